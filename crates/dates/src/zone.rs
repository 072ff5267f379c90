//! Europe/Berlin, from the time zone table that is built in.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;

/// The zone of dates without one. UTC if the built-in table were broken.
pub(crate) fn berlin() -> TimeZone {
    TimeZone::get("Europe/Berlin").unwrap_or(TimeZone::UTC)
}

/// Today in Berlin.
pub fn today() -> Date {
    Timestamp::now().to_zoned_datetime(berlin()).date()
}

/// The instant of a local time in Berlin. Times that the clock change repeats are the first, those it skips the later.
pub(crate) fn instant(local: DateTime) -> Option<Timestamp> {
    local.to_zoned_datetime(berlin()).ok().map(|zoned| zoned.timestamp())
}
