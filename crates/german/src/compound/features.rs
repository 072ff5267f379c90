//! The features of a candidate split, which the weights are multiplied with.

use super::affixes;
use super::candidates::{Candidate, LinkingElement};
use super::statistics::{ConstituentStatistics, MAX_WORD};
use crate::lexicon::WordFacts;

/// Number of features.
pub const FEATURES: usize = 62;

/// Endings by which forms of the head are recognised in the whole word: a compound inflects like
/// its head, a surname does not.
const INFLECTIONS: [&str; 7] = ["e", "en", "er", "n", "s", "es", "ern"];

/// Suffixes that make nouns of other words.
const NOUN_SUFFIXES: [&str; 7] = ["ung", "heit", "keit", "schaft", "tion", "taet", "ismus"];

/// Stands for a share of capitals that is unknown.
const UNKNOWN_SHARE: f32 = 0.5;

/// What all splits of a word have in common.
pub(super) struct WholeWord<'w> {
    word: &'w str,
    facts: Option<WordFacts>,
    frequency: f32,
    /// Which of [`INFLECTIONS`] the archive has of it.
    inflections: [bool; INFLECTIONS.len()],
    has_prefix: bool,
    /// The number of its candidate splits.
    candidates: usize,
}

impl<'w> WholeWord<'w> {
    pub(super) fn new(word: &'w str, candidates: usize, statistics: ConstituentStatistics<'_>) -> Self {
        let facts = statistics.facts(word);
        WholeWord {
            word,
            facts,
            frequency: statistics.frequency(facts.map_or(0, |facts| facts.count)),
            inflections: INFLECTIONS.map(|end| is_known(word, end, statistics)),
            has_prefix: affixes::has_prefix(word),
            candidates,
        }
    }
}

/// The features of a candidate. Counts enter as logarithms. Where two features mean little without
/// each other, their product is a feature too.
pub(super) fn features(
    whole_word: &WholeWord<'_>,
    candidate: &Candidate<'_>,
    statistics: ConstituentStatistics<'_>,
) -> [f32; FEATURES] {
    let word = whole_word.word;
    let (modifier, head) = word.split_at_checked(candidate.at).unwrap_or((word, ""));
    let facts = |word: &str| statistics.facts(word);
    let (whole, head_facts, base_facts) = (whole_word.facts, facts(head), facts(&candidate.base));
    let whole_frequency = whole_word.frequency;
    let (base_frequency, head_frequency) =
        (statistics.frequency(candidate.uses), statistics.frequency(statistics.uses_as_head(head)));
    let (as_modifier, as_head) = (statistics.productivity(modifier), statistics.productivity(head));
    let (modifiers, heads) = (as_modifier.modifier, as_head.head);
    let (modifiers_long, heads_long) = (as_modifier.modifier_long, as_head.head_long);
    let known = flag(whole.is_some());
    let particle = flag(affixes::is_particle(modifier));
    let surname = flag(candidate.linking == LinkingElement::None && affixes::is_head_of_surnames(head));
    let capitals =
        |facts: Option<WordFacts>| facts.and_then(|facts| facts.capitalized).unwrap_or(UNKNOWN_SHARE);
    let (inflected, not_inflected) = inflections(whole_word, head, statistics);
    let linking = |element| flag(candidate.linking == element);

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
    // Lengths: short constituents are seldom right.
    add(&[
        flag(head.len() <= 3),
        flag(head.len() == 4),
        flag(modifier.len() <= 3),
        flag(modifier.len() == 4),
    ]);
    add(&[head.len().min(12) as f32, modifier.len().min(12) as f32, word.len() as f32]);
    // The linking element, and what could be taken for one.
    let elements = [
        LinkingElement::None,
        LinkingElement::S,
        LinkingElement::Es,
        LinkingElement::N,
        LinkingElement::Other,
        LinkingElement::LostE,
        LinkingElement::LostEn,
        LinkingElement::Unknown,
    ];
    add(&elements.map(linking));
    add(&[flag(candidate.linking == LinkingElement::None && modifier.ends_with('s'))]);
    add(&[flag(candidate.linking == LinkingElement::None && modifier.ends_with("er"))]);
    add(&[shifted(word, candidate.at, statistics), flag(modifier.bytes().last() == head.bytes().next())]);
    // The letters at the edge.
    add(&statistics.edges(word, candidate.at));
    add(&[flag(whole_word.has_prefix), (whole_word.candidates as f32).ln(), flag(facts(modifier).is_some())]);
    add(&[modifiers_long, heads_long, modifiers.min(heads), modifiers_long.min(heads_long)]);
    add(&[base_frequency.min(head_frequency), modifiers + heads - whole_frequency]);
    // The whole word: a frequent one, or one with an inflection of its own, is no compound.
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
        flag(NOUN_SUFFIXES.iter().any(|end| head.ends_with(end))),
    ]);
    add(&[particle, particle * flag(head.ends_with("ung")), particle * head_frequency, particle * heads]);
    add(&[particle * whole_frequency, particle * (whole_frequency - head_frequency).max(0.0)]);
    // How the archive capitalizes them.
    add(&[capitals(whole), capitals(head_facts), capitals(base_facts)]);
    let named = whole.and_then(|facts| facts.named).unwrap_or(0.0);
    let determined = whole.and_then(|facts| facts.determined).unwrap_or(UNKNOWN_SHARE / 2.0);
    add(&[named, determined]);
    debug_assert_eq!(at, FEATURES);
    features
}

/// Of the forms that the archive has of the head: how many it also has of the whole word, and how
/// many it does not.
fn inflections(whole: &WholeWord<'_>, head: &str, statistics: ConstituentStatistics<'_>) -> (f32, f32) {
    let (mut both, mut only) = (0.0, 0.0);
    for (end, has) in INFLECTIONS.into_iter().zip(whole.inflections) {
        if is_known(head, end, statistics) {
            *(if has { &mut both } else { &mut only }) += 1.0;
        }
    }
    (both, only)
}

/// Whether the archive has `word` with this ending.
fn is_known(word: &str, ending: &str, statistics: ConstituentStatistics<'_>) -> bool {
    let mut form = [0; MAX_WORD + 3];
    let length = word.len() + ending.len();
    let Some(form) = form.get_mut(..length) else { return false };
    for (letter, from) in form.iter_mut().zip(word.bytes().chain(ending.bytes())) {
        *letter = from;
    }
    statistics.knows(form)
}

/// If the head begins with s: how likely the split after that s is. It would be
/// `Sicherheits|treffen` where the candidate is `Sicherheit|streffen`.
fn shifted(word: &str, at: usize, statistics: ConstituentStatistics<'_>) -> f32 {
    let (Some(modifier), Some(head)) = (word.get(..at + 1), word.get(at + 1..)) else { return 0.0 };
    if !modifier.ends_with('s') || head.len() < 3 {
        return 0.0;
    }
    statistics.productivity(modifier).modifier.min(statistics.productivity(head).head)
}

fn flag(fact: bool) -> f32 {
    f32::from(u8::from(fact))
}
