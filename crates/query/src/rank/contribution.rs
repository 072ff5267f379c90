//! The contribution of one part of a query to the scores of the candidates.

use crate::plan::Scored;
use nachlese_index_format::FieldName;
use tantivy::Score;

/// The contribution of a group of terms, from one text field.
pub(crate) struct Contribution<'s> {
    pub(crate) scored: &'s Scored,
    pub(crate) kind: ContributionKind,
    pub(crate) text: FieldName,
    /// The divisor that was applied because the word mostly occurs together with another one.
    pub(crate) discount: f32,
    /// The contribution to each candidate, in their order.
    pub(crate) of_candidates: Vec<Score>,
}

/// The kind of a contribution.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ContributionKind {
    /// Occurrences anywhere in the text.
    Occurrences,
    /// An occurrence near the beginning of the text.
    Position,
}
