//! What a format is, and what it is given.

use crate::column::Column;
use crate::document::{Document, HitsDocument};
use nachlese_query::{Excerpts, Hit, Ranked};
use std::io::{self, Write};

/// A format of results. All of them can write hits; some also other documents.
#[derive(Debug)]
#[non_exhaustive]
pub struct Format {
    /// As users name it.
    pub name: &'static str,
    /// What it is, for a list of formats.
    pub help: &'static str,
    /// Whether what it writes is JSON.
    pub is_json: bool,
    /// Whether it uses [`HitsOptions::fields`].
    pub takes_fields: bool,
    /// Whether it uses [`HitsOptions::null`].
    pub takes_null: bool,
    /// Whether it shows excerpts, given these options.
    pub(super) shows_excerpts: fn(&HitsOptions) -> bool,
    pub(super) hits: WriteHits,
    pub(super) document: Option<WriteDocument>,
    pub(super) ranked: Option<WriteRanked>,
}

/// How a format writes hits.
#[derive(Clone, Copy, Debug)]
pub(super) enum WriteHits {
    /// All of them as one document, which can also say that hits lack a word.
    Whole(fn(&mut dyn Write, &HitsDocument<'_>, &HitsOptions) -> io::Result<()>),
    /// Hit by hit.
    Each(OpenWriter),
}

pub(super) type WriteDocument = fn(&mut dyn Write, &dyn Document) -> io::Result<()>;

/// Writes the ranked ids of the query with this id.
pub(super) type WriteRanked = fn(&mut dyn Write, &str, &[Ranked]) -> io::Result<()>;

pub(super) type OpenWriter =
    for<'w> fn(&'w mut dyn Write, &'w HitsOptions) -> io::Result<Box<dyn HitWriter + 'w>>;

/// Writes hits one by one, as they are found.
pub trait HitWriter {
    /// Writes a hit.
    ///
    /// # Errors
    ///
    /// The output cannot be written to.
    fn hit(&mut self, hit: &Hit) -> io::Result<()>;
}

/// What is written of hits. By default the usual fields of the format, and one snippet where the
/// format shows any.
///
/// ```
/// use nachlese_query::FieldName;
/// use nachlese_results::{Column, HitsOptions};
///
/// let fields = vec![Column::Field(FieldName::Id), Column::Rank];
/// let options = HitsOptions::new().fields(fields).null(true);
/// assert_eq!((options.fields.len(), options.snippets), (2, 1));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct HitsOptions {
    /// Columns of a table, keys of an object. None are all of an object's, and those that a table
    /// usually has.
    pub fields: Vec<Column>,
    /// How many of the best passages of a text are shown.
    pub snippets: usize,
    /// If set, every occurrence of a word is shown instead of the best passages, with this many
    /// words on either side.
    pub context: Option<usize>,
    /// Ids and paths end with NUL instead of a line feed.
    pub null: bool,
    /// Ids and paths are written verbatim, including characters that could control a terminal.
    pub verbatim: bool,
}

impl Default for HitsOptions {
    fn default() -> Self {
        HitsOptions { fields: Vec::new(), snippets: 1, context: None, null: false, verbatim: false }
    }
}

impl HitsOptions {
    /// The usual fields, and one snippet.
    pub fn new() -> HitsOptions {
        HitsOptions::default()
    }

    /// Columns of a table, keys of an object.
    #[must_use]
    pub fn fields(self, fields: Vec<Column>) -> HitsOptions {
        HitsOptions { fields, ..self }
    }

    /// How many of the best passages of a text are shown.
    #[must_use]
    pub fn snippets(self, snippets: usize) -> HitsOptions {
        HitsOptions { snippets, ..self }
    }

    /// Every occurrence of a word, with this many words before and after it.
    #[must_use]
    pub fn context(self, context: Option<usize>) -> HitsOptions {
        HitsOptions { context, ..self }
    }

    /// Names end with NUL.
    #[must_use]
    pub fn null(self, null: bool) -> HitsOptions {
        HitsOptions { null, ..self }
    }

    /// Names are written as they are.
    #[must_use]
    pub fn verbatim(self, verbatim: bool) -> HitsOptions {
        HitsOptions { verbatim, ..self }
    }

    /// The excerpts that these options ask for.
    pub fn excerpts(&self) -> Excerpts {
        self.context.map_or(Excerpts::Best(self.snippets), Excerpts::Context)
    }
}

impl Format {
    /// What all formats have in common, to be filled in.
    pub(super) const fn new(name: &'static str, help: &'static str, hits: WriteHits) -> Format {
        Format {
            name,
            help,
            is_json: false,
            takes_fields: false,
            takes_null: false,
            shows_excerpts: |_| false,
            hits,
            document: None,
            ranked: None,
        }
    }

    /// The excerpts that a search must return for this format.
    pub fn excerpts(&self, options: &HitsOptions) -> Excerpts {
        if (self.shows_excerpts)(options) { options.excerpts() } else { Excerpts::None }
    }

    /// Whether it can say that hits lack a word of the query. If not, a search must not be relaxed:
    /// a script would take the hits for articles that have all of the words.
    pub fn reports_relaxed(&self) -> bool {
        matches!(self.hits, WriteHits::Whole(_))
    }

    /// Whether it can write documents of numbers: facets, timelines, terms.
    pub fn writes_documents(&self) -> bool {
        self.document.is_some()
    }

    /// Whether it can write the ranked ids of many queries.
    pub fn writes_ranked(&self) -> bool {
        self.ranked.is_some()
    }

    /// Writes hits.
    ///
    /// # Errors
    ///
    /// `out` cannot be written to.
    pub fn hits(
        &self,
        out: &mut dyn Write,
        document: &HitsDocument<'_>,
        options: &HitsOptions,
    ) -> io::Result<()> {
        match self.hits {
            WriteHits::Whole(write) => write(out, document, options),
            WriteHits::Each(open) => {
                let mut writer = open(out, options)?;
                document.hits().hits.iter().try_for_each(|hit| writer.hit(hit))
            }
        }
    }

    /// A writer of single hits; `None` if the format is one document. Writes what comes before the
    /// first.
    ///
    /// # Errors
    ///
    /// `out` cannot be written to.
    pub fn writer<'w>(
        &self,
        out: &'w mut dyn Write,
        options: &'w HitsOptions,
    ) -> io::Result<Option<Box<dyn HitWriter + 'w>>> {
        match self.hits {
            WriteHits::Whole(_) => Ok(None),
            WriteHits::Each(open) => open(out, options).map(Some),
        }
    }

    /// Writes facets, a timeline or terms.
    ///
    /// # Errors
    ///
    /// `out` cannot be written to, or the format [cannot write it](Self::writes_documents).
    pub fn document(&self, out: &mut dyn Write, document: &dyn Document) -> io::Result<()> {
        self.document.ok_or(io::ErrorKind::Unsupported)?(out, document)
    }

    /// Writes the ranked ids of a query, which has an id of its own.
    ///
    /// # Errors
    ///
    /// `out` cannot be written to, or the format [cannot write them](Self::writes_ranked).
    pub fn ranked(&self, out: &mut dyn Write, query: &str, ranked: &[Ranked]) -> io::Result<()> {
        self.ranked.ok_or(io::ErrorKind::Unsupported)?(out, query, ranked)
    }
}
