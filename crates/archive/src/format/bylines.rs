//! Bylines: labels before names, agencies beside them, and what names look like. One table of
//! labels, for lines of texts and pages and for the values of records and pages; the agencies are
//! those of [`crate::agency`].
//!
//! Records give several names as a list (`Erika Muster; Jan Beispiel`). A page's value stays one
//! text, as its line would: pages name a place or a role behind the comma as often as a second
//! author.

use crate::agency::is_agency;

/// Labels before the names of a byline: in values capitals do not matter; in lines only the
/// spellings count that are listed, since a line may be any sentence.
#[rustfmt::skip]
const LABELS: &[(&str, &[&str])] = &[
    ("von: ", &["Von: ", "von: "]),
    ("von ", &["Von ", "von ", "VON "]),
    ("by ", &[]),
    ("text: ", &["Text: "]),
    ("foto und text: ", &[]),
    ("autor: ", &["Autor: "]),
    ("autorin: ", &["Autorin: "]),
    ("autoren: ", &["Autoren: "]),
    ("interview: ", &["Interview: "]),
];

/// Kinds of text that a byline may name: `Ein Kommentar von …`.
const KINDS: &[&str] =
    &["Kommentar", "Gastbeitrag", "Analyse", "Interview", "Reportage", "Essay", "Kolumne", "Glosse"];

/// The names of a line that is a byline.
pub(super) fn names_of_line(line: &str) -> Option<&str> {
    let kind = ["Ein ", "Eine "].iter().find_map(|a| line.strip_prefix(a));
    let kind = kind.and_then(|rest| KINDS.iter().find_map(|k| rest.strip_prefix(k))).map(str::trim_start);
    let line = kind.unwrap_or(line);
    let mut spellings = LABELS.iter().flat_map(|(_, spellings)| *spellings);
    let labelled = spellings.find_map(|label| line.strip_prefix(label)).map(|names| {
        // „Text: …, Bilder: …“
        names.split_once(':').and_then(|(names, _)| names.rsplit_once(',')).map_or(names, |(names, _)| names)
    });
    // „Erika Muster, Berlin“
    let with_place = || {
        line.split_once(", ").filter(|(name, place)| {
            (2..=3).contains(&name.split(' ').count()) && !place.contains(' ') && !name.contains(['.', ':'])
        })
    };
    labelled.or_else(|| with_place().map(|(name, _)| name)).filter(|names| is_names(names))
}

/// Whether a text is names: `Erika Muster`, `Erika Muster und Jan Beispiel, Berlin`. These are two
/// to nine words, capitalized but for particles, and no sentence.
pub(super) fn is_names(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_capitalized = |w: &&str| w.chars().next().is_some_and(char::is_uppercase);
    (2..=9).contains(&words.len())
        && words.iter().filter(|w| is_capitalized(w)).count() >= 2
        && words.iter().all(|w| is_capitalized(w) || matches!(*w, "und" | "von" | "van" | "de" | "zu"))
        && !text.ends_with(['.', '!', '?', ':'])
}

/// A page's value of an author, without label and without the agencies beside a name.
pub(super) fn without_agencies(value: &str) -> String {
    let names = without_label(value.trim());
    let parts: Vec<&str> = names.split([',', '/']).map(str::trim).filter(|part| !part.is_empty()).collect();
    let kept: Vec<&str> = parts.iter().copied().filter(|part| !is_agency(part)).collect();
    if kept.is_empty() || kept.len() == parts.len() { names.to_owned() } else { kept.join(", ") }
}

/// The names in a record's value of an author, without label and without the agencies beside them.
pub(super) fn names_of_value(value: &str) -> Vec<String> {
    let text = without_label(value);
    if text.contains("://") || !text.contains(char::is_alphabetic) {
        return Vec::new();
    }
    text.split(';').flat_map(names_between_commas).collect()
}

fn names_between_commas(text: &str) -> Vec<String> {
    let text = text.trim();
    let parts: Vec<&str> = text
        .split(',')
        .flat_map(|part| part.split(" und "))
        .map(str::trim)
        .filter(|p| !p.is_empty())
        .collect();
    let people: Vec<&str> = parts.iter().copied().filter(|part| !is_agency(part)).collect();
    // „Muster, Erika“ and „Erika Muster, Altenwehr“ are one name and what belongs to it.
    let several = people.len() > 1 && people.iter().all(|part| is_full_name(part));
    if several || parts.len() > people.len() && people.len() == 1 {
        return people.into_iter().map(str::to_owned).collect();
    }
    (!text.is_empty()).then(|| text.to_owned()).into_iter().collect()
}

fn without_label(value: &str) -> &str {
    let behind = |label: &str| {
        let head = value.get(..label.len())?;
        head.eq_ignore_ascii_case(label).then(|| value.get(label.len()..)).flatten()
    };
    LABELS.iter().find_map(|(label, _)| behind(label)).unwrap_or(value).trim()
}

/// Whether a part of a byline is a name in full: two to five words, capitalized but for particles.
fn is_full_name(part: &str) -> bool {
    let words: Vec<&str> = part.split_whitespace().collect();
    let capital = |word: &&&str| word.starts_with(char::is_uppercase);
    (2..=5).contains(&words.len())
        && words.iter().filter(capital).count() >= 2
        && words
            .iter()
            .all(|word| capital(&word) || matches!(*word, "von" | "van" | "de" | "zu" | "der" | "den" | "le"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_and_agencies_are_no_names() {
        for (value, names) in [
            ("Von Erika Muster, dpa", "Erika Muster"),
            ("Erika Muster / AFP", "Erika Muster"),
            ("dpa", "dpa"),
            ("Erika Muster, Jan Beispiel", "Erika Muster, Jan Beispiel"),
        ] {
            assert_eq!(without_agencies(value), names);
        }
        for (value, names) in [
            ("Von Erika Muster und Jan Beispiel", vec!["Erika Muster", "Jan Beispiel"]),
            ("Muster, Erika", vec!["Muster, Erika"]),
            ("Erika Muster, (dpa)", vec!["Erika Muster"]),
            ("https://elbkurier.example/muster", vec![]),
        ] {
            assert_eq!(names_of_value(value), names);
        }
        assert_eq!(names_of_line("Ein Kommentar von Erika Muster"), Some("Erika Muster"));
        assert_eq!(names_of_line("Text: Erika Muster, Bilder: Jan Beispiel"), Some("Erika Muster"));
        assert_eq!(names_of_line("Von Lornau nach Bersum."), None);
    }
}
