//! The syntax tree of a query.

mod build;
mod normalize;
mod note;

pub use build::{
    absatz, all, any, at_least, author, date, everything, exact, fuzzy, in_field, language, loose_phrase,
    name, phrase, satz, section, source, truncated, word,
};
pub use nachlese_article::{NameField, TextField};
pub use nachlese_dates::{Date, DateError, Span, today};
pub(crate) use normalize::normalize;
pub use note::{Note, NoteKind, Reading, Side};

use std::ops::Range;

/// A query: the conditions that hits must meet, and notes on how ambiguous parts were interpreted.
///
/// ```
/// use nachlese_query::{ast::Node, syntax::parse};
///
/// let query = parse("Lawrow -\"in Moskau\"");
/// assert_eq!(query.clauses[0].node, Node::Word("Lawrow".to_owned()));
/// assert!(query.clauses[1].negated && query.notes.is_empty());
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Query {
    /// The query as typed; empty if a program built it. Spans are byte ranges of this text.
    pub text: String,
    /// The conditions, in the order in which they were typed. A hit meets all of them.
    pub clauses: Vec<Clause>,
    /// Notes on parts that may have been meant differently.
    pub notes: Vec<Note>,
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
    /// Whether no condition has a word, a name or a date. Such a query matches nothing. Costs one
    /// pass over the text.
    ///
    /// ```
    /// use nachlese_query::syntax::parse;
    ///
    /// assert!(parse("- ?! \"\"").is_empty());
    /// assert!(!parse("datum:2024").is_empty());
    /// ```
    pub fn is_empty(&self) -> bool {
        self.clauses.iter().all(|clause| clause.node.is_empty())
    }

    /// Whether the query consists of several bare words, apart from filters and negations.
    /// [`Index::answer`](crate::Index::answer) relaxes such a query if no article has all of its
    /// words.
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
                // `80.000` is one number: a hit for 80 alone would be wrong.
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

    /// A word that may have been meant as an operator, and that operator: operators are only
    /// recognized in capitals.
    ///
    /// ```
    /// use nachlese_query::syntax::parse;
    ///
    /// assert_eq!(parse("Lawrow oder Moskau").lowercase_operator(), Some(("oder", "ODER")));
    /// assert_eq!(parse("Lawrow ODER Moskau").lowercase_operator(), None);
    /// ```
    pub fn lowercase_operator(&self) -> Option<(&'static str, &'static str)> {
        let is_there = |word: &str| {
            self.clauses.iter().any(|clause| matches!(&clause.node, Node::Word(typed) if typed == word))
        };
        LOWERCASE_OPERATORS.into_iter().find(|(word, _)| is_there(word))
    }
}

/// Words that were likely meant as operators if the query matches nothing. `und` is not among them:
/// a list of words means UND anyway.
const LOWERCASE_OPERATORS: [(&str, &str); 5] =
    [("oder", "ODER"), ("or", "ODER"), ("nicht", "NICHT"), ("not", "NICHT"), ("and", "UND")];

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
#[non_exhaustive]
pub struct Clause {
    /// Its byte range in the query string; empty if a program built it.
    pub span: Range<usize>,
    /// Whether hits must not meet it.
    pub negated: bool,
    /// What it requires.
    pub node: Node,
}

/// What a condition requires. Texts are as typed, without quotation marks and signs; a text may
/// have several words (`CDU/CSU`) or none (`&`). Build nodes with [`word`], [`phrase`] and the
/// other functions of this module.
///
/// ```
/// use nachlese_query::{ast::Node, syntax::parse};
///
/// let clauses = parse("Haus =Häuser „im Haus“").clauses;
/// let nodes: Vec<Node> = clauses.into_iter().map(|clause| clause.node).collect();
/// let [word, exact, phrase] = ["Haus", "Häuser", "im Haus"].map(str::to_owned);
/// assert_eq!(nodes[..2], [Node::Word(word), Node::Exact(exact)]);
/// assert!(matches!(&nodes[2], Node::Phrase { text, slop: 0, .. } if *text == phrase));
/// ```
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Node {
    /// `*`: every article.
    Everything,
    /// A bare word, in any inflected form.
    Word(String),
    /// `=wort`: only this form.
    Exact(String),
    /// Words in quotation marks: these forms, in this order.
    #[non_exhaustive]
    Phrase {
        /// The words.
        text: String,
        /// Number of other words allowed between them, in total: `"…"~3`.
        slop: u32,
    },
    /// `Steuer*`, `*minister`, `*steuer*`: any form with these letters.
    #[non_exhaustive]
    Truncated {
        /// The letters that were typed.
        text: String,
        /// Other letters may precede them.
        left: bool,
        /// Other letters may follow them.
        right: bool,
    },
    /// `wort~`: any form within this edit distance, where an edit inserts, deletes or changes a
    /// letter or swaps two adjacent ones.
    #[non_exhaustive]
    Fuzzy {
        /// The word.
        text: String,
        /// The edit distance: 1 or 2.
        mistakes: u8,
    },
    /// `a NEAR/5 b ADJ/1 c`: near each other, in one text field.
    Near(Near),
    /// `SATZ(…)`, `ABSATZ(…)`: all of these in the same sentence or paragraph.
    Within(Unit, Vec<Clause>),
    /// `3x:wort`: at least this many occurrences of a word, a phrase or any of several.
    AtLeast(u32, Box<Clause>),
    /// `titel:…`: in this text field.
    In(TextField, Vec<Clause>),
    /// `quelle:`, `autor:`, `schlagwort:` and the like: consecutive words of a name.
    Name(NameField, String),
    /// `datum:`, `seit:`, `bis:`: a period of publication.
    Date(Span),
    /// All of these.
    All(Vec<Clause>),
    /// Any of these.
    Any(Vec<Clause>),
}

