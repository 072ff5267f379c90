//! Which words of a lexicon have a key: rows of a hash of the key and where the word lies, sorted, behind the lexicon's words.
//!
//! A hash is no proof: who looks up compares the keys. Whatever the bytes are, reading them neither panics nor hangs.

use crate::lexicon::slot_of;

/// Bytes of a row: the hash of a key, the offset of a word.
pub(crate) const ROW: usize = 8;

/// The hash of a key.
pub(crate) fn hash(key: &str) -> u32 {
    slot_of(key.as_bytes(), 1).1
}

/// The rows as bytes.
pub(crate) fn write(mut rows: Vec<(u32, u32)>) -> Vec<u8> {
    rows.sort_unstable();
    rows.iter().flat_map(|(hash, offset)| [hash.to_le_bytes(), offset.to_le_bytes()]).flatten().collect()
}

/// Where the words lie whose key may have this hash.
pub(crate) fn find(rows: &[u8], hash: u32) -> impl Iterator<Item = usize> {
    let rows = rows.as_chunks::<ROW>().0;
    let number = |row: &[u8; ROW], half: usize| {
        let bytes = row.as_chunks::<4>().0.get(half);
        bytes.map_or(0, |bytes| u32::from_le_bytes(*bytes))
    };
    let first = rows.partition_point(|row| number(row, 0) < hash);
    let same = rows.iter().skip(first).take_while(move |row| number(row, 0) == hash);
    same.map(move |row| number(row, 1) as usize)
}
