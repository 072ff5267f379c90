//! Lines that state a fact: a date, a byline, where the text is from.

use crate::agency::is_agency;
use nachlese_article::Article;
use nachlese_dates::{DateMention, Moment, Said, date_line, dates_in};

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

/// The facts that lines have stated.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Facts {
    /// Names of a byline.
    pub(crate) author: String,
    /// An outlet.
    pub(crate) source: String,
    /// Dates, with what is said of each.
    dates: Vec<(Moment, Said)>,
}

impl Facts {
    /// Adds a date.
    pub(crate) fn add_date(&mut self, date: Moment, said: Said) {
        self.dates.push((date, said));
    }

    /// Adds what other lines have stated, behind what is known.
    pub(crate) fn join(&mut self, others: Facts) {
        self.dates.extend(others.dates);
        for (mine, other) in [(&mut self.author, others.author), (&mut self.source, others.source)] {
            if mine.is_empty() {
                *mine = other;
            }
        }
    }

    /// The date that is said to be that of publication.
    pub(crate) fn labelled(&self) -> Option<Moment> {
        self.first(Said::Published)
    }

    /// Whether all dates are of one day.
    pub(crate) fn is_one_day(&self) -> bool {
        let mut days = self.dates.iter().map(|(date, _)| date.day());
        days.next().is_some_and(|first| days.all(|day| day == first))
    }

    fn first(&self, said: Said) -> Option<Moment> {
        self.dates.iter().find(|(_, of)| *of == said).map(|(date, _)| *date)
    }

    /// When the article was published: what is said to be that before what is not said to be anything, before
    /// the state that a line gives.
    pub(crate) fn published(&self) -> Option<Moment> {
        [Said::Published, Said::Nothing, Said::AsOf].into_iter().find_map(|said| self.first(said))
    }

    /// When it was changed.
    pub(crate) fn updated(&self) -> Option<Moment> {
        let as_of = || self.first(Said::AsOf).filter(|as_of| self.published() != Some(*as_of));
        self.first(Said::Updated).or_else(as_of)
    }

    /// Fills what the article does not know yet.
    pub(crate) fn settle(self, article: &mut Article) {
        let (published, updated) = (self.published(), self.updated());
        article.published = article.published.or(published);
        article.updated = article.updated.or(updated);
        for (field, value) in [(&mut article.author, self.author), (&mut article.source, self.source)] {
            if field.is_empty() {
                *field = value;
            }
        }
    }
}

/// Takes a line that states nothing but facts.
pub(crate) fn take_fact(unit: &str, place: Place, facts: &mut Facts) -> bool {
    if unit.len() > LONGEST {
        return false;
    }
    if take_part(unit, place, facts) {
        return true;
    }
    // What a date is said to be may stand in another part of its line: all of them at once.
    if let Some(dates) = only_dates(unit) {
        dates.into_iter().for_each(|mention| facts.add_date(mention.date, mention.said));
        return true;
    }
    let parts: Vec<&str> = unit.split(['·', '|', '•']).map(str::trim).filter(|p| !p.is_empty()).collect();
    // All or none: a line with one part that is no fact says more than facts.
    let mut changed = facts.clone();
    let dated = parts.len() > 1 && parts.iter().any(|part| date_line(part).is_some());
    let stated = parts.len() > 1
        && parts.iter().all(|part| {
            take_part(part, place, &mut changed)
                || dated && (is_clock(part) || take_beside_date(part, &mut changed))
        });
    if stated {
        *facts = changed;
    }
    stated
}

/// `14:30 Uhr`
fn is_clock(part: &str) -> bool {
    let time = part.strip_suffix("Uhr").unwrap_or(part).trim();
    time.len() <= 8
        && time.contains([':', '.'])
        && time.chars().all(|c| c.is_ascii_digit() || matches!(c, ':' | '.'))
}

/// A name that stands in a part of its own beside a date.
fn take_beside_date(part: &str, facts: &mut Facts) -> bool {
    let is_name = part.split_whitespace().count() <= 4 && is_names(part) && !part.starts_with("Redaktion");
    if is_name && facts.author.is_empty() {
        part.clone_into(&mut facts.author);
    }
    is_name
}

/// The dates of a line that has several and nothing else: `Erstellt: 12.5.2024 Aktualisiert: 13.5.2024`.
fn only_dates(line: &str) -> Option<Vec<DateMention>> {
    let dates = dates_in(line);
    let mut from = 0;
    for mention in &dates {
        let piece = line.get(from..mention.at.end)?.trim_matches(['·', '|', '•', ' ', ',', ';', '/']);
        date_line(piece)?;
        from = mention.at.end;
    }
    let rest = line.get(from..)?.chars().all(|c| !c.is_alphanumeric() || matches!(c, 'U' | 'h' | 'r'));
    (dates.len() > 1 && rest).then_some(dates)
}

