//! Query expansion: from a word of the query to its alternatives.
//!
//! [`query_words`] splits the typed text into words, by the same chain as in indexing.
//! [`ExpandedWord::expand`] lists the [`Alternative`]s of each word: its inflected forms, compounds
//! that contain it, other spellings of a name, its own constituents, its prefixes. Matching,
//! scoring, marking and proximity are derived from this one list (`plan`), so that they cannot
//! disagree. Each alternative carries its weights, which all come from one table ([`weights`]).
//!
//! A truncated or fuzzy word has no such alternatives: it stands for the forms of the archive that
//! match its pattern ([`PatternForms`]).

mod alternative;
mod names;
mod pattern;
mod typed;
mod weights;
mod word;

pub(crate) use alternative::{Alternative, AlternativeKind};
pub(crate) use pattern::{MOST_FORMS, Pattern, PatternForms};
pub(crate) use typed::{QueryWord, exact_sequence, query_words};
pub(crate) use word::{ExpandedWord, Expansion};
