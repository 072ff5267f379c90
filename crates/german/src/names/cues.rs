//! What tells that a spelling is a transcription.
//!
//! Two Latin spellings with one key may be one name (`Lawrow`, `Lavrov`) or two (`Meier`, `Meyer`; `Gras`, `Grass`): keys level more than
//! customs differ in. They are taken for one where one of them at least is spelt as German words are not, or where both are names to the
//! lexicon and differ in nothing but w and v (`Iwan`, `Ivan`), or differ in marks alone; and never where one is a common noun (`Jury`).
//!
//! Source: the endings of Slavic surnames and places, and the clusters of Duden's and BGN/PCGN's tables; by hand.

use super::gate::{COMMON, NAMED};
use crate::lexicon::{Entry, Lexicon};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Letters of the shortest word whose end tells anything: `Lwow`.
const SHORTEST: usize = 4;

/// How Slavic names end, in German, English, scientific spelling.
const ENDS: &[&str] = &[
    "ow", "owa", "ov", "ova", "off", "ew", "ewa", "ev", "eva", "ski", "sky", "skij", "skyj", "skyi", "skyy",
    "skiy", "zki", "zky", "zkyj", "zkyi", "skaja", "skaya", "ska", "witsch", "vich", "vitch", "vic", "wic",
    "enko", "tschuk", "chuk", "kiw", "kiv", "jiw", "yiv", "viv", "wiw", "lny", "lnyj", "ymyr", "imir", "ij",
    "ija", "ej", "oj", "nsk", "lsk", "rsk", "owo", "ovo", "wka", "vka", "kin",
];

/// Surnames that end so are German: `Bischoff`.
const GERMAN_END: &str = "hoff";

/// How words of other languages begin.
const STARTS: &[&str] =
    &["tsch", "tch", "sh", "zh", "kh", "wl", "vl", "wj", "vy", "dm", "ya", "ye", "yo", "yu", "chru"];

/// What stands anywhere in words of other languages.
const CLUSTERS: &[&str] = &["kh", "zh", "shch", "schtsch", "yj", "iy"];

/// Letters that Slavic languages have and few others.
const LETTERS: [char; 14] = ['č', 'ć', 'š', 'ž', 'đ', 'ř', 'ě', 'ů', 'ł', 'ń', 'ś', 'ź', 'ż', 'ŭ'];

/// Whether `exact` is spelt as no German word is.
pub(super) fn is_transcribed(exact: &str) -> bool {
    exact.len() >= SHORTEST
        && !exact.contains("ph")
        && (exact.contains(LETTERS)
            || ENDS.iter().any(|end| exact.ends_with(end)) && !exact.ends_with(GERMAN_END)
            || STARTS.iter().any(|start| exact.starts_with(start))
            || CLUSTERS.iter().any(|cluster| exact.contains(cluster)))
}

/// Whether two words differ in nothing but marks (`Stéphanie`, `Stephanie`).
pub(super) fn differ_in_marks(a: &str, b: &str) -> bool {
    let plain = |word: &str| word.nfd().filter(|c| !is_combining_mark(*c)).collect::<String>();
    !(a.is_ascii() && b.is_ascii()) && plain(a) == plain(b)
}

/// Whether the lexicon knows `exact` for a common noun: `die Jury`, `des Vaters`.
pub(super) fn is_common(exact: &str, lexicon: &Lexicon) -> bool {
    let entry = lexicon.get(exact.as_bytes()).filter(Entry::is_telling);
    entry.is_some_and(|entry| entry.determined.unwrap_or(0.0) > COMMON && entry.named.unwrap_or(0.0) < NAMED)
}

/// Whether two names of the lexicon differ in w and v alone.
pub(super) fn differ_in_w(a: &str, b: &str, lexicon: &Lexicon) -> bool {
    let level = |letter: u8| if letter == b'w' { b'v' } else { letter };
    let is_name = |word: &str| lexicon.get(word.as_bytes()).and_then(Entry::is_noun) == Some(true);
    a.len() == b.len() && a.bytes().map(level).eq(b.bytes().map(level)) && is_name(a) && is_name(b)
}
