//! What tells that a spelling is a transcription.
//!
//! Two Latin spellings with one key may be one name (`Lawrow`, `Lavrov`) or two (`Meier`, `Meyer`; `Gras`, `Grass`): keys level more than
//! customs differ in. They are taken for one where one of them at least is spelt as German words are not, or where both are names to the
//! lexicon and differ in nothing but w and v (`Iwan`, `Ivan`).
//!
//! Source: the endings of Slavic surnames and places, and the clusters of Duden's and BGN/PCGN's tables; by hand.

use crate::lexicon::{Entry, Lexicon};

/// Letters of the shortest word whose end tells anything: `Lwow`.
const SHORTEST: usize = 4;

/// How Slavic names end, in German, English, scientific spelling.
const ENDS: &[&str] = &[
    "ow", "owa", "ov", "ova", "off", "ew", "ewa", "ev", "eva", "ski", "sky", "skij", "skyj", "skyi", "skyy",
    "skiy", "zki", "zky", "zkyj", "zkyi", "skaja", "skaya", "ska", "witsch", "vich", "vitch", "vic", "wic",
    "enko", "tschuk", "chuk", "kiw", "kiv", "jiw", "yiv", "viv", "wiw", "lny", "lnyj", "ymyr", "imir", "nsk",
    "lsk", "rsk", "owo", "ovo", "wka", "vka", "kin",
];

/// How words of other languages begin.
const STARTS: &[&str] =
    &["tsch", "sh", "zh", "kh", "wl", "vl", "wj", "vy", "dm", "ya", "ye", "yo", "yu", "chru"];

/// What stands anywhere in words of other languages.
const CLUSTERS: &[&str] = &["kh", "zh", "shch", "schtsch", "tch", "ij", "yj", "iy", "ej", "oj", "uj"];

/// Whether `exact` is spelt as no German word is.
pub(super) fn is_transcribed(exact: &str) -> bool {
    let ends = |end: &&str| exact.ends_with(end);
    exact.len() >= SHORTEST
        && (!exact.is_ascii()
            || ENDS.iter().any(ends)
            || STARTS.iter().any(|start| exact.starts_with(start))
            || CLUSTERS.iter().any(|cluster| exact.contains(cluster)))
}

/// Whether two names of the lexicon differ in w and v alone.
pub(super) fn differ_in_w(a: &str, b: &str, lexicon: &Lexicon) -> bool {
    let level = |letter: u8| if letter == b'w' { b'v' } else { letter };
    let is_name = |word: &str| lexicon.get(word.as_bytes()).and_then(Entry::is_noun) == Some(true);
    a.len() == b.len() && a.bytes().map(level).eq(b.bytes().map(level)) && is_name(a) && is_name(b)
}
