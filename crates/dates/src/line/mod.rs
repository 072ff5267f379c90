//! Dates in the lines of a scraped page.

mod role;

use crate::forms::{Mode, is_place, place, read};
use crate::moment::Moment;
use crate::names;
use crate::parse::LONGEST_DATE;
use crate::token::{Cursor, Token, folded, tokens};
pub use role::DateRole;
use std::ops::Range;

/// Longest line that is nothing but a date, in bytes, and the most words of a label before it.
const LONGEST_DATE_LINE: usize = 120;
const MOST_LABELS: usize = 6;

/// The date of a line that holds nothing else but a label or a place, such as
/// `Stand: 12.05.2024, 14:30 Uhr`, `Wien, am 9. Jänner 2025` or `12. Mai 2024 (aktualisiert)`.
/// `None` for a line with other words in it, and for digits alone, which may be any number.
///
/// ```
/// let date = nachlese_dates::date_line("Stand: 12.05.2024, 14:30 Uhr");
/// assert_eq!(date.map(|d| d.to_string()).as_deref(), Some("2024-05-12T14:30:00+02:00"));
/// assert_eq!(nachlese_dates::date_line("Am 12.05.2024 regnete es"), None);
/// ```
pub fn date_line(line: &str) -> Option<Moment> {
    let line = line.trim();
    if line.len() > LONGEST_DATE_LINE {
        return None;
    }
    let tokens = tokens(line);
    let labelled = || labelled(line, &tokens);
    let placed = || {
        let comma = tokens.iter().position(|token| token.text == ",")?;
        // Without „den“ or „am“ a place must be short: a clause may begin like a long one.
        let short = tokens.split_at_checked(comma).filter(|(place, _)| {
            place.iter().filter(|token| token.is_word()).count() <= 2
                && !place.iter().any(|token| token.text == ".")
                && is_place(place)
        });
        let long = || place(Cursor::new(&tokens)).map(|cursor| cursor.rest());
        labelled_behind(line, short.and_then(|(_, rest)| rest.get(1..)))
            .or_else(|| labelled_behind(line, long()))
    };
    labelled().or_else(placed)
}

