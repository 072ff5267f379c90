//! Nouns with the plural in -er, which goes as an ending (`häuser` = `haus`); any other noun keeps its -er.
//!
//! Source: grammar (the closed class of -er plurals), by hand. A row also matches the head of a compound (`bundesländer`).
//! Not done: the singular person that looks alike (`Schlosser`), except for people of countries (`Holländer`).

use super::table::ends_with_any;

/// Nouns that take -er, by last letter.
fn nouns(last: u8) -> &'static [&'static str] {
    match last {
        b'b' => &["grab", "kalb", "leib", "weib"],
        b'd' => &[
            "bad", "band", "bild", "feld", "geld", "gewand", "glied", "kind", "kleid", "land", "lid", "lied",
            "mund", "pfand", "rad", "rand", "rind", "schild", "wald",
        ],
        b'f' => &["dorf"],
        b'g' => &["ding"],
        b'h' => &["buch", "dach", "fach", "loch", "strauch", "tuch", "viech"],
        b'k' => &["volk"],
        b'l' => &["denkmal", "maul", "spital", "tal"],
        b'm' => &["lamm", "tum", "wurm"],
        b'n' => &["horn", "huhn", "korn", "mann"],
        b's' => &["fass", "glas", "gras", "haus", "reis", "schloss"],
        b't' => &[
            "amt",
            "blatt",
            "brett",
            "gehalt",
            "geist",
            "gemut",
            "geschlecht",
            "gesicht",
            "gespenst",
            "gott",
            "gut",
            "haupt",
            "kraut",
            "licht",
            "nest",
            "regiment",
            "schwert",
            "stift",
            "wort",
        ],
        b'z' => &["holz"],
        _ => &[],
    }
}

/// Countries and regions whose people are called after them: -er stays.
const PEOPLED: [&str; 16] = [
    "abendland",
    "ausland",
    "deutschland",
    "england",
    "estland",
    "finnland",
    "gronland",
    "holland",
    "inland",
    "irland",
    "island",
    "lettland",
    "neuseeland",
    "niederland",
    "rheinland",
    "russland",
];

/// Whether -er after `base` is a plural.
pub(super) fn has_er_plural(base: &[u8]) -> bool {
    base == b"ei"
        || base.last().is_some_and(|&last| ends_with_any(base, nouns(last))) && !ends_with_any(base, &PEOPLED)
}
