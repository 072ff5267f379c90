//! A cut in numbers: what the weights are multiplied with.

use super::affixes;
use super::candidates::{Candidate, Link};
use super::parts::Parts;
use crate::lexicon::Entry;

/// How many numbers there are.
pub const FEATURES: usize = 62;

/// Endings by which the head's own forms are recognised as the whole's: a compound inflects as its head does, a surname does not.
const INFLECTIONS: [&str; 7] = ["e", "en", "er", "n", "s", "es", "ern"];

/// Endings that make nouns of other words.
const MAKES_NOUNS: [&str; 7] = ["ung", "heit", "keit", "schaft", "tion", "taet", "ismus"];

/// A share of capitals where nothing is known.
const EITHER: f32 = 0.5;

/// `candidate`, one of so many cuts of `word`, in numbers. Logarithms tame counts, products of two facts are given where neither
/// means much without the other.
pub(super) fn of(word: &str, candidate: &Candidate<'_>, count: usize, parts: Parts<'_>) -> [f32; FEATURES] {
    let (modifier, head) = word.split_at_checked(candidate.at).unwrap_or((word, ""));
    let entry = |word: &str| parts.entry(word);
    let (whole, head_entry, base_entry) = (entry(word), entry(head), entry(&candidate.base));
    let whole_frequency = parts.frequency(whole.map_or(0, |entry| entry.count));
    let (base_frequency, head_frequency) =
        (parts.frequency(candidate.uses), parts.frequency(parts.uses(head)));
    let (as_modifier, as_head) = (parts.productivity(modifier), parts.productivity(head));
    let (modifiers, heads) = (as_modifier.modifier, as_head.head);
    let (modifiers_long, heads_long) = (as_modifier.modifier_long, as_head.head_long);
    let known = flag(whole.is_some());
    let particle = flag(affixes::is_particle(modifier));
    let surname = flag(candidate.link == Link::None && affixes::is_head_of_surnames(head));
    let written = |entry: Option<Entry>| entry.and_then(|entry| entry.capitalised).unwrap_or(EITHER);
    let (inflected, not_inflected) = inflections(word, head, parts);
    let link = |link| flag(candidate.link == link);

    let mut features = [0.0; FEATURES];
    let mut at = 0;
    let mut add = |values: &[f32]| {
        for value in values {
            if let Some(place) = features.get_mut(at) {
                *place = *value;
            }
            at += 1;
        }
    };
    add(&[1.0, base_frequency, head_frequency, modifiers, heads, whole_frequency]);
    // Lengths: short parts are seldom right.
    add(&[
        flag(head.len() <= 3),
        flag(head.len() == 4),
        flag(modifier.len() <= 3),
        flag(modifier.len() == 4),
    ]);
    add(&[head.len().min(12) as f32, modifier.len().min(12) as f32, word.len() as f32]);
    // The link, and what could be taken for one.
    add(&[Link::None, Link::S, Link::Es, Link::N, Link::Other, Link::LostE, Link::LostEn, Link::Unknown]
        .map(link));
    add(&[flag(candidate.link == Link::None && modifier.ends_with('s'))]);
    add(&[flag(candidate.link == Link::None && modifier.ends_with("er"))]);
    add(&[shifted(word, candidate.at, parts), flag(modifier.bytes().last() == head.bytes().next())]);
    // The letters at the edge.
    add(&parts.edges(word, candidate.at));
    add(&[flag(affixes::begins_derived(word)), (count as f32).ln(), flag(entry(modifier).is_some())]);
    add(&[modifiers_long, heads_long, modifiers.min(heads), modifiers_long.min(heads_long)]);
    add(&[base_frequency.min(head_frequency), modifiers + heads - whole_frequency]);
    // The whole: what is frequent, or inflects in a way of its own, is a word and no compound.
    add(&[known, (whole_frequency - base_frequency.min(head_frequency)).max(0.0)]);
    add(&[inflected, not_inflected, not_inflected * whole_frequency]);
    add(&[flag(inflected <= 1.0 && entry(&format!("{word}s")).is_some())]);
    add(&[
        flag(head.len() <= 4 || modifier.len() <= 4) * whole_frequency,
        surname,
        surname * whole_frequency,
    ]);
    add(&[
        flag(head.ends_with("er") || head.ends_with("en")),
        flag(MAKES_NOUNS.iter().any(|end| head.ends_with(end))),
    ]);
    add(&[particle, particle * flag(head.ends_with("ung")), particle * head_frequency, particle * heads]);
    add(&[particle * whole_frequency, particle * (whole_frequency - head_frequency).max(0.0)]);
    // How the archive writes them.
    add(&[written(whole), written(head_entry), written(base_entry)]);
    let named = whole.and_then(|entry| entry.named).unwrap_or(0.0);
    let determined = whole.and_then(|entry| entry.determined).unwrap_or(EITHER / 2.0);
    add(&[named, determined]);
    debug_assert_eq!(at, FEATURES);
    features
}

/// How many forms of `head` the whole has too, and how many it has not.
fn inflections(word: &str, head: &str, parts: Parts<'_>) -> (f32, f32) {
    let (mut both, mut only) = (0.0, 0.0);
    let is_known = |stem: &str, end: &str| parts.entry(&format!("{stem}{end}")).is_some();
    for end in INFLECTIONS.into_iter().filter(|end| is_known(head, end)) {
        *(if is_known(word, end) { &mut both } else { &mut only }) += 1.0;
    }
    (both, only)
}

/// How good the cut behind an -s would be that begins the head (`Sicherheits|treffen` beside `Sicherheit|streffen`).
fn shifted(word: &str, at: usize, parts: Parts<'_>) -> f32 {
    let (Some(modifier), Some(head)) = (word.get(..at + 1), word.get(at + 1..)) else { return 0.0 };
    if !modifier.ends_with('s') || head.len() < 3 {
        return 0.0;
    }
    parts.productivity(modifier).modifier.min(parts.productivity(head).head)
}

fn flag(fact: bool) -> f32 {
    f32::from(u8::from(fact))
}
