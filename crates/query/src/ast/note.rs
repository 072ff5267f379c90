//! Notes on how a part of a query was interpreted if its author may have meant something else.
//!
//! A note is a kind with data. This file also has the English text of each kind; a program that
//! needs other texts or another language matches on the kinds.

use nachlese_dates::DateError;
use serde::{Serialize, Serializer};
use std::fmt::{self, Display, Formatter};
use std::ops::Range;

/// A note on how a part of the query was interpreted; its author may have meant something else.
///
/// It is displayed as the message, followed by the hint if there is one. Serialized, it has the
/// keys `span`, `message` and `hint`.
///
/// ```
/// use nachlese_query::{ast::NoteKind, syntax::parse};
///
/// let text = "titl:Hochwasser";
/// let note = &parse(text).notes[0];
/// assert_eq!(&text[note.span.clone()], "titl");
/// assert!(matches!(&note.kind, NoteKind::UnknownField { field, .. } if field == "titl"));
/// assert_eq!(note.message(), "there is no field \"titl\": searched as words");
/// assert_eq!(note.hint().as_deref(), Some("did you mean \"titel:\"?"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Note {
    /// The byte range in the query string; empty if the note is about the query as a whole.
    pub span: Range<usize>,
    /// What the note is about.
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
    /// The query is too long; only the first bytes are used.
    QueryTooLong {
        /// Maximum length in bytes.
        most: usize,
    },
    /// A closing parenthesis has no opening one and is ignored.
    UnopenedParenthesis,
    /// A parenthesis is not closed; its group extends to the end of the query.
    UnclosedParenthesis,
    /// Parentheses are empty and ignored.
    EmptyParentheses,
    /// A quotation mark is not closed; its words are treated as bare words.
    UnclosedQuotationMark,
    /// Quotation marks have no word between them and are ignored.
    EmptyQuotationMarks,
    /// Groups are nested too deeply; a parenthesis is ignored.
    GroupsTooDeep {
        /// Maximum depth.
        most: usize,
    },
    /// Fields and groups are nested too deeply; a field is treated as a word.
    FieldsTooDeep {
        /// Maximum depth.
        most: usize,
    },
    /// Conditions of a tree that a program built are nested too deeply; the innermost are ignored.
    ConditionsTooDeep {
        /// Maximum depth.
        most: usize,
    },
    /// An operator lacks an operand and is ignored.
    MissingOperand {
        /// The operator as typed.
        operator: String,
        /// The side on which the operand is missing.
        side: Side,
    },
    /// An operand of NEAR or ADJ has no positions; all operands must hold, anywhere in the article.
    NearOperand {
        /// `NEAR` or `ADJ`.
        operator: &'static str,
        /// The whole condition, if a program built it.
        condition: Option<String>,
    },
    /// A condition within SATZ or ABSATZ has no positions; all of them must hold, anywhere in the
    /// article.
    UnitOperand {
        /// The operator as typed.
        operator: String,
        /// The whole condition, if a program built it.
        condition: Option<String>,
    },
    /// The operand of `3x:` has no positions; `3x:` is ignored.
    MentionsOperand {
        /// The number of occurrences required.
        times: u32,
        /// The whole condition, if a program built it.
        condition: Option<String>,
    },
    /// Too many words have to be looked up by position.
    TooManyPositions {
        /// Maximum number of words.
        most: usize,
        /// How the condition is interpreted.
        read: Reading,
    },
    /// `NEAR 5` is interpreted as `NEAR/5`.
    SpacedDistance {
        /// The operator as typed.
        operator: String,
        /// The distance.
        distance: u32,
    },
    /// The distance of NEAR or ADJ is out of range.
    DistanceOutOfRange {
        /// The operator as typed.
        operator: String,
        /// The maximum distance.
        most: u32,
        /// The distance that is used.
        distance: u32,
    },
    /// The distance of NEAR or ADJ is not a number.
    InvalidDistance {
        /// The operator as typed.
        operator: String,
        /// The distance that is used.
        distance: u32,
    },
    /// An operator of another query language, `&&` or `||`; it is ignored.
    ForeignOperator {
        /// The operator as typed.
        typed: &'static str,
        /// The equivalent operator of this language.
        operator: &'static str,
    },
    /// A word looks like a misspelt operator; it is searched as a word.
    MisspeltOperator {
        /// The word as typed.
        typed: String,
        /// The operator that it resembles.
        suggestion: &'static str,
    },
    /// `*` with too few letters; the word is searched as a whole.
    TruncatedTooShort {
        /// Minimum number of letters.
        least: usize,
    },
    /// `~` after a word that is too short or too long, or has digits; it is searched as typed.
    FuzzyLength {
        /// Minimum number of letters.
        least: usize,
        /// Maximum number of letters.
        most: usize,
    },
    /// `~` with an edit distance out of range.
    FuzzyMistakes {
        /// The edit distance that is used.
        mistakes: u8,
    },
    /// Too many words have `*` or `~`; this one is searched as a whole word.
    TooManyPatterns {
        /// Maximum number of such words.
        most: usize,
    },
    /// `*` inside a word, or `?`; the word is searched without them.
    InnerWildcard,
    /// `.*` is interpreted as `*`.
    RegularExpression,
    /// `~` where it has no meaning; it is ignored.
    MisplacedTilde,
    /// `"…"~` with a number of words that is missing or too large.
    PhraseSlop {
        /// The maximum number.
        most: u32,
        /// The number that is used.
        slop: u32,
    },
    /// A word of a phrase has a `*`, which is not supported there.
    TruncatedInPhrase {
        /// The word.
        word: String,
    },
    /// The number before `x:` is out of range.
    MentionsOutOfRange {
        /// The maximum number.
        most: u32,
        /// The number that is used.
        times: u32,
    },
    /// A field has no value and is ignored.
    FieldWithoutValue {
        /// The field as typed.
        field: String,
    },
    /// A space separates a field from its value; the value is used nevertheless.
    SpacedField {
        /// The field as typed.
        field: String,
    },
    /// There is no such field; it is searched as words.
    UnknownField {
        /// The field, in lower case.
        field: String,
        /// The field that it resembles.
        suggestion: Option<&'static str>,
    },
    /// `*` or `~` in a name; the name is searched as typed.
    PatternInName,
    /// A date is invalid and ignored.
    InvalidDate {
        /// Why it is invalid.
        reason: DateError,
    },
    /// No article of the index has a value of this field.
    FieldEmpty {
        /// The field.
        field: &'static str,
    },
    /// The schema of the index has no filter for this field.
    FieldNotFiltered {
        /// The field.
        field: &'static str,
    },
    /// A pattern matches too many forms to look up all of them by position.
    TooManyForms {
        /// The pattern.
        condition: String,
        /// Number of forms that are looked up, the most frequent.
        most: usize,
    },
    /// A timeline has too many periods; only the latest are returned.
    TooManyPeriods {
        /// Number of periods that are returned.
        most: usize,
        /// The first of those.
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

/// How a condition is interpreted if too many words would have to be looked up by position.
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
    /// All of its conditions must hold, anywhere in the article.
    And,
    /// As if this sign were missing.
    Without(String),
}

