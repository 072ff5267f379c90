//! Search an archive of German news from a program of your own.
//!
//! [`syntax`] reads a query string as a tree of [`ast`] nodes; it always succeeds. `expand` lists
//! the alternatives of each word, `plan` makes of the tree what Tantivy searches, `retrieve` and
//! `rank` find the best hits, `present` marks the words in them. No type of Tantivy appears in this
//! interface.
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
//! The crate `nachlese-indexer` makes an index, and so does the program: `nachlese index --index
//! archive.index ARCHIVE`. In the examples of these pages `index` is an index of two articles.
//! `nachlese-results` writes what a search returns as JSON, CSV and in other formats.
//!
//! An [`Index`] may be used by many threads at once. It answers from the generation that was in use
//! when it was opened, until [`Index::refresh`] is called. It takes no lock and needs no write
//! permission.
//!
//! Tantivy may panic on damaged files. Such a panic is caught and returned as [`Error::Damaged`],
//! but the panic hook still runs, and a program that is built with `panic = "abort"` ends.

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
