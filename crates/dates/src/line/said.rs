//! What the words beside a date say of it.

use super::{on_new_line, parts};
use crate::token::{Token, folded};

/// What a line says of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// The text was published, or written.
    Published,
    /// The text was changed.
    Updated,
    /// `Stand`, beside another date: where that one is of the publication this is an update, and
    /// else it is the only one there is. A `Stand` alone is [`Said::Published`].
    AsOf,
    /// Nothing that is known.
    Nothing,
}

/// Beginnings of words that tell, folded: `aktualisier` is of `aktualisiert` and `Aktualisierung`.
const STEMS: &[(&str, Said)] = &[
    ("aktualisier", Said::Updated),
    ("geaendert", Said::Updated),
    ("aenderung", Said::Updated),
    ("veraendert", Said::Updated),
    ("bearbeitet", Said::Updated),
    ("bearbeitung", Said::Updated),
    ("ueberarbeit", Said::Updated),
    ("korrigiert", Said::Updated),
    ("ergaenzt", Said::Updated),
    ("updat", Said::Updated),
    ("modifi", Said::Updated),
    ("changed", Said::Updated),
    ("edited", Said::Updated),
    ("revised", Said::Updated),
    ("veroeffentlich", Said::Published),
    ("erstveroeffentlich", Said::Published),
    ("publizier", Said::Published),
    ("publikation", Said::Published),
    ("erschien", Said::Published),
    ("erschein", Said::Published),
    ("erstell", Said::Published),
    ("verfasst", Said::Published),
    ("gepostet", Said::Published),
    ("publish", Said::Published),
    ("publication", Said::Published),
    ("posted", Said::Published),
    ("created", Said::Published),
];

/// Whole words that tell.
const WORDS: &[(&str, Said)] =
    &[("stand", Said::AsOf), ("online", Said::Published), ("eingestellt", Said::Published)];

/// Words that tell only where no other does: `Datum der letzten Änderung`, `Update vom`.
const WEAK: &[&str] = &["vom", "datum", "date"];

fn strong(word: &str) -> Option<Said> {
    let whole = WORDS.iter().find(|(known, _)| *known == word);
    whole.or_else(|| STEMS.iter().find(|(stem, _)| word.starts_with(stem))).map(|(_, said)| *said)
}

/// Whether a folded word is a label of dates.
pub(super) fn is_label(word: &str) -> bool {
    WEAK.contains(&word) || strong(word).is_some()
}

/// Most words behind a date up to its label.
const NEAR: usize = 3;

/// What the words say that stand before a date and behind it, up to the dates around it. `more`
/// tells of another date behind, to which an open label belongs.
pub(super) fn said(before: &[Token<'_>], behind: &[Token<'_>], more: bool) -> Said {
    let own = own_part(before);
    let words = own.iter().rev().filter(|token| token.is_word()).map(|token| folded(token.text));
    let mut weak = false;
    for word in words {
        if let Some(said) = strong(&word) {
            return match said {
                // „Stand: 12.05.2024 (aktualisiert)“
                Said::AsOf => label_behind(behind, more).unwrap_or(said),
                said => said,
            };
        }
        weak |= WEAK.contains(&word.as_str());
    }
    label_behind(behind, more).unwrap_or(if weak { Said::Published } else { Said::Nothing })
}

/// What is of the same part as the date that follows.
fn own_part<'a, 't>(before: &'a [Token<'t>]) -> &'a [Token<'t>] {
    let start = before.iter().rposition(|token| parts(token) || on_new_line(token));
    start.and_then(|start| before.get(start..)).unwrap_or(before)
}

/// A label behind a date: in brackets, or before the end of the part where no other date has a
/// claim to it.
fn label_behind(behind: &[Token<'_>], more: bool) -> Option<Said> {
    let end = behind.iter().position(|token| parts(token) || on_new_line(token));
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
