//! One JSON document, which is safe to print: what could steer a terminal is escaped.

use super::definition::{Format, HitsOptions, WriteHits};
use crate::column::Column;
use crate::document::HitsDocument;
use crate::json::write;
use std::io::{self, Write};

pub(super) const FORMAT: Format = Format {
    is_json: true,
    takes_fields: true,
    shows_excerpts,
    document: Some(|out, document| document.json(out)),
    ..Format::new("json", "One JSON document", WriteHits::Whole(hits))
};

fn hits(out: &mut dyn Write, document: &HitsDocument<'_>, options: &HitsOptions) -> io::Result<()> {
    write(out, &document.as_json(&options.fields)?)
}

/// Whether objects of hits have snippets.
pub(super) fn shows_excerpts(options: &HitsOptions) -> bool {
    options.fields.is_empty() || options.fields.contains(&Column::Snippets)
}
