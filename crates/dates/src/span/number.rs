//! Numbers in spans.

use std::ops::RangeInclusive;

/// The number that a text is, if it consists of digits, `digits` of them.
pub(super) fn numeric(text: &str, digits: RangeInclusive<usize>) -> Option<i16> {
    let known = digits.contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    known.then(|| text.parse().ok()).flatten()
}
