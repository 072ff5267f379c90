//! Lengths by which paragraphs are told from labels.

/// Shortest text that is told apart from labels by its length alone, in characters.
pub(super) const PARAGRAPH: usize = 90;

/// Shortest caption that tells something, and shortest text that is not said twice, in bytes.
pub(super) const SHORTEST_CAPTION: usize = 30;
