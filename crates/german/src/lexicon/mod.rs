//! What an archive's own vocabulary tells of a word: how often it is written, and how.
//!
//! No list of German words has a licence that goes with ours (ARCHITECTURE, "Deliberately absent"), and none knows the
//! names of next year. The archive does. It is read once before it is analyzed ([`Learner`]); what was learned is one
//! file of the generation, so that a word has the same stem for as long as the generation and its updates live.
//!
//! A word is known by its exact term (lower case, umlauts spelt out). Known of it are:
//!
//! | fact | unit | what it decides |
//! |---|---|---|
//! | count | uses in the archive | which of two readings has evidence |
//! | capitalised | share of its uses inside sentences, 0 to 1 | noun or name against verb and adjective |
//! | determined | share of its uses inside sentences right behind an article or pronoun, 0 to 1 | common noun against name |
//! | named | share of its uses inside sentences right behind a word with a capital, 0 to 1 | `Jeff Flake`, `Minister Habeck` against nouns |
//!
//! The file is a hash table that is read where it lies (mapped, not loaded): opening costs nothing, a look-up one or two
//! cache misses. Whatever the bytes are, reading them neither panics nor hangs.

mod build;
mod learn;
mod vocabulary;

pub use learn::Learner;
pub use vocabulary::{Vocabulary, VocabularyError};

use crate::compound::NOT_CUT;
use crate::names::table::{self, ROW};
use std::fmt;

/// First bytes of the file; the digit is the version of its format.
const MAGIC: &[u8; 8] = b"NLexikn5";

/// Bytes before the table: the magic, the number of words, the number of slots, the length of the section on parts, and the number of
/// rows on names.
const HEADER: usize = 24;

/// Bytes of a slot: where the record lies, and bits of the word's hash, so that hardly any other record is looked at.
const SLOT: usize = 8;

/// Bytes of a record behind its word, count and the three shares, before the word's cuts.
const FACTS: usize = 7;

/// A share that is not known.
const UNKNOWN: u8 = u8::MAX;

/// A share of 1.
const WHOLE: u8 = 250;

/// What is known of a word.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Entry {
    /// Uses in the archive.
    pub count: u32,
    /// Share of the uses inside sentences that are capitalised; `None` where there are none.
    pub capitalised: Option<f32>,
    /// Share of the uses inside sentences that follow an article or pronoun; `None` where there are none.
    pub determined: Option<f32>,
    /// Share of the uses inside sentences that follow a capitalised word, a forename or title; `None` where there are none.
    pub named: Option<f32>,
}

/// Share of capitals from which on a word is a noun or name.
const NOUN: f32 = 0.6;

/// Uses from which on shares mean something.
const ENOUGH: u32 = 4;

impl Entry {
    /// Whether there are uses enough for shares to mean something.
    pub(crate) fn is_telling(&self) -> bool {
        self.count >= ENOUGH
    }

    /// Whether the archive writes the word mostly with a capital, however few uses there are.
    pub(crate) fn is_capitalised(&self) -> bool {
        self.capitalised.is_some_and(|share| share >= NOUN)
    }

    /// Whether the archive writes the word like a noun; `None` if that is not known.
    pub(crate) fn is_noun(self) -> Option<bool> {
        (self.is_telling() && self.capitalised.is_some()).then(|| self.is_capitalised())
    }
}

/// The vocabulary of an archive.
pub struct Lexicon {
    bytes: Box<dyn AsRef<[u8]> + Send + Sync>,
    slots: usize,
    words: usize,
    /// Bytes of the section on parts, which lies behind the table.
    parts: usize,
    /// Rows of the section on names, behind that.
    names: usize,
}

/// A word of the file.
struct Record<'l> {
    word: &'l [u8],
    entry: Entry,
    /// Its cuts, and whatever lies behind them.
    cuts: &'l [u8],
}

/// The file is no lexicon of this version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a lexicon of this version, or cut short")]
pub struct BadLexicon;

impl Lexicon {
    /// A lexicon that knows no word.
    pub fn empty() -> Self {
        Lexicon { bytes: Box::new([]), slots: 0, words: 0, parts: 0, names: 0 }
    }

