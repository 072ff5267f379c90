//! What a query says, as a tree.

pub use nachlese_dates::Span;
use std::ops::Range;

/// A query: what a hit must have and must not have, and how it was read where that was not plain.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Query {
    /// In the order in which they were typed.
    pub clauses: Vec<Clause>,
    /// What was read otherwise than it may have been meant.
    pub notes: Vec<Note>,
}

impl Query {
    /// Whether no condition holds a word or a date.
    pub fn asks_for_nothing(&self) -> bool {
        self.clauses.iter().all(|clause| match &clause.node {
            Node::Word(text) | Node::Exact(text) | Node::Phrase(text) => {
                !text.contains(char::is_alphanumeric)
            }
            Node::Name(..) | Node::Date(_) => false,
        })
    }

    /// Whether it asks for words in any form and nothing else; filters and negations aside.
    pub fn is_bare_words(&self) -> bool {
        let strict = |node: &Node| matches!(node, Node::Exact(_) | Node::Phrase(_));
        !self.clauses.iter().any(|clause| !clause.negated && strict(&clause.node))
    }
}

/// One condition.
#[derive(Clone, Debug, PartialEq)]
pub struct Clause {
    /// Where in the query string it stands, in bytes.
    pub span: Range<usize>,
    /// A hit must not meet it.
    pub negated: bool,
    /// What it is about.
    pub node: Node,
}

/// What a condition is about.
#[derive(Clone, Debug, PartialEq)]
pub enum Node {
    /// A bare word, in any inflected form.
    Word(String),
    /// `=wort`: this form alone.
    Exact(String),
    /// Words in quotation marks: these forms, in this order.
    Phrase(String),
    /// `quelle:`, `ressort:`, `autor:`: words of a name.
    Name(NameField, String),
    /// `datum:`: a span of time.
    Date(Span),
}

/// A field that holds a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameField {
    /// The outlet.
    Source,
    /// The section.
    Section,
    /// Who wrote it.
    Author,
}

/// How a part of the query was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Where in the query string, in bytes.
    pub span: Range<usize>,
    /// For the reader of the hits, lower case, no full stop.
    pub message: String,
}
