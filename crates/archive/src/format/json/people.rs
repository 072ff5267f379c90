//! A value to the names of those who wrote the text.

use super::plain;
use crate::agency::is_agency;
use serde_json::{Map, Value};
use std::collections::HashSet;

/// Most names of one article.
const MOST: usize = 50;

/// What stands before the names of a byline, in small letters.
const BEFORE: &[&str] =
    &["von: ", "von ", "by ", "autor: ", "autorin: ", "autoren: ", "text: ", "foto und text: "];

/// The names, separated by `; `. `refers` finds what an object refers to.
pub(super) fn names(value: &Value, refers: &dyn Fn(&Value) -> Option<String>) -> String {
    let mut names = Vec::new();
    collect(value, refers, &mut names);
    joined(names)
}

/// The names in bylines, separated by `; `.
pub(super) fn of_bylines<'t>(bylines: impl IntoIterator<Item = &'t str>) -> String {
    joined(bylines.into_iter().take(MOST).flat_map(|byline| of_text(&plain::line_of(byline))).collect())
}

fn joined(mut names: Vec<String>) -> String {
    let mut seen = HashSet::new();
    names.retain(|name| seen.insert(name.to_lowercase()));
    names.truncate(MOST);
    names.join("; ")
}

fn collect(value: &Value, refers: &dyn Fn(&Value) -> Option<String>, names: &mut Vec<String>) {
    match value {
        Value::String(_) => names.extend(of_text(&plain::line(value))),
        Value::Array(values) => values.iter().take(MOST).for_each(|value| collect(value, refers, names)),
        Value::Object(object) => match of_object(object) {
            Some(name) => names.extend(of_text(&name)),
            None => names.extend(refers(value)),
        },
        _ => {}
    }
}

fn of_object(object: &Map<String, Value>) -> Option<String> {
    let text = |keys: &[&str]| {
        let known = object.iter().find(|(key, _)| keys.contains(&super::names::normalize(key).as_str()));
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

/// The names in a byline.
fn of_text(text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    let before = BEFORE.iter().find(|before| lower.starts_with(*before));
    let text = before.and_then(|before| text.get(before.len()..)).unwrap_or(text).trim();
    if text.contains("://") || !text.contains(char::is_alphabetic) {
        return Vec::new();
    }
    text.split(';').flat_map(of_one).collect()
}

fn of_one(text: &str) -> Vec<String> {
    let text = text.trim();
    let parts: Vec<&str> = text
        .split(',')
        .flat_map(|part| part.split(" und "))
        .map(str::trim)
        .filter(|p| !p.is_empty())
        .collect();
    let people: Vec<&str> = parts.iter().copied().filter(|part| !is_agency(part)).collect();
    // „Muster, Erika“ and „Erika Muster, Altenwehr“ are one name and what belongs to it.
    let several = people.len() > 1 && people.iter().all(|part| is_full_name(part));
    if several || parts.len() > people.len() && people.len() == 1 {
        return people.into_iter().map(str::to_owned).collect();
    }
    (!text.is_empty()).then(|| text.to_owned()).into_iter().collect()
}

/// Two to four words that begin with capitals.
fn is_full_name(part: &str) -> bool {
    let words: Vec<&str> = part.split_whitespace().collect();
    let capital = |word: &&&str| word.starts_with(char::is_uppercase);
    (2..=5).contains(&words.len())
        && words.iter().filter(capital).count() >= 2
        && words
            .iter()
            .all(|word| capital(&word) || matches!(*word, "von" | "van" | "de" | "zu" | "der" | "den" | "le"))
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
