//! The model of a split's score: a linear part and a few hidden units, and how it is trained.

use super::choices::Choice;
use crate::random::Random;
use nachlese_german::compound::{FEATURES, HIDDEN, Splitter};

/// Passes over all words.
const EPOCHS: usize = 20;
/// Last passes whose weights are averaged.
const AVERAGED: usize = 2;
/// Words between two updates of the weights.
const BATCH: usize = 4;
/// The first learning rate; it falls to 0.
const LEARNING_RATE: f64 = 0.01;
/// The decay of weights.
const DECAY: f64 = 3e-4;
/// Words shorter than this are not split, and parts of parts of parts no further.
const SHORTEST: usize = 6;
const DEEPEST: usize = 4;

/// The linear part, then what leaves the hidden units, then what enters them; of standardized
/// features while it trains.
#[derive(Clone)]
pub(super) struct Net {
    linear: [f64; FEATURES],
    output: [f64; HIDDEN],
    input: [[f64; FEATURES]; HIDDEN],
}

impl Net {
    fn weights(&mut self) -> impl Iterator<Item = &mut f64> {
        self.linear.iter_mut().chain(&mut self.output).chain(self.input.iter_mut().flatten())
    }

    fn hidden(&self, features: &[f64; FEATURES]) -> [f64; HIDDEN] {
        self.input.map(|unit| dot(&unit, features).tanh())
    }

    fn score(&self, features: &[f64; FEATURES]) -> f64 {
        dot(&self.linear, features) + dot(&self.output, &self.hidden(features))
    }

    /// Where `word` is split: bytes, ascending.
    pub(super) fn split(
        &self,
        splitter: &Splitter<'_>,
        word: &str,
        threshold: f64,
        depth: usize,
    ) -> Vec<usize> {
        if word.len() < SHORTEST || depth > DEEPEST {
            return Vec::new();
        }
        let samples = splitter.samples(word);
        let scored = samples.iter().map(|sample| (self.score(&sample.features.map(f64::from)), sample));
        let likely = scored.filter(|(score, _)| *score > threshold);
        let Some((_, best)) = likely.max_by(|one, other| one.0.total_cmp(&other.0)) else {
            return Vec::new();
        };
        let mut splits = self.split(splitter, &best.base, threshold, depth + 1);
        splits.push(best.at);
        let head = self.split(splitter, &word[best.at..], threshold, depth + 1);
        splits.extend(head.iter().map(|split| split + best.at));
        splits
    }

    /// Trains (Kingma and Ba 2015, "Adam"), and returns a net for features as they are.
    pub(super) fn train(choices: &[Choice]) -> Net {
        let (mean, deviation) = moments(choices);
        let standard = |features: &[f64; FEATURES]| {
            let mut out = *features;
            let moments = mean.iter().zip(&deviation);
            out.iter_mut().zip(moments).for_each(|(value, (mean, dev))| *value = (*value - mean) / dev);
            out
        };
        let standardized: Vec<Vec<[f64; FEATURES]>> =
            choices.iter().map(|choice| choice.splits.iter().map(standard).collect()).collect();
        let mut random = Random::new(0);
        let mut net =
            Net { linear: [0.0; FEATURES], output: [0.0; HIDDEN], input: [[0.0; FEATURES]; HIDDEN] };
        net.output.iter_mut().for_each(|weight| *weight = (random.share() - 0.5) * 0.6);
        net.input.iter_mut().flatten().for_each(|weight| *weight = (random.share() - 0.5) * 0.4);
        net.descend(choices, &standardized, &mut random);
        // Back to features as they are. What the means amount to goes to the first, always 1.
        for unit in std::iter::once(&mut net.linear).chain(&mut net.input) {
            unit.iter_mut().zip(&deviation).for_each(|(weight, deviation)| *weight /= deviation);
            unit[0] -= dot(unit, &mean);
        }
        net
    }

