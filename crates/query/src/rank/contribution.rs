//! What one part of a query adds to the scores of the candidates.

use crate::plan::Scored;
use nachlese_index_format::FieldName;
use tantivy::Score;

/// What something scored adds, from one text field.
pub(crate) struct Contribution<'s> {
    pub(crate) scored: &'s Scored,
    pub(crate) kind: ContributionKind,
    pub(crate) text: FieldName,
    /// What it was divided by, because the word mostly occurs together with another one.
    pub(crate) discount: f32,
    /// What it adds to each candidate, in their order.
    pub(crate) of_candidates: Vec<Score>,
}

/// What a contribution is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ContributionKind {
    /// Occurrences anywhere in the text.
    Occurrences,
    /// An occurrence near the beginning of the text.
    Position,
}
