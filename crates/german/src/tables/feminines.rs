//! What the feminine suffix -in follows. Source: grammar (derivation), by hand.

/// Endings of masculines that take -in.
#[rustfmt::skip]
pub(crate) const MASCULINES: &[&str] = &[
    "reund", "held",
    "graf",
    "og", "urg", "olleg", "onig",
    "ph", "griech", "tschech", "och",
    "om", "am",
    "uzen",
    "er", "or", "ur", "ar", "air",
    "oss", "ranzos", "chines",
    "ist", "nt", "at", "it", "ot", "eut", "anwalt", "pert", "arzt", "pakt", "furst", "wirt", "gast", "hirt", "rgast", "est",
];

/// Masculines in -e, without that -e.
pub(crate) const MASCULINES_IN_E: &[&str] = &[
    "^arzt", "^koch", "^graf", "kund", "russ", "turk", "jud", "zeug", "genoss", "gatt", "bot", "schwed",
    "dan", "finn", "brit", "schott", "slowak", "serb", "erb", "pol", "pat", "bulgar", "baskin", "lots",
    "afghan", "katalan", "sklav", "schutz", "nachfahr",
];

/// Verbs in -innen, without that.
pub(crate) const VERBS: &[&str] = &["beg", "gew", "bes", "^sp", "^r", "ers"];
