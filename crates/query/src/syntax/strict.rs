//! Strict parsing: whatever would be noted is an error.

use super::parse;
use crate::ast::{Note, Query};
use std::fmt;

/// The first problem in a query, and its place.
///
/// ```
/// use nachlese_query::syntax::parse_strict;
///
/// let error = parse_strict("titl:Hochwasser").unwrap_err();
/// assert_eq!(error.column(), 1);
/// let message = error.to_string();
/// let lines: Vec<&str> = message.lines().collect();
/// assert!(lines[0].starts_with("column 1: there is no field \"titl\""));
/// assert_eq!(lines[1..], ["  titl:Hochwasser", "  ^^^^"]);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    query: String,
    note: Note,
}

/// Parses a query strictly: whatever [`parse`] would note is an error.
///
/// # Errors
///
/// The note that comes first in the query.
///
/// ```
/// use nachlese_query::syntax::parse_strict;
///
/// assert_eq!(parse_strict("Lawrow -Moskau").unwrap().clauses.len(), 2);
/// assert!(parse_strict("\"Lawrow Moskau").is_err());
/// ```
pub fn parse_strict(text: &str) -> Result<Query, SyntaxError> {
    let query = parse(text);
    match query.notes.iter().min_by_key(|note| note.span.start) {
        None => Ok(query),
        Some(note) => Err(SyntaxError { query: text.to_owned(), note: note.clone() }),
    }
}

impl SyntaxError {
    /// Its column, in characters from 1.
    ///
    /// ```
    /// assert_eq!(nachlese_query::syntax::parse_strict("Köln ODER").unwrap_err().column(), 6);
    /// ```
    pub fn column(&self) -> usize {
        self.query.get(..self.note.span.start).unwrap_or_default().chars().count() + 1
    }

    /// The note.
    ///
    /// ```
    /// let error = nachlese_query::syntax::parse_strict("Köln ODER").unwrap_err();
    /// assert_eq!(error.note().message(), "ODER has nothing on its right: ignored");
    /// ```
    pub fn note(&self) -> &Note {
        &self.note
    }
}

/// Maximum number of characters that are shown before, within and after the span.
const SHOWN: usize = 60;

impl fmt::Display for SyntaxError {
    /// Message and hint, and below them the query with carets under the span.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "column {}: {}", self.column(), self.note)?;
        let blank = |c: char| if c.is_control() { ' ' } else { c };
        let before: Vec<char> =
            self.query.get(..self.note.span.start).unwrap_or_default().chars().map(blank).collect();
        let place: Vec<char> =
            self.query.get(self.note.span.clone()).unwrap_or_default().chars().map(blank).collect();
        let behind = self.query.get(self.note.span.end..).unwrap_or_default().chars().map(blank);
        let shown: String = before.iter().skip(before.len().saturating_sub(SHOWN)).collect();
        let marked: String = place.iter().take(SHOWN).collect();
        let rest: String = if place.len() > SHOWN { String::new() } else { behind.take(SHOWN).collect() };
        let line = format!("{shown}{marked}{rest}");
        writeln!(f, "  {}", line.trim_end())?;
        let width = unicode_width::UnicodeWidthStr::width;
        write!(f, "  {}{}", " ".repeat(width(shown.as_str())), "^".repeat(width(marked.as_str()).max(1)))
    }
}

impl std::error::Error for SyntaxError {}
