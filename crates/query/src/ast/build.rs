//! Functions that build queries.

use super::{Clause, NameField, Near, Node, Query, Span, Step, TextField, Unit};

impl From<Node> for Clause {
    fn from(node: Node) -> Clause {
        Clause { span: 0..0, negated: false, node }
    }
}

impl From<Clause> for Query {
    /// A query of this condition; of each of its conditions, if it is an [`all`] group.
    fn from(clause: Clause) -> Query {
        let clauses = match clause {
            Clause { negated: false, node: Node::All(clauses), .. } => clauses,
            other => vec![other],
        };
        Query { clauses, ..Query::default() }
    }
}

/// A word, in any form.
///
/// ```
/// use nachlese_query::{ast::{Query, phrase, source, word}, syntax::parse};
///
/// let place = phrase("in Moskau").or(word("Kreml"));
/// let query: Query = word("Lawrow").and(place).and(source("RT").not()).into();
/// assert_eq!(query.to_string(), "Lawrow UND (\"in Moskau\" ODER Kreml) UND NICHT quelle:RT");
/// assert_eq!(parse(&query.to_string()).to_string(), query.to_string());
/// ```
pub fn word(text: impl Into<String>) -> Clause {
    Node::Word(text.into()).into()
}

/// `=form`: only this form.
///
/// ```
/// assert_eq!(nachlese_query::ast::exact("Häuser").to_string(), "=Häuser");
/// ```
pub fn exact(form: impl Into<String>) -> Clause {
    Node::Exact(form.into()).into()
}

/// `"…"`: these forms, consecutively.
///
/// ```
/// assert_eq!(nachlese_query::ast::phrase("in Moskau").to_string(), "\"in Moskau\"");
/// ```
pub fn phrase(text: impl Into<String>) -> Clause {
    Node::Phrase { text: text.into(), slop: 0 }.into()
}

/// `"…"~3`: these forms in this order, with at most `slop` other words between them in total.
///
/// ```
/// use nachlese_query::ast::loose_phrase;
///
/// assert_eq!(loose_phrase("Lawrow Moskau", 3).to_string(), "\"Lawrow Moskau\"~3");
/// ```
pub fn loose_phrase(text: impl Into<String>, slop: u32) -> Clause {
    Node::Phrase { text: text.into(), slop }.into()
}

/// Any form with these letters, preceded (`left`) or followed (`right`) by others.
///
/// ```
/// assert_eq!(nachlese_query::ast::truncated("minister", true, false).to_string(), "*minister");
/// ```
pub fn truncated(text: impl Into<String>, left: bool, right: bool) -> Clause {
    Node::Truncated { text: text.into(), left, right }.into()
}

/// Any form within this edit distance: 1 or 2.
///
/// ```
/// assert_eq!(nachlese_query::ast::fuzzy("Lawrow", 1).to_string(), "Lawrow~1");
/// ```
pub fn fuzzy(text: impl Into<String>, mistakes: u8) -> Clause {
    Node::Fuzzy { text: text.into(), mistakes: mistakes.clamp(1, 2) }.into()
}

/// Every article.
///
/// ```
/// assert_eq!(nachlese_query::ast::everything().to_string(), "*");
/// ```
pub fn everything() -> Clause {
    Node::Everything.into()
}

/// All of these.
///
/// ```
/// use nachlese_query::ast::{all, word};
///
/// assert_eq!(all([word("Rat"), word("Land")]).to_string(), "Rat UND Land");
/// ```
pub fn all(clauses: impl IntoIterator<Item = Clause>) -> Clause {
    Node::All(clauses.into_iter().collect()).into()
}

/// Any of these. `any([])` finds no article; [`all`] of nothing is an empty query.
///
/// ```
/// use nachlese_query::ast::{any, word};
///
/// assert_eq!(any([word("Rat"), word("Land")]).to_string(), "Rat ODER Land");
/// ```
pub fn any(clauses: impl IntoIterator<Item = Clause>) -> Clause {
    Node::Any(clauses.into_iter().collect()).into()
}

/// All of these in the same sentence.
///
/// ```
/// use nachlese_query::ast::{satz, word};
///
/// assert_eq!(satz([word("Rat"), word("Land")]).to_string(), "SATZ(Rat UND Land)");
/// ```
pub fn satz(clauses: impl IntoIterator<Item = Clause>) -> Clause {
    Node::Within(Unit::Sentence, clauses.into_iter().collect()).into()
}

/// All of these in the same paragraph.
///
/// ```
/// use nachlese_query::ast::{absatz, word};
///
/// assert_eq!(absatz([word("Rat")]).to_string(), "ABSATZ(Rat)");
/// ```
pub fn absatz(clauses: impl IntoIterator<Item = Clause>) -> Clause {
    Node::Within(Unit::Paragraph, clauses.into_iter().collect()).into()
}

/// At least this many occurrences of a word, a phrase or any of several.
///
/// ```
/// use nachlese_query::ast::{at_least, word};
///
/// assert_eq!(at_least(3, word("Rat")).to_string(), "3x:Rat");
/// ```
pub fn at_least(times: u32, clause: Clause) -> Clause {
    Node::AtLeast(times, Box::new(clause)).into()
}

