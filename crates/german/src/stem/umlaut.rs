//! Umlauts that are inflection (`Häuser`, `Städte`, `älter`) become plain; all others stay
//! (`führen`, `Sünde`).
//!
//! CISTEM and Snowball fold every umlaut, and so merge zählen/zahlen, fördern/fordern,
//! führen/fuhren, Bürger/Burger, schön/schon.
//!
//! | form | folded |
//! |---|---|
//! | ends with a noun of [`NOUNS`] | in any form: its verb has the umlaut too (`wünschen`, `Wünsche`, `Wunsch`) |
//! | ends with a noun of [`PLURALS`], before -e, -en or nothing | only there: the verb is another one (`Drücke`, but `drückt`) |
//! | an adjective of [`COMPARED`] that has lost -er or -st | `älter`, `längsten`, but `Länge` |
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
    // The umlaut must lie in the row: that of `Rückschlag` is not in the head.
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
