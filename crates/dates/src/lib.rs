//! German dates and time spans of news articles, on jiff.
//!
//! - [`Moment`]: when an article was published: an instant, or a day if the time is unknown;
//! - [`Span`]: a span of time, the value of `datum:`, `seit:` and `bis:` in a query;
//! - [`date_line`]: the date of a line that holds nothing else; [`date_in`]: the first date among
//!   other words; [`dates_in`]: all dates of a line, each with its [`DateRole`];
//! - [`looks_like_a_date`]: whether a text that is no date was probably meant as one;
//! - [`Doubt`]: what is implausible about a date;
//! - [`Days`] and [`Period`]: days as numbers, and the calendar periods they lie in.
//!
//! Dates without a time zone are read as Europe/Berlin.

mod days;
mod doubt;
mod error;
mod forms;
mod line;
mod moment;
mod names;
mod parse;
mod period;
mod span;
mod token;
mod zone;

pub use days::Days;
pub use doubt::Doubt;
pub use error::DateError;
pub use jiff::civil::Date;
pub use line::{DateMention, DateRole, date_in, date_line, dates_in, looks_like_a_date};
pub use moment::Moment;
pub use period::Period;
pub use span::Span;
pub use zone::today;
