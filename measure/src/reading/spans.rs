//! Which spans of text that must, and must not, be in the reading of a page are in it.
//!
//! A folder has `gold.json` (for each page `file`, `with`, `without`) and the pages. White space
//! and soft hyphens do not count.

use super::Reading;
use crate::data::read as read_text;
use anyhow::{Context as _, Result};
use serde_json::{Map, Value};
use std::path::Path;

/// The line of figures.
pub(super) fn score(folder: &Path, read: impl Fn(&Path) -> Result<Reading>) -> Result<String> {
    let gold: Map<String, Value> = serde_json::from_str(&read_text(&folder.join("gold.json"))?)?;
    let (mut found, mut all) = ([0_u32; 2], [0_u32; 2]);
    for (name, page) in &gold {
        let file = page.get("file").and_then(Value::as_str).with_context(|| format!("{name} has no file"))?;
        let text = plain(&read(&folder.join(format!("{file}.gz")))?.text);
        for (at, key) in ["with", "without"].into_iter().enumerate() {
            let spans =
                page.get(key).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
            for span in spans {
                all[at] += 1;
                found[at] += u32::from(text.contains(&plain(span)));
            }
        }
    }
    let share = |at: usize| f64::from(found[at]) / f64::from(all[at].max(1));
    Ok(format!("wanted spans {:.3} of {}  unwanted spans {:.3} of {}", share(0), all[0], share(1), all[1]))
}

/// A text with single spaces for white space, and without soft hyphens.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.chars().filter(|&c| c != '\u{ad}') {
        if !c.is_whitespace() {
            plain.push(c);
        } else if !plain.ends_with(' ') {
            plain.push(' ');
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_are_found_across_lines_and_soft_hyphens() {
        let folder = tempfile::tempdir().unwrap();
        let gold =
            r#"{"a": {"file": "a.html", "with": ["Der erste Satz.", "fehlt"], "without": ["Anzeige"]}}"#;
        std::fs::write(folder.path().join("gold.json"), gold).unwrap();
        let text = "Der\n erste\u{a0}Sa\u{ad}tz. Anzeige".to_owned();
        let read = |_: &Path| Ok(Reading { text: text.clone(), ..Reading::default() });
        let line = score(folder.path(), read).unwrap();
        assert_eq!(line, "wanted spans 0.500 of 2  unwanted spans 1.000 of 1");
    }
}