impl Node {
    /// Whether it has positions in a text and can be an operand of NEAR, ADJ and `3x:`: a word or
    /// pattern, a phrase, or any of several of these.
    ///
    /// ```
    /// use nachlese_query::syntax::parse;
    ///
    /// assert!(parse("(Lawrow ODER \"der Minister\")").clauses[0].node.has_positions());
    /// assert!(!parse("datum:2024").clauses[0].node.has_positions());
    /// ```
    pub fn has_positions(&self) -> bool {
        match self {
            Node::Word(_)
            | Node::Exact(_)
            | Node::Phrase { .. }
            | Node::Truncated { .. }
            | Node::Fuzzy { .. } => true,
            Node::Any(clauses) => clauses.iter().all(|clause| !clause.negated && clause.node.has_positions()),
            _ => false,
        }
    }

    /// The conditions that it contains.
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

    fn is_empty(&self) -> bool {
        let nothing = |clauses: &[Clause]| clauses.iter().all(|clause| clause.node.is_empty());
        match self {
            Node::Word(text)
            | Node::Exact(text)
            | Node::Phrase { text, .. }
            | Node::Truncated { text, .. }
            | Node::Fuzzy { text, .. } => !has_word(text),
            Node::Everything | Node::Name(..) | Node::Date(_) => false,
            Node::Near(near) => near.operands().all(|operand| operand.node.is_empty()),
            Node::AtLeast(_, clause) => clause.node.is_empty(),
            Node::Within(_, clauses) | Node::In(_, clauses) | Node::All(clauses) | Node::Any(clauses) => {
                nothing(clauses)
            }
        }
    }
}

/// Maximum of the distance of NEAR, the number of occurrences, and the slop of a phrase.
pub(crate) const FARTHEST: u32 = 1000;

impl Clause {
    /// The span of the first condition that has no positions and so cannot hold within a sentence.
    pub(crate) fn without_positions(&self) -> Option<Range<usize>> {
        match &self.node {
            Node::Near(_) => None,
            Node::All(clauses) => clauses.iter().find_map(Clause::without_positions),
            // Nearly every sentence lacks the word of a negated alternative: it would always hold.
            Node::Any(clauses) => {
                let negated = clauses.iter().find(|clause| clause.negated).map(|clause| clause.span.clone());
                negated.or_else(|| clauses.iter().find_map(Clause::without_positions))
            }
            node => (!node.has_positions()).then(|| self.span.clone()),
        }
    }
}

/// Whether a text has any character of a word.
pub(crate) fn has_word(text: &str) -> bool {
    text.contains(is_word_character)
}

/// Letters, digits, and the section sign, which stands for a word.
pub(crate) fn is_word_character(c: char) -> bool {
    c.is_alphanumeric() || c == '§'
}

/// Conditions near each other.
///
/// ```
/// use nachlese_query::{ast::Node, syntax::parse};
///
/// let clause = parse("Lawrow NEAR/5 Sicherheit").clauses.remove(0);
/// let Node::Near(near) = clause.node else { panic!() };
/// assert_eq!(near.operands().count(), 2);
/// assert_eq!((near.steps[0].distance, near.steps[0].ordered), (5, false));
/// ```
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Near {
    /// The first operand.
    pub first: Box<Clause>,
    /// The other operands, each near the one before it.
    pub steps: Vec<Step>,
}

impl Near {
    /// All operands, in order.
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

/// A further operand of NEAR or ADJ, and its maximum distance from the one before.
///
/// ```
/// use nachlese_query::{ast::Node, syntax::parse};
///
/// let Node::Near(near) = parse("Lawrow ADJ Sicherheit").clauses.remove(0).node else { panic!() };
/// assert!(near.steps[0].ordered && near.steps[0].distance == 1);
/// ```
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Step {
    /// The maximum distance in words: 1 means adjacent.
    pub distance: u32,
    /// Whether it must follow the one before: ADJ.
    pub ordered: bool,
    /// A word, a phrase, or any of several of these.
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
#[non_exhaustive]
pub enum Unit {
    /// `SATZ`.
    Sentence,
    /// `ABSATZ`.
    Paragraph,
}
