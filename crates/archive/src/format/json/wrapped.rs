//! A value that wraps records to these records.

use super::fields::Fields;
use super::{plain, record_keys};
use crate::format::key_names;
use crate::format::key_names::normalize;
use crate::format::keys::Keys;
use nachlese_article::FieldName;
use serde_json::{Map, Value};

/// Deepest object that is searched for a list of records.
const DEEPEST: usize = 4;

/// What a value is.
pub(super) enum Wrapped<'v> {
    /// One record.
    One(&'v Map<String, Value>),
    /// Several, and the object around them.
    Several(Vec<&'v Value>, Option<&'v Map<String, Value>>),
    /// No record.
    Nothing,
}

/// The records of a value.
pub(super) fn records<'v>(value: &'v Value, keys: &Keys) -> Wrapped<'v> {
    match value {
        Value::Array(list) if is_list_of_records(list, keys) => Wrapped::Several(list.iter().collect(), None),
        Value::Object(object) => match wrapped(object, keys) {
            Some(list) => Wrapped::Several(list, Some(object)),
            None => Wrapped::One(object),
        },
        _ => Wrapped::Nothing,
    }
}

/// The records in an object that is no record itself.
fn wrapped<'v>(object: &'v Map<String, Value>, keys: &Keys) -> Option<Vec<&'v Value>> {
    let own = Fields::new(object, keys);
    let known = |field| own.each(field).filter(|candidate| candidate.rank < i16::from(key_names::RAW));
    let is_titled = known(FieldName::Title).next().is_some();
    let is_text = |value: &Value| match value {
        Value::String(text) => !plain::is_nothing(text),
        // Pages of results name their list `content`, too.
        Value::Array(list) => !list.is_empty() && (is_titled || !is_list_of_records(list, keys)),
        other => other.is_object(),
    };
    // An article with a body may list others that are related to it.
    if known(FieldName::Body).flat_map(|candidate| &candidate.values).any(|value| is_text(value)) {
        return None;
    }
    if let Some(list) = find(object, DEEPEST, keys) {
        return Some(list.iter().collect());
    }
    if is_titled {
        return None;
    }
    let mut lists = object.values().filter_map(Value::as_array);
    match lists.find(|list| is_list_of_records(list, keys)) {
        Some(list) => Some(list.iter().collect()),
        None => by_id(object, keys),
    }
}

/// The records of an object that has one under each key.
fn by_id<'v>(object: &'v Map<String, Value>, keys: &Keys) -> Option<Vec<&'v Value>> {
    let is_wrapper = |key: &String| record_keys::penalty(key, &normalize(key), false).is_some();
    let are_records = !object.is_empty()
        && !object.keys().any(is_wrapper)
        && object.values().all(|value| is_record(value, keys));
    are_records.then(|| object.values().collect())
}

/// The first list of records under a key that is known to hold records.
fn find<'v>(object: &'v Map<String, Value>, depth: usize, keys: &Keys) -> Option<&'v Vec<Value>> {
    let depth = depth.checked_sub(1)?;
    let named = || object.iter().map(|(key, value)| (normalize(key), value));
    let list = named().find_map(|(name, value)| {
        value.as_array().filter(|list| record_keys::is_list(&name) && is_list_of_records(list, keys))
    });
    list.or_else(|| {
        let mut inner = named().filter(|(name, _)| record_keys::holds_lists(name));
        inner.find_map(|(_, value)| find(value.as_object()?, depth, keys))
    })
}

/// Number of items of a list that are examined.
const MOST_ASKED: usize = 50;

fn is_list_of_records(list: &[Value], keys: &Keys) -> bool {
    list.iter().take(MOST_ASKED).any(|value| is_record(value, keys))
}

/// Whether a value looks like an article: it has a headline, and a body, teaser, address or date.
fn is_record(value: &Value, keys: &Keys) -> bool {
    let Value::Object(object) = value else { return false };
    let fields = Fields::new(object, keys);
    let has = |field| {
        let mut values =
            fields.each(field).filter(|c| c.rank < i16::from(key_names::RAW)).flat_map(|c| &c.values);
        values.any(|value| value.is_string() || value.is_object() || value.is_array())
    };
    let dated = || fields.each(FieldName::Published).next().is_some();
    has(FieldName::Title)
        && (has(FieldName::Body) || has(FieldName::Teaser) || has(FieldName::Url) || dated())
        && !is_picture(object)
}

/// Whether an object declares that it is a picture, a film or a recording.
pub(super) fn is_picture(object: &Map<String, Value>) -> bool {
    let kind = object.get("type").or(object.get("@type")).and_then(Value::as_str).map(normalize);
    kind.is_some_and(|kind| {
        let kinds = [
            "picture",
            "image",
            "photo",
            "video",
            "audio",
            "graphic",
            "imageobject",
            "videoobject",
            "audioobject",
        ];
        kinds.contains(&kind.as_str())
    })
}
