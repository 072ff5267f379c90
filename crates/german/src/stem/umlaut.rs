//! Umlauts that are inflection (`Häuser`, `Städte`, `älter`) become plain; all others stay
//! (`führen`, `Sünde`).
//!
//! CISTEM and Snowball fold every umlaut, and so merge zählen/zahlen, fördern/fordern,
//! führen/fuhren, Bürger/Burger, schön/schon.
//!
//! - **Words that end with a noun of [`NOUNS`]** are folded in any form, because the verb has the
//!   umlaut too: `wünschen`, `Wünsche`, `Wunsch`.
//! - **Words that end with a noun of [`PLURALS`]** are folded only before -e, -en or nothing,
//!   because the verb is another word: `Drücke`, but not `drückt`.
//! - **Adjectives of [`COMPARED`]** are folded if they have lost -er or -st: `älter`, `längsten`,
//!   but not `Länge`.
//!
//! [`NOUNS`]: crate::tables::umlauts::NOUNS
//! [`PLURALS`]: crate::tables::umlauts::PLURALS
//! [`COMPARED`]: crate::tables::umlauts::COMPARED

use super::endings::StrippedEndings;
use crate::letters::Letters;
use crate::tables::suffixes::{self, SuffixTable};

/// Makes the umlaut of a word without endings plain if it is inflection.
pub(super) fn fold(word: &mut Letters, stripped: StrippedEndings) {
    let umlaut = word.as_slice().iter().rposition(u8::is_ascii_uppercase);
    let Some(at) = umlaut.filter(|_| word.has_umlauts()) else { return };
    let folded = word.folded();
    let plain = folded.as_slice();
    // The umlaut must be part of the noun: that of `Rückschlag` is not in the head.
    let ends = |table| suffixes::longest(plain, table) >= plain.len() - at;
    let last_vowel =
        !plain.get(at + 1..).is_some_and(|rest| rest.iter().any(|letter| b"aeiouy".contains(letter)));
    let inflected = stripped.er_plural && last_vowel
        || ends(SuffixTable::UmlautNoun)
        || !stripped.verbal && ends(SuffixTable::UmlautPlural)
        || stripped.compared && ends(SuffixTable::Compared);
    if inflected {
        word.fold_from(at);
    }
}
