//! Days as numbers, to count and compare them.

use crate::zone::{berlin, instant};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp, Unit};
use std::sync::LazyLock;

/// Numbers the days of Berlin from 1970-01-01 on. The clock changes are looked up once, so that a
/// million days are numbered in a few milliseconds.
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
    /// Since when (a second) clocks have been how many seconds ahead of UTC, in order.
    clocks: &'static [(i64, i64)],
}

/// The years whose clock changes are tabulated; for others the zone is asked each time.
const KNOWN: [i16; 2] = [1970, 2100];

static CLOCKS: LazyLock<Vec<(i64, i64)>> = LazyLock::new(|| {
    let zone = berlin();
    let [first, last] = KNOWN.map(|year| instant(Date::constant(year, 1, 1).into()));
    let (Some(first), Some(last)) = (first, last) else { return Vec::new() };
    let mut clocks = vec![(first.as_second(), zone.to_offset(first).seconds().into())];
    let changes = zone.following(first);
    let changes =
        changes.map(|change| (change.timestamp().as_second(), i64::from(change.offset().seconds())));
    clocks.extend(changes.take_while(|(since, _)| *since < last.as_second()));
    clocks
});

impl Default for Days {
    fn default() -> Self {
        Days { zone: berlin(), clocks: &CLOCKS }
    }
}

impl Days {
    /// Looks up the zone, which is the only cost.
    pub fn new() -> Days {
        Days::default()
    }

    /// How far Berlin's clocks were ahead of UTC, in seconds.
    fn offset(&self, seconds: i64) -> i64 {
        let known = self.clocks.partition_point(|(since, _)| *since <= seconds);
        // Neither before the first tabulated change nor after the last.
        if known < self.clocks.len()
            && let Some((_, offset)) = known.checked_sub(1).and_then(|at| self.clocks.get(at))
        {
            return *offset;
        }
        Timestamp::from_second(seconds).map_or(0, |instant| self.zone.to_offset(instant).seconds().into())
    }

    /// The number of the day that holds this instant, in seconds since 1970. Instants outside the
    /// years 1 to 9999 lie in the first or last day of these.
    pub fn number(&self, seconds: i64) -> i32 {
        i32::try_from((seconds + self.offset(seconds)).div_euclid(86_400)).unwrap_or(0)
    }

    /// The day with this number, as `2024-05-13`; the first or last representable day if there is
    /// no such day.
    pub fn text(number: i32) -> String {
        Days::date(number).to_string()
    }

    /// The day with this number, clamped likewise.
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
    use proptest::prelude::*;

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

    proptest! {
        #[test]
        fn clocks_are_those_of_the_zone(seconds in -4_000_000_000_i64..8_000_000_000, near in -2_i64..2, change in 0usize..260) {
            let days = Days::new();
            // Right before and after a change, too.
            let change = days.clocks.get(change).map_or(seconds, |(since, _)| since + near);
            for seconds in [seconds, change] {
                let zoned = Timestamp::from_second(seconds).unwrap().to_zoned_datetime(berlin());
                prop_assert_eq!(days.number(seconds), Days::number_of(zoned.date()));
            }
        }
    }
}