impl Note {
    pub(crate) fn new(span: Range<usize>, kind: NoteKind) -> Note {
        Note { span, kind }
    }

    /// The message, in English: lower case, no full stop.
    ///
    /// ```
    /// let note = &nachlese_query::syntax::parse("Lawrow ODER").notes[0];
    /// assert_eq!(note.message(), "ODER has nothing on its right: ignored");
    /// ```
    pub fn message(&self) -> String {
        self.kind.to_string()
    }

    /// What to type instead, if there is a suggestion.
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
            NoteKind::SpacedDistance { .. } => "write it without a space".to_owned(),
            NoteKind::ForeignOperator { operator, .. } => format!("write {operator}"),
            NoteKind::MisspeltOperator { suggestion, .. } => format!("did you mean {suggestion}?"),
            NoteKind::RegularExpression => "write * without a dot".to_owned(),
            NoteKind::TruncatedInPhrase { .. } => {
                "join the words with ADJ instead: Steuer* ADJ Politik".to_owned()
            }
            NoteKind::SpacedField { field } => {
                format!("write \"{field}:\" and its value without a space between them")
            }
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
            Self::QueryTooLong { most } => write!(f, "only the first {most} bytes of the query are used"),
            Self::UnopenedParenthesis => f.write_str("the parenthesis has no opening one: ignored"),
            Self::UnclosedParenthesis => {
                f.write_str("the parenthesis is not closed: the group extends to the end of the query")
            }
            Self::EmptyParentheses => f.write_str("the parentheses are empty: ignored"),
            Self::UnclosedQuotationMark => {
                f.write_str("the quotation mark is not closed: its words are searched separately")
            }
            Self::EmptyQuotationMarks => f.write_str("no word between the quotation marks: ignored"),
            Self::GroupsTooDeep { most } => {
                write!(f, "only {most} groups can be nested: this parenthesis is ignored")
            }
            Self::FieldsTooDeep { most } => {
                write!(f, "only {most} fields and groups can be nested: searched as a word")
            }
            Self::ConditionsTooDeep { most } => {
                write!(f, "only {most} conditions can be nested: the innermost are ignored")
            }
            Self::MissingOperand { operator, side } => {
                write!(f, "{operator} has nothing on its {side}: ignored")
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
                "{}{times}x: takes a word, a phrase or a group of these with ODER: {times}x: is ignored",
                of(condition)
            ),
            Self::TooManyPositions { most, read } => {
                write!(f, "only {most} words can be searched by position: {read}")
            }
            Self::SpacedDistance { operator, distance } => {
                write!(f, "{operator} {distance} is read as {operator}/{distance}")
            }
            Self::DistanceOutOfRange { operator, most, distance } => {
                write!(f, "{operator} takes a distance of 1 to {most} words: read as {operator}/{distance}")
            }
            Self::InvalidDistance { operator, distance } => {
                write!(f, "{operator}/ needs a number of words: read as {operator}/{distance}")
            }
            Self::ForeignOperator { typed, .. } => write!(f, "{typed} is not an operator: ignored"),
            Self::MisspeltOperator { typed, .. } => {
                write!(f, "{typed} is not an operator: searched as a word")
            }
            Self::TruncatedTooShort { least } => {
                write!(f, "* needs at least {least} letters: searched as a whole word")
            }
            Self::FuzzyLength { least, most } => {
                write!(f, "~ needs {least} to {most} letters and no digits: searched as typed")
            }
            Self::FuzzyMistakes { mistakes } => {
                write!(f, "~ allows 1 or 2 letters to differ: read as ~{mistakes}")
            }
            Self::TooManyPatterns { most } => {
                write!(f, "only {most} words can have * or ~: searched as a whole word")
            }
            Self::InnerWildcard => f.write_str(
                "* is only supported at the ends of a word, ? is not supported: searched without them",
            ),
            Self::RegularExpression => f.write_str("regular expressions are not supported: .* is read as *"),
            Self::MisplacedTilde => f.write_str("~ is only supported after a word or a phrase: ignored"),
            Self::PhraseSlop { most, slop: 0 } => {
                write!(f, "~ after a phrase needs a number of words, at most {most}: ignored")
            }
            Self::PhraseSlop { most, slop } => {
                write!(f, "~ after a phrase takes at most {most} words: read as ~{slop}")
            }
            Self::TruncatedInPhrase { word } => {
                write!(f, "* is not supported in a phrase: {word} is searched as typed")
            }
            Self::MentionsOutOfRange { most, times } => {
                write!(f, "the number before x: is 1 to {most}: read as {times}x:")
            }
            Self::FieldWithoutValue { field } => write!(f, "\"{field}:\" has no value: ignored"),
            Self::SpacedField { field } => write!(f, "\"{field}:\" is read with the value after the space"),
            Self::UnknownField { field, .. } => {
                write!(f, "there is no field \"{field}\": searched as words")
            }
            Self::PatternInName => f.write_str("* and ~ are not supported in names: searched as typed"),
            Self::InvalidDate { reason } => write!(f, "{reason}: the date is ignored"),
            Self::FieldEmpty { field } => {
                let article = if field.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
                write!(f, "no article of this index has {article} {field}")
            }
            Self::FieldNotFiltered { field } => {
                write!(f, "the index cannot be filtered by {field}: its schema has no such filter")
            }
            Self::TooManyForms { condition, most } => write!(
                f,
                "{condition} matches too many forms: only the {most} most frequent are searched by position"
            ),
            Self::TooManyPeriods { most, from } => {
                write!(f, "only the last {most} periods are returned, starting with {from}")
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
            Reading::Without(sign) => write!(f, "{sign} is ignored"),
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
