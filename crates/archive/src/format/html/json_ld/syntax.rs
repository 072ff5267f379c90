//! The text of a script to values, repaired if it is no JSON.

use serde_json::Value;

/// The values of a script; none if it is no JSON and cannot be repaired.
pub(super) fn parse(text: &str) -> Vec<Value> {
    // Pages break lines within strings, which JSON forbids.
    let text: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let mut bare = text.trim().trim_start_matches('\u{FEFF}').trim();
    for start in ["<!--", "//<![CDATA[", "/*<![CDATA[*/", "<![CDATA["] {
        bare = bare.strip_prefix(start).unwrap_or(bare).trim();
    }
    for end in ["-->", "//]]>", "/*]]>*/", "]]>", ";"] {
        bare = bare.strip_suffix(end).unwrap_or(bare).trim();
    }
    let all = |text: &str| {
        serde_json::Deserializer::from_str(text).into_iter::<Value>().collect::<Result<Vec<_>, _>>()
    };
    all(bare).or_else(|_| all(&repaired(bare))).unwrap_or_default()
}

/// The text without trailing commas, commas between top-level objects, and backslashes that escape
/// nothing.
pub(super) fn repaired(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars();
    let (mut in_string, mut depth) = (false, 0usize);
    while let Some(c) = chars.next() {
        match c {
            '\\' if in_string => match chars.next() {
                Some(escaped @ ('"' | '\\' | '/' | 'b' | 'f' | 'n' | 'r' | 't' | 'u')) => {
                    out.extend(['\\', escaped]);
                }
                Some(other) => out.push(other),
                None => {}
            },
            '"' => {
                in_string = !in_string;
                out.push(c);
            }
            _ if in_string => out.push(c),
            '[' | '{' => {
                depth += 1;
                out.push(c);
            }
            ']' | '}' => {
                depth = depth.saturating_sub(1);
                let kept = out.trim_end().trim_end_matches(',').len();
                out.truncate(kept);
                out.push(c);
            }
            ',' if depth == 0 => out.push(' '),
            _ => out.push(c),
        }
    }
    out
}