fn labelled_behind(line: &str, rest: Option<&[Token<'_>]>) -> Option<Moment> {
    rest.and_then(|rest| labelled(line, rest))
}

/// A date with labels around it, and nothing else.
fn labelled(line: &str, tokens: &[Token<'_>]) -> Option<Moment> {
    let mut labels = 0;
    for (at, token) in tokens.iter().enumerate() {
        let here = tokens.get(at..)?;
        if begins(token)
            && let Some(date) = read(line, here, Mode::Line)
            && ends(date.rest)
        {
            return Some(date.moment);
        }
        if token.is_number() || token.is_word() && !is_label(token.text) {
            return None;
        }
        labels += usize::from(token.is_word());
        if labels > MOST_LABELS {
            return None;
        }
    }
    None
}

/// Whether what follows a date is a label, too. A colon would announce a text.
fn ends(rest: &[Token<'_>]) -> bool {
    let fits = |token: &Token<'_>| match token.mark() {
        Some(mark) => matches!(mark, '.' | ',' | '(' | ')' | '[' | ']' | '|' | '·' | '•' | '–' | '-'),
        None => token.is_word() && is_label(token.text),
    };
    rest.iter().all(fits) && rest.iter().filter(|token| token.is_word()).count() <= MOST_LABELS / 2
}

/// Words around a date that do not show its role, folded.
#[rustfmt::skip]
const SMALL: &[&str] = &[
    "am", "um", "den", "dem", "des", "der", "die", "seit", "zuletzt", "zuerst", "erstmals", "letzte", "letzter", "letztes",
    "letzten", "artikel", "artikels", "beitrag", "beitrags", "text", "textes", "seite", "uhr", "on", "at", "last", "first",
    "the", "of",
];

fn is_label(word: &str) -> bool {
    let word = folded(word);
    SMALL.contains(&word.as_str()) || names::is_weekday(&word) || role::is_label(&word)
}

/// Longest line that is searched for dates, in bytes, and the most dates of one line.
const LONGEST_LINE: usize = 400;
const MOST_DATES: usize = 8;

/// The first date in a line, and its byte range. Meant for lines about an article, where any date
/// is probably the article's. Reads the forms of [`Moment::parse`] except digits alone; version
/// numbers, addresses and paragraphs of laws are no dates. Only the first 400 bytes are read.
///
/// ```
/// let (date, at) = nachlese_dates::date_in("Von Erika Muster, 12. Mai 2024, 14:30 Uhr").unwrap();
/// assert_eq!((date.to_string().as_str(), at), ("2024-05-12T14:30:00+02:00", 18..41));
/// ```
pub fn date_in(line: &str) -> Option<(Moment, Range<usize>)> {
    let line = beginning(line);
    let tokens = tokens(line);
    Dates::of(line, &tokens).next().map(|(moment, at)| (moment, bytes(&tokens, at)))
}

/// A date found in a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateMention {
    /// The date.
    pub date: Moment,
    /// Its range in the line, in bytes.
    pub at: Range<usize>,
    /// What it is the date of.
    pub role: DateRole,
}

/// The dates of a line, in order, each with its role.
///
/// The role comes from the nearest label before a date in its part of the line; parts are separated
/// by `|`, `·`, `•`, `/`, `–`, `;`, line ends and other dates. Without such a label, one after the
/// date counts, up to the next date: `12.05.2024 (aktualisiert)`. Dates have the forms of
/// [`date_in`]; at most eight are returned. The time is linear in the first 400 bytes; the rest is
/// not read.
///
/// ```
/// use nachlese_dates::{DateRole, dates_in};
/// let dates = dates_in("Aktualisiert: 13.05.2024, 09:00 Uhr | Veröffentlicht: 12.05.2024");
/// let roles: Vec<_> = dates.iter().map(|date| (date.date.day().day(), date.role)).collect();
/// assert_eq!(roles, [(13, DateRole::Updated), (12, DateRole::Published)]);
/// ```
pub fn dates_in(line: &str) -> Vec<DateMention> {
    let line = beginning(line);
    let tokens = tokens(line);
    let dates: Vec<_> = Dates::of(line, &tokens).take(MOST_DATES).collect();
    let alone = dates.len() == 1;
    let mut before = 0;
    let mut mentions = Vec::with_capacity(dates.len());
    let nexts = dates.iter().skip(1).map(|(_, next)| Some(next.start)).chain([None]);
    for ((date, at), next) in dates.iter().zip(nexts) {
        let between = tokens.get(before..at.start).unwrap_or_default();
        let behind = tokens.get(at.end..next.unwrap_or(tokens.len())).unwrap_or_default();
        let role = role::role(between, behind, next.is_some());
        // A page that was changed gives both dates. A `Stand` alone is the date of publication.
        let role = if alone && role == DateRole::AsOf { DateRole::Published } else { role };
        mentions.push(DateMention { date: *date, at: bytes(&tokens, at.clone()), role });
        before = at.end;
    }
    mentions
}

/// The part of a line that is read. It ends between words: a date that is cut would lose its time,
/// or digits of its year.
fn beginning(line: &str) -> &str {
    if line.len() <= LONGEST_LINE {
        return line;
    }
    let cut = line.get(..line.floor_char_boundary(LONGEST_LINE)).unwrap_or_default();
    cut.rfind(char::is_whitespace).and_then(|end| cut.get(..end)).unwrap_or(cut)
}

fn bytes(tokens: &[Token<'_>], at: Range<usize>) -> Range<usize> {
    let found = tokens.get(at).unwrap_or_default();
    found.first().zip(found.last()).map_or(0..0, |(first, last)| first.start..last.end())
}

/// The dates of a line, each with its range of tokens. Every token is tried once, in a few steps.
struct Dates<'a, 't> {
    line: &'t str,
    tokens: &'a [Token<'t>],
    at: usize,
}

impl<'a, 't> Dates<'a, 't> {
    fn of(line: &'t str, tokens: &'a [Token<'t>]) -> Dates<'a, 't> {
        Dates { line, tokens, at: 0 }
    }
}

impl Iterator for Dates<'_, '_> {
    type Item = (Moment, Range<usize>);

    fn next(&mut self) -> Option<Self::Item> {
        while let Some((before, here)) = self.tokens.split_at_checked(self.at) {
            let first = here.first()?;
            let start = self.at;
            self.at += 1;
            if !begins(first) || is_inside(first, before) {
                continue;
            }
            if let Some(date) = read(self.line, here, Mode::Words)
                && !(date.short && is_numbered(before))
            {
                self.at = self.tokens.len() - date.rest.len();
                return Some((date.moment, start..self.at));
            }
        }
        None
    }
}

/// Whether a date, or a time before one, can begin with this token: a number or a month.
fn begins(token: &Token<'_>) -> bool {
    token.is_number() || token.is_word() && names::month(&folded(token.text)).is_some()
}

/// Whether a token lies inside a number with several parts, an address or a path. Right after a
/// word it does not: pages may separate name and date by style alone, „Erika Muster12. Mai 2024“.
fn is_inside(token: &Token<'_>, before: &[Token<'_>]) -> bool {
    let Some((mark, before)) = before.split_last().filter(|_| token.is_glued()) else { return false };
    let number = before.last().is_some_and(Token::is_number) && mark.is_glued();
    match mark.mark() {
        Some('/' | '_' | '§') => true,
        Some('.' | ':' | '-' | ',') => number,
        Some(_) => false,
        None => mark.is_number(),
    }
}

/// Words before numbers with points that are no dates, folded.
#[rustfmt::skip]
const NUMBERED: &[&str] = &[
    "version", "versionen", "vers", "v", "ver", "release", "rel", "build", "firmware", "nr", "no", "nummer", "ziffer", "ziff",
    "kapitel", "kap", "abschnitt", "abs", "absatz", "art", "artikel", "punkt", "par", "paragraph", "paragraf", "satz", "anlage",
    "tel", "telefon", "fax", "ip", "isbn", "issn", "din", "en", "iso", "az", "abbildung", "abb", "tabelle", "tab", "android",
    "ios", "windows", "linux",
];

/// Whether a number with points that follows these tokens is that of a version or a law.
fn is_numbered(before: &[Token<'_>]) -> bool {
    let mut marks = before.iter().rev().take(4);
    let found = marks.find(|token| !matches!(token.text, "." | ":" | "#" | "("));
    found.is_some_and(|token| token.text == "§" || NUMBERED.contains(&folded(token.text).as_str()))
}

/// Whether a short text was probably meant as a date: it has a number and the name of a month, or
/// numbers separated like those of a date. If [`Moment::parse`] refuses it, the user should know.
///
/// ```
/// use nachlese_dates::looks_like_a_date;
/// assert!(looks_like_a_date("31.02.2024") && looks_like_a_date("12. Foo 2024"));
/// assert!(!looks_like_a_date("neulich") && !looks_like_a_date("2024"));
/// ```
pub fn looks_like_a_date(text: &str) -> bool {
    let text = text.trim();
    if text.len() > LONGEST_DATE {
        return false;
    }
    let tokens = tokens(text);
    let numbers = tokens.iter().filter(|token| token.is_number());
    if numbers.clone().next().is_none() {
        return false;
    }
    let is_month = |token: &Token<'_>| token.is_word() && begins(token);
    if tokens.iter().any(is_month) {
        return true;
    }
    // Three neighbours with two separators between them, the first of them a number.
    let parts: Vec<&Token<'_>> = tokens.iter().filter(|token| token.mark().is_none()).collect();
    let separated = |pair: &[&Token<'_>]| match pair {
        [left, right] => text.get(left.end()..right.start).is_some_and(is_separator),
        _ => false,
    };
    parts.windows(3).any(|three| {
        let [first, second, third] = three else { return false };
        let year = [first, third].iter().any(|token| token.text.len() == 4);
        let numbers = first.is_number() && third.is_number() && (second.is_number() || year);
        numbers && three.windows(2).all(separated)
    })
}

fn is_separator(between: &str) -> bool {
    !between.is_empty()
        && between.chars().all(|c| c.is_whitespace() || matches!(c, '.' | '-' | '/' | ',' | '_'))
}

#[cfg(test)]
mod tests;