    /// All passes over all words; the weights become the mean of the last passes.
    fn descend(&mut self, choices: &[Choice], splits: &[Vec<[f64; FEATURES]>], random: &mut Random) {
        let count = self.weights().count();
        let (mut first, mut second, mut sum) = (vec![0.0; count], vec![0.0; count], vec![0.0; count]);
        let (mut slope, mut steps, mut summed) = (vec![0.0; count], 0, 0.0);
        let mut order: Vec<usize> = (0..choices.len()).collect();
        for epoch in 0..EPOCHS {
            (1..order.len()).rev().for_each(|at| order.swap(at, random.below(at)));
            let averaged = epoch + AVERAGED >= EPOCHS;
            for (turn, &at) in order.iter().enumerate() {
                self.add_slope(&splits[at], &choices[at], &mut slope);
                if turn % BATCH + 1 < BATCH {
                    continue;
                }
                steps += 1;
                let step = LEARNING_RATE * (1.0 - epoch as f64 / EPOCHS as f64);
                let unbiased = |beta: f64| 1.0 - beta.powi(steps);
                let (low, high) = (unbiased(0.9), unbiased(0.999));
                for (at, weight) in self.weights().enumerate() {
                    let towards = slope[at] / BATCH as f64 - DECAY * *weight;
                    slope[at] = 0.0;
                    first[at] = 0.9 * first[at] + 0.1 * towards;
                    second[at] = 0.999 * second[at] + 0.001 * towards * towards;
                    *weight += step * (first[at] / low) / ((second[at] / high).sqrt() + 1e-8);
                    if averaged {
                        sum[at] += *weight;
                    }
                }
                summed += f64::from(u8::from(averaged));
            }
        }
        self.weights().zip(sum).for_each(|(weight, sum)| *weight = sum / summed);
    }

    /// Adds how the likelihood of the correct splits grows with each weight.
    fn add_slope(&self, splits: &[[f64; FEATURES]], choice: &Choice, slope: &mut [f64]) {
        let hidden: Vec<_> = splits.iter().map(|split| self.hidden(split)).collect();
        let scores: Vec<f64> = splits
            .iter()
            .zip(&hidden)
            .map(|(split, hidden)| dot(&self.linear, split) + dot(&self.output, hidden))
            .collect();
        let most = scores.iter().copied().fold(0.0, f64::max);
        let likely: Vec<f64> = scores.iter().map(|score| (score - most).exp()).collect();
        let all = likely.iter().sum::<f64>() + (-most).exp();
        let correct: f64 = likely
            .iter()
            .zip(&choice.correct)
            .filter(|(_, correct)| **correct)
            .map(|(likely, _)| likely)
            .sum();
        for (at, split) in splits.iter().enumerate() {
            let wanted = if choice.correct[at] { likely[at] / correct.max(1e-12) } else { 0.0 };
            let more = (wanted - likely[at] / all) * choice.weight;
            let mut weights = slope.iter_mut();
            split.iter().zip(weights.by_ref()).for_each(|(value, slope)| *slope += more * value);
            hidden[at].iter().zip(weights.by_ref()).for_each(|(value, slope)| *slope += more * value);
            for (unit, weight) in hidden[at].iter().zip(&self.output) {
                let through = more * weight * (1.0 - unit * unit);
                split.iter().zip(weights.by_ref()).for_each(|(value, slope)| *slope += through * value);
            }
        }
    }

    /// The tables of `weights.rs`.
    pub(super) fn source(&self) -> String {
        let row = |row: &[f64]| {
            row.iter().map(|weight| format!("{:?}", rounded(*weight))).collect::<Vec<_>>().join(", ")
        };
        let input: String = self.input.iter().map(|unit| format!("    [{}],\n", row(unit))).collect();
        format!(
            "pub(super) const LINEAR: [f32; FEATURES] = [{}];\n\
             pub(super) const OUTPUT: [f32; HIDDEN] = [{}];\n\
             pub(super) const INPUT: [[f32; FEATURES]; HIDDEN] = [\n{input}];\n",
            row(&self.linear),
            row(&self.output)
        )
    }
}

/// Mean and deviation of every feature; the first, which is always 1, stays as it is.
fn moments(choices: &[Choice]) -> ([f64; FEATURES], [f64; FEATURES]) {
    let all = || choices.iter().flat_map(|choice| &choice.splits);
    let count = all().count() as f64;
    let (mut mean, mut deviation) = ([0.0; FEATURES], [1.0; FEATURES]);
    for at in 1..FEATURES {
        mean[at] = all().map(|split| split[at]).sum::<f64>() / count;
        let spread = (all().map(|split| (split[at] - mean[at]).powi(2)).sum::<f64>() / count).sqrt();
        // Without this a feature that is hardly ever set gets a weight that means nothing.
        deviation[at] = if spread > 1e-6 { spread } else { 1.0 };
    }
    (mean, deviation)
}

fn dot<const N: usize>(one: &[f64; N], other: &[f64; N]) -> f64 {
    one.iter().zip(other).map(|(a, b)| a * b).sum()
}

/// Four significant digits.
fn rounded(weight: f64) -> f64 {
    format!("{weight:.3e}").parse().unwrap_or(0.0)
}
