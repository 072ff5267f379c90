//! What a lexicon knows of parts, read where it lies.
//!
//! The section of the file: uses of all words (8 bytes), slots (4), edges (4), then the slots of a hash table of [`SLOT`] bytes
//! (a tag, not 0; [`Productivity`], a byte each), then the edges, [`EDGE`] bytes each. Logarithms are kept in steps. Whatever the
//! bytes are, reading them neither panics nor hangs.

use super::seed;
use crate::lexicon::{Entry, Lexicon, slot_of};

/// Shorter words are no parts: `Ei`, `Öl`. What they would find is not worth what they would break.
pub(super) const SHORTEST_PART: usize = 3;

/// Words with as many uses in a billion may be parts.
const RATE: u64 = 10;

/// Words of fewer uses may be misprints, however small the archive is.
const FEWEST: u32 = 3;

/// Archives of fewer words are taken for as large: in a small one every word that turns up twice would pass for a frequent one.
const SMALLEST: u64 = 10_000_000;

/// Uses in a billion that a word of the seed has at least.
const SEED_RATE: u64 = 20_000;

/// Logarithm of the number of words of which a word of the seed is a part, at least.
const SEED_PRODUCTIVITY: f32 = 3.0;

/// Lengths of the beginnings and ends that are counted.
pub(super) const GRAMS: std::ops::RangeInclusive<usize> = 3..=5;

/// Bytes before the slots.
pub(super) const HEADER: usize = 16;

/// Bytes of a slot.
pub(super) const SLOT: usize = 8;

/// Bytes of an edge: the share of some letters that begin words, of those that end them.
pub(super) const EDGE: usize = 2;

/// Steps in one of a logarithm of productivity; a byte then holds 8 million words.
pub(super) const PRODUCTIVITY_STEPS: f32 = 16.0;

/// Steps in one of a logarithm of a share; a byte then holds one in 300,000.
pub(super) const SHARE_STEPS: f32 = 20.0;

/// What is known of parts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Parts<'l> {
    lexicon: &'l Lexicon,
    /// Uses of all words, [`SMALLEST`] at least.
    total: u64,
    slots: &'l [u8],
    edges: &'l [u8],
}

/// In how many words a string is a part (logarithms, of one more); the `long` ones with a counterpart of five letters or more.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Productivity {
    pub(super) modifier: f32,
    pub(super) modifier_long: f32,
    pub(super) head: f32,
    pub(super) head_long: f32,
}

impl<'l> Parts<'l> {
    pub(super) fn of(lexicon: &'l Lexicon) -> Self {
        let section = lexicon.parts();
        let number = |at: usize| {
            let bytes = section.get(at..at + 4).and_then(|bytes| bytes.try_into().ok());
            bytes.map_or(0, u32::from_le_bytes)
        };
        let total = u64::from(number(4)) << 32 | u64::from(number(0));
        let slots_end = HEADER + number(8) as usize * SLOT;
        let edges_end = slots_end + number(12) as usize * EDGE;
        Parts {
            lexicon,
            total: total.max(SMALLEST),
            slots: section.get(HEADER..slots_end).unwrap_or_default(),
            edges: section.get(slots_end..edges_end).unwrap_or_default(),
        }
    }

    /// What frequencies tell, before parts are learned.
    pub(super) fn with_total(lexicon: &'l Lexicon, total: u64) -> Self {
        Parts { lexicon, total: total.max(SMALLEST), slots: &[], edges: &[] }
    }

    pub(super) fn entry(self, word: &str) -> Option<Entry> {
        self.lexicon.get(word.as_bytes())
    }

    /// Whether the archive has an exact term.
    pub(super) fn knows(self, word: &[u8]) -> bool {
        self.lexicon.get(word).is_some()
    }

    /// Uses of a word; of a word of the seed not fewer than such words have.
    pub(super) fn uses(self, word: &str) -> u32 {
        self.uses_or_seed(word, seed::is_word)
    }

    /// As [`uses`](Self::uses) of what stands at the end of a word, and so in any of its forms.
    pub(super) fn uses_as_head(self, word: &str) -> u32 {
        self.uses_or_seed(word, seed::is_form)
    }

    fn uses_or_seed(self, word: &str, is_of_seed: impl Fn(&str) -> bool) -> u32 {
        let uses = self.lexicon.count(word.as_bytes());
        let seeded = self.rate(SEED_RATE);
        if uses < seeded && is_of_seed(word) { seeded } else { uses }
    }

    /// Whether a word of so many uses may be a part.
    pub(super) fn may_be(self, uses: u32) -> bool {
        uses >= self.rate(RATE).max(FEWEST)
    }

    /// So many uses in a billion.
    fn rate(self, rate: u64) -> u32 {
        u32::try_from(u128::from(self.total) * u128::from(rate) / 1_000_000_000).unwrap_or(u32::MAX)
    }

    /// Logarithm of a word's uses in a billion, plus one.
    pub(super) fn frequency(self, uses: u32) -> f32 {
        (f64::from(uses) * 1e9 / self.total as f64).ln_1p() as f32
    }

    pub(super) fn productivity(self, part: &str) -> Productivity {
        let mut known = self.slot(part).unwrap_or_default();
        let seeded = |value: &mut f32| *value = value.max(SEED_PRODUCTIVITY);
        if seed::is_word(part) {
            [&mut known.head, &mut known.head_long].into_iter().for_each(seeded);
        }
        if seed::is_modifier(part) {
            [&mut known.modifier, &mut known.modifier_long].into_iter().for_each(seeded);
        }
        known
    }

    fn slot(self, part: &str) -> Option<Productivity> {
        let slots = self.slots.len() / SLOT;
        let (mut at, tag) = slot_of(part.as_bytes(), slots);
        // A table of a damaged file may be full: no look-up goes round more than once.
        for _ in 0..slots {
            let (known, values) = self.slots.get(at * SLOT..(at + 1) * SLOT)?.split_first_chunk::<4>()?;
            match u32::from_le_bytes(*known) {
                0 => return None,
                known if known == tag.max(1) => {
                    let [modifier, modifier_long, head, head_long] =
                        <[u8; 4]>::try_from(values).ok()?.map(|value| f32::from(value) / PRODUCTIVITY_STEPS);
                    return Some(Productivity { modifier, modifier_long, head, head_long });
                }
                _ => at = (at + 1) % slots,
            }
        }
        None
    }

    /// Logarithms of the shares of the letters behind `at` that begin words and of those before it that end them, by length.
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
        let (at, _) = slot_of(gram, self.edges.len() / EDGE);
        self.edges.get(at * EDGE + side).map_or(0.0, |&steps| -f32::from(steps) / SHARE_STEPS)
    }
}
