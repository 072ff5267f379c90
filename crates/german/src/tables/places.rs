//! Names of places. Source: geography, by hand.

/// Places in -en that the rules of stemming would merge with other words (`Polen` with `Pol`).
pub(crate) const IN_EN: &[&str] = &[
    "^polen",
    "^schweden",
    "^bayern",
    "hessen",
    "sachsen",
    "preussen",
    "^franken",
    "^schwaben",
    "^baden",
    "westfalen",
    "^emden",
    "^minden",
    "^dresden",
    "^bremen",
];
