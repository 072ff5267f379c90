//! Counting parts and edges over the words of a lexicon, once, when its file is written.

use super::parts::{EDGE, GRAMS, HEADER, PRODUCTIVITY_STEPS, Parts, SHARE_STEPS, SHORTEST_PART, SLOT};
use super::{LONGEST, candidates};
use crate::lexicon::{Lexicon, slot_of};
use rustc_hash::FxHashMap;

/// Shorter words are hardly compounds, and count for no part.
const SHORTEST_WHOLE: usize = 7;

/// A counterpart of so many letters is worth more as a witness: short ones turn up anywhere.
const LONG: usize = 5;

/// Edges that are counted, by hash: as many as there are words, within bounds. A shared one does no harm.
const FEWEST_EDGES: usize = 1 << 10;
const MOST_EDGES: usize = 1 << 18;

/// What is seen of a string once is chance: it is not kept.
const SEEN: u32 = 2;

/// In how many words a string is a part: as modifier, as one with a long head, as head, as one with a long modifier.
type Seen = [u32; 4];

/// How many words begin with some letters, end with them, have them anywhere.
#[derive(Clone, Copy, Default)]
struct Edge {
    begin: u32,
    end: u32,
    all: u32,
}

/// The section of the lexicon's file that [`Parts`] reads. Costs about a microsecond a word.
pub(crate) fn learn(lexicon: &Lexicon) -> Vec<u8> {
    let total = lexicon.iter().map(|(_, entry)| u64::from(entry.count)).sum::<u64>();
    let parts = Parts::with_total(lexicon, total);
    let words = || {
        let words = lexicon.iter().map(|(word, _)| word).filter(|word| word.len() <= LONGEST);
        words.filter(|word| word.bytes().all(|byte| byte.is_ascii_lowercase()))
    };
    let count_all_edges = || {
        let slots = lexicon.len().next_power_of_two().clamp(FEWEST_EDGES, MOST_EDGES);
        let mut edges = vec![Edge::default(); slots];
        words().for_each(|word| count_edges(word, &mut edges));
        edges
    };
    let count_all_cuts = || {
        let mut seen: FxHashMap<&str, Seen> = FxHashMap::default();
        words()
            .filter(|word| word.len() >= SHORTEST_WHOLE)
            .for_each(|word| count_cuts(word, parts, &mut seen));
        seen
    };
    let (edges, seen) = rayon::join(count_all_edges, count_all_cuts);
    // The numbers of slots and edges are filled in with them.
    let mut section = [&total.to_le_bytes()[..], &[0; 8]].concat();
    write_seen(seen, &mut section);
    write_edges(&edges, &mut section);
    section
}

/// Every cut counts, right or wrong: wrong ones are spread over many strings, right ones come back.
fn count_cuts<'w>(word: &'w str, parts: Parts<'_>, seen: &mut FxHashMap<&'w str, Seen>) {
    for at in SHORTEST_PART..=word.len() - SHORTEST_PART {
        let (Some(modifier), Some(head)) = (word.get(..at), word.get(at..)) else { continue };
        let is_cut = parts.may_be(parts.uses(head))
            && candidates::base(modifier, parts).is_some_and(|(_, _, uses)| uses > 0);
        if is_cut {
            let [as_modifier, as_modifier_long, ..] = seen.entry(modifier).or_default();
            *as_modifier += 1;
            *as_modifier_long += u32::from(head.len() >= LONG);
            let [.., as_head, as_head_long] = seen.entry(head).or_default();
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
            if let Some(edge) = edges.get_mut(slot_of(gram, count).0) {
                edge.all += 1;
                edge.begin += u32::from(at == 0);
                edge.end += u32::from(at == last);
            }
        }
    }
}

/// The table, half empty; sorted before, so that the same words give the same bytes.
fn write_seen(seen: FxHashMap<&str, Seen>, section: &mut Vec<u8>) {
    let kept = |[modifier, _, head, _]: &Seen| *modifier >= SEEN || *head >= SEEN;
    let mut seen: Vec<_> = seen.into_iter().filter(|(_, seen)| kept(seen)).collect();
    seen.sort_unstable();
    let slots = seen.len() * 2;
    let mut table = vec![(0_u32, [0_u8; 4]); slots];
    for (part, counts) in seen {
        let (mut slot, tag) = slot_of(part.as_bytes(), slots);
        while table.get(slot).is_some_and(|(taken, _)| *taken != 0) {
            slot = (slot + 1) % slots;
        }
        if let Some(free) = table.get_mut(slot) {
            *free = (tag.max(1), counts.map(|count| ((count as f32).ln_1p() * PRODUCTIVITY_STEPS) as u8));
        }
    }
    write_number(section, HEADER - 8, slots);
    for (tag, values) in table {
        section.extend(tag.to_le_bytes());
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
