//! What a lexicon knows about constituents, read in place.
//!
//! The section of the file, in this order:
//!
//! - the uses of all words (8 bytes), the number of slots (4), the number of edges (4);
//! - the slots of a hash table, [`SLOT`] bytes each: a hash that is not 0, and the four numbers of
//!   [`Productivity`], a byte each;
//! - the edges, [`EDGE`] bytes each.
//!
//! Logarithms are kept in steps. Reading never panics or hangs, whatever the bytes are.

use super::seed;
use crate::lexicon::{Lexicon, Section, WordFacts, slot_and_hash};

/// Longer words are data: the cost of splitting a word grows with the square of its length.
pub(super) const MAX_WORD: usize = 96;

/// Shorter words are no constituents: `Ei`, `Öl` would cause more wrong splits than right ones.
pub(super) const MIN_CONSTITUENT: usize = 3;

/// Words with at least this many uses in a billion may be constituents.
const RATE: u64 = 10;

/// Words with fewer uses may be misprints, however small the archive is.
const MIN_USES: u32 = 3;

/// Smaller archives are treated as if they had this many words: in a small one every word that
/// occurs twice would pass for a frequent one.
const MIN_TOTAL: u64 = 10_000_000;

/// A word of the seed has at least this many uses in a billion.
const SEED_RATE: u64 = 20_000;

/// A word of the seed has at least this productivity, a logarithm of a number of words.
const SEED_PRODUCTIVITY: f32 = 3.0;

/// Lengths of the edges that are counted.
pub(super) const GRAMS: std::ops::RangeInclusive<usize> = 3..=5;

/// Bytes before the slots.
pub(super) const HEADER: usize = 16;

/// Bytes of a slot.
pub(super) const SLOT: usize = 8;

/// Bytes of an edge: of the occurrences of some letters, the share that begins a word and the share
/// that ends one.
pub(super) const EDGE: usize = 2;

/// Steps in a unit of the logarithm of a number of words; a byte holds up to 8 million.
pub(super) const PRODUCTIVITY_STEPS: f32 = 16.0;

/// Steps in a unit of the logarithm of a share; a byte holds down to one in 300,000.
pub(super) const SHARE_STEPS: f32 = 20.0;

/// What is known about constituents.
#[derive(Clone, Copy, Debug)]
pub(super) struct ConstituentStatistics<'l> {
    lexicon: &'l Lexicon,
    /// Uses of all words, [`MIN_TOTAL`] at least.
    total: u64,
    slots: &'l [u8],
    edges: &'l [u8],
}

/// The number of words in which a string is a constituent, plus one, as a logarithm. `long` counts
/// only splits whose other side has five letters or more.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Productivity {
    pub(super) modifier: f32,
    pub(super) modifier_long: f32,
    pub(super) head: f32,
    pub(super) head_long: f32,
}

impl<'l> ConstituentStatistics<'l> {
    /// The statistics that `lexicon` holds.
    pub(super) fn new(lexicon: &'l Lexicon) -> Self {
        let section = lexicon.section(Section::Constituents);
        let number = |at: usize| {
            let bytes = section.get(at..at + 4).and_then(|bytes| bytes.try_into().ok());
            bytes.map_or(0, u32::from_le_bytes)
        };
        let total = u64::from(number(4)) << 32 | u64::from(number(0));
        let slots_end = HEADER + number(8) as usize * SLOT;
        let edges_end = slots_end + number(12) as usize * EDGE;
        ConstituentStatistics {
            lexicon,
            total: total.max(MIN_TOTAL),
            slots: section.get(HEADER..slots_end).unwrap_or_default(),
            edges: section.get(slots_end..edges_end).unwrap_or_default(),
        }
    }

    /// Frequencies alone, before constituents are counted.
    pub(super) fn with_total(lexicon: &'l Lexicon, total: u64) -> Self {
        ConstituentStatistics { lexicon, total: total.max(MIN_TOTAL), slots: &[], edges: &[] }
    }

