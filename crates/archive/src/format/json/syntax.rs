//! JSON text to a value, with small mistakes repaired.

use crate::failure_kind::FailureKind;
use serde_json::Value;

/// Reads a value. `NaN` and `Infinity`, which Python writes, are read as `null`; a comma before a
/// closing bracket is ignored. What is nested too deep for any text is read as `null`.
///
/// # Errors
///
/// The text is no JSON. The position is part of the failure.
pub(super) fn parse(text: &str) -> Result<Value, FailureKind> {
    let error = match serde_json::from_str(text) {
        Ok(value) => return Ok(value),
        Err(error) => error,
    };
    let repaired = repaired(text);
    let repaired = repaired.as_deref().unwrap_or(text);
    serde_json::from_str(repaired)
        .or_else(|_| serde_json::from_str(&shallow(repaired)))
        .map_err(|_| failure(text, &error))
}

/// Deepest nesting that is read. No text lies deeper, and the parser refuses deeper values.
const DEEPEST: usize = 100;

/// The text with `null` in place of values that are nested deeper.
fn shallow(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let (mut depth, mut in_string, mut escaped) = (0usize, false, false);
    for c in text.chars() {
        let before = depth;
        if in_string {
            in_string = escaped || c != '"';
            escaped = c == '\\' && !escaped;
        } else {
            in_string = c == '"';
            match c {
                '{' | '[' => depth += 1,
                '}' | ']' => depth = depth.saturating_sub(1),
                _ => {}
            }
        }
        if before <= DEEPEST && depth > DEEPEST {
            kept.push_str("null");
        } else if before <= DEEPEST {
            kept.push(c);
        }
    }
    kept
}

fn failure(text: &str, error: &serde_json::Error) -> FailureKind {
    let message = error.to_string();
    let message = message.split(" at line ").next().unwrap_or(&message).to_owned();
    // The line of an entry that is one line is its place.
    let line = text.trim_end().contains('\n').then(|| error.line());
    FailureKind::InvalidJson { line, column: error.column(), error: message }
}

/// The text without these mistakes; `None` if there are none.
fn repaired(text: &str) -> Option<String> {
    let mut repaired = String::with_capacity(text.len());
    let (mut changed, mut in_string, mut escaped) = (false, false, false);
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if in_string {
            in_string = escaped || c != '"';
            escaped = c == '\\' && !escaped;
        } else if c == ',' && rest.get(1..).is_some_and(|r| r.trim_start().starts_with(['}', ']'])) {
            changed = true;
            rest = rest.get(1..).unwrap_or_default();
            continue;
        } else if let Some(after) =
            ["NaN", "-Infinity", "Infinity", "undefined"].iter().find_map(|w| rest.strip_prefix(w))
        {
            changed = true;
            repaired.push_str("null");
            rest = after;
            continue;
        } else {
            in_string = c == '"';
        }
        repaired.push(c);
        rest = rest.get(c.len_utf8()..).unwrap_or_default();
    }
    changed.then_some(repaired)
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn slips_are_forgiven_and_nothing_else() {
        let value = parse("{\"a\": NaN, \"b\": [1, 2, ], \"c\": \"NaN,]\\\",}\", }").unwrap();
        assert_eq!(value, serde_json::json!({"a": null, "b": [1, 2], "c": "NaN,]\",}"}));
        for (text, part) in [
            ("{\"title\": \"x\"", "column 13: EOF"),
            ("{\n\"a\": 1\n// Anmerkung\n}", "line 3 of the record, column 1: expected `,`"),
            ("{\"a\": 1,, }", "column 9"),
            ("", "EOF"),
        ] {
            let error = parse(text).unwrap_err();
            assert!(error.to_string().contains(part), "{text}: {error}");
        }
        assert!(parse(&"[".repeat(100_000)).is_err());
        let deep = format!(
            "{{\"title\": \"x\", \"junk\": {}{}, \"body\": \"[y\"}}",
            "[".repeat(500),
            "]".repeat(500)
        );
        assert_eq!(parse(&deep).unwrap()["body"], "[y");
        // A comma is looked behind once, however many blanks follow.
        assert!(parse(&format!("[{}", "1, ".repeat(50_000))).is_err());
    }
}
