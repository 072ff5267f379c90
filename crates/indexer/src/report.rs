//! What a run has done.

use nachlese_archive::Failure;
use nachlese_index_format::GenerationName;
use std::time::Duration;

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The archive is what the generation in use was made of.
    Unchanged,
    /// Only weights have changed: a new generation of the same articles is in use.
    Reweighted,
    /// A new generation is in use.
    Built,
}

/// What a run has done.
#[derive(Clone, Debug)]
pub struct Report {
    /// Built, or nothing to do.
    pub outcome: Outcome,
    /// The generation in use.
    pub generation: GenerationName,
    /// Articles in it.
    pub articles: u64,
    /// Files they come from.
    pub files: usize,
    /// Records left out because their id and content were there already.
    pub copies: u64,
    /// Records that share an id with another of other content, by the id they got.
    pub renamed: Vec<String>,
    /// Articles that were read now and have implausible dates, each with what is implausible.
    pub doubtful: Vec<String>,
    /// What could not be read, and was readable or not there in the generation before.
    pub new_failures: Vec<Failure>,
    /// All that could not be read.
    pub failures: usize,
    /// Bytes of the generation.
    pub bytes: u64,
    /// Wall time.
    pub elapsed: Duration,
}
