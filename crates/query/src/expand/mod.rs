//! From a word of the query to its alternatives: the one rule for what may stand for a word.
//!
//! [`query_words`] splits what was typed into words, by the chain that indexed the articles.
//! [`ExpandedWord::expand`] lists the [`Alternative`]s of each: its inflected forms, compounds that
//! contain it, other spellings of a name, its own constituents, its prefixes. What is matched,
//! scored, marked and looked for in proximity are folds over that list (`plan`), so that none of
//! them can know of an alternative that another does not. Each alternative carries its weights, all
//! of which come from one table ([`weights`]).
//!
//! A truncated or fuzzy word has no alternatives of this kind: it stands for the forms of the
//! archive that look like it ([`PatternForms`]).

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
