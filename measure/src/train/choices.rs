//! From words to choices among their splits.

use super::Gold;
use nachlese_german::compound::{FEATURES, Sample, Splitter};

/// What a part of a word counts compared with a word.
const INNER: f64 = 0.7;

/// A word to train on: the features of its splits, and which of them are correct.
pub(super) struct Choice {
    pub(super) splits: Vec<[f64; FEATURES]>,
    pub(super) correct: Vec<bool>,
    pub(super) weight: f64,
}

/// What is trained from: every word, and the head and the base that its best correct split leaves,
/// with the splits that fall into them.
pub(super) fn choices<'g>(
    splitters: &[Splitter<'_>],
    gold: impl Iterator<Item = &'g Gold> + Clone,
) -> Vec<Choice> {
    let mut choices = Vec::new();
    for splitter in splitters {
        let mut left: Vec<Gold> = gold.clone().cloned().collect();
        while let Some(Gold { word, splits, weight }) = left.pop() {
            let samples = splitter.samples(&word);
            let correct: Vec<bool> = samples.iter().map(|sample| splits.contains(&sample.at)).collect();
            if let Some(best) = best_correct(&samples, &correct) {
                left.extend(inner(&word, &splits, best));
            } else if !splits.is_empty() {
                continue;
            }
            if !samples.is_empty() {
                let splits = samples.iter().map(|sample| sample.features.map(f64::from)).collect();
                choices.push(Choice { splits, correct, weight });
            }
        }
    }
    choices
}

/// The likeliest correct split: both sides are well known.
fn best_correct<'s>(samples: &'s [Sample], correct: &[bool]) -> Option<&'s Sample> {
    let known = |sample: &Sample| sample.features[1].min(sample.features[2]);
    let correct = samples.iter().zip(correct).filter(|(_, correct)| **correct).map(|(sample, _)| sample);
    correct.max_by(|one, other| known(one).total_cmp(&known(other)))
}

/// The words on both sides of a split.
fn inner(word: &str, splits: &[usize], best: &Sample) -> Vec<Gold> {
    let behind = splits.iter().filter(|&&split| split > best.at).map(|split| split - best.at).collect();
    let mut inner = vec![Gold { word: word[best.at..].to_owned(), splits: behind, weight: INNER }];
    if word.starts_with(&best.base) {
        let before = splits.iter().copied().filter(|&split| split < best.base.len().min(best.at)).collect();
        inner.push(Gold { word: best.base.clone(), splits: before, weight: INNER });
    }
    inner
}