    /// Reads what [`Learner::finish`] wrote. The bytes stay where they are.
    ///
    /// # Errors
    ///
    /// They are not a lexicon's.
    pub fn read(bytes: Box<dyn AsRef<[u8]> + Send + Sync>) -> Result<Self, BadLexicon> {
        let all = (*bytes).as_ref();
        let number = |at: usize| Some(u32::from_le_bytes(all.get(at..at + 4)?.try_into().ok()?) as usize);
        let [Some(words), Some(slots), Some(parts), Some(names)] = [8, 12, 16, 20].map(number) else {
            return Err(BadLexicon);
        };
        let sections = HEADER + slots * SLOT + parts + names * ROW;
        if !all.starts_with(MAGIC) || all.len() < sections || words > slots {
            return Err(BadLexicon);
        }
        Ok(Lexicon { slots, words, parts, names, bytes })
    }

    /// Number of words.
    pub fn len(&self) -> usize {
        self.words
    }

    /// Whether no word is known.
    pub fn is_empty(&self) -> bool {
        self.words == 0
    }

    /// What is known of `word`, an exact term.
    pub fn get(&self, word: &[u8]) -> Option<Entry> {
        self.find(word).map(|record| record.entry)
    }

    fn find(&self, word: &[u8]) -> Option<Record<'_>> {
        if self.slots == 0 {
            return None;
        }
        let (mut slot, tag) = slot_of(word, self.slots);
        // A table of a damaged file may be full: no look-up goes round more than once.
        for _ in 0..self.slots {
            let (offset, known) = self.slot(slot)?;
            if known == tag
                && let Some(record) = self.record(offset)
                && record.word == word
            {
                return Some(record);
            }
            slot = (slot + 1) % self.slots;
        }
        None
    }

    /// Uses of `word`, 0 if it is not known.
    pub fn count(&self, word: &[u8]) -> u32 {
        self.get(word).map_or(0, |entry| entry.count)
    }

    /// The cuts of `word`, in the format of [`compound`](crate::compound); `None` if it is not known, or was not cut yet.
    pub(crate) fn cuts(&self, word: &[u8]) -> Option<&[u8]> {
        let cuts = self.find(word)?.cuts;
        cuts.first().is_some_and(|first| *first != NOT_CUT).then_some(cuts)
    }

    /// Every word with what is known of it, in no order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, Entry)> {
        (0..self.slots)
            .filter_map(|slot| self.record(self.slot(slot)?.0))
            .filter_map(|record| Some((std::str::from_utf8(record.word).ok()?, record.entry)))
    }

    /// What [`compound`](crate::compound) learned of parts, in its own format; empty if nothing was.
    pub(crate) fn parts(&self) -> &[u8] {
        let start = HEADER + self.slots * SLOT;
        (*self.bytes).as_ref().get(start..start + self.parts).unwrap_or_default()
    }

    /// The words of which a name key may have this hash ([`names`](crate::names)).
    pub(crate) fn named(&self, hash: u32) -> impl Iterator<Item = &str> {
        let start = HEADER + self.slots * SLOT + self.parts;
        let rows = (*self.bytes).as_ref().get(start..start + self.names * ROW).unwrap_or_default();
        let records = table::find(rows, hash).filter_map(|offset| self.record(offset));
        records.filter_map(|record| std::str::from_utf8(record.word).ok())
    }

    /// Where the record of a slot lies, and the tag of its word; `None` for an empty slot.
    fn slot(&self, slot: usize) -> Option<(usize, u32)> {
        let at = HEADER + slot * SLOT;
        let (offset, tag) = (*self.bytes).as_ref().get(at..at + SLOT)?.split_first_chunk::<4>()?;
        let offset = (u32::from_le_bytes(*offset) as usize).checked_sub(1)?;
        Some((offset, u32::from_le_bytes(tag.try_into().ok()?)))
    }

    /// The record at an offset behind the sections.
    fn record(&self, offset: usize) -> Option<Record<'_>> {
        let records =
            (*self.bytes).as_ref().get(HEADER + self.slots * SLOT + self.parts + self.names * ROW..)?;
        let record = records.get(offset..)?;
        let (&length, rest) = record.split_first()?;
        let (word, facts) = (rest.get(..usize::from(length))?, rest.get(usize::from(length)..)?);
        let (count, shares) = facts.get(..FACTS)?.split_at(4);
        let share = |byte: u8| (byte != UNKNOWN).then(|| f32::from(byte) / f32::from(WHOLE));
        let entry = Entry {
            count: u32::from_le_bytes(count.try_into().ok()?),
            capitalised: share(*shares.first()?),
            determined: share(*shares.get(1)?),
            named: share(*shares.get(2)?),
        };
        Some(Record { word, entry, cuts: facts.get(FACTS..)? })
    }
}

