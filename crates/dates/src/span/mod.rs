//! A span of time: the value of `datum:`, `seit:` and `bis:` in a query.

mod number;
mod words;

use crate::error::{DateError, quoted};
use crate::moment::{EARLIEST, LATEST, Moment, start_of};
use jiff::civil::Date;
use number::numeric;
use std::fmt;

/// From one second, inclusive, to another, exclusive; seconds since 1970. `None` is an open side.
///
/// Displayed in days, which [`Span::parse`] reads back as the same span.
///
/// ```
/// use nachlese_dates::{Span, today};
///
/// let may = Span::parse("2024-05", today())?;
/// assert_eq!(may, Span { from: Some(1_714_514_400), until: Some(1_717_192_800) });
/// assert_eq!(may.to_string(), "2024-05-01..2024-05-31");
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

impl Span {
    /// Reads, in German and English and in any capitals,
    ///
    /// - a year, month or day in numbers (`2024`, `2024-05`, `5.2024`, `2024-05-12`, `12.5.2024`);
    /// - a month or day by the month's name (`Mai 2024`, `Sept. 2024`, `1. Mai 2024`,
    ///   `May 1, 2024`); without a year (`Mai`) the latest such month that has begun;
    /// - a week of ISO 8601 (`2024-W20`) or a quarter (`2024-Q2`);
    /// - spans relative to today: `heute`, `gestern`, `vorgestern`; whole weeks from Monday, months
    ///   and years (`diese-woche`, `letzter-monat`, `last-year`); a number of units up to and
    ///   including today (`letzte-7-tage`, `last-3-months`);
    /// - a range of any of these (`2024-05..2024-07`, `..2023`, `Mai 2023..`), whose end is
    ///   included.
    ///
    /// Words may be separated by blanks or hyphens. Days are Berlin's.
    ///
    /// # Errors
    ///
    /// The text is none of these, or the range ends before it starts.
    ///
    /// ```
    /// use nachlese_dates::{DateError, Span, today};
    ///
    /// assert_eq!(Span::parse("heute", today()), Span::parse(&today().to_string(), today()));
    /// let by_name = Span::parse("Mai 2024 .. Juli 2024", today());
    /// assert_eq!(by_name, Span::parse("2024-05..2024-07", today()));
    /// assert!(matches!(Span::parse("2025..2024", today()), Err(DateError::Reversed(_))));
    /// ```
    pub fn parse(text: &str, today: Date) -> Result<Span, DateError> {
        let text = text.trim();
        let Some((from, until)) = sides(text) else {
            let (first, last) = days(text, today)?;
            return Ok(Span::of(Some(first), Some(last)));
        };
        let side = |text: &str| if text.is_empty() { Ok(None) } else { days(text, today).map(Some) };
        let (first, last) = (side(from)?.map(|(first, _)| first), side(until)?.map(|(_, last)| last));
        if first.is_none() && last.is_none() {
            return Err(DateError::unknown(text));
        }
        if let (Some(first), Some(last)) = (first, last)
            && last < first
        {
            return Err(DateError::Reversed(quoted(text)));
        }
        Ok(Span::of(first, last))
    }

    /// Everything since the start of the date that the text names.
    ///
    /// # Errors
    ///
    /// The text is nothing that [`Span::parse`] reads, or a range.
    ///
    /// ```
    /// use nachlese_dates::{Span, today};
    ///
    /// assert_eq!(Span::since("Mai 2024", today())?.to_string(), "2024-05-01..");
    /// # Ok::<(), nachlese_dates::DateError>(())
    /// ```
    pub fn since(text: &str, today: Date) -> Result<Span, DateError> {
        single(text, today).map(|(first, _)| Span::of(Some(first), None))
    }

