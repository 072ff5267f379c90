//! Participles, and words in ge- that end like participles. Source: grammar, by hand.

/// Stems before -en of strong participles with the vowel of the infinitive. Sorted.
#[rustfmt::skip]
pub(crate) const STRONG: [&str; 33] = [
    "back", "blas", "brat", "fahr", "fall", "fang", "fress", "geb", "grab", "halt", "hau", "heiss", "komm", "lad",
    "lass", "lauf", "les", "mahl", "mess", "rat", "ruf", "salz", "schaff", "schlaf", "schlag", "seh", "spalt",
    "stoss", "trag", "tret", "wachs", "wasch", "web",
];

/// Nouns in ge- that end like participles; a row is the beginning of what follows `ge`.
#[rustfmt::skip]
pub(crate) const NOUNS: [&str; 30] = [
    "barden", "biet", "bot", "burt", "dicht", "fecht", "halt", "heimdienst", "ist", "meinschaft", "mut", "rat", "rAt", "mAss", "richt", "rust", "schaft",
    "schicht", "schlecht", "schwulst", "sellschaft", "sicht", "sund", "spenst", "spinst", "zUcht", "stalt", "walt", "wicht", "witter",
];

/// Verbs in ge- whose bare verb is rarer or does not exist; a row is the beginning of what follows
/// `ge`.
pub(crate) const GE_VERBS: [&str; 15] = [
    "bUhr", "deih", "duld", "fAhrd", "hOr", "langw", "lUst", "nehmig", "nUg", "sell", "stalt", "statt",
    "wAhr", "winn", "wOhn",
];
