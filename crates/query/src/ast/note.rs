//! Notes: how a part of a query was read where its author may have meant something else.
//!
//! A note is a kind with data. This file also has the English text of each kind; a program that
//! speaks to its users in other words matches on the kinds.

use nachlese_dates::DateError;
use serde::{Serialize, Serializer};
use std::fmt::{self, Display, Formatter};
use std::ops::Range;

/// How a part of the query was read, where a reader may have meant something else.
///
/// Its `Display` is the message, followed by the hint if there is one. Serialized, it has the keys
/// `span`, `message` and `hint`.
///
/// ```
/// use nachlese_query::{ast::NoteKind, syntax::parse};
///
/// let text = "titl:Hochwasser";
/// let note = &parse(text).notes[0];
/// assert_eq!(&text[note.span.clone()], "titl");
/// assert!(matches!(&note.kind, NoteKind::UnknownField { field, .. } if field == "titl"));
/// assert_eq!(note.message(), "there is no field \"titl\": read as words");
/// assert_eq!(note.hint().as_deref(), Some("did you mean \"titel:\"?"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Note {
    /// Where in the query string, in bytes; empty where it is about the query as a whole.
    pub span: Range<usize>,
    /// What it is about.
    pub kind: NoteKind,
}

/// What a note is about, with its data.
///
/// ```
/// use nachlese_query::{ast::NoteKind, syntax::parse};
///
/// let kinds: Vec<NoteKind> = parse("(Lawrow").notes.into_iter().map(|note| note.kind).collect();
/// assert_eq!(kinds, [NoteKind::UnclosedParenthesis]);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum NoteKind {
    /// Only the first bytes of the query are read.
    QueryTooLong {
        /// How many.
        most: usize,
    },
    /// A parenthesis closes that was never opened; it is ignored.
    UnopenedParenthesis,
    /// A parenthesis is not closed; its group ends with the query.
    UnclosedParenthesis,
    /// Parentheses hold nothing and are ignored.
    EmptyParentheses,
    /// A quotation mark is not closed; its words are read as bare words.
    UnclosedQuotationMark,
    /// Quotation marks hold no word and are ignored.
    EmptyQuotationMarks,
    /// Groups are nested too deeply; a parenthesis is ignored.
    GroupsTooDeep {
        /// Levels that are read.
        most: usize,
    },
    /// Fields and groups are nested too deeply; a field is read as a word.
    FieldsTooDeep {
        /// Levels that are read.
        most: usize,
    },
    /// Conditions of a tree that a program made are nested too deeply; the innermost are ignored.
    ConditionsTooDeep {
        /// Levels that are read.
        most: usize,
    },
    /// An operator lacks an operand and is ignored.
    MissingOperand {
        /// The operator as it was typed.
        operator: String,
        /// Where the operand is missing.
        side: Side,
    },
    /// An operand of NEAR or ADJ has no position in a text; all operands must hold, anywhere.
    NearOperand {
        /// `NEAR` or `ADJ`.
        operator: &'static str,
        /// The whole condition, if a program made it.
        condition: Option<String>,
    },
    /// SATZ or ABSATZ holds what has no position in a text; all of it must hold, anywhere.
    UnitOperand {
        /// The operator as it was typed.
        operator: String,
        /// The whole condition, if a program made it.
        condition: Option<String>,
    },
    /// Mentions are asked for of what has no position in a text; one is enough.
    MentionsOperand {
        /// How many were asked for.
        times: u32,
        /// The whole condition, if a program made it.
        condition: Option<String>,
    },
    /// Too many words have to be looked up by position.
    TooManyPositions {
        /// How many are.
        most: usize,
        /// How the condition is read.
        read: Reading,
    },
    /// `NEAR 5` is read as `NEAR/5`.
    SpacedDistance {
        /// The operator as it was typed.
        operator: String,
        /// The distance.
        distance: u32,
    },
    /// The distance of NEAR or ADJ is out of range.
    DistanceOutOfRange {
        /// The operator as it was typed.
        operator: String,
        /// The largest distance.
        most: u32,
        /// The distance that is used.
        distance: u32,
    },
    /// The distance of NEAR or ADJ is not a number.
    InvalidDistance {
        /// The operator as it was typed.
        operator: String,
        /// The distance that is used.
        distance: u32,
    },
    /// An operator of another language, `&&` or `||`, which is ignored.
    ForeignOperator {
        /// What was typed.
        typed: &'static str,
        /// The operator of this language.
        operator: &'static str,
    },
    /// A word looks like a misspelt operator; it is read as a word.
    MisspeltOperator {
        /// What was typed.
        typed: String,
        /// The operator that it resembles.
        suggestion: &'static str,
    },
    /// `*` next to too few letters; the word is searched as a whole.
    TruncatedTooShort {
        /// Letters that are needed.
        least: usize,
    },
    /// `~` after a word that is too short or too long, or has digits; it is searched as it is.
    FuzzyLength {
        /// Letters that are needed.
        least: usize,
        /// Letters that are allowed.
        most: usize,
    },
    /// `~` with a number of mistakes out of range.
    FuzzyMistakes {
        /// The number that is used.
        mistakes: u8,
    },
    /// Too many words have `*` or `~`; this one is searched as a whole word.
    TooManyPatterns {
        /// How many are read.
        most: usize,
    },
    /// `*` inside a word, or `?`; the word is searched without them.
    InnerWildcard,
    /// `.*` is read as `*`.
    RegularExpression,
    /// `~` where it has no meaning; it is ignored.
    MisplacedTilde,
    /// `"…"~` with a number of words that is missing or too large.
    PhraseSlop {
        /// The largest number.
        most: u32,
        /// The number that is used.
        slop: u32,
    },
    /// A word of a phrase has a `*`, which is not read there.
    TruncatedInPhrase {
        /// The word.
        word: String,
    },
    /// The number of mentions is out of range.
    MentionsOutOfRange {
        /// The largest number.
        most: u32,
        /// The number that is used.
        times: u32,
    },
    /// A field has no value and is ignored.
    FieldWithoutValue {
        /// The field as it was typed.
        field: String,
    },
    /// A blank separates a field from its value; they are read together.
    SpacedField {
        /// The field as it was typed.
        field: String,
    },
    /// There is no such field; it is read as words.
    UnknownField {
        /// The field, in lower case.
        field: String,
        /// The field that it resembles.
        suggestion: Option<&'static str>,
    },
    /// `*` or `~` in a name, which is searched as it is.
    PatternInName,
    /// A date that cannot be read is ignored.
    InvalidDate {
        /// Why.
        reason: DateError,
    },
    /// No article of the index has a value of this field.
    FieldEmpty {
        /// The field.
        field: &'static str,
    },
    /// The schema of the index does not filter this field.
    FieldNotFiltered {
        /// The field.
        field: &'static str,
    },
    /// A pattern stands for too many forms to look up all of them by position.
    TooManyForms {
        /// The pattern.
        condition: String,
        /// How many are, the most frequent.
        most: usize,
    },
    /// A timeline has too many periods; only the latest are returned.
    TooManyPeriods {
        /// How many are.
        most: usize,
        /// The first of them.
        from: String,
    },
}

