//! What a query says, as a tree.

mod build;
mod sound;

pub use build::{
    absatz, all, any, at_least, author, date, everything, exact, fuzzy, in_field, language, name, phrase,
    satz, section, source, truncated, word,
};
pub use nachlese_article::{NameField, TextField};
pub use nachlese_dates::{Date, DateError, Span, today};
pub(crate) use sound::sound;

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
    /// All of them hold for a hit; in the order in which they were typed.
    pub clauses: Vec<Clause>,
    /// What was read otherwise than it may have been meant.
    pub notes: Vec<Note>,
}

impl From<&str> for Query {
    /// As [`parse`](crate::syntax::parse) reads it.
    fn from(text: &str) -> Query {
        crate::syntax::parse(text)
    }
}

impl From<&String> for Query {
    fn from(text: &String) -> Query {
        crate::syntax::parse(text)
    }
}

impl From<String> for Query {
    fn from(text: String) -> Query {
        crate::syntax::parse(&text)
    }
}

impl From<Node> for Query {
    fn from(node: Node) -> Query {
        Clause::from(node).into()
    }
}

impl From<&Query> for Query {
    fn from(query: &Query) -> Query {
        query.clone()
    }
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
        self.clauses.iter().all(|clause| clause.node.asks_for_nothing())
    }

    /// Whether it asks for several words, in any form, and for nothing else, filters and negations aside. Such a query may be run again
    /// with [`Match::Any`](crate::Match::Any) where no article has all of its words.
    ///
    /// ```
    /// use nachlese_query::syntax::parse;
    ///
    /// assert!(parse("Lawrow Sicherheit quelle:Elbkurier -\"in Moskau\"").is_bare_words());
    /// assert!(!parse("Lawrow =Häuser").is_bare_words());
    /// assert!(!parse("Lawrow ODER Sicherheit").is_bare_words());
    /// assert!(!parse("Lawrow quelle:Elbkurier").is_bare_words());
    /// assert!(!parse("80.000").is_bare_words());
    /// ```
    pub fn is_bare_words(&self) -> bool {
        let mut words = 0;
        for clause in self.clauses.iter().filter(|clause| !clause.negated) {
            match &clause.node {
                // `80.000` is one number: 80 is no answer to it.
                Node::Word(text) if !text.contains(char::is_alphabetic) => words += 1,
                Node::Word(text) => {
                    words +=
                        text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).count();
                }
                Node::Name(..) | Node::Date(_) => {}
                _ => return false,
            }
        }
        words > 1
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
    /// Where in the query string it stands, in bytes; empty where no one typed it.
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
/// assert_eq!(nodes, [Node::Word(word), Node::Exact(exact), Node::Phrase { text: phrase, slop: 0 }]);
/// ```
#[derive(Clone, Debug, PartialEq)]
pub enum Node {
    /// `*`: every article.
    Everything,
    /// A bare word, in any inflected form.
    Word(String),
    /// `=wort`: this form alone.
    Exact(String),
    /// Words in quotation marks: these forms, in this order.
    Phrase {
        /// The words.
        text: String,
        /// So many other words may stand among them: `"…"~3`.
        slop: u32,
    },
    /// `Steuer*`, `*minister`, `*steuer*`: any form that begins, ends or goes on like this.
    Truncated {
        /// What is there of the word.
        text: String,
        /// Other letters may stand before it.
        left: bool,
        /// Other letters may stand behind it.
        right: bool,
    },
    /// `wort~`: any form that differs in so many letters, which are added, dropped, changed or swapped.
    Fuzzy {
        /// The word.
        text: String,
        /// 1 or 2.
        mistakes: u8,
    },
    /// `a NEAR/5 b ADJ/1 c`: places near each other, in one text.
    Near(Near),
    /// `SATZ(…)`, `ABSATZ(…)`: all of it in one sentence, one paragraph.
    Within(Unit, Vec<Clause>),
    /// `3x:wort`: so many mentions of a word, a phrase or any of several.
    AtLeast(u32, Box<Clause>),
    /// `titel:…`: in this text alone.
    In(TextField, Vec<Clause>),
    /// `quelle:`, `autor:`, `schlagwort:` and the like: words of a name.
    Name(NameField, String),
    /// `datum:`, `seit:`, `bis:`: a span of time.
    Date(Span),
    /// All of these.
    All(Vec<Clause>),
    /// Any of these.
    Any(Vec<Clause>),
}

impl Node {
    /// Whether it can stand beside NEAR and ADJ, and behind `3x:`: a word in whatever way, a phrase, any of several.
    ///
    /// ```
    /// use nachlese_query::syntax::parse;
    ///
    /// assert!(parse("(Lawrow ODER \"der Minister\")").clauses[0].node.has_a_place());
    /// assert!(!parse("datum:2024").clauses[0].node.has_a_place());
    /// ```
    pub fn has_a_place(&self) -> bool {
        match self {
            Node::Word(_)
            | Node::Exact(_)
            | Node::Phrase { .. }
            | Node::Truncated { .. }
            | Node::Fuzzy { .. } => true,
            Node::Any(clauses) => clauses.iter().all(|clause| !clause.negated && clause.node.has_a_place()),
            _ => false,
        }
    }

