//! Front matter: keys and values above the text of an article.
//!
//! | front matter | is read as |
//! |---|---|
//! | between lines `---` | YAML; if it is none, line by line ([`lines`]) |
//! | between lines `+++` | TOML; if it is none, line by line |
//! | `{` … `}` | JSON, as Hugo allows |
//! | lines `Titel: …`, `Datum: …` and a blank line | as scrapers write them ([`lines`]) |
//!
//! What looks like front matter and cannot be read stays in the text: a line too many is a
//! nuisance, a lost text is a loss. So does a text between two thematic breaks.

mod fields;
mod lines;
mod value;
mod yaml;

#[cfg(test)]
mod tests;

pub(super) use fields::unread_text;

use super::key_names::in_front_matter;
use crate::left_out::{LeftOut, Rule};
use nachlese_article::Origin;
use value::{Map, Value};

/// Longest front matter, in bytes; what is longer is a text between two lines.
const LONGEST_FRONT_MATTER: usize = 64 << 10;

/// The front matter of a text.
#[derive(Debug)]
pub(super) struct FrontMatter {
    values: Map,
    /// Its lines that could not be read, or all if it has no fences and so consists of lines of the
    /// text.
    left_out: Vec<LeftOut>,
    origin: Origin,
}

/// The notation between two fences.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Notation {
    Yaml,
    Toml,
    Json,
}

/// Splits a text into its front matter, if it has any, and the rest.
pub(super) fn split(text: &str) -> (Option<FrontMatter>, &str) {
    let text = text.trim_start_matches('\u{FEFF}');
    if let Some((notation, inner, below)) = fenced(text) {
        return match head(notation, inner) {
            Some(head) => (Some(head), below),
            None => (None, text),
        };
    }
    match lines::above(text) {
        Some((values, lines, below)) => {
            let head = FrontMatter { values, left_out: facts(lines), origin: Origin::Line };
            (Some(head), below)
        }
        None => (None, text),
    }
}

/// Notation and content of fenced front matter, and the rest of the text.
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
        if at > LONGEST_FRONT_MATTER {
            break;
        }
    }
    None
}

fn head(notation: Notation, inner: &str) -> Option<FrontMatter> {
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
    Some(FrontMatter { values, left_out: facts(unread), origin: Origin::FrontMatter })
}

/// Whether most lines are `key: value`, and some key is known, or lower case without blanks as
/// programs write keys. „Altenwehr: der Rat tagt“ between two thematic breaks is no front matter.
fn looks_like_a_head(inner: &str) -> bool {
    let (mut keys, mut others, mut known) = (0, 0, false);
    for line in inner.lines() {
        let goes_on = line.starts_with([' ', '\t', '#', '-', ']', '}']) || line.trim().is_empty();
        match lines::pair(line, ':') {
            _ if goes_on => {}
            Some((key, _)) => {
                keys += 1;
                known |=
                    in_front_matter(key).is_some() || !key.contains(|c: char| c.is_uppercase() || c == ' ');
            }
            None => others += 1,
        }
    }
    known && keys > others || keys == 0 && others == 0
}

fn facts(lines: Vec<String>) -> Vec<LeftOut> {
    lines.into_iter().map(|text| LeftOut { rule: Rule::Facts, text }).collect()
}