/// The side of an operator.
///
/// ```
/// use nachlese_query::{ast::{NoteKind, Side}, syntax::parse};
///
/// let kind = &parse("Lawrow ODER").notes[0].kind;
/// assert!(matches!(kind, NoteKind::MissingOperand { side: Side::Right, .. }));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Before it.
    Left,
    /// After it.
    Right,
}

/// How a condition on positions is read where it asks for too much.
///
/// ```
/// use nachlese_query::{ast::{NoteKind, Reading}, syntax::parse};
///
/// let kind = &parse(&"a NEAR b ".repeat(40)).notes[0].kind;
/// assert!(matches!(kind, NoteKind::TooManyPositions { read: Reading::And, .. }));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Reading {
    /// All of it must hold, anywhere.
    And,
    /// Without this sign.
    Without(String),
}

impl Note {
    pub(crate) fn new(span: Range<usize>, kind: NoteKind) -> Note {
        Note { span, kind }
    }

    /// What it says, in English: lower case, no full stop.
    ///
    /// ```
    /// let note = &nachlese_query::syntax::parse("Lawrow ODER").notes[0];
    /// assert_eq!(note.message(), "ODER has nothing on its right: left out");
    /// ```
    pub fn message(&self) -> String {
        self.kind.to_string()
    }

