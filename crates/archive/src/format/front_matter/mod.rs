//! Front matter: what stands in the head of a text, above the article.
//!
//! | head | as |
//! |---|---|
//! | between lines `---` | YAML; what is none, line by line ([`lines`]) |
//! | between lines `+++` | TOML; what is none, line by line |
//! | `{` … `}` | JSON, as Hugo allows |
//! | lines `Titel: …`, `Datum: …` and a blank line | as scrapers write them ([`lines`]) |
//!
//! What looks like a head and cannot be read as one stays in the text: a line too many is a
//! nuisance, a text lost is a loss. So does a text between two thematic breaks.

mod fill;
mod lines;
mod meaning;
mod value;
mod yaml;

#[cfg(test)]
mod tests;

pub(super) use fill::unread_text;

use crate::left_out::{LeftOut, Rule};
use nachlese_article::Origin;
use value::{Map, Value};

/// Longest head, in bytes: what is longer is a text between two lines.
const LONGEST: usize = 64 << 10;

/// What a head says.
#[derive(Debug)]
pub(super) struct Head {
    values: Map,
    /// Its lines that say nothing of the article, or all, where it is made of lines of the text.
    left_out: Vec<LeftOut>,
    origin: Origin,
}

/// How the values between two fences are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Notation {
    Yaml,
    Toml,
    Json,
}

/// A text's head, if it has one, and what stands below it.
pub(super) fn split(text: &str) -> (Option<Head>, &str) {
    let text = text.trim_start_matches('\u{FEFF}');
    if let Some((notation, inner, below)) = fenced(text) {
        return match head(notation, inner) {
            Some(head) => (Some(head), below),
            None => (None, text),
        };
    }
    match lines::above(text) {
        Some((values, lines, below)) => {
            let head = Head { values, left_out: facts(lines), origin: Origin::Line };
            (Some(head), below)
        }
        None => (None, text),
    }
}

/// Notation and inside of a head, and what stands below it.
fn fenced(text: &str) -> Option<(Notation, &str, &str)> {
    let first = text.split('\n').next().unwrap_or_default();
    let (notation, ends): (Notation, &[&str]) = match first.trim_end() {
        "---" | "---yaml" | "---yml" => (Notation::Yaml, &["---", "..."]),
        "---toml" => (Notation::Toml, &["---"]),
        "---json" => (Notation::Json, &["---"]),
        "+++" => (Notation::Toml, &["+++"]),
        "{" => (Notation::Json, &["}"]),
        _ => return None,
    };
    let braces = first.starts_with('{');
    let mut at = first.len() + 1;
    let inside = if braces { 0 } else { at };
    for line in text.get(at..)?.split_inclusive('\n') {
        let end = at + line.len();
        if ends.contains(&line.trim_end()) {
            let inner = text.get(inside..if braces { end } else { at })?;
            return Some((notation, inner, text.get(end..).unwrap_or_default()));
        }
        at = end;
        if at > LONGEST {
            break;
        }
    }
    None
}

fn head(notation: Notation, inner: &str) -> Option<Head> {
    let (values, unread) = match notation {
        Notation::Yaml if !looks_like_a_head(inner) => return None,
        Notation::Yaml if inner.trim().is_empty() => (Map::new(), Vec::new()),
        Notation::Yaml => match yaml::read(inner) {
            Some(map) => (map, Vec::new()),
            None => lines::read(inner, ':')?,
        },
        Notation::Toml => match inner.parse::<toml::Table>() {
            Ok(table) => {
                (table.into_iter().map(|(key, value)| (key, Value::from(value))).collect(), Vec::new())
            }
            Err(_) => lines::read(inner, '=')?,
        },
        Notation::Json => match Value::from(serde_json::from_str::<serde_json::Value>(inner).ok()?) {
            Value::Map(map) => (map, Vec::new()),
            _ => return None,
        },
    };
    Some(Head { values, left_out: facts(unread), origin: Origin::FrontMatter })
}

/// Whether most lines are `key: value`, and some key is known or written as programs write keys.
/// „Altenwehr: der Rat tagt“ between two thematic breaks is none.
fn looks_like_a_head(inner: &str) -> bool {
    let (mut keys, mut others, mut known) = (0, 0, false);
    for line in inner.lines() {
        let goes_on = line.starts_with([' ', '\t', '#', '-', ']', '}']) || line.trim().is_empty();
        match lines::pair(line, ':') {
            _ if goes_on => {}
            Some((key, _)) => {
                keys += 1;
                known |= meaning::of(key).is_some() || !key.contains(|c: char| c.is_uppercase() || c == ' ');
            }
            None => others += 1,
        }
    }
    known && keys > others || keys == 0 && others == 0
}

fn facts(lines: Vec<String>) -> Vec<LeftOut> {
    lines.into_iter().map(|text| LeftOut { rule: Rule::Facts, text }).collect()
}
