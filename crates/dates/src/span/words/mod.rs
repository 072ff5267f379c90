//! Spans by name: months, weeks, quarters, and those relative to today.

use super::number::numeric;
use crate::names;
use crate::token::folded;
use jiff::ToSpan;
use jiff::civil::{Date, ISOWeekDate, Weekday};

/// The first and the last day of a named span; `None` for any other text.
pub(super) fn named(text: &str, today: Date) -> Option<(Date, Date)> {
    // A hyphen at either end is a text that was cut off, or a minus.
    if text.starts_with('-') || text.ends_with('-') {
        return None;
    }
    let text = text.to_lowercase();
    // Points and commas stay with the word they follow: „24.“ may be a day, but never a number of
    // weeks.
    let words: Vec<&str> = text
        .split_inclusive(|c: char| c.is_whitespace() || matches!(c, '-' | '.' | ','))
        .map(|word| word.trim_end_matches(|c: char| c == '-' || c.is_whitespace()))
        .filter(|word| !word.is_empty())
        .collect();
    match *words.as_slice() {
        ["heute" | "today"] => Some((today, today)),
        ["gestern" | "yesterday"] => back(today, 1.day()).map(|day| (day, day)),
        ["vorgestern"] => back(today, 2.days()).map(|day| (day, day)),
        [name] => {
            let month = month(name)?;
            let year = if month <= today.month() { today.year() } else { today.year().checked_sub(1)? };
            whole_month(year, month)
        }
        [first, second] => {
            let year = |word| numeric(word, 4..=4);
            if let Some(year) = year(first) {
                return week(year, second).or_else(|| quarter(year, second));
            }
            if let Some(year) = year(second) {
                return whole_month(year, month(first)?);
            }
            Relative::of(first)?.unit(second, today)
        }
        [which, count, unit] if Relative::of(which) == Some(Relative::Last) => {
            last(numeric(count, 1..=4)?, unit, today)
        }
        [first, second, year] => {
            let year = numeric(year, 4..=4)?;
            let (day, month) = match month(second) {
                Some(month) => (first.strip_suffix('.').unwrap_or(first), month),
                None => (second.strip_suffix(',').unwrap_or(second), month(first)?),
            };
            let day = i8::try_from(numeric(day, 1..=2)?).ok()?;
            Date::new(year, month, day).ok().map(|day| (day, day))
        }
        _ => None,
    }
}

/// The number of a month by its name, with or without the point of an abbreviation.
fn month(word: &str) -> Option<i8> {
    names::month(&folded(word.strip_suffix('.').unwrap_or(word)))
}

fn whole_month(year: i16, month: i8) -> Option<(Date, Date)> {
    let first = Date::new(year, month, 1).ok()?;
    Some((first, first.last_of_month()))
}

/// `w20`: by ISO 8601, a week belongs to the year that its Thursday is in.
fn week(year: i16, word: &str) -> Option<(Date, Date)> {
    let week = i8::try_from(numeric(word.strip_prefix('w')?, 1..=2)?).ok()?;
    let monday = ISOWeekDate::new(year, week, Weekday::Monday).ok()?.date();
    Some((monday, monday.saturating_add(6.days())))
}

/// `q2`.
fn quarter(year: i16, word: &str) -> Option<(Date, Date)> {
    let first = match word {
        "q1" => 1,
        "q2" => 4,
        "q3" => 7,
        "q4" => 10,
        _ => return None,
    };
    let first = Date::new(year, first, 1).ok()?;
    Some((first, first.saturating_add(2.months()).last_of_month()))
}

/// Which calendar unit: the one that today lies in, or the one before it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Relative {
    This,
    Last,
}

impl Relative {
    /// Any ending is accepted: users need not get gender and case right.
    fn of(word: &str) -> Option<Relative> {
        match word {
            "diese" | "dieser" | "dieses" | "diesen" | "diesem" | "this" => Some(Relative::This),
            "letzte" | "letzter" | "letztes" | "letzten" | "letztem" | "last" => Some(Relative::Last),
            _ => None,
        }
    }

    fn unit(self, unit: &str, today: Date) -> Option<(Date, Date)> {
        type FirstAndLast = fn(Date) -> (Date, Date);
        let (step, around): (_, FirstAndLast) = match unit {
            "woche" | "week" => (1.week(), |day| {
                let monday = day.saturating_sub(i64::from(day.weekday().since(Weekday::Monday)).days());
                (monday, monday.saturating_add(6.days()))
            }),
            "monat" | "month" => (1.month(), |day| (day.first_of_month(), day.last_of_month())),
            "jahr" | "year" => (1.year(), |day| (day.first_of_year(), day.last_of_year())),
            _ => return None,
        };
        match self {
            Relative::This => Some(around(today)),
            Relative::Last => back(today, step).map(around),
        }
    }
}

/// `count` units up to and including today: one day is today alone.
fn last(count: i16, unit: &str, today: Date) -> Option<(Date, Date)> {
    let span = jiff::Span::new();
    let span = match unit {
        "tag" | "tage" | "tagen" | "day" | "days" => span.try_days(count),
        "woche" | "wochen" | "week" | "weeks" => span.try_weeks(count),
        "monat" | "monate" | "monaten" | "month" | "months" => span.try_months(count),
        "jahr" | "jahre" | "jahren" | "year" | "years" => span.try_years(count),
        _ => return None,
    };
    let first = back(today, span.ok().filter(|span| !span.is_zero())?)?.tomorrow().ok()?;
    Some((first, today))
}

fn back(day: Date, span: jiff::Span) -> Option<Date> {
    day.checked_sub(span).ok()
}

#[cfg(test)]
mod tests;
