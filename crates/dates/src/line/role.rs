//! What a date is the date of, by the words next to it.

use crate::token::{Token, folded};

/// What a date is the date of, as far as its line shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateRole {
    /// The text was published, or written.
    Published,
    /// The text was changed.
    Updated,
    /// `Stand` in a line with other dates: an update if another of them is the publication. A
    /// `Stand` alone is [`DateRole::Published`].
    AsOf,
    /// There is no known label next to it.
    Unlabelled,
}

/// Beginnings of labels, folded: `aktualisier` covers `aktualisiert` and `Aktualisierung`.
const STEMS: &[(&str, DateRole)] = &[
    ("aktualisier", DateRole::Updated),
    ("geaendert", DateRole::Updated),
    ("aenderung", DateRole::Updated),
    ("veraendert", DateRole::Updated),
    ("bearbeitet", DateRole::Updated),
    ("bearbeitung", DateRole::Updated),
    ("ueberarbeit", DateRole::Updated),
    ("korrigiert", DateRole::Updated),
    ("ergaenzt", DateRole::Updated),
    ("updat", DateRole::Updated),
    ("modifi", DateRole::Updated),
    ("changed", DateRole::Updated),
    ("edited", DateRole::Updated),
    ("revised", DateRole::Updated),
    ("veroeffentlich", DateRole::Published),
    ("erstveroeffentlich", DateRole::Published),
    ("publizier", DateRole::Published),
    ("publikation", DateRole::Published),
    ("erschien", DateRole::Published),
    ("erschein", DateRole::Published),
    ("erstell", DateRole::Published),
    ("verfasst", DateRole::Published),
    ("gepostet", DateRole::Published),
    ("publish", DateRole::Published),
    ("publication", DateRole::Published),
    ("posted", DateRole::Published),
    ("created", DateRole::Published),
];

/// Labels that are whole words.
const WORDS: &[(&str, DateRole)] =
    &[("stand", DateRole::AsOf), ("online", DateRole::Published), ("eingestellt", DateRole::Published)];

/// Labels that count only if there is no other: `Datum der letzten Änderung`, `Update vom`.
const WEAK: &[&str] = &["vom", "datum", "date"];

fn strong(word: &str) -> Option<DateRole> {
    let whole = WORDS.iter().find(|(known, _)| *known == word);
    whole.or_else(|| STEMS.iter().find(|(stem, _)| word.starts_with(stem))).map(|(_, role)| *role)
}

/// Whether a folded word is a label of dates.
pub(super) fn is_label(word: &str) -> bool {
    WEAK.contains(&word) || strong(word).is_some()
}

/// Most words after a date up to its label.
const NEAR: usize = 3;

/// The role of a date by the tokens before and after it, up to its neighbouring dates. If `more`, a
/// date follows, to which a label between the two belongs.
pub(super) fn role(before: &[Token<'_>], behind: &[Token<'_>], more: bool) -> DateRole {
    let own = own_part(before);
    let words = own.iter().rev().filter(|token| token.is_word()).map(|token| folded(token.text));
    let mut weak = false;
    for word in words {
        if let Some(role) = strong(&word) {
            return match role {
                // „Stand: 12.05.2024 (aktualisiert)“
                DateRole::AsOf => label_behind(behind, more).unwrap_or(role),
                role => role,
            };
        }
        weak |= WEAK.contains(&word.as_str());
    }
    label_behind(behind, more).unwrap_or(if weak { DateRole::Published } else { DateRole::Unlabelled })
}

/// The tokens in the same part of the line as the date that follows them.
fn own_part<'a, 't>(before: &'a [Token<'t>]) -> &'a [Token<'t>] {
    let start = before.iter().rposition(|token| token.is_separator() || token.is_on_new_line());
    start.and_then(|start| before.get(start..)).unwrap_or(before)
}

/// The role by a label after a date: in brackets, or in the same part of the line unless another
/// date has a claim to it.
fn label_behind(behind: &[Token<'_>], more: bool) -> Option<DateRole> {
    let end = behind.iter().position(|token| token.is_separator() || token.is_on_new_line());
    let open = more && end.is_none();
    let part = behind.get(..end.unwrap_or(behind.len()))?;
    let bracketed = part.first().is_some_and(|token| matches!(token.text, "(" | "["));
    let part = if bracketed {
        let close = part.iter().position(|token| matches!(token.text, ")" | "]"))?;
        part.get(..close)?
    } else if open {
        return None;
    } else {
        part
    };
    let words = part.iter().filter(|token| token.is_word()).take(NEAR);
    words.map(|token| folded(token.text)).find_map(|word| strong(&word))
}
