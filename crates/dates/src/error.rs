//! Why a text is not a date.

/// Why a text is not a date.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DateError {
    /// It has no known form of a date.
    #[error(
        "\"{0}\" is no date (2024, 2024-05, Mai 2024, 12.5.2024, 2024-W20, 2024-05..2024-07, letzte-7-tage)"
    )]
    Unknown(String),
    /// It is a range whose end lies before its start.
    #[error("\"{0}\" ends before it starts")]
    Reversed(String),
    /// It is a range where a single date is needed.
    #[error("\"{0}\" is a range: a single date is wanted here, or datum: for the range")]
    Range(String),
}

impl DateError {
    pub(crate) fn unknown(text: &str) -> DateError {
        DateError::Unknown(quoted(text))
    }
}

/// The beginning of a text, short enough for a message.
pub(crate) fn quoted(text: &str) -> String {
    text.chars().take(60).collect()
}
