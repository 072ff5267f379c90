//! Ranking: the scores of the second pass.
//!
//! `rescore` puts a score together: BM25 of what is scored (`bm25`, `occurrences`), discounted for
//! words that mostly occur together (`cooccurrence`), and a boost for words near the beginning
//! (`position`). `recency` may discount old articles.

pub(crate) mod bm25;
mod contribution;
mod cooccurrence;
mod occurrences;
mod position;
mod recency;
mod rescore;

pub(crate) use contribution::{Contribution, ContributionKind};
pub(crate) use recency::discount_by_age;
pub(crate) use rescore::{contributions, rescore};
