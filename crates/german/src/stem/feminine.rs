//! Persons: the feminine in -in, -innen to the masculine.
//!
//! - After -er: `politikerin` and `politikerinnen` (also from `Politiker:innen`, `Politiker*innen`)
//!   become `politiker`, which keeps its -er: see [`adjective`](super::adjective).
//! - After other endings: `studentin`, `journalistinnen`, `biologin` become `student`,
//!   `journalist`, `biolog`. Then endings are stripped, as from the masculine.
//!
//! What -in follows must be listed ([`feminines`](crate::tables::feminines)); words of fewer than
//! seven letters must be listed whole (`darin` is no feminine). Any other word keeps its -in and
//! loses the rest of -innen (`Rivalinnen` = `Rivalin`). The idea is that of prototype D2 in
//! the project's notes.

use crate::letters::Letters;
use crate::tables::suffixes::{self, SuffixTable};

/// Names and things in -in that are no feminines.
const NOT_FEMININE: [&str; 7] =
    ["konstantin", "valentin", "augustin", "christin", "argentin", "margarin", "palatin"];

/// Makes a feminine in -in, -innen its masculine.
pub(super) fn masculine(word: &mut Letters) {
    let all = word.as_slice();
    let base = match all {
        [base @ .., b'i', b'n', b'n', b'e', b'n'] | [base @ .., b'i', b'n'] => base.len(),
        _ => return,
    };
    let folded = word.folded();
    let Some(plain) = folded.as_slice().get(..base) else { return };
    let found = suffixes::find(plain);
    let derived = base >= 5 && found.is_in(SuffixTable::Masculine) || found.is_in(SuffixTable::MasculineInE);
    if derived && !NOT_FEMININE.iter().any(|name| plain.starts_with(name.as_bytes())) {
        word.truncate(base);
        // `Ärztin` is derived from `Arzt`.
        if let Some(at) = word
            .as_slice()
            .iter()
            .position(u8::is_ascii_uppercase)
            .filter(|_| found.is_in(SuffixTable::UmlautNoun))
        {
            word.fold_from(at);
        }
    } else if base >= 4 && all.ends_with(b"innen") && !found.is_in(SuffixTable::VerbInInn) {
        // The singular has one n.
        word.truncate(base + 2);
    }
}
