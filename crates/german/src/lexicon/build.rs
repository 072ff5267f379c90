//! From facts to the bytes of the file.

use super::{FACTS, HEADER, Lexicon, MAGIC, SLOT, UNKNOWN, WHOLE, slot_of};
use crate::compound;

/// What was counted of one word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Counts {
    pub(super) count: u64,
    /// Uses inside sentences.
    pub(super) inside: u64,
    /// Of these, the capitalised ones.
    pub(super) capitalised: u64,
    /// Of these, the ones right behind an article or pronoun.
    pub(super) determined: u64,
    /// Of these, the ones right behind a capitalised word.
    pub(super) named: u64,
}

impl Counts {
    pub(super) fn add(&mut self, other: Counts) {
        self.count += other.count;
        self.inside += other.inside;
        self.capitalised += other.capitalised;
        self.determined += other.determined;
        self.named += other.named;
    }
}

/// Writes the file. The order of `words` decides its bytes: sorted ones give the same file for the same words.
pub(super) fn write(words: &[(String, Counts)]) -> Vec<u8> {
    // Half empty, so that most look-ups end at the first or second slot.
    let slots = words.len() * 2;
    let mut records = Vec::with_capacity(words.len() * (FACTS + 12));
    let mut table = vec![(0_u32, 0_u32); slots];
    for (word, counts) in words {
        let (Ok(length), Ok(offset)) = (u8::try_from(word.len()), u32::try_from(records.len() + 1)) else {
            continue;
        };
        let (mut slot, tag) = slot_of(word.as_bytes(), slots);
        while table.get(slot).is_some_and(|(taken, _)| *taken != 0) {
            slot = (slot + 1) % slots;
        }
        if let Some(free) = table.get_mut(slot) {
            *free = (offset, tag);
        }
        records.push(length);
        records.extend(word.as_bytes());
        records.extend(u32::try_from(counts.count).unwrap_or(u32::MAX).to_le_bytes());
        records.extend(
            [counts.capitalised, counts.determined, counts.named].map(|part| share(part, counts.inside)),
        );
    }
    let file = |parts: &[u8]| {
        let mut file = Vec::with_capacity(HEADER + slots * SLOT + parts.len() + records.len());
        file.extend(MAGIC);
        for number in [words.len(), slots, parts.len()] {
            file.extend(u32::try_from(number).unwrap_or(u32::MAX).to_le_bytes());
        }
        for (offset, tag) in &table {
            file.extend(offset.to_le_bytes());
            file.extend(tag.to_le_bytes());
        }
        file.extend(parts);
        file.extend(&records);
        file
    };
    // What the words tell of parts is asked of a lexicon of the words alone.
    let parts = Lexicon::read(Box::new(file(&[]))).map(|words| compound::learn(&words)).unwrap_or_default();
    file(&parts)
}

fn share(part: u64, whole: u64) -> u8 {
    (part * u64::from(WHOLE)).checked_div(whole).map_or(UNKNOWN, |share| share.min(u64::from(WHOLE)) as u8)
}
