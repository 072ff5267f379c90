//! Names across scripts and transcriptions.

mod cyrillic;
mod gate;
mod key;
mod latin;

pub use key::MOST;

use crate::lexicon::Lexicon;
use crate::normalize::fold;
use key::Keys;

/// Passes the name keys of `word` to `emit`, at most [`MOST`], none twice; none for a word that is no name.
///
/// `word` is lower-cased as [`lower`](crate::normalize::lower) does it. Two words are the same name if they have a key in common.
/// A genitive whose nominative the lexicon has gets the keys of both (`Lawrows`, but also `Samus`, which is none of `Samu`).
///
/// Costs up to fifty look-ups in the lexicon, and nothing that grows with it: for each word once, not for each of its uses.
pub fn keys(word: &str, lexicon: &Lexicon, emit: &mut impl FnMut(&str)) {
    let mut keys = Keys::default();
    if cyrillic::is_written(word) {
        cyrillic::spell(word, &mut keys);
    } else {
        let mut exact = String::new();
        fold(word, &mut exact);
        for name in gate::nominative(&exact, lexicon).into_iter().chain([exact.as_str()]) {
            if gate::admits(name, lexicon) {
                latin::spell(name, &mut keys);
            }
        }
    }
    keys.emit(emit);
}
