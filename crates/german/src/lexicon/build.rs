//! From facts to the bytes of the file.

use super::{FACTS, HEADER, Lexicon, MAGIC, SLOT, UNKNOWN, WHOLE, slot_of};
use crate::compound::{self, NOT_CUT, Splitter};
use crate::names;
use rayon::prelude::*;

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

/// Writes the file. The order of `words` decides its bytes: sorted ones give the same file for the same words, whatever the number
/// of threads.
pub(super) fn write(words: &[(String, Counts)]) -> Vec<u8> {
    // A record keeps the length in one byte.
    let words: Vec<_> = words.iter().filter(|(word, _)| word.len() <= usize::from(u8::MAX)).collect();
    let not_cut = vec![[NOT_CUT]; words.len()];
    let read = |file| Lexicon::read(Box::new(file)).unwrap_or_default();
    // What words tell of parts is asked of a lexicon of the words alone, how they are cut of one that has both.
    let parts = compound::learn(&read(file(&words, &not_cut, &[], &[])));
    let lexicon = read(file(&words, &not_cut, &parts, &[]));
    let splitter = Splitter::new(&lexicon);
    let analyzed = words.par_iter().map(|(word, _)| {
        let (cuts, mut keys) = (splitter.tree(word), Vec::new());
        if !compound::is_cut(&cuts) {
            names::keys(word, &lexicon, &mut |key| keys.push(names::table::hash(key)));
        }
        (cuts, keys)
    });
    let (cuts, keys): (Vec<Vec<u8>>, Vec<Vec<u32>>) = analyzed.unzip();
    file(&words, &cuts, &parts, &keys)
}

/// The file of words, their cuts, the section on parts, and the hashes of their name keys.
fn file(words: &[&(String, Counts)], cuts: &[impl AsRef<[u8]>], parts: &[u8], keys: &[Vec<u32>]) -> Vec<u8> {
    // Half empty, so that most look-ups end at the first or second slot.
    let slots = words.len() * 2;
    let mut records = Vec::with_capacity(words.len() * (FACTS + 14));
    let mut table = vec![(0_u32, 0_u32); slots];
    let mut rows = Vec::new();
    for (number, ((word, counts), cuts)) in words.iter().zip(cuts).enumerate() {
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
        let keys = keys.get(number).into_iter().flatten();
        rows.extend(keys.map(|key| (*key, offset - 1)));
        records.push(length);
        records.extend(word.as_bytes());
        records.extend(u32::try_from(counts.count).unwrap_or(u32::MAX).to_le_bytes());
        records.extend(
            [counts.capitalised, counts.determined, counts.named].map(|part| share(part, counts.inside)),
        );
        records.extend(cuts.as_ref());
    }
    let named = rows.len();
    let names = names::table::write(rows);
    let mut file = Vec::with_capacity(HEADER + slots * SLOT + parts.len() + names.len() + records.len());
    file.extend(MAGIC);
    for number in [words.len(), slots, parts.len(), named] {
        file.extend(u32::try_from(number).unwrap_or(u32::MAX).to_le_bytes());
    }
    for (offset, tag) in &table {
        file.extend(offset.to_le_bytes());
        file.extend(tag.to_le_bytes());
    }
    file.extend(parts);
    file.extend(&names);
    file.extend(&records);
    file
}

fn share(part: u64, whole: u64) -> u8 {
    (part * u64::from(WHOLE)).checked_div(whole).map_or(UNKNOWN, |share| share.min(u64::from(WHOLE)) as u8)
}
