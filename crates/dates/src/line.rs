//! A line of a scraped article that is nothing but a date.

use crate::moment::Moment;

/// What may stand before the date, lower case.
const LABELS: &[&str] = &[
    "stand",
    "veröffentlicht",
    "erschienen",
    "publiziert",
    "datum",
    "vom",
    "am",
    "aktualisiert",
    "zuletzt",
    "online",
    "seit",
    "erstellt",
    "des",
    "artikels",
    "um",
    "montag",
    "dienstag",
    "mittwoch",
    "donnerstag",
    "freitag",
    "samstag",
    "sonnabend",
    "sonntag",
    "mo",
    "di",
    "mi",
    "do",
    "fr",
    "sa",
    "so",
];

/// The date of a line such as `Stand: 12.05.2024, 14:30 Uhr` or `Veröffentlicht am Donnerstag, 12. Mai 2024`; `None` for
/// any line with other words on it.
///
/// ```
/// let date = nachlese_dates::date_line("Stand: 12.05.2024, 14:30 Uhr");
/// assert_eq!(date.map(|d| d.to_string()).as_deref(), Some("2024-05-12T14:30:00+02:00"));
/// assert_eq!(nachlese_dates::date_line("Am 12.05.2024 regnete es"), None);
/// ```
pub fn date_line(line: &str) -> Option<Moment> {
    let line = line.trim();
    if line.len() > 80 {
        return None;
    }
    let date = line.find(|c: char| c.is_ascii_digit())?;
    let (label, date) = line.split_at(date);
    // „Wien, am …“: the place it was written at.
    let place = label.split_once(',').filter(|(place, _)| {
        place.starts_with(char::is_uppercase) && place.split_whitespace().count() <= 2 && !place.contains('.')
    });
    let label = place.map_or(label, |(_, label)| label);
    let words = label.split(|c: char| !c.is_alphabetic()).filter(|w| !w.is_empty());
    let known = words.clone().all(|w| LABELS.contains(&w.to_lowercase().as_str())) && words.count() <= 4;
    known.then(|| Moment::parse(date).ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::date_line;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn no_line_panics(line in "(Stand: |am |, |\\PC|[0-9.:-]|Mai|Uhr){0,20}") {
            let _ = date_line(&line);
        }
    }

    #[test]
    fn date_lines_are_told_from_sentences() {
        for (line, date) in [
            ("12. Mai 2024, 14:30 Uhr", Some("2024-05-12T14:30:00+02:00")),
            ("Donnerstag, 12.05.2024", Some("2024-05-12")),
            ("Zuletzt aktualisiert am 12. Mai 2024 um 8:05 Uhr", Some("2024-05-12T08:05:00+02:00")),
            ("2024-05-12", Some("2024-05-12")),
            ("Wien, am 9. Jänner 2025", Some("2025-01-09")),
            ("22. Oktober 2024 | 11:05 Uhr", Some("2024-10-22T11:05:00+02:00")),
            ("Bald, so hofft er am 9. Jänner 2025", None),
            ("Am 12. Mai 2024 kam Lawrow", None),
            ("Treffen am 12.05.2024", None),
            ("Politik", None),
            ("", None),
        ] {
            assert_eq!(date_line(line).map(|d| d.to_string()).as_deref(), date, "{line}");
        }
    }
}