    pub(super) fn facts(self, word: &str) -> Option<WordFacts> {
        self.lexicon.get(word.as_bytes())
    }

    /// Whether the archive has an exact term.
    pub(super) fn knows(self, word: &[u8]) -> bool {
        self.lexicon.get(word).is_some()
    }

    /// Uses of a word; at least [`SEED_RATE`] for a word of the seed.
    pub(super) fn uses(self, word: &str) -> u32 {
        self.uses_or_seed(word, seed::is_word)
    }

    /// The same for the end of a word, which may be any form of a word of the seed.
    pub(super) fn uses_as_head(self, word: &str) -> u32 {
        self.uses_or_seed(word, seed::is_form)
    }

    fn uses_or_seed(self, word: &str, is_of_seed: impl Fn(&str) -> bool) -> u32 {
        let uses = self.lexicon.count(word.as_bytes());
        let seeded = self.rate(SEED_RATE);
        if uses < seeded && is_of_seed(word) { seeded } else { uses }
    }

    /// Whether a word of this many uses may be a constituent.
    pub(super) fn may_be_constituent(self, uses: u32) -> bool {
        uses >= self.rate(RATE).max(MIN_USES)
    }

    /// The number of uses that is `rate` in a billion.
    fn rate(self, rate: u64) -> u32 {
        u32::try_from(u128::from(self.total) * u128::from(rate) / 1_000_000_000).unwrap_or(u32::MAX)
    }

    /// The logarithm of a word's uses in a billion, plus one.
    pub(super) fn frequency(self, uses: u32) -> f32 {
        (f64::from(uses) * 1e9 / self.total as f64).ln_1p() as f32
    }

    pub(super) fn productivity(self, constituent: &str) -> Productivity {
        let mut known = self.slot(constituent).unwrap_or_default();
        let seeded = |value: &mut f32| *value = value.max(SEED_PRODUCTIVITY);
        if seed::is_word(constituent) {
            [&mut known.head, &mut known.head_long].into_iter().for_each(seeded);
        }
        if seed::is_modifier(constituent) {
            [&mut known.modifier, &mut known.modifier_long].into_iter().for_each(seeded);
        }
        known
    }

    fn slot(self, constituent: &str) -> Option<Productivity> {
        let slots = self.slots.len() / SLOT;
        let (mut at, hash) = slot_and_hash(constituent.as_bytes(), slots);
        // The table of a damaged file may be full: no search visits a slot twice.
        for _ in 0..slots {
            let (known, values) = self.slots.get(at * SLOT..(at + 1) * SLOT)?.split_first_chunk::<4>()?;
            match u32::from_le_bytes(*known) {
                0 => return None,
                known if known == hash.max(1) => {
                    let [modifier, modifier_long, head, head_long] =
                        <[u8; 4]>::try_from(values).ok()?.map(|value| f32::from(value) / PRODUCTIVITY_STEPS);
                    return Some(Productivity { modifier, modifier_long, head, head_long });
                }
                _ => at = (at + 1) % slots,
            }
        }
        None
    }

    /// For each length of an edge, two logarithms: the share of occurrences that begin a word, of
    /// the letters after `at`; and the share that end one, of the letters before it.
    pub(super) fn edges(self, word: &str, at: usize) -> [f32; 6] {
        let mut out = [0.0; 6];
        let bytes = word.as_bytes();
        for (pair, length) in out.chunks_exact_mut(2).zip(GRAMS) {
            let [begin, end] = pair else { continue };
            let behind = bytes.get(at..at + length);
            let before = at.checked_sub(length).and_then(|from| bytes.get(from..at));
            *begin = behind.map_or(0.0, |gram| self.edge(gram, 0));
            *end = before.map_or(0.0, |gram| self.edge(gram, 1));
        }
        out
    }

    fn edge(self, gram: &[u8], side: usize) -> f32 {
        let (at, _) = slot_and_hash(gram, self.edges.len() / EDGE);
        self.edges.get(at * EDGE + side).map_or(0.0, |&steps| -f32::from(steps) / SHARE_STEPS)
    }
}
