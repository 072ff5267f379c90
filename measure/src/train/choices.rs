//! From words to choices among their cuts.

use super::Gold;
use nachlese_german::compound::{FEATURES, Sample, Splitter};

/// What a part of a word counts compared with a word.
const INNER: f64 = 0.7;

/// A word to learn from: the features of its cuts, and which of them are right.
pub(super) struct Choice {
    pub(super) cuts: Vec<[f64; FEATURES]>,
    pub(super) right: Vec<bool>,
    pub(super) weight: f64,
}

/// What is learned from: every word, and the head and the base that its best right cut leaves,
/// with the cuts that fall into them.
pub(super) fn choices<'g>(
    splitters: &[Splitter<'_>],
    gold: impl Iterator<Item = &'g Gold> + Clone,
) -> Vec<Choice> {
    let mut choices = Vec::new();
    for splitter in splitters {
        let mut left: Vec<Gold> = gold.clone().cloned().collect();
        while let Some(Gold { word, cuts, weight }) = left.pop() {
            let samples = splitter.samples(&word);
            let right: Vec<bool> = samples.iter().map(|sample| cuts.contains(&sample.at)).collect();
            if let Some(best) = best_right(&samples, &right) {
                left.extend(inner(&word, &cuts, best));
            } else if !cuts.is_empty() {
                continue;
            }
            if !samples.is_empty() {
                let cuts = samples.iter().map(|sample| sample.features.map(f64::from)).collect();
                choices.push(Choice { cuts, right, weight });
            }
        }
    }
    choices
}

/// The likeliest right cut: both sides are well known.
fn best_right<'s>(samples: &'s [Sample], right: &[bool]) -> Option<&'s Sample> {
    let known = |sample: &Sample| sample.features[1].min(sample.features[2]);
    let right = samples.iter().zip(right).filter(|(_, right)| **right).map(|(sample, _)| sample);
    right.max_by(|one, other| known(one).total_cmp(&known(other)))
}

/// The words on both sides of a cut.
fn inner(word: &str, cuts: &[usize], best: &Sample) -> Vec<Gold> {
    let behind = cuts.iter().filter(|&&cut| cut > best.at).map(|cut| cut - best.at).collect();
    let mut inner = vec![Gold { word: word[best.at..].to_owned(), cuts: behind, weight: INNER }];
    if word.starts_with(&best.base) {
        let before = cuts.iter().copied().filter(|&cut| cut < best.base.len().min(best.at)).collect();
        inner.push(Gold { word: best.base.clone(), cuts: before, weight: INNER });
    }
    inner
}
