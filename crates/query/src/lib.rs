//! Full-text search in an index of German news articles.
//!
//! [`syntax`] parses a query string into a tree of [`ast`] nodes; parsing never fails. `expand`
//! lists the alternatives of each word, `plan` turns the tree into Tantivy queries, `retrieve` and
//! `rank` find the best hits, `present` highlights the words in them. No Tantivy type appears in
//! this interface.
//!
//! ```
//! use nachlese_query::{Index, Match, MatchOptions, SearchOptions};
//!
//! # let folder = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctests/index.rs"));
//! # let archive = folder.path();
//! let index = Index::open(archive.join("archive.index"))?;
//! let options = SearchOptions::new().limit(10).matching(Match::Most);
//! for hit in index.search("Lawrow Sicherheit", &options)?.hits {
//!     println!("{:.2} {} {}", hit.score, hit.id, hit.title);
//! }
//! # assert_eq!(index.count("Lawrow Sicherheit", &MatchOptions::new())?, 1);
//! # Ok::<(), nachlese_query::Error>(())
//! ```
//!
//! To build an index, use the crate `nachlese-indexer` or the command `nachlese index --index
//! archive.index ARCHIVE`. In the examples of this documentation, `index` is an index of two
//! articles. The crate `nachlese-results` writes search results as JSON, CSV and other formats.
//!
//! An [`Index`] can be shared between threads. It answers from the generation that was current when
//! it was opened, until [`Index::refresh`] is called. It takes no lock and needs no write
//! permission.
//!
//! Tantivy may panic on damaged files. Such a panic is caught and returned as [`Error::Damaged`].
//! The panic hook still runs, and a program built with `panic = "abort"` still aborts.

mod aggregate;
pub mod ast;
mod distance;
mod error;
mod expand;
mod explain;
mod generation;
mod hits;
mod index;
mod intervals;
mod operators;
mod options;
mod plan;
mod present;
mod publication_day;
mod rank;
mod retrieve;
mod search;
pub mod syntax;
mod vocabulary;

pub use aggregate::{
    Bin, Coverage, Facet, FacetCounts, FacetValue, Facets, Gap, Period, SignificantTerm, SignificantTerms,
    Similar, SourceCoverage, Timeline,
};
pub use error::{Error, Incompatible, Unsupported};
pub use explain::{
    Explanation, FieldScore, Form, LevelCounts, MatchKind, Part, PartKind, ScoreExplanation, Without,
    WordScore,
};
pub use index::Index;
pub use nachlese_article::FieldName;
pub use options::{Excerpts, Levels, MOST_HITS, Match, MatchOptions, SearchOptions, Sort};
pub use present::{AlsoSearched, Article, FieldMarks, Hit, Hits, Ranked, Snippet};
pub use search::{Answer, Hint};
