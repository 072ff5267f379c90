//! Web addresses in records, and their domains.

use super::plain;
use serde_json::Value;

/// Whether a text is a web address.
pub(super) fn is_address(text: &str) -> bool {
    let text = text.trim();
    let lower = text.get(..8).map(str::to_ascii_lowercase).unwrap_or_default();
    !text.contains(char::is_whitespace)
        && ["http://", "https://", "www."].iter().any(|start| lower.starts_with(start))
}

/// The domain of an address, or of a domain, without `www.`; empty if there is none.
pub(super) fn domain(text: &str) -> &str {
    let text = text.trim();
    let behind = text.split_once("://").map_or(text, |(_, rest)| rest);
    let host = behind.split(['/', '?', '#', ':']).next().unwrap_or_default();
    let host = host.strip_prefix("www.").unwrap_or(host);
    if host.contains('.') { host } else { "" }
}

/// The address that a value is or holds; empty if there is none.
pub(super) fn of_value(value: &Value) -> String {
    match value {
        Value::String(text) if !plain::is_nothing(text) => text.trim().replace("&amp;", "&"),
        Value::Array(values) => {
            values.iter().map(of_value).find(|address| !address.is_empty()).unwrap_or_default()
        }
        Value::Object(object) => {
            let keys = ["@id", "url", "href", "rendered", "canonical", "value"];
            let known = keys.iter().find_map(|key| object.get(*key).filter(|value| value.is_string()));
            known.map(of_value).unwrap_or_default()
        }
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::domain;

    #[test]
    fn domains_are_cut_out() {
        for (text, expected) in [
            ("https://www.elbkurier.example/politik?x=1", "elbkurier.example"),
            ("www.elbkurier.example", "elbkurier.example"),
            ("elbkurier.example", "elbkurier.example"),
            ("http://localhost:80/x", ""),
            ("Elbkurier", ""),
        ] {
            assert_eq!(domain(text), expected, "{text}");
        }
    }
}
