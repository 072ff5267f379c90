//! A line of a scraped article that is nothing but a date.

use crate::moment::Moment;
use std::ops::Range;

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

/// Longest line in which a date is looked for, in bytes, and longest date.
const LONGEST_LINE: usize = 400;
const LONGEST_DATE: usize = 48;

/// The first date in a line, and where it stands: for lines that are known to be about the text and not of it, where any date
/// is its own. Years of two digits are read here, as POSIX does: 69 to 99 are of the last century.
///
/// ```
/// let (date, at) = nachlese_dates::date_in("Von Erika Muster, 12. Mai 2024, 14:30 Uhr").unwrap();
/// assert_eq!((date.to_string().as_str(), at), ("2024-05-12T14:30:00+02:00", 18..41));
/// ```
pub fn date_in(line: &str) -> Option<(Moment, Range<usize>)> {
    let line = line.get(..line.floor_char_boundary(LONGEST_LINE))?;
    let mut before = ' ';
    for (start, c) in line.char_indices() {
        // Pages part a name and a date by their looks alone: „Erika Muster12. Mai 2024“.
        let inside = before.is_ascii_digit() || matches!(before, '.' | ':' | '-' | '/');
        let begins = c.is_ascii_digit() && !inside;
        before = c;
        if !begins {
            continue;
        }
        let rest = line.get(start..)?;
        let rest = rest.get(..rest.floor_char_boundary(LONGEST_DATE))?;
        let inner = rest.match_indices([' ', ',', '|', '·', ')']).map(|(end, _)| end);
        let mut ends: Vec<usize> = inner.chain([rest.len()]).collect();
        ends.reverse();
        for end in ends {
            let text = rest.get(..end)?.trim_end_matches([' ', ',', '.', '|', '·', '–', '-']);
            let long = text.len() >= "1.1.24".len() && text.contains(['.', '-']);
            if let Some(moment) = Moment::parse(text).ok().or_else(|| short_year(text)).filter(|_| long) {
                return Some((moment, start..start + text.len()));
            }
        }
    }
    None
}

/// `12.05.24`, with or without a time.
fn short_year(text: &str) -> Option<Moment> {
    let (day, rest) = text.split_once('.')?;
    let (month, rest) = rest.split_once('.')?;
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let (year, rest) = rest.split_at_checked(digits).filter(|_| digits == 2)?;
    let century = if year < "69" { "20" } else { "19" };
    Moment::parse(&format!("{day}.{month}.{century}{year}{rest}")).ok()
}

#[cfg(test)]
mod tests {
    use super::{date_in, date_line};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn no_line_panics(line in "(Stand: |am |, |\\PC|[0-9.:-]|Mai|Uhr){0,20}") {
            let _ = date_line(&line);
            if let Some((_, at)) = date_in(&line) {
                prop_assert!(line.get(at).is_some());
            }
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

    #[test]
    fn dates_are_found_among_other_words() {
        for (line, date) in [
            ("Von Konrad Wiebe, 17. August 2024", Some("2024-08-17")),
            ("17.08.2024, 10:00 Uhr | Lesezeit: 3 Min.", Some("2024-08-17T10:00:00+02:00")),
            ("Veröffentlicht am 17. August 2024 von Konrad Wiebe", Some("2024-08-17")),
            ("17.08.24, 10:00 Uhr", Some("2024-08-17T10:00:00+02:00")),
            ("3.5.98 Lokales", Some("1998-05-03")),
            ("17.08.2024 um 10 Uhr", Some("2024-08-17T10:00:00+02:00")),
            ("Lokales / Geschichte 14.03.2001", Some("2001-03-14")),
            ("Von Konrad Wiebe17. August 2024", Some("2024-08-17")),
            ("(2024-05-12)", Some("2024-05-12")),
            ("Seite 3 von 12", None),
            ("10:00 Uhr", None),
            ("Version 1.2.3", None),
        ] {
            assert_eq!(date_in(line).map(|(date, _)| date.to_string()).as_deref(), date, "{line}");
        }
    }
}
