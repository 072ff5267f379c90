//! German dates and time spans of news articles, on jiff.
//!
//! - [`Moment`]: when an article was published: an instant, or a day where no time is known;
//! - [`Span`]: what `datum:`, `seit:` and `bis:` in a query take;
//! - [`date_line`]: a line of a scraped article that is nothing but a date; [`date_in`]: a date
//!   among other words; [`dates_in`]: all of a line, each with what is said of it;
//! - [`looks_like_a_date`]: what should be told of where it could not be read;
//! - [`Doubt`]: what is implausible about a date.
//!
//! Where no zone is given, Europe/Berlin is meant.

mod days;
mod doubt;
mod forms;
mod line;
mod moment;
mod names;
mod period;
mod span;
mod token;
mod zone;

pub use days::Days;
pub use doubt::Doubt;
pub use jiff::civil::Date;
pub use line::{DateMention, Said, date_in, date_line, dates_in, looks_like_a_date};
pub use moment::Moment;
pub use period::Period;
pub use span::Span;
pub use zone::today;

/// Why a text is not a date.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DateError {
    /// No known form of a date.
    #[error(
        "\"{0}\" is no date (2024, 2024-05, Mai 2024, 12.5.2024, 2024-W20, 2024-05..2024-07, letzte-7-tage)"
    )]
    Unknown(String),
    /// A range whose end lies before its start.
    #[error("\"{0}\" ends before it starts")]
    Reversed(String),
    /// A range where only one of its sides is wanted.
    #[error("\"{0}\" is a range: a single date is wanted here, or datum: for the range")]
    Range(String),
}

impl DateError {
    fn unknown(text: &str) -> DateError {
        DateError::Unknown(quoted(text))
    }
}

/// At most the beginning of what was read.
fn quoted(text: &str) -> String {
    text.chars().take(60).collect()
}
