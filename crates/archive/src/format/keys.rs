//! The user's mapping of keys of records to fields.
//!
//! ```toml
//! # nachlese.toml in the archive, or --keys FILE
//! [keys]
//! # tried in this order; a dot enters an object, a list is joined
//! body = ["inhalt.absaetze", "volltext"]
//! title = "kopf.zeile"
//! published = "meta.erstellt"
//! # never a text
//! ignore = ["debug"]
//! ```
//!
//! It takes precedence over every rule.

use nachlese_article::FieldName;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// The fields that a key can mean: all but the path, which is no key's.
fn fields() -> impl Iterator<Item = FieldName> {
    FieldName::ALL.into_iter().filter(|name| *name != FieldName::Path)
}

/// The entry that lists keys to be ignored.
const IGNORE: &str = "ignore";

/// A mapping of keys of records to fields.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Keys {
    fields: BTreeMap<FieldName, Vec<String>>,
    ignored: Vec<String>,
}

/// Why a mapping is invalid.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {reason}")]
pub struct KeysError {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong there, and what to write instead.
    pub reason: String,
}

impl Keys {
    /// Reads a mapping in TOML; without a table `[keys]` it is empty.
    ///
    /// # Errors
    ///
    /// The text is no TOML, maps a field that articles do not have, or has a value that is neither
    /// a key nor a list of keys.
    pub fn parse(toml_text: &str) -> Result<Keys, KeysError> {
        let table: toml::Table = toml_text.parse().map_err(|error: toml::de::Error| {
            let start = error.span().map_or(0, |span| span.start);
            let before = toml_text.get(..start).unwrap_or_default();
            KeysError { line: before.matches('\n').count() + 1, reason: error.message().to_owned() }
        })?;
        let at = |name: &str, reason: String| KeysError { line: line_of(toml_text, name), reason };
        let mut keys = Keys::default();
        for (name, value) in &table {
            let (true, Some(mapped)) = (name == "keys", value.as_table()) else {
                return Err(at(name, format!("`{name}` is not known here: write a table [keys]")));
            };
            for (field, value) in mapped {
                let named = paths(value).ok_or_else(|| {
                    let example = format!("{field} = \"key\" or {field} = [\"key\", \"object.key\"]");
                    at(field, format!("`{field}` must name keys: write {example}"))
                })?;
                if field == IGNORE {
                    keys.ignored = named;
                } else if let Some(known) = fields().find(|name| name.as_str() == field) {
                    keys.fields.insert(known, named);
                } else {
                    return Err(at(field, unknown_field(field)));
                }
            }
        }
        Ok(keys)
    }

    /// Both mappings; for each field, the keys of this one are tried first.
    pub(crate) fn over(mut self, other: Keys) -> Keys {
        let add = |to: &mut Vec<String>, paths: Vec<String>| {
            let new: Vec<String> = paths.into_iter().filter(|path| !to.contains(path)).collect();
            to.extend(new);
        };
        for (field, paths) in other.fields {
            add(self.fields.entry(field).or_default(), paths);
        }
        add(&mut self.ignored, other.ignored);
        self
    }

    /// Whether the mapping is empty.
    pub fn is_empty(&self) -> bool {
        self.fields.is_empty() && self.ignored.is_empty()
    }

    /// A fingerprint of the mapping, 16 hexadecimal digits. Articles that were read with another
    /// mapping must be read again.
    pub fn fingerprint(&self) -> String {
        let mut hasher = blake3::Hasher::new();
        let fields = self.fields.iter().map(|(field, paths)| (*field as u8, paths));
        for (field, paths) in fields.chain([(u8::MAX, &self.ignored)]) {
            for path in paths {
                // No byte of UTF-8 is 255.
                hasher.update(&[field]).update(path.as_bytes()).update(&[0xFF]);
            }
        }
        hasher.finalize().to_hex().chars().take(16).collect()
    }

    /// The keys mapped to `field`, with their values in `record`.
    pub(super) fn values<'k, 'v>(
        &'k self,
        field: FieldName,
        record: &'v Map<String, Value>,
    ) -> Vec<(&'k str, Vec<&'v Value>)> {
        let paths = self.fields.get(&field).map_or(&[][..], Vec::as_slice);
        let found = paths.iter().map(|path| {
            let mut values = Vec::new();
            follow(path, record, &mut values);
            (path.as_str(), values)
        });
        found.filter(|(_, values)| !values.is_empty()).collect()
    }

    /// Whether a key is ignored.
    pub(super) fn ignores(&self, path: &str) -> bool {
        self.ignored.iter().any(|ignored| ignored == path)
    }
}

