//! How a spelling is recognised as a transcription.
//!
//! Two Latin spellings with one key may be one name (`Lawrow`, `Lavrov`) or two (`Meier`, `Meyer`;
//! `Gras`, `Grass`): keys ignore more than the differences between transcriptions. They are taken
//! for one name if at least one of them is spelt like no German word, if both are names in the
//! lexicon and differ only in w and v (`Iwan`, `Ivan`), or if they differ only in diacritics; but
//! never if one is a common noun (`Jury`).
//!
//! Source: the endings of Slavic surnames and places, and the clusters of the tables of Duden and
//! BGN/PCGN; by hand.

use super::gate::{COMMON_ARTICLES, NAME_FORENAMES};
use crate::lexicon::{Lexicon, WordFacts};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The ending of a shorter word proves nothing. The shortest name is `Lwow`.
const MIN_WORD: usize = 4;

/// Endings of Slavic names in German, English, scientific spelling.
const SUFFIXES: &[&str] = &[
    "ow", "owa", "ov", "ova", "off", "ew", "ewa", "ev", "eva", "ski", "sky", "skij", "skyj", "skyi", "skyy",
    "skiy", "zki", "zky", "zkyj", "zkyi", "skaja", "skaya", "ska", "witsch", "vich", "vitch", "vic", "wic",
    "enko", "tschuk", "chuk", "kiw", "kiv", "jiw", "yiv", "viv", "wiw", "lny", "lnyj", "ymyr", "imir", "ij",
    "ija", "ej", "oj", "nsk", "lsk", "rsk", "owo", "ovo", "wka", "vka", "kin",
];

/// The ending of German surnames: `Bischoff`.
const GERMAN_SUFFIX: &str = "hoff";

/// Beginnings of words of other languages.
const PREFIXES: &[&str] =
    &["tsch", "tch", "sh", "zh", "kh", "wl", "vl", "wj", "vy", "dm", "ya", "ye", "yo", "yu", "chru"];

/// Clusters anywhere in words of other languages.
const CLUSTERS: &[&str] = &["kh", "zh", "shch", "schtsch", "yj", "iy"];

/// Letters of Slavic languages that few others have.
const LETTERS: [char; 14] = ['č', 'ć', 'š', 'ž', 'đ', 'ř', 'ě', 'ů', 'ł', 'ń', 'ś', 'ź', 'ż', 'ŭ'];

/// Whether `exact` is spelt like no German word.
pub(super) fn is_transcribed(exact: &str) -> bool {
    exact.len() >= MIN_WORD
        && !exact.contains("ph")
        && (exact.contains(LETTERS)
            || SUFFIXES.iter().any(|suffix| exact.ends_with(suffix)) && !exact.ends_with(GERMAN_SUFFIX)
            || PREFIXES.iter().any(|prefix| exact.starts_with(prefix))
            || CLUSTERS.iter().any(|cluster| exact.contains(cluster)))
}

/// Whether two words differ only in diacritics (`Stéphanie`, `Stephanie`).
pub(super) fn differ_in_diacritics(a: &str, b: &str) -> bool {
    let plain = |word: &str| word.nfd().filter(|c| !is_combining_mark(*c)).collect::<String>();
    !(a.is_ascii() && b.is_ascii()) && plain(a) == plain(b)
}

/// Whether the lexicon has `exact` as a common noun: `die Jury`, `des Vaters`.
pub(super) fn is_common(exact: &str, lexicon: &Lexicon) -> bool {
    let facts = lexicon.get(exact.as_bytes()).filter(WordFacts::is_frequent);
    facts.is_some_and(|facts| {
        facts.determined.unwrap_or(0.0) > COMMON_ARTICLES && facts.named.unwrap_or(0.0) < NAME_FORENAMES
    })
}

/// Whether two words are names in the lexicon and differ only in w and v.
pub(super) fn differ_in_w(a: &str, b: &str, lexicon: &Lexicon) -> bool {
    let w_as_v = |letter: u8| if letter == b'w' { b'v' } else { letter };
    let is_name = |word: &str| lexicon.get(word.as_bytes()).and_then(WordFacts::is_noun) == Some(true);
    a.len() == b.len() && a.bytes().map(w_as_v).eq(b.bytes().map(w_as_v)) && is_name(a) && is_name(b)
}
