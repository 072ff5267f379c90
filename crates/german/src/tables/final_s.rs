//! Words and verb stems whose -s is no ending. Source: grammar, by hand.

/// Verb stems in -s: their third person looks like the second person of another verb.
pub(crate) const VERBS: &[&str] = &[
    "^les", "ables", "vorles", "verles", "nachles", "los", "reis", "weis", "preis", "speis", "kreis",
    "brems", "grins", "ras", "haus", "saus", "braus", "laus", "tos", "dos", "nies", "wachs", "wechs", "wais",
];

/// Endings of German words in -ss; a lexicon need not have their compounds.
pub(crate) const WORDS_IN_SS: &[&str] = &[
    "ablass", "anlass", "bass", "biss", "blass", "einlass", "erlass", "fass", "fleiss", "floss", "fluss",
    "frass", "fuss", "gross", "gruss", "guss", "hass", "heiss", "kuss", "liess", "mass", "nachlass", "nass",
    "ness", "nuss", "pass", "press", "prozess", "riss", "schluss", "schloss", "schoss", "schuss", "schweiss",
    "spass", "stoss", "weiss", "wiss", "zess",
];
