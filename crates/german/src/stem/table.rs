//! Looking words up in the small tables of this folder.

/// Whether `word` ends with a row of `table`.
pub(super) fn ends_with_any(word: &[u8], table: &[&str]) -> bool {
    table.iter().any(|row| word.ends_with(row.as_bytes()))
}
