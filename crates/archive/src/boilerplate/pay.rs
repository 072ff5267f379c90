//! Lines in which a page asks its readers to pay.

use super::consent::LONGEST_NOTICE;
use super::words::asks_politely;

/// Words of appeals to pay.
#[rustfmt::skip]
const PAYING: &[&str] = &[
    "abo", "abonn", "weiterlesen", "registrier", "anmeld", "einlogg", "kostenlos", "freischalt", "zugang", "testen", "monat", "probe",
    "digitalpaket", "kündbar", "jetzt lesen", "plus-artikel", "premium", "bezahl", "login", "leser werden", "unterstütz",
];

/// Whether a text is about paying. Enough for the text of an element that is named after paying.
pub(crate) fn asks_to_pay(text: &str) -> bool {
    let lower = text.to_lowercase();
    text.len() <= 2 * LONGEST_NOTICE && PAYING.iter().any(|word| lower.contains(word))
}

/// Longest line of an appeal to pay, in bytes.
const LONGEST_OFFER: usize = 250;

/// Whether a line after a text sells it: it has several words about paying, or one and an address
/// to the reader or a price.
pub(crate) fn sells(line: &str) -> bool {
    let lower = line.to_lowercase();
    let paying = PAYING.iter().filter(|word| lower.contains(*word)).count();
    let offered =
        asks_politely(line) || lower.starts_with("jetzt ") || lower.contains('€') || lower.contains(" euro");
    line.len() <= LONGEST_OFFER
        && !line.contains(['„', '»', '«', '"'])
        && (paying > 2 || paying > 0 && offered || paying > 1 && line.len() < 80)
}
