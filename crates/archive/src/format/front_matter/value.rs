//! The values of front matter in any notation; dates and numbers as they were written.

use crate::format::placeholder::{has_template_tag, is_placeholder};

/// A value of front matter.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    /// Nothing.
    None,
    /// A scalar.
    Text(String),
    /// Several.
    List(Vec<Value>),
    /// Values by keys, in order.
    Map(Map),
}

/// Values by keys, in order; a key may come twice.
pub(super) type Map = Vec<(String, Value)>;

impl Value {
    /// Its text, if any: that of the first item of a list, the name of a map.
    pub(super) fn text(&self) -> Option<&str> {
        match self {
            Value::None => None,
            Value::Text(text) => meaningful(text),
            Value::List(values) => values.iter().find_map(Value::scalar),
            Value::Map(map) => name(map),
        }
    }

    /// The texts of all items of a list; else its text.
    pub(super) fn texts(&self) -> Vec<&str> {
        match self {
            Value::List(values) => values.iter().filter_map(Value::scalar).collect(),
            one => one.text().into_iter().collect(),
        }
    }

    /// The text of a scalar, or the name of a map. Lists in lists have none: front matter is not
    /// that deep.
    fn scalar(&self) -> Option<&str> {
        match self {
            Value::Text(text) => meaningful(text),
            Value::Map(map) => name(map),
            Value::None | Value::List(_) => None,
        }
    }
}

/// The name of a map: `- name: Erika Muster`.
fn name(map: &Map) -> Option<&str> {
    let named = |wanted: &str| map.iter().find(|(key, _)| key.eq_ignore_ascii_case(wanted));
    match named("name").or_else(|| named("title")) {
        Some((_, Value::Text(text))) => meaningful(text),
        _ => None,
    }
}

/// A text, unless it is a placeholder.
fn meaningful(text: &str) -> Option<&str> {
    let text = text.trim();
    (!is_placeholder(text) && !has_template_tag(text)).then_some(text)
}

impl From<toml::Value> for Value {
    fn from(value: toml::Value) -> Value {
        match value {
            toml::Value::String(text) => Value::Text(text),
            toml::Value::Integer(number) => Value::Text(number.to_string()),
            toml::Value::Float(number) => Value::Text(number.to_string()),
            toml::Value::Boolean(yes) => Value::Text(yes.to_string()),
            toml::Value::Datetime(date) => Value::Text(date.to_string()),
            toml::Value::Array(values) => Value::List(values.into_iter().map(Value::from).collect()),
            toml::Value::Table(table) => {
                Value::Map(table.into_iter().map(|(key, value)| (key, value.into())).collect())
            }
        }
    }
}

impl From<serde_json::Value> for Value {
    fn from(value: serde_json::Value) -> Value {
        match value {
            serde_json::Value::Null => Value::None,
            serde_json::Value::Bool(yes) => Value::Text(yes.to_string()),
            serde_json::Value::Number(number) => Value::Text(number.to_string()),
            serde_json::Value::String(text) => Value::Text(text),
            serde_json::Value::Array(values) => Value::List(values.into_iter().map(Value::from).collect()),
            serde_json::Value::Object(map) => {
                Value::Map(map.into_iter().map(|(key, value)| (key, value.into())).collect())
            }
        }
    }
}
