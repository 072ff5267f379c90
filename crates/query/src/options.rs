//! How a search is run.

/// How many of a query's bare words a hit must have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Match {
    /// Every word.
    #[default]
    All,
    /// At least two thirds of the words; function words (der, und, sich ...) do not count.
    Most,
    /// At least one word; function words neither count nor score, and the words of a phrase are searched one by one.
    Any,
}

/// The order of hits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// Best first; of the best, equal scores by id, then by place in the archive.
    #[default]
    Relevance,
    /// Latest publication first, articles without a date last; equal dates by place in the archive.
    Newest,
    /// Earliest publication first, articles without a date last.
    Oldest,
}

/// How a search is run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SearchOptions {
    /// Number of hits to return, at most [`MOST_HITS`].
    pub limit: usize,
    /// Number of hits to skip, at most [`MOST_HITS`].
    pub offset: usize,
    /// How many of the words a hit must have.
    pub matching: Match,
    /// The order of hits.
    pub sort: Sort,
    /// Whether to count all articles that match; costs a second pass.
    pub count: bool,
    /// Whether to cut snippets; without, hits carry none and cost less.
    pub snippets: bool,
}

/// Largest limit and offset: Tantivy reserves memory for as many hits as are asked for.
pub const MOST_HITS: usize = 10_000;

impl Default for SearchOptions {
    fn default() -> Self {
        SearchOptions {
            limit: 20,
            offset: 0,
            matching: Match::default(),
            sort: Sort::default(),
            count: true,
            snippets: true,
        }
    }
}
