//! Persons: the feminine in -in, -innen onto the masculine, as the agentive -er is a word of its own.
//!
//! | form | becomes | then |
//! |---|---|---|
//! | `politikerin`, `politikerinnen` (also from `Politiker:innen`, `Politiker*innen`) | `politiker` | kept: see [`adjective`](super::adjective) |
//! | `studentin`, `journalistinnen`, `biologin` | `student`, `journalist`, `biolog` | endings, as for the masculine |
//!
//! A word qualifies by the end of what -in follows ([`MASCULINES`], [`MASCULINES_IN_E`]); shorter than seven letters it is left alone (`darin`).
//! Source: grammar (feminine derivation), by hand; the idea of prototype D2 of the project's notes.
//! What does not qualify keeps its -in, and loses the rest of -innen (`Rivalinnen` = `Rivalin`).

use super::letters::Letters;
use super::tails::{self, Table};

/// Ends of masculines that take -in.
#[rustfmt::skip]
pub(super) const MASCULINES: &[&str] = &[
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

/// Masculines in -e, without it.
pub(super) const MASCULINES_IN_E: &[&str] = &[
    "^arzt", "^koch", "^graf", "kund", "russ", "turk", "jud", "zeug", "genoss", "gatt", "bot", "schwed",
    "dan", "finn", "brit", "schott", "slowak", "serb", "erb", "pol", "pat", "bulgar", "baskin", "lots",
    "afghan", "katalan", "sklav", "schutz", "nachfahr",
];

/// Names and things in -in that are no feminines.
const NOT_FEMININE: [&str; 7] =
    ["konstantin", "valentin", "augustin", "christin", "argentin", "margarin", "palatin"];

/// Verbs in -innen, without it.
pub(super) const VERBS: &[&str] = &["beg", "gew", "bes", "^sp", "^r", "ers"];

/// Takes a feminine -in, -innen off.
pub(super) fn masculine(word: &mut Letters) {
    let all = word.as_slice();
    let base = match all {
        [base @ .., b'i', b'n', b'n', b'e', b'n'] | [base @ .., b'i', b'n'] => base.len(),
        _ => return,
    };
    let folded = word.folded();
    let Some(plain) = folded.as_slice().get(..base) else { return };
    let found = tails::find(plain);
    let derived = base >= 5 && found.is_in(Table::Masculine) || found.is_in(Table::MasculineInE);
    if derived && !NOT_FEMININE.iter().any(|name| plain.starts_with(name.as_bytes())) {
        word.truncate(base);
        // `Ärztin` is of `Arzt`.
        if let Some(at) =
            word.as_slice().iter().position(u8::is_ascii_uppercase).filter(|_| found.is_in(Table::UmlautNoun))
        {
            word.fold_from(at);
        }
    } else if base >= 4 && all.ends_with(b"innen") && !found.is_in(Table::VerbInInn) {
        // The singular has the one n.
        word.truncate(base + 2);
    }
}
