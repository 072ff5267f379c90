//! A value to the names of authors.

use super::plain;
use crate::format::bylines::names_of_value;
use serde_json::{Map, Value};
use std::collections::HashSet;

/// Most names of one article.
const MOST: usize = 50;

/// The names in a value, separated by `; `. `refers` resolves an object that refers to another.
pub(super) fn names(value: &Value, refers: &dyn Fn(&Value) -> Option<String>) -> String {
    let mut names = Vec::new();
    collect(value, refers, &mut names);
    joined(names)
}

/// The names in bylines, separated by `; `.
pub(super) fn of_bylines<'t>(bylines: impl IntoIterator<Item = &'t str>) -> String {
    joined(
        bylines.into_iter().take(MOST).flat_map(|byline| names_of_value(&plain::line_of(byline))).collect(),
    )
}

fn joined(mut names: Vec<String>) -> String {
    let mut seen = HashSet::new();
    names.retain(|name| seen.insert(name.to_lowercase()));
    names.truncate(MOST);
    names.join("; ")
}

fn collect(value: &Value, refers: &dyn Fn(&Value) -> Option<String>, names: &mut Vec<String>) {
    match value {
        Value::String(_) => names.extend(names_of_value(&plain::line(value))),
        Value::Array(values) => values.iter().take(MOST).for_each(|value| collect(value, refers, names)),
        Value::Object(object) => match of_object(object) {
            Some(name) => names.extend(names_of_value(&name)),
            None => names.extend(refers(value)),
        },
        _ => {}
    }
}

fn of_object(object: &Map<String, Value>) -> Option<String> {
    let text = |keys: &[&str]| {
        let known =
            object.iter().find(|(key, _)| keys.contains(&crate::format::key_names::normalize(key).as_str()));
        known.map(|(_, value)| plain::line(value)).filter(|text| !text.is_empty())
    };
    let whole = text(&["name", "fullname", "displayname", "rendered", "original", "title"]);
    let first = || text(&["givenname", "firstname", "vorname"]);
    let last = || text(&["familyname", "lastname", "nachname", "surname"]);
    whole.or_else(|| match (first(), last()) {
        (Some(first), Some(last)) => Some(format!("{first} {last}")),
        (first, last) => first.or(last),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn names_are_read_from_every_form() {
        for (value, expected) in [
            (json!("Von Erika Beispiel, dpa"), "Erika Beispiel"),
            (json!("dpa"), "dpa"),
            (json!("dpa/AFP"), "dpa/AFP"),
            (json!("Erika Beispiel; Jan Muster"), "Erika Beispiel; Jan Muster"),
            (json!("Erika Beispiel und Jan von Muster"), "Erika Beispiel; Jan von Muster"),
            (json!("Erika Beispiel, Jan Muster und Eva Probe"), "Erika Beispiel; Jan Muster; Eva Probe"),
            (json!("Beispiel, Erika"), "Beispiel, Erika"),
            (json!("Erika Beispiel, Altenwehr"), "Erika Beispiel, Altenwehr"),
            (
                json!(["Erika Beispiel", "", null, "erika beispiel", "Jan Muster"]),
                "Erika Beispiel; Jan Muster",
            ),
            (
                json!([{"name": "Erika Beispiel"}, {"givenName": "Jan", "familyName": "Muster"}]),
                "Erika Beispiel; Jan Muster",
            ),
            (json!({"first_name": "Erika", "last_name": "Beispiel", "name": "undefined"}), "Erika Beispiel"),
            (json!("https://elbkurier.example/autor/7"), ""),
            (json!(7), ""),
            (json!("None"), ""),
        ] {
            assert_eq!(names(&value, &|_| None), expected, "{value}");
        }
    }
}
