//! Dates that are implausible for an article.

use crate::moment::Moment;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Why a date is implausible. Such dates are kept and reported, not dropped: a reader sees best
/// what is wrong with them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Doubt {
    /// More than a day ahead.
    Future,
    /// The beginning of 1970, the zero of computers' clocks.
    Epoch,
    /// Before 1605, when the first newspaper was printed (*Relation*, Strasbourg).
    BeforeNewspapers,
}

impl fmt::Display for Doubt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Doubt::Future => "in the future",
            Doubt::Epoch => "the zero of computers' clocks",
            Doubt::BeforeNewspapers => "before there were newspapers",
        })
    }
}

const DAY: i64 = 86_400;

/// A second of 1684. Only of earlier instants is the year computed, which costs a look-up of the
/// time zone.
const LONG_AGO: i64 = -9_000_000_000;

/// The year of the first newspaper.
const FIRST_NEWSPAPER: i16 = 1605;

impl Moment {
    /// What is implausible about a date of publication, seen from `now`.
    ///
    /// ```
    /// use nachlese_dates::{Doubt, Moment};
    /// let now = Moment::parse("2026-11-24")?;
    /// assert_eq!(Moment::parse("2062-11-24")?.doubt(&now), Some(Doubt::Future));
    /// assert_eq!(Moment::parse("1945-05-08")?.doubt(&now), None);
    /// # Ok::<(), nachlese_dates::DateError>(())
    /// ```
    pub fn doubt(&self, now: &Moment) -> Option<Doubt> {
        let seconds = self.start_seconds();
        if seconds > now.start_seconds() + DAY {
            Some(Doubt::Future)
        } else if (-DAY..=DAY).contains(&seconds) {
            Some(Doubt::Epoch)
        } else if seconds < LONG_AGO && self.day().year() < FIRST_NEWSPAPER {
            Some(Doubt::BeforeNewspapers)
        } else {
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Doubt;
    use crate::Moment;

    #[test]
    fn old_dates_are_not_implausible() {
        let now = Moment::parse("2026-11-24").unwrap();
        for (text, doubt) in [
            ("2091-01-01", Some(Doubt::Future)),
            ("2026-11-25", None),
            ("1970-01-01", Some(Doubt::Epoch)),
            ("1970-01-01T00:00:00Z", Some(Doubt::Epoch)),
            ("1605-01-02", None),
            ("0001-01-01", Some(Doubt::BeforeNewspapers)),
            ("1848-03-18", None),
        ] {
            assert_eq!(Moment::parse(text).unwrap().doubt(&now), doubt, "{text}");
        }
    }
}
