//! Nouns with the plural in -er, which goes as an ending (`häuser` = `haus`); any other noun keeps its -er.
//!
//! Source: grammar (the closed class of -er plurals), by hand. A row also matches the head of a compound (`bundesländer`).
//! Not done: the singular person that looks alike (`Schlosser`), except for people of countries (`Holländer`).

use super::tails::{self, Table};

/// Nouns that take -er.
#[rustfmt::skip]
pub(super) const NOUNS: &[&str] = &[
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

/// Countries and regions whose people are called after them: -er stays.
pub(super) const PEOPLED: &[&str] = &[
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
    let found = tails::find(base);
    base == b"ei" || found.is_in(Table::ErPlural) && !found.is_in(Table::Peopled)
}
