//! Lines that state a fact: a date, a byline, a source.

use super::bylines::{is_names, names_of_line};
use nachlese_article::Article;
use nachlese_dates::{DateMention, DateRole, Moment, date_line, dates_in};

/// Longest line that states facts, in bytes.
const LONGEST_FACT_LINE: usize = 300;

/// The position of a line relative to the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Position {
    /// Above the first paragraph: dates and bylines are the article's.
    Header,
    /// Between paragraphs: `24. Februar 2022` is a heading, `Stand: 24.02.2022` is not.
    Body,
    /// After the last paragraph.
    Footer,
}

/// Facts that lines state.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Facts {
    /// Names of a byline.
    pub(crate) author: String,
    /// An outlet.
    pub(crate) source: String,
    /// Dates, each with its role.
    dates: Vec<(Moment, DateRole)>,
}

impl Facts {
    /// Adds a date.
    pub(crate) fn add_date(&mut self, date: Moment, role: DateRole) {
        self.dates.push((date, role));
    }

    /// Adds the facts of other lines, with lower priority.
    pub(crate) fn join(&mut self, others: Facts) {
        self.dates.extend(others.dates);
        for (mine, other) in [(&mut self.author, others.author), (&mut self.source, others.source)] {
            if mine.is_empty() {
                *mine = other;
            }
        }
    }

    /// The date that is labelled as that of publication.
    pub(crate) fn labelled(&self) -> Option<Moment> {
        self.first(DateRole::Published)
    }

    /// Whether all dates are of one day.
    pub(crate) fn is_one_day(&self) -> bool {
        let mut days = self.dates.iter().map(|(date, _)| date.day());
        days.next().is_some_and(|first| days.all(|day| day == first))
    }

    fn first(&self, role: DateRole) -> Option<Moment> {
        self.dates.iter().find(|(_, of)| *of == role).map(|(date, _)| *date)
    }

    /// The date of publication: the first labelled so, else the first without a label, else the
    /// first `Stand`.
    pub(crate) fn published(&self) -> Option<Moment> {
        [DateRole::Published, DateRole::Unlabelled, DateRole::AsOf]
            .into_iter()
            .find_map(|role| self.first(role))
    }

    /// The date of the last change.
    pub(crate) fn updated(&self) -> Option<Moment> {
        let as_of = || self.first(DateRole::AsOf).filter(|as_of| self.published() != Some(*as_of));
        self.first(DateRole::Updated).or_else(as_of)
    }

    /// Sets the fields that the article lacks.
    pub(crate) fn fill_gaps(self, article: &mut Article) {
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

/// Adds the facts of a line to `facts` if it states nothing else; returns whether it does.
pub(crate) fn take_fact(unit: &str, place: Position, facts: &mut Facts) -> bool {
    if unit.len() > LONGEST_FACT_LINE {
        return false;
    }
    if take_part(unit, place, facts) {
        return true;
    }
    // The label of a date may be in another part of its line, so all dates are read together.
    if let Some(dates) = only_dates(unit) {
        dates.into_iter().for_each(|mention| facts.add_date(mention.date, mention.role));
        return true;
    }
    let parts: Vec<&str> = unit.split(['·', '|', '•']).map(str::trim).filter(|p| !p.is_empty()).collect();
    // All or none: a line with a part that is no fact states more than facts.
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

/// Adds a name in a part of its own in a line with a date; returns whether it is a name.
fn take_beside_date(part: &str, facts: &mut Facts) -> bool {
    let is_name = part.split_whitespace().count() <= 4 && is_names(part) && !part.starts_with("Redaktion");
    if is_name && facts.author.is_empty() {
        part.clone_into(&mut facts.author);
    }
    is_name
}

/// The dates of a line that has several, and nothing else: `Erstellt: 12.5.2024 Aktualisiert:
/// 13.5.2024`.
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

fn take_part(part: &str, place: Position, facts: &mut Facts) -> bool {
    let labelled = part.starts_with(char::is_alphabetic);
    if let Some(date) = date_line(part).filter(|_| labelled || place != Position::Body) {
        let role = dates_in(part).first().map_or(DateRole::Unlabelled, |mention| mention.role);
        facts.add_date(date, role);
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
    let Some(names) = names_of_line(part).filter(|_| place == Position::Header) else { return false };
    if facts.author.is_empty() {
        names.clone_into(&mut facts.author);
    }
    true
}

/// Adds the names of a line without `Von`, if the page marks it as the author.
pub(crate) fn take_name(line: &str, facts: &mut Facts) {
    if facts.author.is_empty() && line.split_whitespace().count() <= 6 && is_names(line) {
        line.clone_into(&mut facts.author);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dates(line: &str) -> Option<(Option<String>, Option<String>)> {
        let mut facts = Facts::default();
        let text = |date: Option<Moment>| date.map(|date| date.to_string());
        take_fact(line, Position::Header, &mut facts)
            .then(|| (text(facts.published()), text(facts.updated())))
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
    fn bylines_differ_from_sentences() {
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
            assert_eq!(take_fact(line, Position::Header, &mut facts), names.is_some(), "{line}");
            assert_eq!(facts.author, names.unwrap_or_default(), "{line}");
        }
    }

    #[test]
    fn a_date_between_paragraphs_heads_a_chapter() {
        let mut facts = Facts::default();
        assert!(!take_fact("24. Februar 2022", Position::Body, &mut facts));
        assert!(take_fact("Stand: 24.02.2022", Position::Body, &mut facts));
        assert!(take_fact("24. Februar 2022", Position::Footer, &mut Facts::default()));
    }
}
