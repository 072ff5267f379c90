//! Days as numbers, to count and compare them.

use crate::zone::berlin;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp, Unit};

/// Numbers the days of Berlin from 1970-01-01 on. Holds the zone, so that many days are numbered quickly.
///
/// ```
/// use nachlese_dates::{Days, Moment};
/// let days = Days::new();
/// let number = days.number(Moment::parse("2024-05-12T23:30:00Z")?.start_seconds());
/// assert_eq!(Days::text(number), "2024-05-13");
/// # Ok::<(), nachlese_dates::DateError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Days {
    zone: TimeZone,
}

impl Default for Days {
    fn default() -> Self {
        Days { zone: berlin() }
    }
}

impl Days {
    /// Costs the look-up of the zone.
    pub fn new() -> Days {
        Days::default()
    }

    /// The number of the day that has this instant, in seconds since 1970. Instants beyond the years 1 to 9999 are in the first
    /// or last of them.
    pub fn number(&self, seconds: i64) -> i32 {
        let offset =
            Timestamp::from_second(seconds).map_or(0, |instant| self.zone.to_offset(instant).seconds());
        i32::try_from((seconds + i64::from(offset)).div_euclid(86_400)).unwrap_or(0)
    }

    /// The day with this number, as `2024-05-13`; the first or last there is where there is none.
    pub fn text(number: i32) -> String {
        Days::date(number).to_string()
    }

    /// The day with this number, likewise.
    pub fn date(number: i32) -> Date {
        let since = Span::new().try_days(number).ok();
        let day = since.and_then(|since| Date::constant(1970, 1, 1).checked_add(since).ok());
        day.unwrap_or(if number < 0 { Date::MIN } else { Date::MAX })
    }

    /// The number of a day.
    pub fn number_of(day: Date) -> i32 {
        day.since((Unit::Day, Date::constant(1970, 1, 1))).map_or(0, |span| span.get_days())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Moment;

    #[test]
    fn a_day_and_its_number_are_one() {
        let days = Days::new();
        for text in ["1969-12-31", "1970-01-01", "2024-02-29", "2024-03-31", "2026-10-25"] {
            let day = Moment::parse(text).unwrap();
            let number = days.number(day.start_seconds());
            assert_eq!(Days::text(number), text);
            assert_eq!(Days::number_of(day.day()), number);
        }
        assert_eq!(Days::text(i32::MAX), Date::MAX.to_string());
    }
}