impl Default for Lexicon {
    fn default() -> Self {
        Self::empty()
    }
}

impl fmt::Debug for Lexicon {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Lexicon of {} words", self.words)
    }
}

/// The slot where the search for a word begins, and the tag it has there. They decide what lies in files: never to be changed without [`MAGIC`].
///
/// Eight bytes at a time, multiplied and folded as in wyhash; finished as in MurmurHash3, so that the high bits depend on every letter.
pub(crate) fn slot_of(word: &[u8], slots: usize) -> (usize, u32) {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64 ^ word.len() as u64;
    let mut mix = |bytes: u64| {
        let product = u128::from(hash ^ bytes) * 0xa076_1d64_78bd_642f_u128;
        hash = product as u64 ^ (product >> 64) as u64;
    };
    let (chunks, rest) = word.as_chunks::<8>();
    chunks.iter().for_each(|chunk| mix(u64::from_le_bytes(*chunk)));
    let mut last = [0; 8];
    for (to, from) in last.iter_mut().zip(rest) {
        *to = *from;
    }
    mix(u64::from_le_bytes(last));
    hash = (hash ^ (hash >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    (((u128::from(hash) * slots as u128) >> 64) as usize, hash as u32)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    pub(super) fn learned(texts: &[&str]) -> Lexicon {
        let mut learner = Learner::default();
        texts.iter().for_each(|text| learner.learn(text));
        Lexicon::read(Box::new(learner.finish(&Vocabulary::default()))).unwrap()
    }

    #[test]
    fn an_archive_teaches_its_words() {
        let lexicon =
            learned(&["Die Sicherheit geht vor. Sicherheit zuerst, sagt er, und die sicherheit auch."]);
        let entry = lexicon.get(b"sicherheit").unwrap();
        assert_eq!(entry.count, 3);
        // The second begins a sentence and tells nothing.
        assert_eq!(entry.capitalised, Some(0.5));
        assert_eq!(entry.determined, Some(1.0));
        assert_eq!(lexicon.get(b"unsicherheit"), None);
    }

    #[test]
    fn every_word_is_found_again() {
        let text: String = (0..2000)
            .map(|n| format!("wort{} ", "abcdefghij".chars().cycle().skip(n).take(n % 9).collect::<String>()))
            .collect();
        let lexicon = learned(&[&text]);
        for (word, entry) in lexicon.iter() {
            assert_eq!(lexicon.get(word.as_bytes()), Some(entry));
        }
        assert_eq!(lexicon.iter().count(), lexicon.len());
    }

    proptest! {
        #[test]
        fn damaged_files_are_refused_or_read_without_panic(
            place in 0.0..1.0, of_last: bool, byte: u8, cut in prop_oneof![Just(0usize), 0usize..400]
        ) {
            let mut learner = Learner::default();
            learner.learn("Der Außenminister Lawrow sprach in Genf über die Sicherheit. Ein Lavrov schwieg.");
            let mut bytes = learner.finish(&Vocabulary::default());
            let length = bytes.len();
            // Half of the time in what lies behind the tables: rows of names, words, cuts.
            let from = if of_last { length - 300 } else { 0 };
            bytes[from + ((length - from) as f64 * place) as usize] = byte;
            bytes.truncate(length - cut % length);
            if let Ok(lexicon) = Lexicon::read(Box::new(bytes)) {
                let _ = lexicon.get(b"sicherheit");
                let _ = crate::compound::Splitter::new(&lexicon).parts("aussenminister");
                let _ = crate::compound::Splitter::new(&lexicon).parts("aussenministertreffen");
                crate::names::keys("lawrow", &lexicon, &mut |key| crate::names::words_with(key, &lexicon, &mut |_| ()));
                let _ = lexicon.iter().count();
            }
        }
    }
}
