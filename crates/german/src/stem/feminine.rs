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

/// Names and things in -in that are no feminines.
const NOT_FEMININE: [&str; 7] =
    ["konstantin", "valentin", "augustin", "christin", "argentin", "margarin", "palatin"];

/// The length of `word` without a feminine -in, -innen.
pub(super) fn masculine(word: &[u8]) -> usize {
    let base = match word {
        [base @ .., b'i', b'n', b'n', b'e', b'n'] | [base @ .., b'i', b'n'] => base,
        _ => return word.len(),
    };
    let derived = base.len() >= 5 && base.last().is_some_and(|&last| ends_with_any(base, masculines(last)));
    if derived && !NOT_FEMININE.iter().any(|name| word.starts_with(name.as_bytes())) {
        base.len()
    } else {
        word.len()
    }
}
