//! Europe/Berlin, from the built-in time zone table.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;

/// The zone of dates without one; UTC if the built-in table were broken.
pub(crate) fn berlin() -> TimeZone {
    TimeZone::get("Europe/Berlin").unwrap_or(TimeZone::UTC)
}

/// Today in Berlin.
pub fn today() -> Date {
    Timestamp::now().to_zoned_datetime(berlin()).date()
}

/// The instant of a local time in Berlin. Of a time that a clock change repeats it is the first, of
/// one that it skips the later.
pub(crate) fn instant(local: DateTime) -> Option<Timestamp> {
    local.to_zoned_datetime(berlin()).ok().map(|zoned| zoned.timestamp())
}
