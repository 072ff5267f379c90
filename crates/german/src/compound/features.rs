//! A cut in numbers: what the weights are multiplied with.

use super::candidates::{Candidate, Link};
use super::parts::Parts;
use super::{LONGEST, affixes};
use crate::lexicon::Entry;

/// How many numbers there are.
pub const FEATURES: usize = 62;

/// Endings by which the head's own forms are recognised as the whole's: a compound inflects as its head does, a surname does not.
const INFLECTIONS: [&str; 7] = ["e", "en", "er", "n", "s", "es", "ern"];

/// Endings that make nouns of other words.
const MAKES_NOUNS: [&str; 7] = ["ung", "heit", "keit", "schaft", "tion", "taet", "ismus"];

/// A share of capitals where nothing is known.
const EITHER: f32 = 0.5;

/// What is asked of a word once, whatever its cuts.
pub(super) struct Whole<'w> {
    word: &'w str,
    entry: Option<Entry>,
    frequency: f32,
    /// Which of [`INFLECTIONS`] the archive has of it.
    inflections: [bool; INFLECTIONS.len()],
    begins_derived: bool,
    /// How many cuts it has.
    cuts: usize,
}

impl<'w> Whole<'w> {
    pub(super) fn of(word: &'w str, cuts: usize, parts: Parts<'_>) -> Self {
        let entry = parts.entry(word);
        Whole {
            word,
            entry,
            frequency: parts.frequency(entry.map_or(0, |entry| entry.count)),
            inflections: INFLECTIONS.map(|end| is_known(word, end, parts)),
            begins_derived: affixes::begins_derived(word),
            cuts,
        }
    }
}

/// `candidate`, a cut of a word, in numbers. Logarithms tame counts, products of two facts are given where neither
/// means much without the other.
pub(super) fn of(whole_word: &Whole<'_>, candidate: &Candidate<'_>, parts: Parts<'_>) -> [f32; FEATURES] {
    let word = whole_word.word;
    let (modifier, head) = word.split_at_checked(candidate.at).unwrap_or((word, ""));
    let entry = |word: &str| parts.entry(word);
    let (whole, head_entry, base_entry) = (whole_word.entry, entry(head), entry(&candidate.base));
    let whole_frequency = whole_word.frequency;
    let (base_frequency, head_frequency) =
        (parts.frequency(candidate.uses), parts.frequency(parts.uses_as_head(head)));
    let (as_modifier, as_head) = (parts.productivity(modifier), parts.productivity(head));
    let (modifiers, heads) = (as_modifier.modifier, as_head.head);
    let (modifiers_long, heads_long) = (as_modifier.modifier_long, as_head.head_long);
    let known = flag(whole.is_some());
    let particle = flag(affixes::is_particle(modifier));
    let surname = flag(candidate.link == Link::None && affixes::is_head_of_surnames(head));
    let written = |entry: Option<Entry>| entry.and_then(|entry| entry.capitalised).unwrap_or(EITHER);
    let (inflected, not_inflected) = inflections(whole_word, head, parts);
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
    add(&[flag(whole_word.begins_derived), (whole_word.cuts as f32).ln(), flag(entry(modifier).is_some())]);
    add(&[modifiers_long, heads_long, modifiers.min(heads), modifiers_long.min(heads_long)]);
    add(&[base_frequency.min(head_frequency), modifiers + heads - whole_frequency]);
    // The whole: what is frequent, or inflects in a way of its own, is a word and no compound.
    add(&[known, (whole_frequency - base_frequency.min(head_frequency)).max(0.0)]);
    add(&[inflected, not_inflected, not_inflected * whole_frequency]);
    let has_s = INFLECTIONS.iter().zip(whole_word.inflections).any(|(end, known)| *end == "s" && known);
    add(&[flag(inflected <= 1.0 && has_s)]);
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
fn inflections(whole: &Whole<'_>, head: &str, parts: Parts<'_>) -> (f32, f32) {
    let (mut both, mut only) = (0.0, 0.0);
    for (end, has) in INFLECTIONS.into_iter().zip(whole.inflections) {
        if is_known(head, end, parts) {
            *(if has { &mut both } else { &mut only }) += 1.0;
        }
    }
    (both, only)
}

/// Whether the archive has `word` with this ending.
fn is_known(word: &str, ending: &str, parts: Parts<'_>) -> bool {
    let mut form = [0; LONGEST + 3];
    let length = word.len() + ending.len();
    let Some(place) = form.get_mut(..length) else { return false };
    for (letter, from) in place.iter_mut().zip(word.bytes().chain(ending.bytes())) {
        *letter = from;
    }
    parts.knows(place)
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
