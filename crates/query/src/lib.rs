//! Search an archive of German news from a program of your own.
//!
//! A query string goes through these rooms: [`syntax`] reads it (always to an answer) as a tree of [`ast`] nodes,
//! `expand` lists what may stand for each word, `plan` makes of it what Tantivy can search, `retrieve` and `rank` find the
//! best hits, `present` marks the words in them.
//! No type of Tantivy appears in this interface.
//!
//! ```
//! use nachlese_query::{Index, SearchOptions};
//!
//! # let folder = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctests/index.rs"));
//! # let archive = folder.path();
//! let index = Index::open(archive.join("archive.index"))?;
//! for hit in index.search("Lawrow Sicherheit", &SearchOptions::default())?.hits {
//!     println!("{:.2} {} {}", hit.score, hit.id, hit.title);
//! }
//! # assert_eq!(index.count("Lawrow Sicherheit", &SearchOptions::default())?, 1);
//! # Ok::<(), nachlese_query::Error>(())
//! ```
//!
//! An index is made by `nachlese index --index archive.index ARCHIVE`, or by the crate `nachlese-indexer`. In the examples of
//! these pages `index` is open on one of two articles, which lies in a folder of the example's own.
//!
//! An [`Index`] may be used by many threads at once. It answers from the generation that was in use when it was opened,
//! until [`Index::refresh`] is called. It takes no lock and needs no write permission.
//!
//! Tantivy may panic on damaged files; such a panic is caught and comes back as [`Error::Damaged`]. The panic hook still
//! hears of it, and in a program that is built with `panic = "abort"` it ends the program.

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
pub mod syntax;
mod vocabulary;

pub use aggregate::{
    Bin, Coverage, Facet, FacetCounts, FacetValue, Facets, Gap, Period, SignificantTerm, SignificantTerms,
    Similar, SourceCoverage, Timeline,
};
pub use error::{Error, Misfit};
pub use explain::{
    Explanation, FieldScore, Form, LevelCounts, MatchKind, Part, PartKind, ScoreExplanation, Without,
    WordScore,
};
pub use index::Index;
pub use nachlese_article::FieldName;
pub use options::{Excerpts, Levels, MOST_HITS, Match, SearchOptions, Sort};
pub use present::{AlsoSearched, Article, FieldMarks, Hit, Hits, Ranked, Snippet};
