//! Names across scripts and transcriptions: Lawrow, Lavrov, Lavroff, Лавров have a key in common.
//!
//! A Cyrillic name has no one spelling in Latin letters: German papers write it by sound (Duden), English ones by BGN/PCGN, libraries
//! letter by letter. A key is what those spellings agree on, written in sounds (capitals, none of which is to be read aloud):
//!
//! | sound | Cyrillic | German | English | scientific |
//! |---|---|---|---|---|
//! | S | с з | s | s z | s z |
//! | W | ш ж | sch | sh zh | š ž |
//! | Q, WQ | ч ћ, щ | tsch, schtsch | ch, shch | č ć, šč |
//! | C | ц тс | z | ts | c |
//! | X | х | ch | kh | ch |
//! | G | г ґ | g h | g h | g h |
//! | J | дж џ ђ | dsch | j dzh | dž đ |
//! | V | в | w | v | v |
//! | I | и й ы і ї ј | i j y | i y | i j y |
//! | E | е ё э є | e je jo | e ye yo | e ë |
//!
//! Where the letters of a word do not tell which custom it follows, or a letter may be two things (h is г or х), the word has a key
//! for each reading, up to [`MOST`]. Then keys are levelled:
//!
//! | rule | because |
//! |---|---|
//! | I before a vowel goes, a first one before e alone | Sergeev = Sergejew = Сергеев, Tatjana = Tatiana, Elena = Jelena |
//! | equal consonants in a row are one | Wassiljew = Васильев |
//! | o after W, Q, J is E | Gorbatschow = Gorbachev: newspapers print ё as е |
//! | final F behind o, e is V | Lavroff |
//! | -ter, -der is -tr, -dr | Alexander = Александр |
//! | -aja is -a | Политковская = Політковська |
//!
//! Names that differ by more than custom are no matter of keys: [`exonyms`] knows the commonest.
//!
//! Keys merge different words too (`Glas` has the key of Глас, `Meier` that of Meyer): they are for names alone (`gate`), belong in a
//! term space of their own, and should widen a search, not decide its order; and not every pair with one key is one name ([`may_be_one`]).
//!
//! Measured with score_words.py and a vocabulary of 600,000 words without capitals: all spellings of a name on one key for 68 of 68
//! names; English and Cyrillic on one for 99.5 % of 2,192 places in Russia and 98.8 % of 2,420 in Ukraine; other words of the 50,000
//! commonest on a name's key 0.09 a name, 0.015 without those that are another spelling or form of it (Sergei, Juris). These lists
//! had been read when the rules were made (зг and ьо are in them for their misses); of 113 more names, written down after
//! the rules, 111 have all spellings on one key (not Ufa, too short, and Swetlana, another vowel in Ukrainian).
//!
//! Sources: Duden's, BGN/PCGN's and ISO 9's tables of transcription, the alphabets.

mod cues;
mod cyrillic;
mod exonyms;
mod gate;
mod key;
mod latin;
mod places;
pub(crate) mod table;
#[cfg(test)]
mod tests;

pub use exonyms::exonyms;
pub use key::MOST;

use crate::lexicon::Lexicon;
use crate::normalize::fold;
use key::Keys;

/// The term of the names level for a key of a word with this stem: whatever shares a key stands in one place of a dictionary.
pub fn term(key: &str, stem: &str) -> String {
    format!("{key}{BEHIND_KEY}{stem}")
}

/// Where the terms of a key lie in a dictionary: all begin with this, and their stems stand behind it.
///
/// ```
/// use nachlese_german::names;
/// assert!(names::term("LAVROV", "lawrow").starts_with(&names::terms_of("LAVROV")));
/// assert!(!names::term("LAVROVA", "lawrowa").starts_with(&names::terms_of("LAVROV")));
/// ```
pub fn terms_of(key: &str) -> String {
    term(key, "")
}

/// Stands between key and stem: sorts before every letter.
const BEHIND_KEY: char = ' ';

/// Whether two words with one key, as exact terms, may be one name: one is Cyrillic, or is spelt as a transcription is (`cues`).
///
/// ```
/// use nachlese_german::{lexicon::Lexicon, names::may_be_one};
/// let none = Lexicon::empty();
/// assert!(may_be_one("lawrow", "lavrov", &none) && may_be_one("putin", "путин", &none));
/// assert!(!may_be_one("meier", "meyer", &none) && !may_be_one("kurz", "kurs", &none));
/// ```
pub fn may_be_one(a: &str, b: &str, lexicon: &Lexicon) -> bool {
    let tells = |word: &str| cyrillic::is_written(word) || cues::is_transcribed(word);
    let may_be = tells(a) || tells(b) || cues::differ_in_w(a, b, lexicon) || cues::differ_in_marks(a, b);
    may_be && !cues::is_common(a, lexicon) && !cues::is_common(b, lexicon)
}

/// Passes to `emit` the words of `lexicon` that have `key`, as exact terms, in an order of their own.
///
/// Costs a binary search, and the keys of each word that is found.
pub fn words_with(key: &str, lexicon: &Lexicon, emit: &mut impl FnMut(&str)) {
    for word in lexicon.named(table::hash(key)) {
        let mut has = false;
        keys(word, lexicon, &mut |other| has |= other == key);
        if has {
            emit(word);
        }
    }
}

/// Passes the name keys of `word` to `emit`, at most [`MOST`], none twice; none for a word that is no name.
///
/// `word` is lower-cased as [`lower`](crate::normalize::lower) does it. Two words may be one name if they have a key in common.
/// A genitive whose nominative the lexicon has gets the keys of both (`Lawrows`; but so does `Samus`, which is none of `Samu`).
/// The same lexicon gives the same keys; its capitals count, those of the word at hand do not.
///
/// Costs up to some hundred look-ups in the lexicon and nothing that grows with it: for each word once, not for each of its uses.
///
/// ```
/// use nachlese_german::{lexicon::Lexicon, names};
/// let keys = |word| {
///     let mut keys = Vec::new();
///     names::keys(word, &Lexicon::empty(), &mut |key| keys.push(key.to_owned()));
///     keys
/// };
/// assert_eq!(keys("schoigu"), keys("шойгу"));
/// assert!(keys("chomutow").contains(&"XOMUTOV".to_owned()));
/// assert!(keys("regierungen").is_empty());
/// ```
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