    /// The conditions that it is made of.
    fn conditions_mut(&mut self) -> Vec<&mut Clause> {
        match self {
            Node::Within(_, clauses) | Node::In(_, clauses) | Node::All(clauses) | Node::Any(clauses) => {
                clauses.iter_mut().collect()
            }
            Node::Near(near) => {
                let first: &mut Clause = &mut near.first;
                std::iter::once(first).chain(near.steps.iter_mut().map(|step| &mut step.operand)).collect()
            }
            Node::AtLeast(_, clause) => vec![&mut **clause],
            _ => Vec::new(),
        }
    }

    fn asks_for_nothing(&self) -> bool {
        let nothing = |clauses: &[Clause]| clauses.iter().all(|clause| clause.node.asks_for_nothing());
        match self {
            Node::Word(text)
            | Node::Exact(text)
            | Node::Phrase { text, .. }
            | Node::Truncated { text, .. }
            | Node::Fuzzy { text, .. } => !has_word(text),
            Node::Everything | Node::Name(..) | Node::Date(_) => false,
            Node::Near(near) => near.operands().all(|operand| operand.node.asks_for_nothing()),
            Node::AtLeast(_, clause) => clause.node.asks_for_nothing(),
            Node::Within(_, clauses) | Node::In(_, clauses) | Node::All(clauses) | Node::Any(clauses) => {
                nothing(clauses)
            }
        }
    }
}

/// Words that NEAR spans at most, mentions that can be asked for, and other words in a phrase.
pub(crate) const FARTHEST: u32 = 1000;

impl Clause {
    /// Where the first condition is that can stand in no sentence, for it has no place in a text.
    pub(crate) fn without_place(&self) -> Option<Range<usize>> {
        match &self.node {
            Node::Near(_) => None,
            Node::All(clauses) => clauses.iter().find_map(Clause::without_place),
            // A sentence without a word is any: of several ways none may be that.
            Node::Any(clauses) => {
                let negated = clauses.iter().find(|clause| clause.negated).map(|clause| clause.span.clone());
                negated.or_else(|| clauses.iter().find_map(Clause::without_place))
            }
            node => (!node.has_a_place()).then(|| self.span.clone()),
        }
    }
}

/// Whether a text holds anything that words are made of.
pub(crate) fn has_word(text: &str) -> bool {
    text.contains(is_word_character)
}

/// Letters, digits, and the sign for a paragraph of law, which stands for a word.
pub(crate) fn is_word_character(c: char) -> bool {
    c.is_alphanumeric() || c == '§'
}

/// Places near each other.
///
/// ```
/// use nachlese_query::{ast::Node, syntax::parse};
///
/// let Node::Near(near) = parse("Lawrow NEAR/5 Sicherheit").clauses.remove(0).node else { panic!() };
/// assert_eq!(near.operands().count(), 2);
/// assert_eq!((near.steps[0].distance, near.steps[0].ordered), (5, false));
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Near {
    /// The first of them.
    pub first: Box<Clause>,
    /// The others, each near the one before it.
    pub steps: Vec<Step>,
}

impl Near {
    /// All of them, in order.
    ///
    /// ```
    /// use nachlese_query::ast::{Node, word};
    ///
    /// let Node::Near(near) = word("Lawrow").near(5, word("Moskau")).node else { panic!() };
    /// assert_eq!(near.operands().count(), 2);
    /// ```
    pub fn operands(&self) -> impl Iterator<Item = &Clause> {
        std::iter::once(&*self.first).chain(self.steps.iter().map(|step| &step.operand))
    }
}

/// From one place to the next.
///
/// ```
/// use nachlese_query::{ast::Node, syntax::parse};
///
/// let Node::Near(near) = parse("Lawrow ADJ Sicherheit").clauses.remove(0).node else { panic!() };
/// assert!(near.steps[0].ordered && near.steps[0].distance == 1);
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// At most so many words further: 1 is side by side.
    pub distance: u32,
    /// It comes behind the one before: ADJ.
    pub ordered: bool,
    /// A word, a phrase, any of several.
    pub operand: Clause,
}

/// A part of a text.
///
/// ```
/// use nachlese_query::{ast::{Node, Unit}, syntax::parse};
///
/// assert!(matches!(parse("SATZ(a b)").clauses[0].node, Node::Within(Unit::Sentence, _)));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unit {
    /// `SATZ`.
    Sentence,
    /// `ABSATZ`.
    Paragraph,
}

/// How a part of the query was read, where a reader may have meant something else.
///
/// ```
/// let text = "titl:Hochwasser";
/// let query = nachlese_query::syntax::parse(text);
/// let note = &query.notes[0];
/// assert_eq!(&text[note.span.clone()], "titl");
/// assert_eq!(note.message, "there is no field \"titl\": read as words");
/// assert_eq!(note.hint.as_deref(), Some("did you mean \"titel:\"?"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Note {
    /// Where in the query string, in bytes.
    pub span: Range<usize>,
    /// For the reader of the hits, lower case, no full stop.
    pub message: String,
    /// What to type instead, where that can be said.
    pub hint: Option<String>,
}

impl Note {
    pub(crate) fn new(span: Range<usize>, message: impl Into<String>) -> Note {
        Note { span, message: message.into(), hint: None }
    }

    pub(crate) fn with_hint(self, hint: impl Into<String>) -> Note {
        Note { hint: Some(hint.into()), ..self }
    }
}

impl std::fmt::Display for Note {
    /// Message and hint.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message)?;
        self.hint.as_ref().map_or(Ok(()), |hint| write!(f, "; {hint}"))
    }
}