    /// Everything up to the end of the date that the text names, inclusive.
    ///
    /// # Errors
    ///
    /// The text is nothing that [`Span::parse`] reads, or a range.
    ///
    /// ```
    /// use nachlese_dates::{DateError, Span, today};
    ///
    /// assert_eq!(Span::until("Mai 2024", today())?.to_string(), "..2024-05-31");
    /// assert!(matches!(Span::until("2023..2024", today()), Err(DateError::Range(_))));
    /// # Ok::<(), nachlese_dates::DateError>(())
    /// ```
    pub fn until(text: &str, today: Date) -> Result<Span, DateError> {
        single(text, today).map(|(_, last)| Span::of(None, Some(last)))
    }

    /// The first and the last day in Berlin, both inclusive; `None` is an open side. A side that is
    /// not at midnight gives the day that it lies in.
    ///
    /// ```
    /// use jiff::civil::date;
    /// use nachlese_dates::{Span, today};
    ///
    /// let days = Span::parse("2024-02..", today())?.days();
    /// assert_eq!(days, (Some(date(2024, 2, 1)), None));
    /// # Ok::<(), nachlese_dates::DateError>(())
    /// ```
    pub fn days(&self) -> (Option<Date>, Option<Date>) {
        let last = |until: i64| {
            let after = day_of(until);
            if start_of(after) == until { after.yesterday().unwrap_or(after) } else { after }
        };
        (self.from.map(day_of), self.until.map(last))
    }

    /// The span of whole days. A side beyond the range of seconds is open.
    fn of(first: Option<Date>, last: Option<Date>) -> Span {
        let after = last.map(|last| last.tomorrow().map_or(LATEST, start_of));
        Span {
            from: first.map(start_of).filter(|second| *second != EARLIEST),
            until: after.filter(|second| *second != LATEST),
        }
    }
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.days() {
            (Some(first), Some(last)) if first == last => write!(f, "{first}"),
            (Some(first), Some(last)) => write!(f, "{first}..{last}"),
            (Some(first), None) => write!(f, "{first}.."),
            (None, Some(last)) => write!(f, "..{last}"),
            // A bare `..` would be refused: more likely a slip than a wish for everything.
            (None, None) => f.write_str("0001-01-01..9999-12-31"),
        }
    }
}

/// The day that starts at a second, or else the day it lies in. At the bounds of the range of
/// seconds it is not midnight, and stands for all days beyond.
fn day_of(second: i64) -> Date {
    let day = Moment::from_seconds(second).day();
    if start_of(day) == second {
        return day;
    }
    day.tomorrow().ok().filter(|next| start_of(*next) == second).unwrap_or(day)
}

/// The sides of a range. The first of three dots ends an abbreviation: `Jan...März`.
fn sides(text: &str) -> Option<(&str, &str)> {
    text.rsplit_once("..").map(|(from, until)| (from.trim(), until.trim()))
}

fn single(text: &str, today: Date) -> Result<(Date, Date), DateError> {
    let text = text.trim();
    if sides(text).is_some() { Err(DateError::Range(quoted(text))) } else { days(text, today) }
}

fn days(text: &str, today: Date) -> Result<(Date, Date), DateError> {
    let unknown = || DateError::unknown(text);
    if let Some(days) = words::named(text, today) {
        return Ok(days);
    }
    if let Some(year) = numeric(text, 4..=4) {
        let first = Date::new(year, 1, 1).map_err(|_| unknown())?;
        return Ok((first, first.last_of_year()));
    }
    let month = text
        .split_once('-')
        .and_then(|(year, month)| Some((numeric(year, 4..=4)?, numeric(month, 1..=2)?)))
        .or_else(|| text.split_once('.').and_then(|(m, y)| Some((numeric(y, 4..=4)?, numeric(m, 1..=2)?))));
    if let Some((year, month)) = month {
        let month = i8::try_from(month).map_err(|_| unknown())?;
        let first = Date::new(year, month, 1).map_err(|_| unknown())?;
        return Ok((first, first.last_of_month()));
    }
    match Moment::parse(text) {
        Ok(Moment::Day(day)) => Ok((day, day)),
        _ => Err(unknown()),
    }
}

#[cfg(test)]
mod tests;
