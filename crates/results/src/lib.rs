//! What a search returns, as documents. The program, the example of a server, and whatever else
//! builds on `nachlese-query` write the same bytes with it.
//!
//! A document is what there is to write: the hits of a query ([`HitsDocument`]), its facets, its
//! timeline, its terms, an explanation, an article. A [`Format`] is how: each is a file in
//! `format/` and a line in [`FORMATS`]. Nothing here knows a terminal or the arguments of a
//! program.
//!
//! ```
//! use nachlese_query::{Index, SearchOptions};
//! use nachlese_results::{Format, HitsDocument, HitsOptions};
//!
//! # let folder = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/../query/doctests/index.rs"));
//! # let archive = folder.path();
//! let index = Index::open(archive.join("archive.index"))?;
//! let (format, options) = (Format::named("ids").unwrap(), HitsOptions::new());
//! let search = SearchOptions::new().excerpts(format.excerpts(&options));
//! let answer = index.answer("Altenwehr", &search)?;
//! let mut out = Vec::new();
//! format.hits(&mut out, &HitsDocument::from(&answer), &options)?;
//! assert_eq!(String::from_utf8(out)?, "nw-7\nek-1\n");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! docs/results.schema.json describes the JSON documents. Keys are only ever added within a
//! [`FORMAT_VERSION`].

mod column;
mod context;
mod document;
mod format;
mod json;
mod plain;

pub use column::Column;
pub use context::{CONTEXT_COLUMNS, context_parts};
pub use document::{
    ArticleDocument, Document, FacetsDocument, HitsDocument, Table, TermsDocument, TimelineDocument,
    Versioned, shown_values,
};
pub use format::{FORMATS, Format, HitWriter, HitsOptions};
pub use json::{FORMAT_VERSION, line as json_line, pretty as json_pretty, write as write_json};
pub use plain::{safe, steers};

/// The guide for embedders, so that its examples compile.
#[cfg(doctest)]
#[doc = include_str!("../library.md")]
struct Guide;