    /// What to type instead, if that can be said.
    ///
    /// ```
    /// let note = &nachlese_query::syntax::parse("Lawrow && Moskau").notes[0];
    /// assert_eq!(note.hint().as_deref(), Some("write UND"));
    /// ```
    pub fn hint(&self) -> Option<String> {
        self.kind.hint()
    }
}

impl NoteKind {
    /// Whether a part of the query is not searched at all.
    pub(crate) fn is_omission(&self) -> bool {
        matches!(
            self,
            NoteKind::UnopenedParenthesis
                | NoteKind::EmptyParentheses
                | NoteKind::EmptyQuotationMarks
                | NoteKind::GroupsTooDeep { .. }
                | NoteKind::ConditionsTooDeep { .. }
                | NoteKind::MissingOperand { .. }
                | NoteKind::ForeignOperator { .. }
                | NoteKind::MisplacedTilde
                | NoteKind::FieldWithoutValue { .. }
                | NoteKind::InvalidDate { .. }
        )
    }

    fn hint(&self) -> Option<String> {
        Some(match self {
            NoteKind::SpacedDistance { .. } => "write it without a blank".to_owned(),
            NoteKind::ForeignOperator { operator, .. } => format!("write {operator}"),
            NoteKind::MisspeltOperator { suggestion, .. } => format!("did you mean {suggestion}?"),
            NoteKind::RegularExpression => "write * alone".to_owned(),
            NoteKind::TruncatedInPhrase { .. } => {
                "write the words with ADJ between them: Steuer* ADJ Politik".to_owned()
            }
            NoteKind::SpacedField { field } => format!("write \"{field}:\" and its value without a blank"),
            NoteKind::UnknownField { suggestion: Some(suggestion), .. } => {
                format!("did you mean \"{suggestion}:\"?")
            }
            _ => return None,
        })
    }
}

impl Display for Note {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        Display::fmt(&self.kind, f)?;
        self.hint().map_or(Ok(()), |hint| write!(f, "; {hint}"))
    }
}

