//! A value to a date.

use super::plain::is_nothing;
use nachlese_dates::{Moment, date_in};
use serde_json::Value;

/// Keys of the date in an object that only wraps it: MongoDB's, WordPress', PHP's, Firestore's.
#[rustfmt::skip]
const DATES: &[&str] = &[
    "$date", "$numberLong", "rendered", "value", "date", "iso", "datetime", "_seconds", "seconds", "raw", "@value", "#text",
];

/// Longest value in which a date is found among other words, in bytes.
const LONGEST_DATE_TEXT: usize = 100;

/// Deepest object in an object.
const DEEPEST: usize = 4;

/// There is a value, but it is no date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct NoDate;

/// Reads a date: a text, or a number of seconds or milliseconds since 1970; of several the first.
/// `None`: there is no value.
pub(super) fn moment(value: &Value) -> Option<Result<Moment, NoDate>> {
    within(value, DEEPEST)
}

fn within(value: &Value, depth: usize) -> Option<Result<Moment, NoDate>> {
    let depth = depth.checked_sub(1)?;
    match value {
        Value::String(text) if is_nothing(text) => None,
        Value::String(text) => Some(of_text(text.trim()).ok_or(NoDate)),
        Value::Number(number) if number.as_f64() == Some(0.0) => None,
        Value::Number(number) => {
            let count = number.as_i64().or_else(|| number.as_f64().map(|count| count as i64));
            Some(count.and_then(Moment::from_unix).ok_or(NoDate))
        }
        Value::Array(values) => values.iter().find_map(|value| within(value, depth)),
        Value::Object(object) => DATES.iter().find_map(|key| within(object.get(*key)?, depth)),
        Value::Null | Value::Bool(_) => None,
    }
}

fn of_text(text: &str) -> Option<Moment> {
    // „12.05.2024 | 14:30 Uhr | Erika Beispiel“, „Veröffentlicht am 12. Mai 2024“
    let among_others =
        || (text.len() <= LONGEST_DATE_TEXT).then(|| date_in(text)).flatten().map(|(date, _)| date);
    Moment::parse(text).ok().or_else(|| Moment::from_unix(text.parse().ok()?)).or_else(among_others)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn dates_of_every_form_are_read() {
        let noon = "2024-05-12T16:30:00+02:00";
        for (value, expected) in [
            (json!("2024-05-12T14:30:00Z"), noon),
            (json!(1_715_524_200), noon),
            (json!(1_715_524_200.25), noon),
            (json!("1715524200000"), noon),
            (json!({"$date": "2024-05-12T14:30:00Z"}), noon),
            (json!({"$date": 1_715_524_200_000_i64}), noon),
            (json!({"$date": {"$numberLong": "1715524200000"}}), noon),
            (json!({"_seconds": 1_715_524_200, "_nanoseconds": 0}), noon),
            (json!({"date": "2024-05-12 16:30:00", "timezone": "Europe/Berlin"}), noon),
            (json!([null, "12. Mai 2024"]), "2024-05-12"),
            (json!("12.05.2024 | 14:30 Uhr | Erika Beispiel"), "2024-05-12T14:30:00+02:00"),
            (json!("Veröffentlicht am 12.05.2024"), "2024-05-12"),
        ] {
            assert_eq!(moment(&value).unwrap().unwrap().to_string(), expected, "{value}");
        }
        for none in [json!(null), json!(""), json!("None"), json!(0), json!([]), json!({})] {
            assert_eq!(moment(&none), None, "{none}");
        }
        for unread in [json!("neulich"), json!(2024), json!({"$date": "bald"})] {
            assert_eq!(moment(&unread), Some(Err(NoDate)), "{unread}");
        }
    }
}
