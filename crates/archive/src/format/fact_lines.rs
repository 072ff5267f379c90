//! Lines that state a fact: a date, a byline, where the text is from.

use crate::article::Article;
use nachlese_dates::date_line;

/// Longest line of facts, in bytes.
const LONGEST: usize = 300;

/// What stands before the names of a byline.
const BYLINES: &[&str] =
    &["Von: ", "von: ", "Von ", "von ", "VON ", "Text: ", "Autor: ", "Autorin: ", "Autoren: ", "Interview: "];

/// Kinds of text that a byline may name: `Ein Kommentar von …`.
const KINDS: &[&str] =
    &["Kommentar", "Gastbeitrag", "Analyse", "Interview", "Reportage", "Essay", "Kolumne", "Glosse"];

/// Where a line stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// Above the first paragraph: dates and bylines are facts of the article.
    Head,
    /// Between paragraphs: `24. Februar 2022` heads a chapter, `Stand: 24.02.2022` does not.
    Body,
    /// Behind the last paragraph.
    Footer,
}

/// Takes a line that states nothing but facts.
pub(crate) fn take_fact(unit: &str, place: Place, article: &mut Article) -> bool {
    if unit.len() > LONGEST {
        return false;
    }
    if take_part(unit, place, article) {
        return true;
    }
    let parts: Vec<&str> = unit.split(['·', '|', '•']).map(str::trim).filter(|p| !p.is_empty()).collect();
    // All or none: a line with one part that is no fact says more than facts.
    let mut changed = article.clone();
    let facts = !parts.is_empty() && parts.iter().all(|part| take_part(part, place, &mut changed));
    if facts {
        *article = changed;
    }
    facts
}

fn take_part(part: &str, place: Place, article: &mut Article) -> bool {
    let labelled = part.starts_with(char::is_alphabetic);
    if let Some(date) = date_line(part).filter(|_| labelled || place != Place::Body) {
        let updated = part.to_lowercase().contains("aktualisiert");
        if updated && article.published.is_some() {
            article.updated = Some(date);
        } else if article.published.is_none() {
            article.published = Some(date);
        }
        return true;
    }
    if let Some(source) = part.strip_prefix("Quelle:").map(str::trim) {
        if article.source.is_empty()
            && (1..=4).contains(&source.split_whitespace().count())
            && !source.contains("://")
        {
            source.trim_end_matches('.').clone_into(&mut article.source);
        }
        return part.chars().count() <= 120;
    }
    let Some(names) = byline(part).filter(|_| place == Place::Head) else { return false };
    if article.author.is_empty() {
        names.clone_into(&mut article.author);
    }
    true
}

/// Takes a line of one or two names without `Von`, where the page says that it names the author.
pub(crate) fn take_name(line: &str, article: &mut Article) {
    if article.author.is_empty() && line.split_whitespace().count() <= 6 && is_names(line) {
        line.clone_into(&mut article.author);
    }
}

/// The names of a byline.
fn byline(part: &str) -> Option<&str> {
    let kind = ["Ein ", "Eine "].iter().find_map(|a| part.strip_prefix(a));
    let kind = kind.and_then(|rest| KINDS.iter().find_map(|k| rest.strip_prefix(k))).map(str::trim_start);
    let part = kind.unwrap_or(part);
    let said = BYLINES.iter().find_map(|b| part.strip_prefix(b)).map(|names| {
        // „Text: …, Bilder: …“
        names.split_once(':').and_then(|(names, _)| names.rsplit_once(',')).map_or(names, |(names, _)| names)
    });
    // „Erika Muster, Berlin“
    let placed = || {
        part.split_once(", ").filter(|(name, place)| {
            (2..=3).contains(&name.split(' ').count()) && !place.contains(' ') && !name.contains(['.', ':'])
        })
    };
    said.or_else(|| placed().map(|(name, _)| name)).filter(|names| is_names(names))
}

/// `Erika Muster`, `Erika Muster und Jan Beispiel, Berlin`: capitalised words, at least two, no sentence.
fn is_names(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let capitalised = |w: &&str| w.chars().next().is_some_and(char::is_uppercase);
    (2..=9).contains(&words.len())
        && words.iter().filter(|w| capitalised(w)).count() >= 2
        && words.iter().all(|w| capitalised(w) || matches!(*w, "und" | "von" | "van" | "de" | "zu"))
        && !text.ends_with(['.', '!', '?', ':'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_facts_is_taken_whole_or_not_at_all() {
        let mut article = Article::default();
        assert!(take_fact(
            "Veröffentlicht am 3. März 2025, 09:10 Uhr · Aktualisiert am 5. März 2025",
            Place::Head,
            &mut article
        ));
        assert_eq!(article.published.map(|d| d.to_string()).as_deref(), Some("2025-03-03T09:10:00+01:00"));
        assert_eq!(article.updated.map(|d| d.to_string()).as_deref(), Some("2025-03-05"));
        let mut article = Article::default();
        assert!(!take_fact("Bote 1 | 9.11.2024", Place::Head, &mut article));
        assert_eq!(article, Article::default());
    }

    #[test]
    fn bylines_are_told_from_sentences() {
        for (line, names) in [
            ("Von Erika Muster", Some("Erika Muster")),
            ("VON ERIKA MUSTER", Some("ERIKA MUSTER")),
            ("Ein Kommentar von Erika Muster und Jan Beispiel", Some("Erika Muster und Jan Beispiel")),
            ("Text: Erika Muster, Bilder: Jan Beispiel", Some("Erika Muster")),
            ("Erika Muster, Altenwehr", Some("Erika Muster")),
            ("Hamburg, Berlin", None),
            ("Von Berlin nach Kiew", None),
            ("Von Anfang An Verloren.", None),
        ] {
            let mut article = Article::default();
            assert_eq!(take_fact(line, Place::Head, &mut article), names.is_some(), "{line}");
            assert_eq!(article.author, names.unwrap_or_default(), "{line}");
        }
    }

    #[test]
    fn a_date_between_paragraphs_heads_a_chapter() {
        let mut article = Article::default();
        assert!(!take_fact("24. Februar 2022", Place::Body, &mut article));
        assert!(take_fact("Stand: 24.02.2022", Place::Body, &mut article));
        assert!(take_fact("24. Februar 2022", Place::Footer, &mut Article::default()));
    }
}