fn take_part(part: &str, place: Place, facts: &mut Facts) -> bool {
    let labelled = part.starts_with(char::is_alphabetic);
    if let Some(date) = date_line(part).filter(|_| labelled || place != Place::Body) {
        let said = dates_in(part).first().map_or(Said::Nothing, |mention| mention.said);
        facts.add_date(date, said);
        return true;
    }
    if let Some(source) = part.strip_prefix("Quelle:").map(str::trim) {
        if facts.source.is_empty()
            && (1..=4).contains(&source.split_whitespace().count())
            && !source.contains("://")
        {
            source.trim_end_matches('.').clone_into(&mut facts.source);
        }
        return part.chars().count() <= 120;
    }
    let Some(names) = byline(part).filter(|_| place == Place::Head) else { return false };
    if facts.author.is_empty() {
        names.clone_into(&mut facts.author);
    }
    true
}

/// Takes a line of one or two names without `Von`, where the page says that it names the author.
pub(crate) fn take_name(line: &str, facts: &mut Facts) {
    if facts.author.is_empty() && line.split_whitespace().count() <= 6 && is_names(line) {
        line.clone_into(&mut facts.author);
    }
}

/// The names in what stands where an author does: without `Von`, and without the agency behind a name.
pub(crate) fn names_of(text: &str) -> String {
    let text = text.trim();
    let names = BYLINES.iter().find_map(|b| text.strip_prefix(b)).unwrap_or(text).trim();
    let parts: Vec<&str> = names.split([',', '/']).map(str::trim).filter(|part| !part.is_empty()).collect();
    let kept: Vec<&str> = parts.iter().copied().filter(|part| !is_agency(part)).collect();
    if kept.is_empty() || kept.len() == parts.len() { names.to_owned() } else { kept.join(", ") }
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

    fn dates(line: &str) -> Option<(Option<String>, Option<String>)> {
        let mut facts = Facts::default();
        let text = |date: Option<Moment>| date.map(|date| date.to_string());
        take_fact(line, Place::Head, &mut facts).then(|| (text(facts.published()), text(facts.updated())))
    }

    #[test]
    fn a_line_of_facts_is_taken_whole_or_not_at_all() {
        let of = |published: &str, updated: &str| {
            let date = |text: &str| (!text.is_empty()).then(|| text.to_owned());
            Some((date(published), date(updated)))
        };
        for (line, expected) in [
            (
                "Veröffentlicht am 3. März 2025, 09:10 Uhr · Aktualisiert am 5. März 2025",
                of("2025-03-03T09:10:00+01:00", "2025-03-05"),
            ),
            (
                "Aktualisiert: 13.05.2024, 09:00 Uhr Veröffentlicht: 12.05.2024, 14:30 Uhr",
                of("2024-05-12T14:30:00+02:00", "2024-05-13T09:00:00+02:00"),
            ),
            (
                "Aktualisiert: 13.05.2024, 09:00 Uhr | Veröffentlicht: 12.05.2024, 14:30 Uhr",
                of("2024-05-12T14:30:00+02:00", "2024-05-13T09:00:00+02:00"),
            ),
            ("Stand 13.05.2024 | Erstellt 12.05.2024", of("2024-05-12", "2024-05-13")),
            ("Stand: 13.05.2024", of("2024-05-13", "")),
            ("Zuletzt aktualisiert am 13.05.2024", of("", "2024-05-13")),
            ("12.05.2024", of("2024-05-12", "")),
            ("Bote 1 | 9.11.2024", None),
        ] {
            assert_eq!(dates(line), expected, "{line}");
        }
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
            let mut facts = Facts::default();
            assert_eq!(take_fact(line, Place::Head, &mut facts), names.is_some(), "{line}");
            assert_eq!(facts.author, names.unwrap_or_default(), "{line}");
        }
    }

    #[test]
    fn a_date_between_paragraphs_heads_a_chapter() {
        let mut facts = Facts::default();
        assert!(!take_fact("24. Februar 2022", Place::Body, &mut facts));
        assert!(take_fact("Stand: 24.02.2022", Place::Body, &mut facts));
        assert!(take_fact("24. Februar 2022", Place::Footer, &mut Facts::default()));
    }
}
