//! Lines with a date: whether they state anything else.

use crate::sentences::ends_sentence;
use nachlese_dates::{DateMention, Moment, date_in, dates_in};

/// Most words besides the date in a line that states facts.
const LONGEST_BYLINE: usize = 9;

/// Longest line that is a date and little else, in bytes.
const LONGEST_DATELINE: usize = 80;

/// How far into a paragraph its date is searched for, in bytes.
const BEGINNING: usize = 60;

/// Lower-case words besides the date in such a line.
#[rustfmt::skip]
const DATE_LABELS: &[&str] = &[
    "von", "vom", "am", "um", "und", "in", "aus", "seit", "ab", "der", "die", "zuletzt", "aktualisiert", "veröffentlicht", "publiziert",
    "erschienen", "erstellt", "geändert", "heute", "gestern", "uhr", "min", "h", "updated", "by", "on", "zu", "van", "de", "mit",
    "gepostet", "gespeichert", "geschrieben", "unter", "online", "posted", "published", "dieser", "artikel", "wurde", "beitrag", "diese",
    "seite", "lesezeit", "minuten", "a", "zum", "letzte", "änderung",
];

/// Whether a line is a sentence with more than labels besides its dates: `Der Vertrag vom 12. Mai
/// 1999 läuft aus.`, but not `Veröffentlicht am 12. Mai 2024.`
pub(super) fn is_sentence_beyond_dates(text: &str) -> bool {
    ends_sentence(text) && beside_dates(text, &dates_in(text)).iter().any(|piece| says_more(piece))
}

/// The pieces of a line between its dates.
pub(super) fn beside_dates<'t>(text: &'t str, dates: &[DateMention]) -> Vec<&'t str> {
    let ends = dates.iter().map(|date| date.at.start).chain([text.len()]);
    let starts = std::iter::once(0).chain(dates.iter().map(|date| date.at.end));
    starts.zip(ends).filter_map(|(start, end)| text.get(start..end)).collect()
}

/// The date at the beginning of a paragraph: `(18.01.2018) Die …`, `27.1.2022 - Bei …`, `Karlsruhe,
/// (12.11.2021). Die …`, `31. Oktober 2023. Die …`.
pub(super) fn date_at_the_beginning(paragraph: &str) -> Option<Moment> {
    let (date, at) = date_in(paragraph)?;
    if at.start > BEGINNING || paragraph.len() < at.end + 20 {
        return None;
    }
    let before = paragraph.get(..at.start)?;
    let after = paragraph.get(at.end..)?.trim_start_matches("Uhr").trim_start();
    let bracketed = before.trim_end().ends_with(['(', '[']) && after.starts_with([')', ']']);
    let place = before.trim_end_matches(['(', '[', ' ', ',', '–', '-', ':']);
    let is_place = place.split_whitespace().count() <= 3
        && !place.ends_with('.')
        && place
            .split_whitespace()
            .all(|w| w.starts_with(char::is_uppercase) || matches!(w, "den" | "am" | "an" | "der"))
        && !place.starts_with("Am");
    let parted = after.starts_with(['-', '–', '—', ':', '|', '.', ')', ']', '+', '/']);
    (is_place && (bracketed || parted)).then_some(date)
}

/// Whether a piece of a line is more than labels and names: `bei den Kämpfen um Bachmut`.
pub(super) fn says_more(piece: &str) -> bool {
    let words = || piece.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    let small = |word: &str| word.starts_with(char::is_lowercase);
    words().count() > LONGEST_BYLINE || words().any(|word| small(word) && !DATE_LABELS.contains(&word))
}

/// Whether a line is a date and little else: `17.08.2024, 10:00 Uhr | Lesezeit: 3 Min.`
pub(super) fn is_dateline(text: &str) -> bool {
    text.len() <= LONGEST_DATELINE
        && !is_sentence_beyond_dates(text)
        && date_in(text).is_some_and(|(_, at)| text.len() - at.len() <= LONGEST_DATELINE / 2)
}
