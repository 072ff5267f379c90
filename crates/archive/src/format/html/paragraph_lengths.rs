//! Lengths that distinguish paragraphs from labels.

/// Shortest text that is no label by its length alone, in characters.
pub(super) const PARAGRAPH: usize = 90;

/// Shortest caption that may be text, and shortest text that is left out if it is repeated, in
/// bytes.
pub(super) const SHORTEST_CAPTION: usize = 30;
