//! AST to what Tantivy searches, to what is scored again, and to what is marked.

mod build;
mod conditions;
mod excluded;
mod expand;
mod listed;
mod meaning;
mod placed;
mod placing;
mod ranking;
mod scoring;
mod ways;
mod widen;
mod words;

pub(crate) use build::lower;
pub(crate) use expand::{Expansion, Pattern};
pub(crate) use meaning::Word;
pub(crate) use placed::{Leaf, LeafWay, Placing};
pub(crate) use ranking::{AnyOf, RankTerm};
pub(crate) use scoring::{Kind, Scored, Way};
pub(crate) use words::{Group, groups};

use crate::ast::Note;
use nachlese_index_format::FieldName;
use tantivy::query::Query;

/// A query, ready to run.
pub(crate) struct Plan {
    /// What hits must have; scores for the first pass. `None` where nothing can be found.
    pub(crate) query: Option<Box<dyn Query>>,
    /// Where hits are ranked by any of the words: what the first pass adds up. It finds the same as the query.
    pub(crate) ranking: Option<AnyOf>,
    /// What makes the final score.
    pub(crate) scoring: Vec<Scored>,
    /// What is marked in the hits, and counted for snippets; in the order of the query.
    pub(crate) marked: Vec<Marked>,
    /// The words that were widened, and to what, as they are shown.
    pub(crate) widened: Vec<(String, Vec<String>)>,
    /// Whether a part of the query is found before Tantivy walks through it: then it is run once, and counted on the way.
    pub(crate) listed: bool,
    /// What this index cannot do.
    pub(crate) notes: Vec<Note>,
}

/// How far apart the parts of a compound may stand, in places beyond their order in it: `Politik der Sicherheit` is 3 for
/// `Sicherheitspolitik`, `Politik für mehr Sicherheit in Europa` 5.
pub(crate) const NEAR: u32 = 6;

/// Whether words at these positions stand as near each other as [`NEAR`] says, by the way in which Tantivy counts.
pub(crate) fn is_near(first: u32, next: u32) -> bool {
    (first + 1).abs_diff(next) <= NEAR
}

/// What a reader sees marked.
#[derive(Clone, Debug)]
pub(crate) enum Marked {
    /// Any form with this stem.
    Stem(String),
    /// Any compound with a part that has this stem.
    Part(String),
    /// Any forms with these stems, where each [`is_near`] the one before it.
    Near(Vec<String>),
    /// This folded form.
    Exact(String),
    /// Any of these folded forms.
    Forms(Vec<&'static str>),
    /// These folded forms in a row.
    Sequence(Vec<String>),
    /// Any folded form that looks like this.
    Form(Pattern),
    /// Words that stand as they are asked for.
    Placed(Placing),
    /// In this text alone.
    In(FieldName, Box<Marked>),
    /// One word, in any of these ways.
    Any(Vec<Marked>),
}
