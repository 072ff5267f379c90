//! The query language. Parsing is lenient and never fails.
//!
#![doc = include_str!("language.md")]
//!
//! [`parse_strict`] turns the first note into an error. A [`Query`] is displayed in its canonical
//! form, which has the same meaning when it is parsed again.

mod canonical;
mod parser;
mod strict;
mod words;

pub use parser::parse;
pub use strict::{SyntaxError, parse_strict};

use crate::ast::Query;

/// The query language on one page, as Markdown; also the beginning of this module's documentation.
///
/// ```
/// assert!(nachlese_query::syntax::LANGUAGE.contains("NEAR/5"));
/// ```
pub const LANGUAGE: &str = include_str!("language.md");

impl From<&str> for Query {
    /// Parses it with [`parse`].
    fn from(text: &str) -> Query {
        parse(text)
    }
}

impl From<&String> for Query {
    fn from(text: &String) -> Query {
        parse(text)
    }
}

impl From<String> for Query {
    fn from(text: String) -> Query {
        parse(&text)
    }
}

/// Whether a character opens or closes a phrase.
fn is_quotation_mark(c: char) -> bool {
    matches!(c, '"' | '„' | '“' | '”' | '»' | '«' | '‚' | '‘' | '›' | '‹')
}

#[cfg(test)]
mod tests;
