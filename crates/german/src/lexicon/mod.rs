//! An archive's own vocabulary: how often a word is used there, and how it is written.
//!
//! No list of German words has a licence that is compatible with ours (ARCHITECTURE, "Deliberately
//! absent"), and none knows the names of next year. The archive does. Its words are counted before
//! it is analyzed ([`learn`](crate::learn)), and what is known about them is one file of the
//! generation, so that a word has the same stem for as long as the generation and its updates live.
//!
//! A word is known by its exact term (lower case, umlauts spelt out):
//!
//! - **count**: uses in the archive. Decides which of two readings has evidence.
//! - **capitalized**: of its uses inside sentences, the share with a capital, 0 to 1. Distinguishes
//!   nouns and names from verbs and adjectives.
//! - **determined**: of its uses inside sentences, the share after an article or pronoun, 0 to 1.
//!   Distinguishes common nouns from names.
//! - **named**: of its uses inside sentences, the share after a capitalized word, 0 to 1.
//!   Distinguishes names (`Jeff Flake`, `Minister Habeck`) from nouns.
//!
//! The file is a hash table that is read in place (mapped, not loaded): opening costs nothing, a
//! look-up one or two cache misses. Reading never panics or hangs, whatever the bytes are. Other
//! modules keep bytes of their own in it, which this one does not read: a `Section` of the file, or
//! the annotation of a word.

mod facts;
mod format;
mod writer;

pub(crate) use facts::WordCounts;
pub use facts::WordFacts;
pub(crate) use format::{Section, slot_and_hash};
pub(crate) use writer::{LexiconWriter, MAX_WORD};

use format::{FACTS, HEADER, MAGIC, SLOT, decode_share};
use std::fmt;

/// The vocabulary of an archive.
pub struct Lexicon {
    bytes: Box<dyn AsRef<[u8]> + Send + Sync>,
    slots: usize,
    words: usize,
    /// Bytes of each section.
    constituents: usize,
    name_keys: usize,
}

/// A record of the file.
struct Record<'l> {
    word: &'l [u8],
    facts: WordFacts,
    /// What another module keeps after the facts, with the rest of the file.
    annotation: &'l [u8],
}

/// The bytes are not a lexicon of this version, or are truncated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a lexicon of this version, or cut short")]
pub struct LexiconError;

impl Lexicon {
    /// A lexicon without words.
    pub fn empty() -> Self {
        Lexicon { bytes: Box::new([]), slots: 0, words: 0, constituents: 0, name_keys: 0 }
    }

    /// Opens the bytes that [`LexiconBuilder::finish`](crate::learn::LexiconBuilder::finish)
    /// returns, in place.
    ///
    /// # Errors
    ///
    /// The bytes are not a lexicon of this version, or are truncated.
    pub fn from_bytes(bytes: Box<dyn AsRef<[u8]> + Send + Sync>) -> Result<Self, LexiconError> {
        let all = (*bytes).as_ref();
        let number = |at: usize| Some(u32::from_le_bytes(all.get(at..at + 4)?.try_into().ok()?) as usize);
        let [Some(words), Some(slots), Some(constituents), Some(name_keys)] = [8, 12, 16, 20].map(number)
        else {
            return Err(LexiconError);
        };
        let constituents = constituents * Section::Constituents.unit();
        let name_keys = name_keys * Section::NameKeys.unit();
        let records = HEADER + slots * SLOT + constituents + name_keys;
        if !all.starts_with(MAGIC) || all.len() < records || words > slots {
            return Err(LexiconError);
        }
        Ok(Lexicon { slots, words, constituents, name_keys, bytes })
    }

    /// Number of words.
    pub fn len(&self) -> usize {
        self.words
    }

    /// Whether no word is known.
    pub fn is_empty(&self) -> bool {
        self.words == 0
    }

    /// What is known about `word`, an exact term.
    pub fn get(&self, word: &[u8]) -> Option<WordFacts> {
        self.find(word).map(|record| record.facts)
    }

    /// Uses of `word`, 0 if it is unknown.
    pub fn count(&self, word: &[u8]) -> u32 {
        self.get(word).map_or(0, |facts| facts.count)
    }

