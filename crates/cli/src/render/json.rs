//! JSON that is safe to print: what could steer a terminal is escaped.

use super::terminal::steers;
use anyhow::Result;
use nachlese_query::ast::Note;
use serde::Serialize;
use std::fmt::Write;
use std::io;

/// The version of the JSON that `--format json` prints. Fields are only ever added within a version.
pub(crate) const FORMAT_VERSION: u32 = 1;

/// What every document that is no list of hits begins with.
#[derive(Serialize)]
struct Answer<'a, T> {
    format_version: u32,
    query: &'a str,
    notes: Vec<String>,
    #[serde(flatten)]
    found: &'a T,
}

/// Writes what was found for a query as one document.
pub(crate) fn answer(
    out: &mut dyn io::Write,
    query: &str,
    notes: &[Note],
    found: &impl Serialize,
) -> Result<()> {
    let notes = notes.iter().map(ToString::to_string).collect();
    Ok(writeln!(out, "{}", pretty(&Answer { format_version: FORMAT_VERSION, query, notes, found })?)?)
}

/// One line of JSON.
pub(crate) fn line(value: &impl Serialize) -> Result<String> {
    Ok(escape(&serde_json::to_string(value)?))
}

/// JSON to be read by people too.
pub(crate) fn pretty(value: &impl Serialize) -> Result<String> {
    Ok(escape(&serde_json::to_string_pretty(value)?))
}

/// serde_json escapes the control characters below U+0020 alone. The others can stand in strings only, so that escaping
/// them anywhere is right.
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
    #[test]
    fn control_characters_are_escaped_and_read_back() {
        let text = "a\u{9b}b\u{202e}\u{1b}c\u{7f}\n";
        let json = super::line(&text).unwrap();
        assert!(json.chars().all(|c| !super::steers(c)), "{json:?}");
        assert_eq!(serde_json::from_str::<String>(&json).unwrap(), text);
    }
}
