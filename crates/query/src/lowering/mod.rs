//! AST to what Tantivy searches, to what is scored again, and to what is marked.

mod build;
mod excluded;
mod words;

pub(crate) use build::lower;
pub(crate) use words::{Group, groups};

use crate::ast::Note;
use nachlese_german::Zone;
use tantivy::query::Query;

/// A query, ready to run.
pub(crate) struct Plan {
    /// What hits must have; scores by the stem zone. `None` where nothing can be found.
    pub(crate) query: Option<Box<dyn Query>>,
    /// Terms whose BM25 scores make the final score, in every zone.
    pub(crate) scoring: Vec<ScoringTerm>,
    /// What is marked in the hits, and counted for snippets; in the order of the query.
    pub(crate) marked: Vec<Marked>,
    /// What this index cannot do.
    pub(crate) notes: Vec<Note>,
}

/// A term of one zone, searched in every text field.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ScoringTerm {
    pub(crate) zone: Zone,
    pub(crate) text: String,
    /// How often the query has it.
    pub(crate) times: f32,
}

/// What a reader sees marked.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Marked {
    /// Any form with this stem.
    Stem(String),
    /// This folded form.
    Exact(String),
    /// Any of these folded forms.
    Forms(Vec<&'static str>),
    /// These folded forms in a row.
    Sequence(Vec<String>),
}