impl Display for NoteKind {
    /// The message, without the hint.
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let of = |condition: &Option<String>| condition.as_ref().map_or(String::new(), |c| format!("{c}: "));
        match self {
            Self::QueryTooLong { most } => write!(f, "only the first {most} bytes of the query are read"),
            Self::UnopenedParenthesis => f.write_str("the parenthesis was not opened: left out"),
            Self::UnclosedParenthesis => {
                f.write_str("the parenthesis is not closed: the group ends with the query")
            }
            Self::EmptyParentheses => f.write_str("there is nothing in the parentheses: left out"),
            Self::UnclosedQuotationMark => {
                f.write_str("the quotation mark is not closed: its words are searched one by one")
            }
            Self::EmptyQuotationMarks => {
                f.write_str("there is no word between the quotation marks: left out")
            }
            Self::GroupsTooDeep { most } => {
                write!(f, "only {most} groups are read within each other: the parenthesis is left out")
            }
            Self::FieldsTooDeep { most } => {
                write!(f, "only {most} fields and groups are read within each other: read as a word")
            }
            Self::ConditionsTooDeep { most } => {
                write!(f, "only {most} conditions are read within each other: the rest is left out")
            }
            Self::MissingOperand { operator, side } => {
                write!(f, "{operator} has nothing on its {side}: left out")
            }
            Self::NearOperand { operator, condition } => write!(
                f,
                "{}{operator} takes words, phrases and groups of these with ODER: read as UND",
                of(condition)
            ),
            Self::UnitOperand { operator, condition } => write!(
                f,
                "{}{operator} takes words, phrases, NEAR and groups of these: read as UND",
                of(condition)
            ),
            Self::MentionsOperand { times, condition } => write!(
                f,
                "{}{times}x: takes a word, a phrase or a group of these with ODER: read without",
                of(condition)
            ),
            Self::TooManyPositions { most, read } => {
                write!(f, "only {most} words are looked for by their places: {read}")
            }
            Self::SpacedDistance { operator, distance } => {
                write!(f, "{operator} {distance} is read as {operator}/{distance}")
            }
            Self::DistanceOutOfRange { operator, most, distance } => {
                write!(f, "{operator} takes 1 to {most} words: read as {operator}/{distance}")
            }
            Self::InvalidDistance { operator, distance } => {
                write!(f, "{operator}/ takes a number of words: read as {operator}/{distance}")
            }
            Self::ForeignOperator { typed, .. } => write!(f, "{typed} is no operator: left out"),
            Self::MisspeltOperator { typed, .. } => write!(f, "{typed} is no operator: read as a word"),
            Self::TruncatedTooShort { least } => {
                write!(f, "* needs at least {least} letters: searched as a whole word")
            }
            Self::FuzzyLength { least, most } => {
                write!(f, "~ needs {least} to {most} letters and no digits: searched as it stands")
            }
            Self::FuzzyMistakes { mistakes } => write!(f, "~ takes 1 or 2 letters: read as ~{mistakes}"),
            Self::TooManyPatterns { most } => {
                write!(f, "only {most} words with * or ~ are read: searched as a whole word")
            }
            Self::InnerWildcard => {
                f.write_str("* is read at the ends of a word alone, ? nowhere: searched without them")
            }
            Self::RegularExpression => f.write_str("regular expressions are not read: .* is *"),
            Self::MisplacedTilde => {
                f.write_str("~ is read behind words and phrases of texts alone: left out")
            }
            Self::PhraseSlop { most, slop: 0 } => {
                write!(f, "~ takes a number of words, at most {most}: read without")
            }
            Self::PhraseSlop { most, slop } => {
                write!(f, "~ takes a number of words, at most {most}: read as ~{slop}")
            }
            Self::TruncatedInPhrase { word } => {
                write!(f, "* is not read in a phrase: {word} is searched as it stands")
            }
            Self::MentionsOutOfRange { most, times } => {
                write!(f, "1 to {most} mentions can be asked for: read as {times}x:")
            }
            Self::FieldWithoutValue { field } => write!(f, "\"{field}:\" without a value is left out"),
            Self::SpacedField { field } => write!(f, "\"{field}:\" is read with what follows"),
            Self::UnknownField { field, .. } => write!(f, "there is no field \"{field}\": read as words"),
            Self::PatternInName => f.write_str("* and ~ are not read in names: searched as it stands"),
            Self::InvalidDate { reason } => write!(f, "{reason}: the date is left out"),
            Self::FieldEmpty { field } => {
                let article = if field.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
                write!(f, "no article of this index has {article} {field}")
            }
            Self::FieldNotFiltered { field } => {
                write!(f, "the index cannot be narrowed by {field}: its schema does not filter it")
            }
            Self::TooManyForms { condition, most } => {
                write!(f, "{condition}: among other words its {most} most frequent forms are looked for")
            }
            Self::TooManyPeriods { most, from } => {
                write!(f, "only the last {most} periods are told, from {from} on")
            }
        }
    }
}

impl Display for Side {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Side::Left => "left",
            Side::Right => "right",
        })
    }
}

impl Display for Reading {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Reading::And => f.write_str("read as UND"),
            Reading::Without(sign) => write!(f, "read without {sign}"),
        }
    }
}

impl Serialize for Note {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Written<'n> {
            span: &'n Range<usize>,
            message: String,
            hint: Option<String>,
        }
        let (message, hint) = (self.message(), self.hint());
        Written { span: &self.span, message, hint }.serialize(serializer)
    }
}