/// Collects the values at a path; lists are entered.
fn follow<'v>(path: &str, object: &'v Map<String, Value>, values: &mut Vec<&'v Value>) {
    // A key may have a dot of its own.
    if let Some(value) = object.get(path) {
        values.push(value);
        return;
    }
    for (at, _) in path.match_indices('.') {
        let Some((first, rest)) = path.split_at_checked(at) else { continue };
        let rest = rest.get(1..).unwrap_or_default();
        match object.get(first) {
            Some(Value::Object(inner)) => follow(rest, inner, values),
            Some(Value::Array(list)) => {
                list.iter().filter_map(Value::as_object).for_each(|inner| follow(rest, inner, values))
            }
            _ => {}
        }
    }
}

fn paths(value: &toml::Value) -> Option<Vec<String>> {
    let path = |value: &toml::Value| value.as_str().filter(|path| !path.is_empty()).map(str::to_owned);
    match value {
        toml::Value::Array(paths) => paths.iter().map(path).collect(),
        one => path(one).map(|path| vec![path]),
    }
}

/// The first line that begins with `name`, from 1.
fn line_of(text: &str, name: &str) -> usize {
    let names = |line: &str| {
        let line = line.trim_start_matches([' ', '\t', '[', '"', '\'']);
        line.strip_prefix(name).is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric()))
    };
    text.lines().position(names).map_or(1, |at| at + 1)
}

fn unknown_field(field: &str) -> String {
    let names = || fields().map(FieldName::as_str).chain([IGNORE]);
    let nearest = names().min_by_key(|name| distance(name, field)).filter(|name| distance(name, field) <= 2);
    let suggestion = match nearest {
        Some(name) => format!("did you mean `{name}`?"),
        None => format!("fields are {}", names().collect::<Vec<_>>().join(", ")),
    };
    format!("articles have no field `{field}`: {suggestion}")
}

/// The edit distance of two names.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().take(32).collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (at, c) in a.chars().take(32).enumerate() {
        let mut diagonal = at;
        let mut left = at + 1;
        for (cell, other) in row.iter_mut().skip(1).zip(&b) {
            let changed = diagonal + usize::from(c != *other);
            diagonal = *cell;
            left = changed.min(*cell + 1).min(left + 1);
            *cell = left;
        }
        if let Some(first) = row.first_mut() {
            *first = at + 1;
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mappings_are_read_and_distinguished() {
        let keys =
            Keys::parse("[keys]\nbody = [\"a.b\", \"c\"]\ntitle = \"kopf\"\nignore = [\"debug\"]\n").unwrap();
        let record = serde_json::json!({"a": [{"b": 1}, {"b": 2}], "c": 3, "x.y": 4});
        let record = record.as_object().unwrap();
        let values = keys.values(FieldName::Body, record);
        assert_eq!(values, [("a.b", vec![&Value::from(1), &Value::from(2)]), ("c", vec![&Value::from(3)])]);
        assert!(keys.ignores("debug") && !keys.ignores("kopf") && !keys.is_empty());
        assert_eq!(keys.fingerprint(), keys.clone().fingerprint());
        assert_eq!(keys.fingerprint().len(), 16);
        let other = Keys::parse("[keys]\nbody = [\"c\", \"a.b\"]\ntitle = \"kopf\"\nignore = \"debug\"\n");
        assert_ne!(keys.fingerprint(), other.unwrap().fingerprint());
        for nothing in ["", "# nichts\n", "[keys]\n"] {
            assert!(Keys::parse(nothing).unwrap().is_empty());
        }
        let dotted = Keys::parse("[keys]\nbody = 'x.y'").unwrap();
        assert_eq!(dotted.values(FieldName::Body, record), [("x.y", vec![&Value::from(4)])]);
    }

    #[test]
    fn of_two_files_the_first_is_tried_first() {
        let keys = |text: &str| Keys::parse(text).unwrap();
        let given = keys("[keys]\nbody = \"a\"\nignore = \"x\"\n");
        let own = keys("[keys]\nbody = [\"b\", \"a\"]\ntitle = \"kopf\"\n");
        let both = given.over(own.clone());
        assert_eq!(both, keys("[keys]\nbody = [\"a\", \"b\"]\ntitle = \"kopf\"\nignore = \"x\"\n"));
        assert_eq!(both.clone().over(own), both);
    }

    #[test]
    fn errors_name_the_line_and_what_to_write() {
        for (text, line, part) in [
            ("[keys]\nbody = \"x\"\nbdy = \"x\"\n", 3, "did you mean `body`?"),
            ("[keys]\nwetter = \"x\"\n", 2, "fields are id, title"),
            ("[keys]\n\nbody = 3\n", 3, "write body = \"key\""),
            ("[keys]\nbody = [\"\"]\n", 2, "must name keys"),
            ("\n[schluessel]\nbody = \"x\"\n", 2, "write a table [keys]"),
            ("[keys]\nbody = \"x\n", 2, ""),
        ] {
            let error = Keys::parse(text).unwrap_err();
            assert_eq!(error.line, line, "{text}: {error}");
            assert!(error.to_string().contains(part), "{text}: {error}");
        }
    }
}
