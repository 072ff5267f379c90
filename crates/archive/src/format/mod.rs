//! Formats: an entry to its articles.
//!
//! What an entry shows of an article is a [`Draft`]: what recurs across the archive's articles is
//! still in it, because that is known only when all of them were seen. [`Draft::finish`] takes it
//! out.

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

/// Reads the articles of an entry of `file`; `keys` says what keys of records mean that no rule
/// knows.
pub fn read(file: &SourceFile, entry: &Entry, keys: &Keys) -> Vec<Result<Draft, Rejection>> {
    let source = Source { file, place: entry.place };
    if file.kind == FileKind::Mhtml {
        // Its parts are in encodings of their own.
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

/// The text of a page that goes by the name of a text: it says itself what encoding it is in.
fn declared_text<'e>(entry: &'e Entry, text: Cow<'e, str>) -> Cow<'e, str> {
    decode(&entry.bytes, html::declared_encoding(&entry.bytes)).unwrap_or(text)
}
