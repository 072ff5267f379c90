//! Sentences and labels, told by their shape.

/// Whether a line ends as sentences do.
pub(crate) fn ends_sentence(line: &str) -> bool {
    line.trim_end_matches(['"', '“', '”', '«', '»', '\'', ')']).ends_with(['.', '!', '?', '…'])
}

/// A line of at least so many characters is text and no label.
const SHORTEST_TEXT: usize = 60;

/// Whether a unit is text: long, or a sentence.
pub(crate) fn is_text(unit: &str) -> bool {
    unit.chars().count() >= SHORTEST_TEXT || ends_sentence(unit)
}

/// Whether a unit is so short, and no sentence, that it can be a label.
pub(crate) fn is_label(unit: &str) -> bool {
    !is_text(unit) && unit.split_whitespace().count() <= 2
}
