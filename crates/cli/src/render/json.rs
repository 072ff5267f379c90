//! JSON that is safe to print: what could steer a terminal is escaped.

use super::terminal::steers;
use anyhow::Result;
use serde::Serialize;
use std::fmt::Write;

/// The version of the JSON that `--format json` prints. Fields are only ever added within a version.
pub(crate) const FORMAT_VERSION: u32 = 1;

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
