//! A text that should be a date and nothing else, to a [`Moment`].

use crate::error::DateError;
use crate::forms;
use crate::moment::Moment;
use crate::token::tokens;
use crate::zone::instant;
use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::fmt::rfc2822;
use serde::{Deserialize, Deserializer};

/// Longest text that is read as a date, in bytes. The longest that JavaScript prints, in German,
/// has 70.
pub(crate) const LONGEST_DATE: usize = 80;

impl Moment {
    /// Reads a text that is a date and nothing else:
    ///
    /// - RFC 3339, RFC 2822 and what databases, browsers and `date` print
    ///   (`2024-05-12 14:30:00 UTC`, `20240512T143000Z`,
    ///   `Sun May 12 2024 14:30:00 GMT+0200 (CEST)`, `Fri Apr 28 19:20:36 CEST 2023`);
    /// - dates in digits, the day first but for `2024/05/12` and its like (`12.05.2024`, `5.3.21`,
    ///   `12/05/2024`, `20240512`);
    /// - dates with a month's name in German, English or French (`12. Mai 2024`, `3. Mrz 2024`,
    ///   `May 12, 2024`);
    /// - with a time after or before them (`12.05.2024 um 14.30`, `14:30 Uhr, 12.05.2024`,
    ///   `May 12, 2024 2:30 pm`);
    /// - with a day of the week, which is not verified, or a place (`So., 12.05.2024`,
    ///   `Wien, am 9. Jänner 2025`);
    /// - seconds or milliseconds since 1970, as [`Moment::from_unix`] takes them.
    ///
    /// Two-digit years from 69 to 99 are of the last century. A time without a zone is Berlin's; so
    /// is one with `MEZ` or `CET`, which pages also write in summer. RFC 3339 costs next to
    /// nothing, other forms a few microseconds.
    ///
    /// # Errors
    ///
    /// The text has none of these forms, is longer than 80 bytes, or names a day or time that does
    /// not exist. Neither a month (`Mai 2024`) nor a day without a year (`12. Mai`) is a date.
    pub fn parse(text: &str) -> Result<Moment, DateError> {
        let text = text.trim().trim_matches('"');
        let unknown = || DateError::unknown(text);
        if text.len() > LONGEST_DATE {
            return Err(unknown());
        }
        let to_second = |t: Timestamp| Timestamp::from_second(t.as_second()).ok().map(Moment::Instant);
        if text.len() <= 10
            && let Ok(day) = text.parse::<Date>()
        {
            return Ok(Moment::Day(day));
        }
        if let Ok(timestamp) = text.parse::<Timestamp>() {
            return to_second(timestamp).ok_or_else(unknown);
        }
        // A local time with a zone in brackets is left to the grammar below.
        if text.contains(':')
            && !text.contains('[')
            && let Ok(local) = text.parse::<DateTime>()
        {
            return instant(local).and_then(to_second).ok_or_else(unknown);
        }
        // RFC 2822 calls a zone that it does not name unknown, and jiff reads it as UTC; pages that
        // write CEST mean CEST.
        if (text.contains(['+', '-']) || text.ends_with("GMT"))
            && let Ok(zoned) = rfc2822::parse(text)
        {
            return to_second(zoned.timestamp()).ok_or_else(unknown);
        }
        forms::read_value(text, &tokens(text)).ok_or_else(unknown)
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Moment::parse(&text).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[rustfmt::skip]
    const MONTHS: [&str; 12] = [
        "Januar", "Februar", "März", "April", "Mai", "Juni",
        "Juli", "August", "September", "Oktober", "November", "Dezember",
    ];

    #[test]
    fn the_usual_forms_are_read() {
        for (text, read) in [
            ("2024-05-12T14:30:00+02:00", "2024-05-12T14:30:00+02:00"),
            ("2024-05-12T12:30:00Z", "2024-05-12T14:30:00+02:00"),
            ("2024-05-12T12:30:00.123Z", "2024-05-12T14:30:00+02:00"),
            ("2024-05-12 14:30:00", "2024-05-12T14:30:00+02:00"),
            ("2024-01-12T14:30", "2024-01-12T14:30:00+01:00"),
            ("2024-05-12", "2024-05-12"),
            ("12.05.2024", "2024-05-12"),
            ("12. Mai 2024 um 9.05 Uhr", "2024-05-12T09:05:00+02:00"),
            ("3. Jänner 2020", "2020-01-03"),
            ("Sun, 12 May 2024 14:30:00 +0200", "2024-05-12T14:30:00+02:00"),
            ("Sun May 12 14:30:00 CEST 2024", "2024-05-12T14:30:00+02:00"),
            ("2024-05-12T14:30:00+0200", "2024-05-12T14:30:00+02:00"),
            ("2024-05-12T14:30+0200", "2024-05-12T14:30:00+02:00"),
            ("12. 05. 2024, 14:30 Uhr", "2024-05-12T14:30:00+02:00"),
            ("12.05.2024-14:30", "2024-05-12T14:30:00+02:00"),
        ] {
            assert_eq!(Moment::parse(text).map(|m| m.to_string()).as_deref(), Ok(read), "{text}");
        }
    }

    #[test]
    fn the_seconds_of_far_years_stay_in_order() {
        let seconds = ["0001-01-01", "1600-01-01", "1969-12-31", "2020-01-01", "2500-01-01", "9999-12-31"]
            .map(|text| Moment::parse(text).unwrap().start_seconds());
        assert!(seconds.is_sorted(), "{seconds:?}");
        assert!(seconds.iter().all(|s| s.checked_mul(1_000_000_000).is_some()));
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in ["", "gestern", "31.02.2024", "2024", "2024-13-01", "12. Foo 2024", "12. Mai 2024 nachts"]
        {
            assert!(Moment::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn berlin_s_own_time_before_1893_is_shown_in_whole_minutes() {
        let moment = Moment::parse("1850-01-01T00:00:00Z").unwrap();
        assert_eq!(moment.to_string(), "1850-01-01T00:53:00+00:53");
        assert_eq!(Moment::parse(&moment.to_string()), Ok(moment));
    }

    proptest! {
        #[test]
        fn no_text_panics(text in "\\PC{0,40}") {
            let _ = Moment::parse(&text);
        }

        #[test]
        fn a_day_is_one_day_in_any_spelling(day in 1i8..=31, month in 1i8..=12, year in 1000i16..=9999) {
            let spelt = [
                format!("{year}-{month:02}-{day:02}"),
                format!("{day}.{month}.{year}"),
                format!("{day:02}.{month:02}.{year}"),
                format!("{day}. {} {year}", MONTHS[month as usize - 1]),
            ];
            let read: Vec<_> = spelt.iter().map(|text| Moment::parse(text).ok()).collect();
            let meant = Date::new(year, month, day).ok().map(Moment::Day);
            prop_assert_eq!(read, [meant; 4]);
        }

        #[test]
        fn what_is_shown_is_read_back(seconds in -62_000_000_000i64..253_000_000_000) {
            let moment = Moment::Instant(Timestamp::from_second(seconds).unwrap());
            prop_assert_eq!(Moment::parse(&moment.to_string()), Ok(moment));
        }
    }
}
