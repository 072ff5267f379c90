//! Names across scripts and transcriptions.

mod cyrillic;
mod gate;
mod key;
mod latin;

pub use key::MOST;

use crate::lexicon::Lexicon;
use crate::normalize::fold;

/// Passes the name keys of `word` to `emit`.
pub fn keys(word: &str, lexicon: &Lexicon, emit: &mut impl FnMut(&str)) {
    if cyrillic::is_written(word) {
        if let Some(keys) = cyrillic::keys(word) {
            keys.emit(SHORTEST, emit);
        }
        return;
    }
    let mut exact = String::new();
    fold(word, &mut exact);
    if gate::admits(&exact, lexicon) && let Some(keys) = latin::keys(&exact) {
        keys.emit(SHORTEST, emit);
    }
}

const SHORTEST: usize = 3;
