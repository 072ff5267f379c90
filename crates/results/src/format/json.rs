//! One JSON document, which is safe to print: what could steer a terminal is escaped.

use super::{Format, HitsOptions, WriteHits};
use crate::document::HitsDocument;
use crate::field::Field;
use crate::plain::steers;
use nachlese_query::Hit;
use serde::Serialize;
use std::fmt::Write as _;
use std::io::{self, Write};

/// The version of JSON documents. Keys are only ever added within a version.
pub const FORMAT_VERSION: u32 = 1;

pub(super) const FORMAT: Format = Format {
    is_json: true,
    takes_fields: true,
    shows_excerpts,
    document: Some(|out, document| document.json(out)),
    ..Format::new("json", "One document", WriteHits::Whole(hits))
};

fn hits(out: &mut dyn Write, document: &HitsDocument<'_>, options: &HitsOptions) -> io::Result<()> {
    write(out, &document.as_json(&options.fields)?)
}

/// Whether objects of hits have snippets.
pub(super) fn shows_excerpts(options: &HitsOptions) -> bool {
    options.fields.is_empty() || options.fields.contains(&Field::Snippets)
}

/// A hit as an object, with these fields or all.
pub(crate) fn object(hit: &Hit, fields: &[Field]) -> io::Result<serde_json::Value> {
    let mut object = serde_json::to_value(hit)?;
    if let Some(of_hit) = object.as_object_mut().filter(|_| !fields.is_empty()) {
        of_hit.retain(|key, _| fields.iter().any(|field| field.name() == key));
    }
    Ok(object)
}

/// Writes a document, indented, with a line end.
///
/// # Errors
///
/// `out` cannot be written to, or the document is none of JSON: a map with keys that are no text.
pub fn write(out: &mut dyn Write, document: &impl Serialize) -> io::Result<()> {
    writeln!(out, "{}", pretty(document)?)
}

/// A document as one line, without a line end.
///
/// # Errors
///
/// The document is none of JSON.
pub fn line(document: &impl Serialize) -> io::Result<String> {
    Ok(escape(&serde_json::to_string(document)?))
}

/// A document, indented, without a line end.
///
/// # Errors
///
/// The document is none of JSON.
pub fn pretty(document: &impl Serialize) -> io::Result<String> {
    Ok(escape(&serde_json::to_string_pretty(document)?))
}

/// serde_json only escapes the control characters below U+0020. The others can only be within strings,
/// so that escaping them anywhere is right.
fn escape(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        if c != '\n' && steers(c) {
            let _ = write!(out, "\\u{:04x}", u32::from(c));
        } else {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_are_escaped_and_read_back() {
        let text = "a\u{9b}b\u{202e}\u{1b}c\u{7f}\n";
        let json = line(&text).unwrap();
        assert!(json.chars().all(|c| !steers(c)), "{json:?}");
        assert_eq!(serde_json::from_str::<String>(&json).unwrap(), text);
    }
}
