//! Sentences and labels, by the shape of a line.
//!
//! This is about the end of a line: whether a scraped line is a sentence or a label. Where
//! sentences end inside a text is the rule of the crate `german`, which this crate must not use
//! (both are on floor 0), and which needs its abbreviations; the two answer different questions.

/// Whether a line ends as sentences do.
pub(crate) fn ends_sentence(line: &str) -> bool {
    line.trim_end_matches(['"', '“', '”', '«', '»', '\'', ')']).ends_with(['.', '!', '?', '…'])
}

/// Shortest line, in characters, that is text without ending as a sentence does.
const SHORTEST_TEXT: usize = 60;

/// Whether a unit is text: long, or a sentence.
pub(crate) fn is_text(unit: &str) -> bool {
    unit.chars().count() >= SHORTEST_TEXT || ends_sentence(unit)
}

/// Whether a unit can be a label: at most two words, and no text.
pub(crate) fn is_label(unit: &str) -> bool {
    !is_text(unit) && unit.split_whitespace().count() <= 2
}
