//! Formats: an entry to its articles.
//!
//! An entry gives [`Draft`]s, which still hold learned boilerplate: that is known only when all
//! drafts of the archive were seen. [`Draft::finish`] removes it.
//!
//! - [`html`], [`mhtml`]: pages; [`text`], [`markdown`], with [`front_matter`]: texts; [`json`]:
//!   records;
//! - shared by them: [`markup`] (a fragment of markup to paragraphs), [`fact_lines`] and
//!   [`bylines`] (lines that state a date, an author, a source), [`placeholder`] (what stands for
//!   no value), [`keys`] and [`key_names`] (what keys mean).
//!
//! To add a format (ALTO, TEI, NewsML): a kind in `kind.rs`; a module here with a function from the
//! entry's text to drafts; an arm in [`read`]. A format that names its fields makes final drafts
//! ([`Draft::new`]); one that has to find the text among other lines makes drafts of lines or a
//! page.

mod bylines;
mod draft;
mod fact_lines;
mod front_matter;
mod html;
mod json;
mod key_names;
mod keys;
mod markdown;
mod markup;
mod mhtml;
mod placeholder;
mod text;

pub use draft::{Draft, Reading, Rejection, UnreadKey, UnreadReason};
pub use keys::{Keys, KeysError};

use crate::container::Entry;
use crate::encoding::decode;
use crate::kind::{self, FileKind};
use crate::list::SourceFile;
use draft::Source;
use std::borrow::Cow;

/// Reads the articles of an entry of `file`; `keys` is the user's mapping of keys of records.
pub fn read(file: &SourceFile, entry: &Entry, keys: &Keys) -> Vec<Result<Draft, Rejection>> {
    let mut drafts = drafts(file, entry, keys);
    drafts.iter_mut().filter_map(|draft| draft.as_mut().ok()).for_each(Draft::add_agencies);
    drafts
}

fn drafts(file: &SourceFile, entry: &Entry, keys: &Keys) -> Vec<Result<Draft, Rejection>> {
    let source = Source { file, place: entry.place };
    if file.kind == FileKind::Mhtml {
        // Each of its parts has its own encoding.
        return vec![mhtml::read(&entry.bytes, source)];
    }
    let declared = if file.kind == FileKind::Html { html::declared_encoding(&entry.bytes) } else { None };
    let text = match decode(&entry.bytes, declared) {
        Ok(text) => text,
        Err(kind) => return vec![Err(source.failed(kind))],
    };
    match file.kind {
        FileKind::Json => json::read(&text, source, keys),
        FileKind::Html => vec![html::read(&text, source)],
        FileKind::Text | FileKind::Markdown if kind::is_page(&text) => {
            vec![html::read(&declared_text(entry, text), source)]
        }
        FileKind::Markdown => vec![markdown::read(&text, source)],
        FileKind::Text | FileKind::Mhtml => vec![text::draft(&text, source)],
    }
}

/// The text of a page in a file named like a text, in the encoding that the page declares.
fn declared_text<'e>(entry: &'e Entry, text: Cow<'e, str>) -> Cow<'e, str> {
    decode(&entry.bytes, html::declared_encoding(&entry.bytes)).unwrap_or(text)
}
