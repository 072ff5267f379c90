//! Queries that must be plain.

use super::parse;
use crate::ast::{Note, Query};
use std::fmt;

/// Why a query is not plain, and where.
///
/// ```
/// use nachlese_query::syntax::parse_strict;
///
/// let error = parse_strict("titl:Hochwasser").unwrap_err();
/// assert_eq!(error.column(), 1);
/// assert_eq!(
///     error.to_string(),
///     "column 1: there is no field \"titl\": read as words; did you mean \"titel:\"?\n  titl:Hochwasser\n  ^^^^"
/// );
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    query: String,
    note: Note,
}

/// Reads a query that must be plain: whatever [`parse`] would note is an error.
///
/// # Errors
///
/// The first thing in the query that would be noted.
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
    /// Where it is, in characters from 1.
    ///
    /// ```
    /// assert_eq!(nachlese_query::syntax::parse_strict("Köln ODER").unwrap_err().column(), 6);
    /// ```
    pub fn column(&self) -> usize {
        self.query.get(..self.note.span.start).unwrap_or_default().chars().count() + 1
    }

    /// What it is.
    ///
    /// ```
    /// let error = nachlese_query::syntax::parse_strict("Köln ODER").unwrap_err();
    /// assert_eq!(error.note().message(), "ODER has nothing on its right: left out");
    /// ```
    pub fn note(&self) -> &Note {
        &self.note
    }
}

/// Longest part of a query that is shown around the place, to either side, in characters.
const SHOWN: usize = 60;

impl fmt::Display for SyntaxError {
    /// Message and hint, and below them the query with carets under the place.
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
