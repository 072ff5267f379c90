//! The keys of a record to the fields that they may mean, the likeliest first.

use super::record_keys::{self, Names};
use crate::format::key_names::normalize;
use crate::format::keys::Keys;
use nachlese_article::FieldName;
use serde_json::{Map, Value};
use std::collections::HashSet;

/// Deepest object whose keys are read.
const DEEPEST: usize = 5;

/// Rank of the first key in the user's mapping.
const MAPPED: i16 = -100;

/// A key that may mean a field.
pub(super) struct Candidate<'v> {
    pub(super) field: FieldName,
    /// As it is written in the record; a dot enters an object.
    pub(super) key: String,
    /// The lower, the surer is the field; negative for keys of the user's mapping.
    pub(super) rank: i16,
    pub(super) values: Vec<&'v Value>,
}

/// A key that no rule knows.
pub(super) struct Unknown<'v> {
    pub(super) key: String,
    pub(super) name: String,
    pub(super) value: &'v Value,
}

/// The fields that the keys of a record may mean.
#[derive(Default)]
pub(super) struct Fields<'v> {
    candidates: Vec<Candidate<'v>>,
    pub(super) unknown: Vec<Unknown<'v>>,
}

impl<'v> Fields<'v> {
    pub(super) fn new(record: &'v Map<String, Value>, keys: &Keys) -> Self {
        let mut fields = Fields::default();
        for field in FieldName::ALL {
            for (rank, (key, values)) in (MAPPED..0).zip(keys.values(field, record)) {
                fields.candidates.push(Candidate { field, key: key.to_owned(), rank, values });
            }
        }
        let start = Level { prefix: "", penalty: 0, in_teaser: false, depth: DEEPEST };
        fields.visit(record, &start, keys);
        fields.candidates.sort_by_key(|candidate| candidate.rank);
        fields
    }

    /// The candidates for `field`, the likeliest first.
    pub(super) fn each(&self, field: FieldName) -> impl Iterator<Item = &Candidate<'v>> {
        self.candidates.iter().filter(move |candidate| candidate.field == field)
    }

    /// Adds the keys of an object, then those of its inner objects, which count less.
    fn visit(&mut self, object: &'v Map<String, Value>, level: &Level<'_>, keys: &Keys) {
        let named: Vec<(String, &String, &Value)> =
            object.iter().map(|(key, value)| (normalize(key), key, value)).collect();
        let all: HashSet<String> = named.iter().map(|(name, ..)| name.clone()).collect();
        let names = Names { all: &all, typed: object.contains_key("@type") };
        let mut inner = Vec::new();
        for (name, key, value) in named {
            let path = format!("{}{key}", level.prefix);
            if value.is_null() || key.starts_with('@') || keys.ignores(&path) {
                continue;
            }
            if let Value::Object(part) = value
                && let Some(penalty) = record_keys::penalty(key, &name, level.penalty > 0)
            {
                inner.push((path.clone(), penalty, name == "teaser", part));
                if !is_text(part) {
                    continue;
                }
            }
            let meanings = record_keys::meaning(&name, value, &names);
            for (field, rank) in meanings {
                if *field == FieldName::Id && level.penalty > 0 {
                    // An id inside is that of the page; that of the record is at the top.
                    continue;
                }
                let body = *field == FieldName::Body;
                let field = if body && level.in_teaser { FieldName::Teaser } else { *field };
                let rank = i16::from(*rank) + level.penalty;
                self.candidates.push(Candidate { field, key: path.clone(), rank, values: vec![value] });
            }
            if meanings.is_empty() {
                self.unknown.push(Unknown { key: path, name, value });
            }
        }
        let Some(depth) = level.depth.checked_sub(1) else { return };
        for (path, penalty, is_teaser, part) in inner {
            let level = Level {
                prefix: &format!("{path}."),
                penalty: level.penalty.max(penalty.into()),
                in_teaser: level.in_teaser || is_teaser,
                depth,
            };
            self.visit(part, &level, keys);
        }
    }
}

/// An object within the record.
struct Level<'p> {
    prefix: &'p str,
    penalty: i16,
    /// Whether it is the teaser, whose text is no body.
    in_teaser: bool,
    depth: usize,
}

/// Whether an object is itself a text, plain or composed.
fn is_text(object: &Map<String, Value>) -> bool {
    let plain = ["rendered", "value", "plain", "html", "#text", "_text", "__cdata", "main"];
    plain.iter().any(|key| object.get(*key).is_some_and(Value::is_string))
        || object.contains_key("type") && (object.contains_key("content") || object.contains_key("children"))
}
