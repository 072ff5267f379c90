//! Calendar periods to group by.

use crate::Days;
use jiff::civil::{Date, ISOWeekDate, Weekday};
use jiff::{Span, ToSpan};

/// A unit of the calendar. Days are numbered as in [`Days`].
///
/// ```
/// use nachlese_dates::{Days, Moment, Period};
///
/// let day = Days::new().number(Moment::parse("2024-05-15")?.start_seconds());
/// let labels = [Period::Day, Period::Week, Period::Month, Period::Quarter, Period::Year];
/// let labels = labels.map(|period| period.label(period.start(day)));
/// assert_eq!(labels, ["2024-05-15", "2024-W20", "2024-05", "2024-Q2", "2024"]);
/// # Ok::<(), nachlese_dates::DateError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Period {
    /// A day.
    Day,
    /// A week of ISO 8601, from Monday on.
    Week,
    /// A month.
    Month,
    /// Three months.
    Quarter,
    /// A year.
    Year,
}

impl Period {
    /// The first day of the period that holds this day.
    pub fn start(self, day: i32) -> i32 {
        let date = Days::date(day);
        let first = match self {
            Period::Day => date,
            Period::Week => date.saturating_sub(i64::from(date.weekday().since(Weekday::Monday)).days()),
            Period::Month => date.first_of_month(),
            Period::Quarter => {
                let month = (date.month() - 1) / 3 * 3 + 1;
                Date::new(date.year(), month, 1).unwrap_or(date)
            }
            Period::Year => date.first_of_year(),
        };
        Days::number_of(first)
    }

    /// The first day of the period after the one that begins with this day.
    pub fn next(self, start: i32) -> i32 {
        let length: Span = match self {
            Period::Day => 1.day(),
            Period::Week => 7.days(),
            Period::Month => 1.month(),
            Period::Quarter => 3.months(),
            Period::Year => 1.year(),
        };
        // Even the last representable period has a next one, or a loop over periods would not end.
        Days::number_of(Days::date(start).saturating_add(length)).max(start.saturating_add(1))
    }

    /// Its name, as `datum:` reads it: `2024-05-15`, `2024-W20`, `2024-05`, `2024-Q2`, `2024`.
    pub fn label(self, start: i32) -> String {
        let date = Days::date(start);
        match self {
            Period::Day => date.to_string(),
            Period::Week => {
                let week = ISOWeekDate::from(date);
                format!("{:04}-W{:02}", week.year(), week.week())
            }
            Period::Month => format!("{:04}-{:02}", date.year(), date.month()),
            Period::Quarter => format!("{:04}-Q{}", date.year(), (date.month() + 2) / 3),
            Period::Year => format!("{:04}", date.year()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Moment, Span as Asked, today};
    use proptest::prelude::*;

    #[test]
    fn a_year_may_begin_in_the_week_of_another() {
        let day = Days::number_of(Moment::parse("2024-12-30").unwrap().day());
        assert_eq!(Period::Week.label(Period::Week.start(day)), "2025-W01");
    }

    proptest! {
        #[test]
        fn periods_cover_the_days_and_are_what_their_labels_say(day in -90_000i32..90_000) {
            for period in [Period::Day, Period::Week, Period::Month, Period::Quarter, Period::Year] {
                let start = period.start(day);
                let next = period.next(start);
                prop_assert!(start <= day && day < next && period.start(start) == start && period.start(next) == next);
                let asked = Asked::parse(&period.label(start), today()).unwrap().days();
                prop_assert_eq!(asked, (Some(Days::date(start)), Some(Days::date(next - 1))));
            }
        }
    }
}
