//! The query language: read leniently, always to an answer.
//!
#![doc = include_str!("language.md")]
//!
//! [`parse_strict`] takes what would be noted for an error. Written out, a query is in its
//! canonical form, which says the same when it is read again.

mod canonical;
mod parser;
mod strict;
mod words;

pub use parser::parse;
pub use strict::{SyntaxError, parse_strict};

use crate::ast::Query;

/// The language on one page, as Markdown: what this module's documentation begins with.
///
/// ```
/// assert!(nachlese_query::syntax::LANGUAGE.contains("NEAR/5"));
/// ```
pub const LANGUAGE: &str = include_str!("language.md");

impl From<&str> for Query {
    /// As [`parse`] reads it.
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
