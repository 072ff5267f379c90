//! Names across scripts and transcriptions: Lawrow, Lavrov, Lavroff, Лавров have a key in common.
//!
//! A Cyrillic name has no single spelling in Latin letters: German papers transcribe it by sound
//! (Duden), English ones by BGN/PCGN, libraries letter by letter. A key is what those spellings
//! agree on, written as sounds: capital letters, each of which stands for a class of letters.
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
//! If the letters of a word do not show which transcription it follows, or if a letter may stand
//! for two sounds (h is г or х), the word has a key for each reading, up to [`MAX_KEYS`]. Then keys
//! are normalized:
//!
//! - I before a vowel is dropped (Sergeev = Sergejew = Сергеев, Tatjana = Tatiana), an initial one
//!   only before e (Elena = Jelena);
//! - consecutive equal consonants are one: Wassiljew = Васильев;
//! - O after W, Q or J is E, because newspapers print ё as е: Gorbatschow = Gorbachev;
//! - final F after O or E is V: Lavroff;
//! - -ter and -der are -tr and -dr: Alexander = Александр;
//! - -aja is -a: Политковская = Політковська.
//!
//! Names that differ by more than their transcription have no key in common: [`exonyms()`] lists
//! the most frequent ones.
//!
//! Keys merge different words as well (`Glas` has the key of Глас, `Meier` that of Meyer). So only
//! names have them (`gate`), in a level of their own; they should expand a query and not decide its
//! ranking; and not every pair with one key is one name ([`may_be_one`]).
//!
//! Measured with score_words.py and a vocabulary of 600,000 words without capitals:
//!
//! - all spellings of a name share a key for 68 of 68 names;
//! - the English and the Cyrillic spelling share one for 99.5 % of 2,192 places in Russia and 98.8
//!   % of 2,420 in Ukraine;
//! - of the 50,000 most frequent words, 0.09 per name are other words with a key of that name;
//!   0.015 if other spellings and forms of it are not counted (Sergei, Juris).
//!
//! The rules were made with knowledge of these lists (those for зг and ьо come from misses in
//! them). Of 113 more names, written down after the rules, 111 have all spellings on one key; not
//! Ufa, which is too short, and Swetlana, which has another vowel in Ukrainian.
//!
//! Sources: the transcription tables of Duden, BGN/PCGN and ISO 9, and the alphabets.

mod cues;
mod cyrillic;
mod exonym_table;
mod exonyms;
mod gate;
mod key;
pub(crate) mod key_index;
mod latin;
#[cfg(test)]
mod tests;

pub use exonyms::exonyms;
pub use key::MAX_KEYS;

use crate::lexicon::{Lexicon, Section};
use crate::normalize::fold;
use key::Keys;

/// The term of the names level for a key of a word with this stem. In a sorted dictionary of such
/// terms, all words with one key are neighbours.
pub fn term(key: &str, stem: &str) -> String {
    format!("{key}{SEPARATOR}{stem}")
}

/// What all terms of a key begin with, before the stem.
///
/// ```
/// use nachlese_german::names;
/// assert!(names::term("LAVROV", "lawrow").starts_with(&names::terms_of("LAVROV")));
/// assert!(!names::term("LAVROVA", "lawrowa").starts_with(&names::terms_of("LAVROV")));
/// ```
pub fn terms_of(key: &str) -> String {
    term(key, "")
}

/// Between key and stem; sorts before every letter.
const SEPARATOR: char = ' ';

/// Whether two words with a key in common, as exact terms, may be one name: one of them is Cyrillic
/// or spelt like a transcription (`cues`).
///
/// ```
/// use nachlese_german::{lexicon::Lexicon, names::may_be_one};
/// let none = Lexicon::empty();
/// assert!(may_be_one("lawrow", "lavrov", &none) && may_be_one("putin", "путин", &none));
/// assert!(!may_be_one("meier", "meyer", &none) && !may_be_one("kurz", "kurs", &none));
/// ```
pub fn may_be_one(a: &str, b: &str, lexicon: &Lexicon) -> bool {
    let is_foreign = |word: &str| cyrillic::is_cyrillic(word) || cues::is_transcribed(word);
    let may_be = is_foreign(a)
        || is_foreign(b)
        || cues::differ_in_w(a, b, lexicon)
        || cues::differ_in_diacritics(a, b);
    may_be && !cues::is_common(a, lexicon) && !cues::is_common(b, lexicon)
}

/// Passes to `emit` the words of `lexicon` that have `key`, as exact terms, in no order.
///
/// Costs a binary search, and the keys of each word that is found.
pub fn words_with(key: &str, lexicon: &Lexicon, emit: &mut impl FnMut(&str)) {
    let offsets = key_index::find(lexicon.section(Section::NameKeys), key_index::hash(key));
    for word in offsets.filter_map(|offset| lexicon.word_at(offset)) {
        let mut has = false;
        keys(word, lexicon, &mut |other| has |= other == key);
        if has {
            emit(word);
        }
    }
}

/// Passes the name keys of `word` to `emit`, at most [`MAX_KEYS`], each once; none for a word that
/// is no name.
///
/// `word` is lower-cased by [`lower`](crate::normalize::lower). Two words may be one name if they
/// have a key in common. A genitive whose nominative the lexicon has gets the keys of both
/// (`Lawrows`; but so does `Samus`, which is no genitive of `Samu`). The same lexicon gives the
/// same keys; its capitals count, those of `word` do not.
///
/// Costs up to some hundred look-ups in the lexicon, independent of its size: something to do once
/// a word, not once a use.
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
    if cyrillic::is_cyrillic(word) {
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
