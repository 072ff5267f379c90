//! Prefixes of verbs.
//!
//! ge- and zu- follow a separable prefix (`ab-ge-sagt`); an inseparable one replaces ge-
//! (`ver-standen`). Both may come together (`an-er-kannt`). Words that verbs take like a separable
//! prefix are listed too (`teil-genommen`). Source: grammar (Duden, verbal prefixes and particles),
//! by hand.

use super::trie::{Trie, TrieBuilder};
use std::sync::LazyLock;

/// Separable prefixes.
#[rustfmt::skip]
const SEPARABLE: &[&str] = &[
    "Uber", "Uberein", "Ubrig", "ab", "abwArts", "acht", "an", "aneinander", "auf", "aufeinander", "aufwArts", "aus",
    "auseinander", "auswArts", "bankrott", "bauch", "bei", "beieinander", "beisammen", "bekannt", "bereit", "bevor", "blank",
    "bloss", "breit", "dUnn", "da", "dabei", "dagegen", "daher", "dahin", "dahinter", "daneben", "dar", "daran", "darauf",
    "darein", "davon", "davor", "dazu", "dazwischen", "dicht", "drUber", "dran", "drauf", "drauflos", "drein", "drin",
    "drunter", "durch", "durcheinander", "ein", "einher", "einwArts", "einzu", "empor", "entgegen", "entlang", "entzwei",
    "falsch", "fehl", "feil", "fein", "fern", "fertig", "fest", "flach", "flott", "fort", "frei", "fremd", "gefangen",
    "gegen", "gegenUber", "gegeneinander", "gerade", "gesund", "glatt", "gleich", "gross", "gut", "hAngen", "haften", "haus",
    "heilig", "heim", "her", "herUber", "herab", "heran", "herauf", "heraus", "herbei", "herein", "herum", "herunter",
    "hervor", "hier", "hierher", "hierhin", "hin", "hinUber", "hinab", "hinan", "hinauf", "hinaus", "hindurch", "hinein",
    "hintan", "hinten", "hinterdrein", "hinterher", "hinunter", "hinweg", "hinzu", "hoch", "hof", "hohn", "hops",
    "ineinander", "inne", "irre", "kalt", "kaputt", "kehrt", "kennen", "klar", "klein", "kopf", "krank", "krumm", "kund",
    "kurz", "lahm", "lang", "leicht", "lieb", "liegen", "los", "maschine", "miss", "mit", "miteinander", "nach", "nahe",
    "nebenher", "neu", "nieder", "not", "offen", "pleite", "preis", "quer", "rUber", "rUck", "rUckwArts", "rad", "ran",
    "rauf", "raus", "rein", "richtig", "rum", "rund", "runter", "sUss", "sauber", "schOn", "schau", "schief", "schlecht",
    "schwarz", "schwer", "seil", "sicher", "sitzen", "spazieren", "stand", "statt", "staub", "stecken", "stehen", "still",
    "stoss", "straff", "stramm", "teil", "tief", "tot", "treu", "trocken", "um", "umher", "umhin", "unter", "verloren",
    "voll", "voneinander", "vor", "vorUber", "vorab", "voran", "voraus", "vorbei", "vorher", "vorhin", "vorlieb", "vorwArts",
    "vorweg", "wach", "wahr", "warm", "weg", "weiter", "wert", "wett", "wichtig", "wider", "wieder", "wohl", "wund", "zu",
    "zueinander", "zugute", "zunichte", "zurUck", "zurecht", "zusammen", "zutage", "zuteil", "zuvor", "zuwider", "zwischen",
];

/// The separable prefixes, searched from the beginning of a word.
pub(crate) static TRIE: LazyLock<Trie> = LazyLock::new(|| {
    let mut trie = TrieBuilder::new();
    SEPARABLE.iter().for_each(|row| *trie.insert(row.bytes()) = 1);
    trie.build()
});

/// Passes to `visit` the length of each separable prefix of `word`, the shortest first.
pub(crate) fn for_each_separable(word: &[u8], mut visit: impl FnMut(usize)) {
    TRIE.walk(word.iter(), |length, _| visit(length));
}

/// Whether `prefix` is a separable prefix.
pub(crate) fn is_separable(prefix: &[u8]) -> bool {
    let mut whole = false;
    for_each_separable(prefix, |length| whole |= length == prefix.len());
    whole
}

/// Whether `prefix` is an inseparable prefix, alone or behind a separable one.
pub(crate) fn is_inseparable(prefix: &[u8]) -> bool {
    const ROWS: [&[u8]; 14] = [
        b"be", b"emp", b"ent", b"er", b"ge", b"miss", b"ver", b"zer", b"Uber", b"unter", b"hinter", b"wider",
        b"um", b"durch",
    ];
    ROWS.iter()
        .any(|row| prefix.strip_suffix(*row).is_some_and(|before| before.is_empty() || is_separable(before)))
}