    /// Every word with its facts, in no particular order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, WordFacts)> {
        (0..self.slots)
            .filter_map(|slot| self.record(self.slot(slot)?.0))
            .filter_map(|record| Some((std::str::from_utf8(record.word).ok()?, record.facts)))
    }

    /// The bytes that another module keeps for the whole file; empty if there are none.
    pub(crate) fn section(&self, section: Section) -> &[u8] {
        let first = HEADER + self.slots * SLOT;
        let (start, length) = match section {
            Section::Constituents => (first, self.constituents),
            Section::NameKeys => (first + self.constituents, self.name_keys),
        };
        (*self.bytes).as_ref().get(start..start + length).unwrap_or_default()
    }

    /// The bytes that another module keeps after the facts of `word`, with the rest of the file:
    /// only that module knows where they end. `None` if the word is unknown.
    pub(crate) fn annotation(&self, word: &[u8]) -> Option<&[u8]> {
        self.find(word).map(|record| record.annotation)
    }

    /// The word whose record lies at an offset that [`LexiconWriter::push`] returned.
    pub(crate) fn word_at(&self, offset: usize) -> Option<&str> {
        self.record(offset).and_then(|record| std::str::from_utf8(record.word).ok())
    }

    fn find(&self, word: &[u8]) -> Option<Record<'_>> {
        if self.slots == 0 {
            return None;
        }
        let (mut slot, hash) = slot_and_hash(word, self.slots);
        // The table of a damaged file may be full: no search visits a slot twice.
        for _ in 0..self.slots {
            let (offset, known) = self.slot(slot)?;
            if known == hash
                && let Some(record) = self.record(offset)
                && record.word == word
            {
                return Some(record);
            }
            slot = (slot + 1) % self.slots;
        }
        None
    }

    /// The offset of a slot's record, and the hash of its word; `None` for an empty slot.
    fn slot(&self, slot: usize) -> Option<(usize, u32)> {
        let at = HEADER + slot * SLOT;
        let (offset, hash) = (*self.bytes).as_ref().get(at..at + SLOT)?.split_first_chunk::<4>()?;
        let offset = (u32::from_le_bytes(*offset) as usize).checked_sub(1)?;
        Some((offset, u32::from_le_bytes(hash.try_into().ok()?)))
    }

    /// The record at an offset, counted from the first record.
    fn record(&self, offset: usize) -> Option<Record<'_>> {
        let first = HEADER + self.slots * SLOT + self.constituents + self.name_keys;
        let record = (*self.bytes).as_ref().get(first..)?.get(offset..)?;
        let (&length, rest) = record.split_first()?;
        let (word, facts) = (rest.get(..usize::from(length))?, rest.get(usize::from(length)..)?);
        let (count, shares) = facts.get(..FACTS)?.split_at(4);
        let known = WordFacts {
            count: u32::from_le_bytes(count.try_into().ok()?),
            capitalized: decode_share(*shares.first()?),
            determined: decode_share(*shares.get(1)?),
            named: decode_share(*shares.get(2)?),
        };
        Some(Record { word, facts: known, annotation: facts.get(FACTS..)? })
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compound::Splitter;
    use crate::learn::{LexiconBuilder, Vocabulary};
    use crate::names;
    use proptest::prelude::*;

    fn lexicon_of(texts: &[&str]) -> Lexicon {
        let mut builder = LexiconBuilder::default();
        texts.iter().for_each(|text| builder.add_text(text));
        Lexicon::from_bytes(Box::new(builder.finish(&Vocabulary::default()))).unwrap()
    }

    #[test]
    fn facts_are_those_of_uses_inside_sentences() {
        let lexicon =
            lexicon_of(&["Die Sicherheit geht vor. Sicherheit zuerst, sagt er, und die sicherheit auch."]);
        let facts = lexicon.get(b"sicherheit").unwrap();
        assert_eq!(facts.count, 3);
        // The second begins a sentence, so that its capital is no evidence.
        assert_eq!(facts.capitalized, Some(0.5));
        assert_eq!(facts.determined, Some(1.0));
        assert_eq!(lexicon.get(b"unsicherheit"), None);
    }

    #[test]
    fn every_word_is_found_again() {
        let text: String = (0..2000)
            .map(|n| format!("wort{} ", "abcdefghij".chars().cycle().skip(n).take(n % 9).collect::<String>()))
            .collect();
        let lexicon = lexicon_of(&[&text]);
        for (word, facts) in lexicon.iter() {
            assert_eq!(lexicon.get(word.as_bytes()), Some(facts));
        }
        assert_eq!(lexicon.iter().count(), lexicon.len());
    }

    proptest! {
        #[test]
        fn a_damaged_file_is_refused_or_read_without_panic(
            place in 0.0..1.0, of_last: bool, byte: u8, cut in prop_oneof![Just(0usize), 0usize..400]
        ) {
            let mut builder = LexiconBuilder::default();
            builder.add_text("Der Außenminister Lawrow sprach in Genf über die Sicherheit. Ein Lavrov schwieg.");
            let mut bytes = builder.finish(&Vocabulary::default());
            let length = bytes.len();
            // Half of the time after the slots: in sections, words, annotations.
            let from = if of_last { length - 300 } else { 0 };
            bytes[from + ((length - from) as f64 * place) as usize] = byte;
            bytes.truncate(length - cut % length);
            if let Ok(lexicon) = Lexicon::from_bytes(Box::new(bytes)) {
                let _ = lexicon.get(b"sicherheit");
                let _ = Splitter::new(&lexicon).constituents("aussenminister");
                let _ = Splitter::new(&lexicon).constituents("aussenministertreffen");
                names::keys("lawrow", &lexicon, &mut |key| names::words_with(key, &lexicon, &mut |_| ()));
                let _ = lexicon.iter().count();
            }
        }
    }
}
