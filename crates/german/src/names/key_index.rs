//! Which words of a lexicon have a key: rows of the hash of a key and the offset of a word, sorted.
//! They are a section of the lexicon.
//!
//! Hashes may collide: callers compare the keys themselves. Reading never panics or hangs, whatever
//! the bytes are.

use crate::lexicon::{Section, slot_and_hash};

/// Bytes of a row: the hash of a key, the offset of a word.
const ROW: usize = 8;

const _: () = assert!(ROW == Section::NameKeys.unit(), "the header of a lexicon counts rows");

/// The hash of a key.
pub(crate) fn hash(key: &str) -> u32 {
    slot_and_hash(key.as_bytes(), 1).1
}

/// The rows as bytes.
pub(crate) fn write(mut rows: Vec<(u32, u32)>) -> Vec<u8> {
    rows.sort_unstable();
    rows.iter().flat_map(|(hash, offset)| [hash.to_le_bytes(), offset.to_le_bytes()]).flatten().collect()
}

/// The offsets of the words with a key that may have this hash.
pub(super) fn find(rows: &[u8], hash: u32) -> impl Iterator<Item = usize> {
    let rows = rows.as_chunks::<ROW>().0;
    let number = |row: &[u8; ROW], half: usize| {
        let bytes = row.as_chunks::<4>().0.get(half);
        bytes.map_or(0, |bytes| u32::from_le_bytes(*bytes))
    };
    let first = rows.partition_point(|row| number(row, 0) < hash);
    let same = rows.iter().skip(first).take_while(move |row| number(row, 0) == hash);
    same.map(move |row| number(row, 1) as usize)
}
