//! Front matter that is read line by line: `Titel: Rat tagt`.
//!
//! Scrapers write such lines above a text; fenced front matter that is no valid YAML (`title: Rat:
//! wie es weitergeht`) is read like that, too.

use super::value::{Map, Value};
use crate::format::key_names::in_front_matter;
use nachlese_article::FieldName;

/// Longest key, in bytes.
const LONGEST_KEY: usize = 40;

/// Most lines of front matter without fences.
const MOST_LINES: usize = 30;

/// Fewest lines with a known key that make front matter without fences.
const FEWEST_KNOWN: usize = 2;

/// Key and value of a line, `sign` between them.
pub(super) fn pair(line: &str, sign: char) -> Option<(&str, &str)> {
    let (key, value) = line.split_once(sign)?;
    let key = key.trim().trim_matches(['"', '\'', '*']);
    let shaped = (1..=LONGEST_KEY).contains(&key.len())
        && key.starts_with(char::is_alphabetic)
        && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | ' ' | ':'));
    // `https://…` is no key; nor is `12:30`.
    // „**Datum:** 3. Mai“
    let value = value.strip_prefix("**").unwrap_or(value);
    (shaped && !value.starts_with("//")).then(|| (key, value.trim()))
}

/// The values of fenced front matter that is no valid YAML or TOML, and the lines that have none.
/// `None` if no key is known.
pub(super) fn read(head: &str, sign: char) -> Option<(Map, Vec<String>)> {
    let mut map = Map::new();
    let mut unread = Vec::new();
    for line in head.lines() {
        let text = line.trim();
        let indented = line.starts_with([' ', '\t']);
        if text.is_empty() || text.starts_with('#') {
            continue;
        }
        let item = text.strip_prefix("- ").map(unquoted);
        match (map.last_mut(), pair(text, sign).filter(|_| !indented && item.is_none())) {
            (_, Some((key, value))) => map.push((key.to_owned(), Value::Text(unquoted(value).to_owned()))),
            (Some((_, Value::List(items))), None) if item.is_some() => {
                items.push(Value::Text(item.unwrap_or_default().to_owned()));
            }
            (Some((_, value)), None) if item.is_some() && *value == Value::Text(String::new()) => {
                *value = Value::List(vec![Value::Text(item.unwrap_or_default().to_owned())]);
            }
            // A value continues in the indented lines below it.
            (Some((_, Value::Text(value))), None) if indented => {
                let begun = value.trim_matches(['|', '>', '-', '+']).is_empty();
                *value = if begun { unquoted(text).to_owned() } else { format!("{value} {text}") };
            }
            _ => unread.push(text.to_owned()),
        }
    }
    let known = map.iter().any(|(key, _)| in_front_matter(key).is_some());
    known.then_some((map, unread))
}

/// Front matter without fences: its values, its lines, and the rest of the text.
pub(super) fn above(text: &str) -> Option<(Map, Vec<String>, &str)> {
    let mut map = Map::new();
    let mut lines = Vec::new();
    let mut rest = text.trim_start();
    let mut known = 0;
    loop {
        let (line, below) = rest.split_once('\n').unwrap_or((rest, ""));
        rest = below;
        let line = line.trim();
        // Some tools write a blank line after each line.
        if line.is_empty() {
            let next = below.trim_start();
            if next.lines().next().and_then(|line| pair(line, ':')).is_some_and(|(key, _)| is_known(key)) {
                rest = next;
                continue;
            }
            break;
        }
        let (key, value) = pair(line, ':')?;
        known += usize::from(is_known(key));
        map.push((key.to_owned(), Value::Text(unquoted(value).to_owned())));
        lines.push(line.to_owned());
        if lines.len() > MOST_LINES {
            return None;
        }
    }
    // „Berlin: …“, „Hamburg: …“ are datelines of paragraphs.
    (known >= FEWEST_KNOWN && known * 2 >= lines.len()).then_some((map, lines, rest))
}

/// Whether a known key occurs above texts. „Inhalt: …“ and „Themen: …“ are the beginning of one.
fn is_known(key: &str) -> bool {
    in_front_matter(key).is_some_and(|field| field != FieldName::Body && !field.info().several)
}

/// A value without the quotation marks around it.
fn unquoted(value: &str) -> &str {
    let value = value.trim();
    let inner = |mark: char| value.strip_prefix(mark).and_then(|v| v.strip_suffix(mark));
    inner('"').or_else(|| inner('\'')).unwrap_or(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_yaml_is_read_line_by_line() {
        let (map, unread) =
            read("title: Rat: wie es weitergeht\nautoren:\n  - Erika Muster\n  - \"Jan Beispiel\"\nteaser: Der Rat\n  tagt.\n??\n", ':')
                .unwrap();
        let text = |text: &str| Value::Text(text.to_owned());
        let expected = [
            ("title", text("Rat: wie es weitergeht")),
            ("autoren", Value::List(vec![text("Erika Muster"), text("Jan Beispiel")])),
            ("teaser", text("Der Rat tagt.")),
        ];
        assert_eq!(map, expected.map(|(key, value)| (key.to_owned(), value)));
        assert_eq!(unread, ["??"]);
        assert_eq!(read("Der Rat tagt.\nAltenwehr: ein Besuch\n", ':'), None);
    }

    #[test]
    fn lines_above_a_text_are_a_head_if_two_are_known() {
        let (map, lines, rest) =
            above("Titel: Rat tagt\nURL: https://elbkurier.example/rat\n\nText.").unwrap();
        assert_eq!((map.len(), lines.len(), rest), (2, 2, "Text."));
        let text = "Title: Rat tagt\n\nURL Source: https://elbkurier.example/rat\n\n**Published Time:** 2024-05-12\n\n# Rat";
        let (map, _, rest) = above(text).unwrap();
        assert_eq!(map.last().unwrap().1, Value::Text("2024-05-12".to_owned()));
        assert_eq!((map.len(), rest.trim()), (3, "# Rat"));
        for text in [
            "Altenwehr: Der Rat tagt.\nNeustadt: Es regnet.\n\nText.",
            "Quelle: dpa\n\nText.",
            "Titel: a\nRat tagt\n\n",
        ] {
            assert!(above(text).is_none(), "{text}");
        }
    }
}
