//! Persons: the feminine in -in, -innen onto the masculine, as the agentive -er is a word of its own.
//!
//! | form | becomes | then |
//! |---|---|---|
//! | `politikerin`, `politikerinnen` (also from `Politiker:innen`, `Politiker*innen`) | `politiker` | kept: see [`adjective`](super::adjective) |
//! | `studentin`, `journalistinnen`, `biologin` | `student`, `journalist`, `biolog` | endings, as for the masculine |
//!
//! A word qualifies by the end of what -in follows ([`MASCULINE`]); shorter than seven letters it is left alone (`darin`).
//! Source: grammar (feminine derivation), by hand; the idea of prototype D2 of the project's notes.
//! Not done: masculines in -e after other letters (`Russin`/`Russe`).

use super::letters::Letters;
use super::table::ends_with_any;

/// Ends of masculines that take -in, by last letter.
fn masculines(last: u8) -> &'static [&'static str] {
    match last {
        b'd' => &["reund", "held"],
        b'e' => &[],
        b'f' => &["graf"],
        b'g' => &["og", "urg", "olleg", "onig"],
        b'h' => &["ph", "griech", "tschech", "och"],
        b'm' => &["om", "am"],
        b'n' => &["uzen"],
        b'r' => &["er", "or", "ur", "ar", "air"],
        b's' => &["oss", "ranzos", "chines"],
        b't' => &[
            "ist", "nt", "at", "it", "ot", "eut", "anwalt", "pert", "arzt", "pakt", "furst", "wirt", "gast",
            "hirt", "rgast", "est",
        ],
        _ => &[],
    }
}

/// Masculines in -e, without it.
const IN_E: [&str; 26] = [
    "kund", "russ", "turk", "jud", "zeug", "genoss", "gatt", "bot", "schwed", "dan", "finn", "brit",
    "schott", "slowak", "serb", "erb", "pol", "pat", "bulgar", "baskin", "lots", "afghan", "katalan",
    "sklav", "schutz", "nachfahr",
];

/// Names and things in -in that are no feminines.
const NOT_FEMININE: [&str; 7] =
    ["konstantin", "valentin", "augustin", "christin", "argentin", "margarin", "palatin"];

/// Verbs in -innen, without it.
const VERBS: [&str; 6] = ["beg", "gew", "bes", "sp", "r", "ers"];

/// Takes a feminine -in, -innen off.
pub(super) fn masculine(word: &mut Letters) {
    let all = word.as_slice();
    let base = match all {
        [base @ .., b'i', b'n', b'n', b'e', b'n'] | [base @ .., b'i', b'n'] => base.len(),
        _ => return,
    };
    let folded = word.folded();
    let Some(plain) = folded.as_slice().get(..base) else { return };
    let derived = base >= 5 && plain.last().is_some_and(|&last| ends_with_any(plain, masculines(last)))
        || ends_with_any(plain, &IN_E);
    if derived && !NOT_FEMININE.iter().any(|name| plain.starts_with(name.as_bytes())) {
        word.truncate(base);
    } else if base >= 4 && all.ends_with(b"innen") && !ends_with_any(plain, &VERBS) {
        // The singular has the one n.
        word.truncate(base + 2);
    }
}
