//! Writes JSON that is safe to print: characters that could control a terminal are escaped.

use crate::plain::steers;
use serde::Serialize;
use std::fmt::Write as _;
use std::io::{self, Write};

/// The version of JSON documents. Keys are only ever added within a version.
pub const FORMAT_VERSION: u32 = 1;

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

/// serde_json only escapes the control characters below U+0020. The others can only be within
/// strings, so that escaping them anywhere is right.
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
