//! Writes a lexicon, word by word.

use super::facts::WordCounts;
use super::format::{FACTS, HEADER, MAGIC, SLOT, Section, encode_share, slot_and_hash};

/// Longest word that a lexicon can hold, in bytes: a record keeps the length in one byte.
pub(crate) const MAX_WORD: usize = u8::MAX as usize;

/// A lexicon under construction. The same words in the same order give the same bytes.
pub(crate) struct LexiconWriter {
    words: usize,
    /// Offset of a record plus one, and the hash of its word.
    slots: Vec<(u32, u32)>,
    records: Vec<u8>,
}

impl LexiconWriter {
    /// A lexicon of `words` words.
    pub(crate) fn new(words: usize) -> Self {
        // Half of the slots stay empty, so that most searches end at the first or second one.
        LexiconWriter {
            words,
            slots: vec![(0, 0); words * 2],
            records: Vec::with_capacity(words * (FACTS + 14)),
        }
    }

    /// Adds a word with its annotation, and returns the offset of its record. `None` if the word is
    /// longer than [`MAX_WORD`], or the file larger than 4 GB.
    pub(crate) fn push(&mut self, word: &str, counts: &WordCounts, annotation: &[u8]) -> Option<u32> {
        let length = u8::try_from(word.len()).ok()?;
        let offset = u32::try_from(self.records.len()).ok().filter(|offset| *offset < u32::MAX)?;
        let (mut slot, hash) = slot_and_hash(word.as_bytes(), self.slots.len());
        while self.slots.get(slot).is_some_and(|(taken, _)| *taken != 0) {
            slot = (slot + 1) % self.slots.len();
        }
        if let Some(free) = self.slots.get_mut(slot) {
            *free = (offset + 1, hash);
        }
        self.records.push(length);
        self.records.extend(word.as_bytes());
        self.records.extend(u32::try_from(counts.count).unwrap_or(u32::MAX).to_le_bytes());
        let shares = [counts.capitalized, counts.determined, counts.named];
        self.records.extend(shares.map(|part| encode_share(part, counts.inside)));
        self.records.extend(annotation);
        Some(offset)
    }

    /// The bytes of the lexicon.
    pub(crate) fn finish(self, constituents: &[u8], name_keys: &[u8]) -> Vec<u8> {
        let LexiconWriter { words, slots, records } = self;
        let length = HEADER + slots.len() * SLOT + constituents.len() + name_keys.len() + records.len();
        let mut bytes = Vec::with_capacity(length);
        bytes.extend(MAGIC);
        let constituents_length = constituents.len() / Section::Constituents.unit();
        let name_rows = name_keys.len() / Section::NameKeys.unit();
        for number in [words, slots.len(), constituents_length, name_rows] {
            bytes.extend(u32::try_from(number).unwrap_or(u32::MAX).to_le_bytes());
        }
        for (offset, hash) in &slots {
            bytes.extend(offset.to_le_bytes());
            bytes.extend(hash.to_le_bytes());
        }
        bytes.extend(constituents);
        bytes.extend(name_keys);
        bytes.extend(records);
        bytes
    }
}
