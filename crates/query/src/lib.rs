//! Search an archive of German news from a program of your own.
//!
//! A query string goes through these rooms: [`syntax`] reads it (always to an answer) as a tree of [`ast`] nodes,
//! `lowering` turns the tree into what Tantivy can search, `hits` runs it, ranks, and marks the words found.
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

pub mod ast;
mod counts;
mod coverage;
mod distance;
mod error;
mod explain;
mod generation;
mod hits;
mod index;
mod lowering;
mod options;
mod places;
pub mod syntax;
mod typical;
mod vocabulary;

pub use counts::{Bin, Facet, FacetCounts, FacetValue, Facets, Period, Timeline};
pub use coverage::{Coverage, Gap, SourceCoverage};
pub use error::{Error, Misfit};
pub use explain::{Explanation, Form, LevelCounts, Part, PartKind, Without};
pub use hits::{
    AlsoSearched, Article, FieldMarks, Hit, Hits, How, PlacePoints, Ranked, Snippet, Standing, WordPoints,
};
pub use index::Index;
pub use nachlese_article::FieldName;
pub use options::{Excerpts, Levels, MOST_HITS, Match, SearchOptions, Sort};
pub use typical::{Similar, TypicalTerm, TypicalTerms};
