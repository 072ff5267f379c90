//! A span of time, as `datum:` takes it.

use crate::DateError;
use crate::moment::{EARLIEST, LATEST, Moment, start_of};
use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

/// From one second, inclusive, to another, exclusive; seconds since 1970. An open side has none.
///
/// ```
/// use nachlese_dates::{Span, today};
///
/// let may = Span::parse("2024-05", today())?;
/// assert_eq!(may, Span { from: Some(1_714_514_400), until: Some(1_717_192_800) });
/// assert_eq!(Span::parse("2024-05..", today())?.until, None);
/// # Ok::<(), nachlese_dates::DateError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// First second.
    pub from: Option<i64>,
    /// One past the last second.
    pub until: Option<i64>,
}

/// Whole days: the first, and the first after.
type Days = (Date, Date);

impl Span {
    /// Reads a year, month, day, a range of them (`2024-05..2024-07`, `..2023`, `2023..`), or a word (`heute`, `gestern`,
    /// `letzte-woche`; English too). The end of a range is included whole. Days are Berlin's.
    ///
    /// # Errors
    ///
    /// The text is none of these, or the range ends before it starts.
    ///
    /// ```
    /// use nachlese_dates::{DateError, Span, today};
    ///
    /// assert_eq!(Span::parse("heute", today()), Span::parse(&today().to_string(), today()));
    /// assert!(matches!(Span::parse("2025..2024", today()), Err(DateError::Reversed(_))));
    /// ```
    pub fn parse(text: &str, today: Date) -> Result<Span, DateError> {
        let text = text.trim();
        let Some((from, until)) = text.split_once("..") else {
            let (first, after) = days(text, today)?;
            return Ok(Span::of(Some(first), Some(after)));
        };
        let side = |text: &str| if text.is_empty() { Ok(None) } else { days(text, today).map(Some) };
        let (first, last) = (side(from)?, side(until)?);
        if first.is_none() && last.is_none() {
            return Err(DateError::unknown(text));
        }
        if let (Some((first, _)), Some((_, after))) = (first, last)
            && after <= first
        {
            return Err(DateError::Reversed(text.chars().take(60).collect()));
        }
        Ok(Span::of(first.map(|(first, _)| first), last.map(|(_, after)| after)))
    }

    /// A side beyond what seconds can tell apart is open.
    fn of(first: Option<Date>, after: Option<Date>) -> Span {
        let side = |day: Option<Date>, open: i64| day.map(start_of).filter(|second| *second != open);
        Span { from: side(first, EARLIEST), until: side(after, LATEST) }
    }
}

fn days(text: &str, today: Date) -> Result<Days, DateError> {
    let unknown = || DateError::unknown(text);
    let week_start = today.saturating_sub(i64::from(today.weekday().since(Weekday::Monday)).days());
    match text.to_lowercase().as_str() {
        "heute" | "today" => return Ok(one_day(today)),
        "gestern" | "yesterday" => return Ok(one_day(today.saturating_sub(1.day()))),
        "letzte-woche" | "last-week" => return Ok((week_start.saturating_sub(7.days()), week_start)),
        _ => {}
    }
    let numeric = |part: &str, digits: std::ops::RangeInclusive<usize>| {
        (digits.contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit()))
            .then(|| part.parse::<i16>().ok())
            .flatten()
    };
    if let Some(year) = numeric(text, 4..=4) {
        let first = Date::new(year, 1, 1).map_err(|_| unknown())?;
        return Ok((first, first.saturating_add(1.year())));
    }
    let month = text
        .split_once('-')
        .and_then(|(year, month)| Some((numeric(year, 4..=4)?, numeric(month, 1..=2)?)))
        .or_else(|| text.split_once('.').and_then(|(m, y)| Some((numeric(y, 4..=4)?, numeric(m, 1..=2)?))));
    if let Some((year, month)) = month {
        let month = i8::try_from(month).map_err(|_| unknown())?;
        let first = Date::new(year, month, 1).map_err(|_| unknown())?;
        return Ok((first, first.saturating_add(1.month())));
    }
    match Moment::parse(text) {
        Ok(Moment::Day(day)) => Ok(one_day(day)),
        _ => Err(unknown()),
    }
}

fn one_day(day: Date) -> Days {
    (day, day.saturating_add(1.day()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    fn span(text: &str) -> (Option<i64>, Option<i64>) {
        let span = Span::parse(text, date(2026, 11, 24)).unwrap();
        (span.from, span.until)
    }

    fn days(first: Date, after: Date) -> (Option<i64>, Option<i64>) {
        (Some(start_of(first)), Some(start_of(after)))
    }

    #[test]
    fn units_and_ranges_are_whole() {
        assert_eq!(span("2024"), days(date(2024, 1, 1), date(2025, 1, 1)));
        assert_eq!(span("2024-12"), days(date(2024, 12, 1), date(2025, 1, 1)));
        assert_eq!(span("5.2024"), days(date(2024, 5, 1), date(2024, 6, 1)));
        assert_eq!(span("1.5.2024"), days(date(2024, 5, 1), date(2024, 5, 2)));
        assert_eq!(span("2024-05..2024-07"), days(date(2024, 5, 1), date(2024, 8, 1)));
        assert_eq!(span("..2023"), (None, Some(start_of(date(2024, 1, 1)))));
        assert_eq!(span("2023.."), (Some(start_of(date(2023, 1, 1))), None));
        assert_eq!(span("gestern"), days(date(2026, 11, 23), date(2026, 11, 24)));
        assert_eq!(span("letzte-woche"), days(date(2026, 11, 16), date(2026, 11, 23)));
    }

    #[test]
    fn far_years_do_not_turn_round() {
        assert_eq!(span("2020..9999").1, None);
        assert_eq!(span("..1500"), (None, Some(EARLIEST)));
    }

    #[test]
    fn a_day_begins_at_midnight_in_berlin() {
        assert_eq!(span("2024").0, Some(1_704_063_600));
    }

    #[test]
    fn what_is_no_span_is_refused() {
        let today = date(2026, 11, 24);
        assert!(matches!(Span::parse("2025..2024", today), Err(DateError::Reversed(_))));
        for text in ["", "..", "gestrig", "2024-13", "24", "2024-05-12T12:00:00Z", "99999"] {
            assert!(matches!(Span::parse(text, today), Err(DateError::Unknown(_))), "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_panics(text in "(\\PC|[-0-9.]){0,20}") {
            let _ = Span::parse(&text, date(2026, 11, 24));
        }

        #[test]
        fn a_span_ends_after_it_starts(from in 1000i16..=9999, until in 1000i16..=9999, month in 1i8..=12) {
            for text in [format!("{from}..{until}"), format!("{from}-{month}..{until}-{month}"), format!("{from}-{month:02}")] {
                if let Ok(Span { from: Some(from), until: Some(until) }) = Span::parse(&text, date(2026, 11, 24)) {
                    prop_assert!(from < until, "{}", text);
                }
            }
        }
    }
}
