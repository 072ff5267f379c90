//! Words of a query that mostly occur together.
//!
//! BM25 assumes that words are independent and so overestimates pairs like `Julian Assange` or
//! `Robert Koch-Institut`. Both words are discounted by their normalized pointwise mutual
//! information (Bouma 2009). Articles that have both are only counted among the candidates, so that
//! the dependence of pairs in more articles than that is underestimated (docs/relevance.md, "Words
//! that come together").

use super::occurrences::Occurrences;
use crate::plan::{Scored, ScoredKind};

/// Maximum number of words whose co-occurrence is counted: the time is quadratic in their number.
const MOST_WORDS: usize = 64;

/// The co-occurrence of the words of a query.
pub(super) struct Cooccurrence<'s> {
    /// The words, as typed, and the divisors of their scores.
    discounts: Vec<(&'s str, f32)>,
}

impl<'s> Cooccurrence<'s> {
    pub(super) fn among(found: &[Occurrences<'s>], documents: f32, strength: f32) -> Cooccurrence<'s> {
        // For each word: the candidates that have it in any text field, and its document frequency.
        let mut words: Vec<(&str, Vec<bool>, f32)> = Vec::new();
        for of_word in found.iter().filter(|of| of.scored.kind == ScoredKind::Word && strength > 0.0) {
            let has = of_word.of_candidates.iter().map(|occurrences| *occurrences > 0.0);
            if let Some((_, known, frequency)) =
                words.iter_mut().find(|(word, ..)| *word == of_word.scored.word)
            {
                known.iter_mut().zip(has).for_each(|(known, has)| *known |= has);
                *frequency = frequency.max(of_word.frequency);
            } else if words.len() < MOST_WORDS {
                words.push((&of_word.scored.word, has.collect(), of_word.frequency));
            }
        }
        let mut most = vec![0.0_f32; words.len()];
        for (at, (_, one, of_one)) in words.iter().enumerate() {
            for (after, (_, other, of_other)) in words.iter().enumerate().skip(at + 1) {
                let both = one.iter().zip(other).filter(|(one, other)| **one && **other).count() as f32;
                if both < 2.0 {
                    continue;
                }
                let expected = of_one.max(both) * of_other.max(both) / documents;
                let dependent =
                    ((both / expected).ln() / (documents / both).ln().max(f32::EPSILON)).clamp(0.0, 1.0);
                for place in [at, after] {
                    if let Some(most) = most.get_mut(place) {
                        *most = most.max(dependent);
                    }
                }
            }
        }
        let discounts = words.iter().zip(most).map(|((word, ..), most)| (*word, 1.0 + strength * most));
        Cooccurrence { discounts: discounts.collect() }
    }

    /// The divisor of the score of a group.
    pub(super) fn discount(&self, scored: &Scored) -> f32 {
        let known = self.discounts.iter().find(|(word, _)| *word == scored.word);
        known.map_or(1.0, |(_, discount)| *discount)
    }
}
