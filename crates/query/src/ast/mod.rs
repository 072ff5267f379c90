//! What a query says, as a tree.

pub use nachlese_dates::{DateError, Span};
use serde::Serialize;
use std::ops::Range;

/// A query: what a hit must have and must not have, and how it was read where that was not plain.
///
/// ```
/// use nachlese_query::{ast::Node, syntax::parse};
///
/// let query = parse("Lawrow -\"in Moskau\"");
/// assert_eq!(query.clauses[0].node, Node::Word("Lawrow".to_owned()));
/// assert!(query.clauses[1].negated && query.notes.is_empty());
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Query {
    /// In the order in which they were typed.
    pub clauses: Vec<Clause>,
    /// What was read otherwise than it may have been meant.
    pub notes: Vec<Note>,
}

impl Query {
    /// Whether no condition holds a word, a name or a date: such a query finds nothing. Costs one pass over the text.
    ///
    /// ```
    /// use nachlese_query::syntax::parse;
    ///
    /// assert!(parse("- ?! \"\"").asks_for_nothing());
    /// assert!(!parse("datum:2024").asks_for_nothing());
    /// ```
    pub fn asks_for_nothing(&self) -> bool {
        self.clauses.iter().all(|clause| match &clause.node {
            Node::Word(text) | Node::Exact(text) | Node::Phrase(text) => {
                !text.contains(char::is_alphanumeric)
            }
            Node::Name(..) | Node::Date(_) => false,
        })
    }

    /// Whether it asks for several words, in any form, and for nothing else, filters and negations aside. Such a query may be run again
    /// with [`Match::Any`](crate::Match::Any) where no article has all of its words.
    ///
    /// ```
    /// use nachlese_query::syntax::parse;
    ///
    /// assert!(parse("Lawrow Sicherheit quelle:Elbkurier -\"in Moskau\"").is_bare_words());
    /// assert!(!parse("Lawrow =Häuser").is_bare_words());
    /// assert!(!parse("Lawrow quelle:Elbkurier").is_bare_words());
    /// assert!(!parse("80.000").is_bare_words());
    /// ```
    pub fn is_bare_words(&self) -> bool {
        let wanted = || self.clauses.iter().filter(|clause| !clause.negated).map(|clause| &clause.node);
        let words = |node: &Node| match node {
            // `80.000` is one number: 80 is no answer to it.
            Node::Word(text) if !text.contains(char::is_alphabetic) => 1,
            Node::Word(text) => {
                text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).count()
            }
            _ => 0,
        };
        wanted().map(words).sum::<usize>() > 1
            && !wanted().any(|node| matches!(node, Node::Exact(_) | Node::Phrase(_)))
    }
}

/// One condition.
///
/// ```
/// let text = "Lawrow -ressort:Sport";
/// let query = nachlese_query::syntax::parse(text);
/// let clause = &query.clauses[1];
/// assert!(clause.negated);
/// assert_eq!(&text[clause.span.clone()], "-ressort:Sport");
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Clause {
    /// Where in the query string it stands, in bytes.
    pub span: Range<usize>,
    /// A hit must not meet it.
    pub negated: bool,
    /// What it is about.
    pub node: Node,
}

/// What a condition is about. Texts are as they were typed, without quotation marks and signs; they may hold several words
/// (`CDU/CSU`) or none (`&`).
///
/// ```
/// use nachlese_query::{ast::Node, syntax::parse};
///
/// let nodes: Vec<Node> = parse("Haus =Häuser „im Haus“").clauses.into_iter().map(|c| c.node).collect();
/// let [word, exact, phrase] = ["Haus", "Häuser", "im Haus"].map(str::to_owned);
/// assert_eq!(nodes, [Node::Word(word), Node::Exact(exact), Node::Phrase(phrase)]);
/// ```
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
///
/// ```
/// use nachlese_query::{ast::{NameField, Node}, syntax::parse};
///
/// let query = parse("quelle:\"Neue Presse\"");
/// assert_eq!(query.clauses[0].node, Node::Name(NameField::Source, "Neue Presse".to_owned()));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameField {
    /// The outlet.
    Source,
    /// The section.
    Section,
    /// Who wrote it.
    Author,
}

/// How a part of the query was read, where a reader may have meant something else.
///
/// ```
/// let text = "titel:Hochwasser";
/// let query = nachlese_query::syntax::parse(text);
/// let note = &query.notes[0];
/// assert_eq!(&text[note.span.clone()], "titel");
/// assert_eq!(note.message, "there is no field \"titel\": read as words");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Note {
    /// Where in the query string, in bytes.
    pub span: Range<usize>,
    /// For the reader of the hits, lower case, no full stop.
    pub message: String,
}
