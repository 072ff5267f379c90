//! What there is to write, whatever the format.

mod article;
mod facets;
mod hits;
mod terms;
mod timeline;

pub use article::ArticleDocument;
pub use facets::{FacetsDocument, shown_values};
pub use hits::HitsDocument;
pub(crate) use hits::object;
pub use terms::TermsDocument;
pub use timeline::TimelineDocument;

use crate::json::{self, FORMAT_VERSION};
use nachlese_query::ast::Note;
use serde::Serialize;
use std::io::{self, Write};

/// What can be written as one document and as a table: numbers about all hits of a query.
pub trait Document {
    /// Writes it as one JSON document.
    ///
    /// # Errors
    ///
    /// `out` cannot be written to.
    fn json(&self, out: &mut dyn Write) -> io::Result<()>;

    /// Itself as a table.
    fn table(&self) -> Table;
}

/// A table: the names of its columns, and its rows, which have as many cells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// The names of the columns.
    pub columns: Vec<&'static str>,
    /// The rows.
    pub rows: Vec<Vec<String>>,
}

/// A document with the version of its format, for documents that are only written as JSON: an
/// explanation, the status of an index.
///
/// ```
/// use nachlese_query::MatchOptions;
/// use nachlese_results::{Versioned, json_line};
///
/// # let folder = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/../query/doctests/index.rs"));
/// # let index = nachlese_query::Index::open(folder.path().join("archive.index"))?;
/// let explained = index.explain("Lawrow", &MatchOptions::new())?;
/// let document = json_line(&Versioned::new(&explained))?;
/// assert!(document.starts_with("{\"format_version\":1,\"canonical\":\"Lawrow\""));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Versioned<'d, T> {
    format_version: u32,
    #[serde(flatten)]
    document: &'d T,
}

impl<'d, T: Serialize> Versioned<'d, T> {
    /// The document with the current version.
    pub fn new(document: &'d T) -> Versioned<'d, T> {
        Versioned { format_version: FORMAT_VERSION, document }
    }
}

/// How a document of numbers about a query begins.
#[derive(Serialize)]
struct AboutQuery<'a, T> {
    format_version: u32,
    query: &'a str,
    notes: Vec<String>,
    #[serde(flatten)]
    found: T,
}

fn write_about(out: &mut dyn Write, query: &str, notes: &[Note], found: impl Serialize) -> io::Result<()> {
    let notes = texts(notes);
    json::write(out, &AboutQuery { format_version: FORMAT_VERSION, query, notes, found })
}

/// Notes as documents have them.
fn texts(notes: &[Note]) -> Vec<String> {
    notes.iter().map(ToString::to_string).collect()
}
