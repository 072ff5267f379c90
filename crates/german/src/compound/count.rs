//! Counts constituents, and letters at the edges of words, once, when a lexicon is written.

use super::candidates;
use super::statistics::{
    ConstituentStatistics, EDGE, GRAMS, HEADER, MAX_WORD, MIN_CONSTITUENT, PRODUCTIVITY_STEPS, SHARE_STEPS,
    SLOT,
};
use crate::lexicon::{Lexicon, slot_and_hash};
use rustc_hash::FxHashMap;

/// Shorter words are hardly ever compounds, and are not counted.
const MIN_COMPOUND: usize = 7;

/// The other side of a split is better evidence if it has this many letters: short strings match by
/// chance.
const LONG: usize = 5;

/// Edges are counted by hash, in as many counters as there are words, within these limits.
/// Collisions do no harm.
const MIN_EDGES: usize = 1 << 10;
const MAX_EDGES: usize = 1 << 18;

/// A string that is a constituent of fewer words is not kept: it may be one by chance.
const MIN_COMPOUNDS: u32 = 2;

/// In how many words a string is a modifier, a modifier of a long head, a head, and a head of a
/// long modifier.
type Compounds = [u32; 4];

/// How many words begin with some letters, how many end with them, and how often the letters occur
/// anywhere.
#[derive(Clone, Copy, Default)]
struct Edge {
    begin: u32,
    end: u32,
    all: u32,
}

/// The section of the lexicon that [`ConstituentStatistics`] reads. Costs about a microsecond a
/// word.
pub(crate) fn count_constituents(lexicon: &Lexicon) -> Vec<u8> {
    let total = lexicon.iter().map(|(_, entry)| u64::from(entry.count)).sum::<u64>();
    let statistics = ConstituentStatistics::with_total(lexicon, total);
    let words = || {
        let words = lexicon.iter().map(|(word, _)| word).filter(|word| word.len() <= MAX_WORD);
        words.filter(|word| word.bytes().all(|byte| byte.is_ascii_lowercase()))
    };
    let count_all_edges = || {
        let slots = lexicon.len().next_power_of_two().clamp(MIN_EDGES, MAX_EDGES);
        let mut edges = vec![Edge::default(); slots];
        words().for_each(|word| count_edges(word, &mut edges));
        edges
    };
    let count_all_splits = || {
        let mut compounds: FxHashMap<&str, Compounds> = FxHashMap::default();
        words()
            .filter(|word| word.len() >= MIN_COMPOUND)
            .for_each(|word| count_splits(word, statistics, &mut compounds));
        compounds
    };
    let (edges, compounds) = rayon::join(count_all_edges, count_all_splits);
    // The numbers of slots and edges are filled in below.
    let mut section = [&total.to_le_bytes()[..], &[0; 8]].concat();
    write_compounds(compounds, &mut section);
    write_edges(&edges, &mut section);
    section
}

/// Counts every possible split, right or wrong: the right ones recur, the wrong ones are spread
/// over many strings.
fn count_splits<'w>(
    word: &'w str,
    statistics: ConstituentStatistics<'_>,
    compounds: &mut FxHashMap<&'w str, Compounds>,
) {
    for at in MIN_CONSTITUENT..=word.len() - MIN_CONSTITUENT {
        let (Some(modifier), Some(head)) = (word.get(..at), word.get(at..)) else { continue };
        let is_split = statistics.may_be_constituent(statistics.uses(head))
            && candidates::base(modifier, statistics).is_some_and(|(_, _, uses)| uses > 0);
        if is_split {
            let [as_modifier, as_modifier_long, ..] = compounds.entry(modifier).or_default();
            *as_modifier += 1;
            *as_modifier_long += u32::from(head.len() >= LONG);
            let [.., as_head, as_head_long] = compounds.entry(head).or_default();
            *as_head += 1;
            *as_head_long += u32::from(modifier.len() >= LONG);
        }
    }
}

fn count_edges(word: &str, edges: &mut [Edge]) {
    let (bytes, count) = (word.as_bytes(), edges.len());
    for length in GRAMS.filter(|length| bytes.len() >= length + 2) {
        let last = bytes.len() - length;
        for (at, gram) in bytes.windows(length).enumerate() {
            if let Some(edge) = edges.get_mut(slot_and_hash(gram, count).0) {
                edge.all += 1;
                edge.begin += u32::from(at == 0);
                edge.end += u32::from(at == last);
            }
        }
    }
}

/// Appends the hash table, half empty. Rows are sorted first, so that the same words give the same
/// bytes.
fn write_compounds(compounds: FxHashMap<&str, Compounds>, section: &mut Vec<u8>) {
    let is_kept = |[modifier, _, head, _]: &Compounds| *modifier >= MIN_COMPOUNDS || *head >= MIN_COMPOUNDS;
    let mut kept: Vec<_> = compounds.into_iter().filter(|(_, compounds)| is_kept(compounds)).collect();
    kept.sort_unstable();
    let slots = kept.len() * 2;
    let mut table = vec![(0_u32, [0_u8; 4]); slots];
    for (constituent, counts) in kept {
        let (mut slot, hash) = slot_and_hash(constituent.as_bytes(), slots);
        while table.get(slot).is_some_and(|(taken, _)| *taken != 0) {
            slot = (slot + 1) % slots;
        }
        if let Some(free) = table.get_mut(slot) {
            *free = (hash.max(1), counts.map(|count| ((count as f32).ln_1p() * PRODUCTIVITY_STEPS) as u8));
        }
    }
    write_number(section, HEADER - 8, slots);
    for (hash, values) in table {
        section.extend(hash.to_le_bytes());
        section.extend(values);
    }
    debug_assert_eq!(section.len(), HEADER + slots * SLOT);
}

fn write_edges(edges: &[Edge], section: &mut Vec<u8>) {
    write_number(section, HEADER - 4, edges.len());
    let steps = |some: u32, all: u32| (-((some as f32 + 0.5) / (all as f32 + 2.0)).ln() * SHARE_STEPS) as u8;
    for edge in edges {
        let both: [u8; EDGE] = [steps(edge.begin, edge.all), steps(edge.end, edge.all)];
        section.extend(both);
    }
}

fn write_number(section: &mut [u8], at: usize, number: usize) {
    if let Some(place) = section.get_mut(at..at + 4) {
        place.copy_from_slice(&u32::try_from(number).unwrap_or(u32::MAX).to_le_bytes());
    }
}
