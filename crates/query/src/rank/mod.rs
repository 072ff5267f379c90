//! Ranking: the scores of the second pass.
//!
//! `rescore` computes a score from BM25 (`bm25`, `occurrences`), discounted for words that mostly
//! occur together (`cooccurrence`), and a boost for words near the beginning (`position`).
//! `recency` discounts old articles if requested.

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
