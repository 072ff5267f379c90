//! When an article was published.

use crate::zone::{berlin, instant};
use jiff::Timestamp;
use jiff::civil::{Date, Time};
use jiff::tz::Offset;
use serde::{Serialize, Serializer};
use std::fmt;

/// When an article was published.
///
/// Displayed, and serialized, as RFC 3339 in Berlin's offset, or as the bare date.
///
/// ```
/// use nachlese_dates::Moment;
/// let moment = Moment::parse("12. Mai 2024, 14:30 Uhr")?;
/// assert_eq!(moment.to_string(), "2024-05-12T14:30:00+02:00");
/// assert_eq!(Moment::parse("12.5.2024")?.to_string(), "2024-05-12");
/// # Ok::<(), nachlese_dates::DateError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    /// Only the day is known.
    Day(Date),
    /// To the second.
    Instant(Timestamp),
}

impl Moment {
    /// The present, to the second.
    pub fn now() -> Moment {
        let now = Timestamp::now();
        Moment::Instant(Timestamp::from_second(now.as_second()).unwrap_or(now))
    }

    /// Seconds or milliseconds since 1970, distinguished by size: seconds from 1973 to 5138,
    /// milliseconds from 1973 on. `None` for smaller numbers, which may be years or days.
    ///
    /// ```
    /// use nachlese_dates::Moment;
    /// assert_eq!(Moment::from_unix(1_715_524_200), Moment::from_unix(1_715_524_200_000));
    /// assert_eq!(Moment::from_unix(2024), None);
    /// ```
    pub fn from_unix(count: i64) -> Option<Moment> {
        let seconds = match count {
            100_000_000..100_000_000_000 => count,
            100_000_000_000..=100_000_000_000_000 => count / 1000,
            _ => return None,
        };
        Timestamp::from_second(seconds).ok().map(Moment::Instant)
    }

    /// The instant `seconds` seconds after 1970, or the nearest that can be represented.
    pub fn from_seconds(seconds: i64) -> Moment {
        let end = if seconds < 0 { Timestamp::MIN } else { Timestamp::MAX };
        Moment::Instant(Timestamp::from_second(seconds).unwrap_or(end))
    }

    /// The day in Berlin.
    pub fn day(&self) -> Date {
        match self {
            Moment::Day(date) => *date,
            Moment::Instant(timestamp) => timestamp.to_zoned_datetime(berlin()).date(),
        }
    }

    /// Seconds since 1970; for a day, its start in Berlin. Clamped to what 64 bits of nanoseconds
    /// can count, from 1677 to 2262.
    pub fn start_seconds(&self) -> i64 {
        match self {
            Moment::Instant(timestamp) => timestamp.as_second().clamp(EARLIEST, LATEST),
            Moment::Day(date) => start_of(*date),
        }
    }
}

/// What 64 bits of nanoseconds can count, in seconds since 1970: date columns are stored like that.
pub(crate) const EARLIEST: i64 = i64::MIN / 1_000_000_000;
pub(crate) const LATEST: i64 = i64::MAX / 1_000_000_000;

/// The first second of a day in Berlin, within [`EARLIEST`] and [`LATEST`].
pub(crate) fn start_of(date: Date) -> i64 {
    let known = instant(date.to_datetime(Time::midnight())).map(|t| t.as_second().clamp(EARLIEST, LATEST));
    known.unwrap_or(if date.year() < 1970 { EARLIEST } else { LATEST })
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Moment::Day(date) => write!(f, "{date}"),
            Moment::Instant(timestamp) => {
                // Until 1893 Berlin was 53 minutes and 28 seconds ahead, and RFC 3339 has no
                // seconds in an offset.
                let seconds = timestamp.to_zoned_datetime(berlin()).offset().seconds();
                let offset = Offset::from_seconds(seconds / 60 * 60).unwrap_or(Offset::UTC);
                write!(f, "{}", timestamp.display_with_offset(offset))
            }
        }
    }
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
