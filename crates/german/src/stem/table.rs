//! Looking words up in the small tables of this folder.

/// Whether `word` ends with a row of `table`; a row behind `^` is the whole word.
pub(super) fn ends_with_any(word: &[u8], table: &[&str]) -> bool {
    table.iter().any(|row| match row.strip_prefix('^') {
        Some(whole) => word == whole.as_bytes(),
        None => word.ends_with(row.as_bytes()),
    })
}
