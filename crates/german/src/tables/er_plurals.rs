//! Nouns with a plural in -er (`häuser` = `haus`). Any other noun keeps its -er.
//!
//! Source: grammar (a closed class), by hand. A row also matches the head of a compound
//! (`bundesländer`). Not listed: persons in -er that look alike (`Schlosser`), except for people of
//! countries (`Holländer`).

/// Nouns with a plural in -er.
#[rustfmt::skip]
pub(crate) const NOUNS: &[&str] = &[
    "grab", "kalb", "leib", "weib",
    "bad", "band", "bild", "feld", "geld", "gewand", "glied", "kind", "kleid", "land", "lid", "lied", "mund", "pfand", "rad",
    "rand", "rind", "schild", "wald",
    "dorf",
    "ding",
    "buch", "dach", "fach", "loch", "strauch", "tuch", "viech",
    "volk",
    "denkmal", "maul", "spital", "tal",
    "lamm", "tum", "wurm",
    "horn", "huhn", "korn", "mann",
    "fass", "glas", "gras", "haus", "reis", "schloss",
    "amt", "blatt", "brett", "gehalt", "geist", "gemut", "geschlecht", "gesicht", "gespenst", "gott", "gut", "haupt",
    "kraut", "licht", "nest", "regiment", "schwert", "stift", "wort",
    "holz",
];

/// Countries and regions whose people are named with -er: it stays.
pub(crate) const COUNTRIES: &[&str] = &[
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
