//! How often words are parts of others, and which letters stand where words begin and end: counted once over a lexicon.

use super::{LONGEST, candidates, seed};
use crate::lexicon::Lexicon;
use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};
use std::hash::BuildHasher;

/// Shorter words are no parts: `Ei`, `Öl`. What they would find is not worth what they would break.
pub(super) const SHORTEST_PART: usize = 3;

/// Words with as many uses in a billion may be parts.
const RATE: u64 = 10;

/// Words of fewer uses may be misprints, however small the archive is.
const FEWEST: u32 = 3;

/// Archives of fewer words are taken for as large: in a small one every word that turns up twice would pass for a frequent one.
const SMALLEST: u64 = 10_000_000;

/// Shorter words are hardly compounds, and count for no part.
const SHORTEST_WHOLE: usize = 7;

/// A counterpart of so many letters is worth more as a witness: short ones turn up anywhere.
const LONG: usize = 5;

/// Uses in a billion that a word of the seed has at least.
const SEED_RATE: u64 = 20_000;

/// In how many words a word of the seed is a part at least.
const SEED_PRODUCTIVITY: u32 = 20;

/// Lengths of the beginnings and ends that are counted.
const GRAMS: std::ops::RangeInclusive<usize> = 3..=5;

/// Counters for beginnings and ends, by hash: some 300,000 are used by a large vocabulary, and a shared one does no harm.
const COUNTERS: usize = 1 << 18;

/// What is known of parts.
#[derive(Debug)]
pub(super) struct Parts {
    /// Uses of all words, [`SMALLEST`] at least.
    total: u64,
    least: u32,
    /// Words of the seed, which have so many uses at least.
    seed: FxHashSet<&'static str>,
    seed_uses: u32,
    productivity: FxHashMap<u64, Productivity>,
    edges: Box<[Edge]>,
}

/// In how many words a string is a part; the `long` ones with a counterpart of [`LONG`] letters or more.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Productivity {
    pub(super) modifier: u32,
    pub(super) modifier_long: u32,
    pub(super) head: u32,
    pub(super) head_long: u32,
}

/// How many words begin with some letters, end with them, have them anywhere.
#[derive(Clone, Copy, Debug, Default)]
struct Edge {
    begin: u32,
    end: u32,
    all: u32,
}

impl Parts {
    pub(super) fn learn(lexicon: &Lexicon) -> Parts {
        let total = lexicon.iter().map(|(_, entry)| u64::from(entry.count)).sum::<u64>().max(SMALLEST);
        let least = u32::try_from(total * RATE / 1_000_000_000).unwrap_or(u32::MAX).max(FEWEST);
        let edges = vec![Edge::default(); COUNTERS].into_boxed_slice();
        let seed_uses = u32::try_from(total * SEED_RATE / 1_000_000_000).unwrap_or(u32::MAX);
        let seed = seed::words().map(|(word, _)| word).collect();
        let mut parts = Parts { total, least, seed, seed_uses, productivity: FxHashMap::default(), edges };
        let words = lexicon.iter().map(|(word, _)| word);
        for word in words.filter(|word| word.len() <= LONGEST && word.bytes().all(|b| b.is_ascii_lowercase()))
        {
            parts.count_edges(word);
            if word.len() >= SHORTEST_WHOLE {
                parts.count_cuts(word, lexicon);
            }
        }
        parts.sow();
        parts
    }

    /// A large archive knows better than the seed, a small one does not.
    fn sow(&mut self) {
        for (word, modifier) in seed::words() {
            let as_head = self.productivity.entry(key(word)).or_default();
            as_head.head = as_head.head.max(SEED_PRODUCTIVITY);
            as_head.head_long = as_head.head_long.max(SEED_PRODUCTIVITY);
            let as_modifier = self.productivity.entry(key(&modifier)).or_default();
            as_modifier.modifier = as_modifier.modifier.max(SEED_PRODUCTIVITY);
            as_modifier.modifier_long = as_modifier.modifier_long.max(SEED_PRODUCTIVITY);
        }
    }

    /// Every cut counts, right or wrong: wrong ones are spread over many strings, right ones come back.
    fn count_cuts(&mut self, word: &str, lexicon: &Lexicon) {
        for at in SHORTEST_PART..=word.len() - SHORTEST_PART {
            let (Some(modifier), Some(head)) = (word.get(..at), word.get(at..)) else { continue };
            let is_cut = self.may_be(self.uses(head, lexicon))
                && candidates::base(modifier, self, lexicon).is_some_and(|(_, _, uses)| uses > 0);
            if is_cut {
                let as_head = self.productivity.entry(key(head)).or_default();
                as_head.head += 1;
                as_head.head_long += u32::from(modifier.len() >= LONG);
                let as_modifier = self.productivity.entry(key(modifier)).or_default();
                as_modifier.modifier += 1;
                as_modifier.modifier_long += u32::from(head.len() >= LONG);
            }
        }
    }

    fn count_edges(&mut self, word: &str) {
        let bytes = word.as_bytes();
        for length in GRAMS.filter(|length| bytes.len() >= length + 2) {
            for gram in bytes.windows(length) {
                self.edge_mut(gram).all += 1;
            }
            self.edge_mut(&bytes[..length]).begin += 1;
            self.edge_mut(&bytes[bytes.len() - length..]).end += 1;
        }
    }

    fn edge_mut(&mut self, gram: &[u8]) -> &mut Edge {
        &mut self.edges[counter(gram)]
    }

    /// Uses of a word; of a word of the seed not fewer than such words have.
    pub(super) fn uses(&self, word: &str, lexicon: &Lexicon) -> u32 {
        let uses = lexicon.count(word.as_bytes());
        if uses < self.seed_uses && self.seed.contains(word) { self.seed_uses } else { uses }
    }

    /// Whether a word of so many uses may be a part.
    pub(super) fn may_be(&self, uses: u32) -> bool {
        uses >= self.least
    }

    /// Logarithm of a word's uses in a billion, plus one.
    pub(super) fn frequency(&self, uses: u32) -> f32 {
        (f64::from(uses) * 1e9 / self.total as f64).ln_1p() as f32
    }

    pub(super) fn productivity(&self, part: &str) -> Productivity {
        self.productivity.get(&key(part)).copied().unwrap_or_default()
    }

    /// Logarithms of the shares of the letters behind `at` that begin words and of those before it that end them, by length.
    pub(super) fn edges(&self, word: &str, at: usize) -> [f32; 6] {
        let share = |some: u32, all: u32| ((some as f32 + 0.5) / (all as f32 + 2.0)).ln();
        let mut out = [0.0; 6];
        for (pair, length) in out.chunks_exact_mut(2).zip(GRAMS) {
            let [begin, end] = pair else { continue };
            if let Some(gram) = word.as_bytes().get(at..at + length) {
                let edge = self.edges[counter(gram)];
                *begin = share(edge.begin, edge.all);
            }
            if let Some(gram) = at.checked_sub(length).and_then(|from| word.as_bytes().get(from..at)) {
                let edge = self.edges[counter(gram)];
                *end = share(edge.end, edge.all);
            }
        }
        out
    }
}

fn key(part: &str) -> u64 {
    FxBuildHasher.hash_one(part)
}

fn counter(gram: &[u8]) -> usize {
    FxBuildHasher.hash_one(gram) as usize % COUNTERS
}
