//! YAML to values.
//!
//! The parser's events are read, not typed values: `datum: 2024-05-12` and `titel: 08:15` stay as
//! they were written, and aliases are bounded; a few lines could otherwise expand to gigabytes.

use super::value::{Map, Value};
use saphyr_parser::{Event, Parser};
use std::collections::HashMap;

/// Deepest nesting.
const DEEPEST: usize = 16;

/// Most values of front matter.
const MOST_VALUES: usize = 10_000;

/// Most text that aliases may expand to, in bytes.
const MOST_ALIASED: usize = 16 << 10;

/// A list or a map that is not closed yet.
enum Open {
    List(Vec<Value>),
    Map(Map, Option<String>),
}

/// The map of front matter; `None` if it is no map, or no YAML.
pub(super) fn read(text: &str) -> Option<Map> {
    let mut open: Vec<Open> = Vec::new();
    let mut anchors: HashMap<usize, String> = HashMap::new();
    let (mut values, mut aliased) = (0, 0);
    for event in Parser::new_from_str(text) {
        values += 1;
        if values > MOST_VALUES || open.len() > DEEPEST {
            return None;
        }
        let value = match event.ok()?.0 {
            Event::Scalar(text, _, anchor, _) => {
                if anchor > 0 {
                    anchors.insert(anchor, text.to_string());
                }
                Value::Text(text.into_owned())
            }
            // Aliases of scalars only: nothing else is needed, and only these cannot expand.
            Event::Alias(anchor) => {
                let text = anchors.get(&anchor).cloned().unwrap_or_default();
                aliased += text.len();
                if aliased > MOST_ALIASED {
                    return None;
                }
                Value::Text(text)
            }
            Event::SequenceStart(..) => {
                open.push(Open::List(Vec::new()));
                continue;
            }
            Event::MappingStart(..) => {
                open.push(Open::Map(Map::new(), None));
                continue;
            }
            Event::SequenceEnd | Event::MappingEnd => match open.pop()? {
                Open::List(values) => Value::List(values),
                Open::Map(map, _) if open.is_empty() => return Some(map),
                Open::Map(map, _) => Value::Map(map),
            },
            Event::DocumentEnd | Event::StreamEnd => return None,
            Event::Nothing | Event::StreamStart | Event::DocumentStart(_) => continue,
        };
        match open.last_mut()? {
            Open::List(values) => values.push(value),
            Open::Map(map, key) => match key.take() {
                Some(key) => map.push((key, value)),
                // A key that is a list or a map is not looked up.
                None => *key = Some(value.text().unwrap_or_default().to_owned()),
            },
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Value {
        Value::Text(text.to_owned())
    }

    #[test]
    fn values_stay_as_they_were_written() {
        let head = "titel: 08:15\ndatum: 2024-05-12\nja: yes\nzahl: 1.10\nliste: [a, 'b']\nteaser: >\n  Der Rat\n  tagt.\n";
        let map = read(head).unwrap();
        let expected = [
            ("titel", text("08:15")),
            ("datum", text("2024-05-12")),
            ("ja", text("yes")),
            ("zahl", text("1.10")),
            ("liste", Value::List(vec![text("a"), text("b")])),
            ("teaser", text("Der Rat tagt.\n")),
        ];
        assert_eq!(map, expected.map(|(key, value)| (key.to_owned(), value)));
    }

    #[test]
    fn aliases_stand_for_scalars_within_a_bound() {
        let map = read("a: &x Erika Muster\nb: *x\n").unwrap();
        assert_eq!(map.last(), Some(&("b".to_owned(), text("Erika Muster"))));
        let bomb = format!("a: &x {}\nb: [{}]\n", "lang ".repeat(2_000), vec!["*x"; 2_000].join(", "));
        assert_eq!(read(&bomb), None);
        let nested: String = (1..40).map(|n| format!("a{n}: &a{n} [*a{}, *a{}]\n", n - 1, n - 1)).collect();
        assert!(read(&format!("a0: &a0 [x, x]\n{nested}")).is_some());
    }

    #[test]
    fn what_is_too_deep_or_no_map_is_none() {
        assert_eq!(read(&format!("a: {}", "[".repeat(10_000))), None);
        assert_eq!(read("- a\n- b\n"), None);
        assert_eq!(read("titel: Rat: tagt\n"), None);
        assert_eq!(read(""), None);
    }
}