/// In this text field.
///
/// ```
/// use nachlese_query::ast::{TextField, in_field, word};
///
/// assert_eq!(in_field(TextField::Title, word("Rat")).to_string(), "titel:Rat");
/// ```
pub fn in_field(field: TextField, clause: Clause) -> Clause {
    Node::In(field, vec![clause]).into()
}

/// Articles of this outlet. It matches every outlet whose name has these consecutive words: `RT`
/// also finds `RT Deutsch`. The same holds for the names given to [`section`], [`author`] and
/// [`language`].
///
/// ```
/// assert_eq!(nachlese_query::ast::source("Neue Presse").to_string(), "quelle:\"Neue Presse\"");
/// ```
pub fn source(name: impl Into<String>) -> Clause {
    Node::Name(NameField::Source, name.into()).into()
}

/// Articles of this section.
///
/// ```
/// assert_eq!(nachlese_query::ast::section("Sport").to_string(), "ressort:Sport");
/// ```
pub fn section(name: impl Into<String>) -> Clause {
    Node::Name(NameField::Section, name.into()).into()
}

/// Articles by this author.
///
/// ```
/// assert_eq!(nachlese_query::ast::author("Muster").to_string(), "autor:Muster");
/// ```
pub fn author(name: impl Into<String>) -> Clause {
    Node::Name(NameField::Author, name.into()).into()
}

/// Articles in this language.
///
/// ```
/// assert_eq!(nachlese_query::ast::language("de").to_string(), "sprache:de");
/// ```
pub fn language(code: impl Into<String>) -> Clause {
    Node::Name(NameField::Language, code.into()).into()
}

/// Articles that have this name in a field, matched as by [`source`].
///
/// ```
/// use nachlese_query::ast::{NameField, name};
///
/// assert_eq!(name(NameField::Keyword, "Elbe").to_string(), "schlagwort:Elbe");
/// assert_eq!(name(NameField::Agency, "dpa").to_string(), "agentur:dpa");
/// ```
pub fn name(field: NameField, name: impl Into<String>) -> Clause {
    Node::Name(field, name.into()).into()
}

/// Articles published in this period.
///
/// ```
/// use nachlese_query::ast::{Span, date};
///
/// let may = Span { from: Some(1_714_514_400), until: Some(1_717_192_800) };
/// assert_eq!(date(may).to_string(), "datum:2024-05-01..2024-05-31");
/// ```
pub fn date(span: Span) -> Clause {
    Node::Date(span).into()
}

impl Clause {
    /// The opposite condition.
    ///
    /// ```
    /// assert_eq!(nachlese_query::ast::word("Rat").not().to_string(), "NICHT Rat");
    /// ```
    #[must_use]
    #[expect(clippy::should_implement_trait, reason = "a condition is no number")]
    pub fn not(mut self) -> Clause {
        self.negated = !self.negated;
        self
    }

    /// This and the other.
    ///
    /// ```
    /// use nachlese_query::ast::word;
    ///
    /// let query = word("Rat").and(word("Land")).and(word("Stadt"));
    /// assert_eq!(query.to_string(), "Rat UND Land UND Stadt");
    /// ```
    #[must_use]
    pub fn and(self, other: Clause) -> Clause {
        let mut clauses = match self {
            Clause { negated: false, node: Node::All(clauses), .. } => clauses,
            one => vec![one],
        };
        clauses.push(other);
        all(clauses)
    }

    /// This or the other.
    ///
    /// ```
    /// use nachlese_query::ast::word;
    ///
    /// let query = word("Rat").or(word("Land")).and(word("Stadt"));
    /// assert_eq!(query.to_string(), "(Rat ODER Land) UND Stadt");
    /// ```
    #[must_use]
    pub fn or(self, other: Clause) -> Clause {
        let mut clauses = match self {
            Clause { negated: false, node: Node::Any(clauses), .. } => clauses,
            one => vec![one],
        };
        clauses.push(other);
        any(clauses)
    }

    /// Both operands at most this many words from each other, in any order; 1 means adjacent. If an
    /// operand has no positions ([`Node::has_positions`]; neither has `other` if it is a NEAR
    /// itself), both must occur anywhere in the article, and the answer has a note.
    ///
    /// ```
    /// use nachlese_query::ast::word;
    ///
    /// assert_eq!(word("Rat").near(5, word("Land")).to_string(), "Rat NEAR/5 Land");
    /// ```
    #[must_use]
    pub fn near(self, distance: u32, other: Clause) -> Clause {
        self.step(Step { distance, ordered: false, operand: other })
    }

    /// The other operand at most this many words after this one.
    ///
    /// ```
    /// use nachlese_query::ast::word;
    ///
    /// let query = word("Rat").followed_by(1, word("Land")).near(3, word("Stadt"));
    /// assert_eq!(query.to_string(), "Rat ADJ/1 Land NEAR/3 Stadt");
    /// ```
    #[must_use]
    pub fn followed_by(self, distance: u32, other: Clause) -> Clause {
        self.step(Step { distance, ordered: true, operand: other })
    }

    fn step(self, step: Step) -> Clause {
        match self {
            Clause { negated: false, node: Node::Near(mut near), .. } => {
                near.steps.push(step);
                Node::Near(near).into()
            }
            first => Node::Near(Near { first: Box::new(first), steps: vec![step] }).into(),
        }
    }
}
