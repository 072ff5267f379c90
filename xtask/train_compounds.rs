//! Trains the weights of `compound/weights.rs`, and prints them.
//!
//!     train_compounds COMPOUNDS WHOLE... -- LEXICON...
//!
//! COMPOUNDS has a compound a line, a tab, and where it is split (in characters of the lower-cased
//! word with ß as ss, joined by commas); WHOLE has words that are no compounds, one a line; LEXICON
//! is a vocabulary (`word TAB count`) or the lexicon of an index. Built by xtask/compounds, outside
//! the workspace. The lists must not be shipped; the trained numbers say nothing about any word.
//!
//! Each word is a choice between its splits and none (softmax, cross-entropy). What the best
//! correct split leaves is a word to train on as well: its head and its base, with the splits
//! inside them. Before training on all words, each half is trained and tested on the other; those
//! figures go to stderr.

use nachlese_german::compound::{FEATURES, HIDDEN, Sample, Splitter};
use nachlese_german::learn::{LexiconBuilder, Vocabulary};
use nachlese_german::lexicon::Lexicon;
use nachlese_german::normalize::{exact, fold, lower};

/// Passes over all words.
const EPOCHS: usize = 20;
/// Words between two updates of the weights.
const BATCH: usize = 4;
/// The first learning rate; it falls to 0.
const LEARNING_RATE: f64 = 0.01;
/// The decay of weights.
const DECAY: f64 = 3e-4;
/// The weight of a constituent, compared with a word.
const INNER: f64 = 0.7;

/// A word, where it is split (bytes of the exact term), and its weight.
#[derive(Clone)]
struct Gold {
    word: String,
    splits: Vec<usize>,
    weight: f64,
}

/// A word to train on: the features of its candidate splits, and which of them are correct.
struct Choice {
    candidates: Vec<[f64; FEATURES]>,
    correct: Vec<bool>,
    weight: f64,
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let mut groups = arguments.split(|argument| argument == "--");
    let (lists, lexicons) = (groups.next().expect("lists"), groups.next().expect("-- and lexicons"));
    let (compounds, wholes) = lists.split_first().expect("a list of compounds");
    let mut gold: Vec<Gold> = read(compounds).lines().map(compound).collect();
    for whole in wholes {
        let (path, weight) =
            whole.split_once('=').map_or((whole.as_str(), 1.0), |(p, w)| (p, w.parse().expect("a weight")));
        gold.extend(read(path).lines().map(|word| Gold { word: exact(word), splits: Vec::new(), weight }));
    }
    let read: Vec<Lexicon> = lexicons.iter().map(|path| lexicon(path)).collect();
    let splitters: Vec<Splitter<'_>> = read.iter().map(Splitter::new).collect();
    let halves = [0, 1]
        .map(|half| Net::train(&choices(&splitters, gold.iter().filter(|gold| half_of(&gold.word) == half))));
    for (splitter, path) in splitters.iter().zip(lexicons) {
        for threshold in [-0.5, 0.0, 0.25, 0.5, 0.75, 1.0, 1.5] {
            let (mut correct, mut split, mut compounds, mut wholes) = (0, 0, 0, 0);
            for gold in &gold {
                let splits = halves[1 - half_of(&gold.word)].split(splitter, &gold.word, threshold, 0);
                if gold.splits.is_empty() {
                    (wholes, split) = (wholes + 1, split + usize::from(!splits.is_empty()));
                } else {
                    (compounds, correct) = (compounds + 1, correct + usize::from(splits == gold.splits));
                }
            }
            let share = |some: usize, all: usize| 100.0 * some as f64 / all.max(1) as f64;
            let (correct, split) = (share(correct, compounds), share(split, wholes));
            eprintln!(
                "{path}, from {threshold}: compounds exact {correct:.1} %, other words split {split:.1} %"
            );
        }
    }
    print!("{}", Net::train(&choices(&splitters, gold.iter())).source());
}

fn read(path: &str) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The lexicon of an index, or one of a vocabulary.
fn lexicon(path: &str) -> Lexicon {
    let bytes = std::fs::read(path).unwrap_or_else(|error| panic!("{path}: {error}"));
    Lexicon::from_bytes(Box::new(bytes)).unwrap_or_else(|_| {
        let vocabulary = Vocabulary::parse(&read(path)).expect("a vocabulary");
        Lexicon::from_bytes(Box::new(LexiconBuilder::default().finish(&vocabulary))).expect("just written")
    })
}

fn compound(line: &str) -> Gold {
    let (word, places) = line.split_once('\t').expect("a tab");
    let (mut low, mut folded) = (String::new(), String::new());
    lower(word, &mut low);
    let byte = |place: &str| {
        let before: String = low.chars().take(place.parse().expect("a number")).collect();
        fold(&before, &mut folded);
        folded.len()
    };
    let splits = places.split(',').map(byte).collect();
    Gold { word: exact(word), splits, weight: 1.0 }
}

fn half_of(word: &str) -> usize {
    usize::from(
        word.bytes()
            .fold(0_u32, |hash, byte| hash.wrapping_mul(31).wrapping_add(u32::from(byte)))
            .count_ones()
            % 2
            == 1,
    )
}

/// What to train on: every word, and what its best correct split leaves of it.
fn choices<'g>(splitters: &[Splitter<'_>], gold: impl Iterator<Item = &'g Gold> + Clone) -> Vec<Choice> {
    let mut choices = Vec::new();
    for splitter in splitters {
        let mut left: Vec<Gold> = gold.clone().cloned().collect();
        while let Some(Gold { word, splits, weight }) = left.pop() {
            let samples = splitter.samples(&word);
            let correct: Vec<bool> = samples.iter().map(|sample| splits.contains(&sample.at)).collect();
            // The likeliest correct split: both sides are frequent.
            let known = |sample: &Sample| sample.features[1].min(sample.features[2]);
            let best =
                samples.iter().zip(&correct).filter(|(_, correct)| **correct).map(|(sample, _)| sample);
            if let Some(best) = best.max_by(|one, other| known(one).total_cmp(&known(other))) {
                let behind = splits.iter().filter(|&&at| at > best.at).map(|at| at - best.at).collect();
                left.push(Gold { word: word[best.at..].to_owned(), splits: behind, weight: INNER });
                if word.starts_with(&best.base) {
                    let inside =
                        splits.iter().copied().filter(|&at| at < best.base.len().min(best.at)).collect();
                    left.push(Gold { word: best.base.clone(), splits: inside, weight: INNER });
                }
            } else if !splits.is_empty() {
                continue;
            }
            if !samples.is_empty() {
                let candidates = samples.iter().map(|sample| sample.features.map(f64::from)).collect();
                choices.push(Choice { candidates, correct, weight });
            }
        }
    }
    choices
}

/// The linear part, the outputs of the hidden units, and their inputs; of standardized features
/// during training.
#[derive(Clone)]
struct Net {
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

    /// Where `word` is split.
    fn split(&self, splitter: &Splitter<'_>, word: &str, threshold: f64, depth: usize) -> Vec<usize> {
        if word.len() < 6 || depth > 4 {
            return Vec::new();
        }
        let samples = splitter.samples(word);
        let scored = samples.iter().map(|sample| (self.score(&sample.features.map(f64::from)), sample));
        let Some((_, best)) = scored.filter(|(s, _)| *s > threshold).max_by(|a, b| a.0.total_cmp(&b.0))
        else {
            return Vec::new();
        };
        let mut splits = self.split(splitter, &best.base, threshold, depth + 1);
        splits.push(best.at);
        let of_head = self.split(splitter, &word[best.at..], threshold, depth + 1);
        splits.extend(of_head.iter().map(|at| at + best.at));
        splits
    }

    /// Trains a net (Kingma & Ba 2015, "Adam") and returns it for features that are not
    /// standardized.
    fn train(choices: &[Choice]) -> Net {
        let (mean, deviation) = moments(choices);
        let standard = |features: &[f64; FEATURES]| {
            let mut out = *features;
            out.iter_mut()
                .zip(mean.iter().zip(&deviation))
                .for_each(|(value, (m, d))| *value = (*value - m) / d);
            out
        };
        let standardized: Vec<Vec<[f64; FEATURES]>> =
            choices.iter().map(|choice| choice.candidates.iter().map(standard).collect()).collect();
        let mut random = Random(88_172_645_463_325_252);
        let mut net =
            Net { linear: [0.0; FEATURES], output: [0.0; HIDDEN], input: [[0.0; FEATURES]; HIDDEN] };
        net.output.iter_mut().for_each(|weight| *weight = (random.share() - 0.5) * 0.6);
        net.input.iter_mut().flatten().for_each(|weight| *weight = (random.share() - 0.5) * 0.4);
        let count = net.weights().count();
        let (mut first, mut second, mut sum) = (vec![0.0; count], vec![0.0; count], vec![0.0; count]);
        let (mut gradient, mut steps, mut summed) = (vec![0.0; count], 0, 0.0);
        let mut order: Vec<usize> = (0..choices.len()).collect();
        for epoch in 0..EPOCHS {
            (1..order.len()).rev().for_each(|at| order.swap(at, (random.share() * at as f64) as usize));
            for (turn, &at) in order.iter().enumerate() {
                net.add_gradient(&standardized[at], &choices[at], &mut gradient);
                if turn % BATCH + 1 < BATCH {
                    continue;
                }
                steps += 1;
                let step = LEARNING_RATE * (1.0 - epoch as f64 / EPOCHS as f64);
                let unbiased = |beta: f64| 1.0 - beta.powi(steps);
                let (low, high) = (unbiased(0.9), unbiased(0.999));
                for (at, weight) in net.weights().enumerate() {
                    let towards = gradient[at] / BATCH as f64 - DECAY * *weight;
                    gradient[at] = 0.0;
                    first[at] = 0.9 * first[at] + 0.1 * towards;
                    second[at] = 0.999 * second[at] + 0.001 * towards * towards;
                    *weight += step * (first[at] / low) / ((second[at] / high).sqrt() + 1e-8);
                    if epoch + 2 >= EPOCHS {
                        sum[at] += *weight;
                    }
                }
                summed += f64::from(u8::from(epoch + 2 >= EPOCHS));
            }
        }
        net.weights().zip(sum).for_each(|(weight, sum)| *weight = sum / summed);
        // Undo the standardization; the means go into the weight of the first feature, which is
        // always 1.
        for unit in std::iter::once(&mut net.linear).chain(&mut net.input) {
            for (at, weight) in unit.iter_mut().enumerate() {
                *weight /= deviation[at];
            }
            unit[0] -= dot(unit, &mean);
        }
        net
    }

    /// Adds the gradient of the log-likelihood of the correct splits.
    fn add_gradient(&self, candidates: &[[f64; FEATURES]], choice: &Choice, gradient: &mut [f64]) {
        let hidden: Vec<_> = candidates.iter().map(|features| self.hidden(features)).collect();
        let scores: Vec<f64> = candidates
            .iter()
            .zip(&hidden)
            .map(|(features, h)| dot(&self.linear, features) + dot(&self.output, h))
            .collect();
        let highest = scores.iter().copied().fold(0.0, f64::max);
        let likely: Vec<f64> = scores.iter().map(|score| (score - highest).exp()).collect();
        let all = likely.iter().sum::<f64>() + (-highest).exp();
        let correct: f64 = likely
            .iter()
            .zip(&choice.correct)
            .filter(|(_, correct)| **correct)
            .map(|(likely, _)| likely)
            .sum();
        for (at, features) in candidates.iter().enumerate() {
            let wanted = if choice.correct[at] { likely[at] / correct.max(1e-12) } else { 0.0 };
            let more = (wanted - likely[at] / all) * choice.weight;
            let mut place = gradient.iter_mut();
            features.iter().zip(place.by_ref()).for_each(|(value, gradient)| *gradient += more * value);
            hidden[at].iter().zip(place.by_ref()).for_each(|(value, gradient)| *gradient += more * value);
            for (unit, weight) in hidden[at].iter().zip(&self.output) {
                let through = more * weight * (1.0 - unit * unit);
                features
                    .iter()
                    .zip(place.by_ref())
                    .for_each(|(value, gradient)| *gradient += through * value);
            }
        }
    }

    /// The tables of `weights.rs`.
    fn source(&self) -> String {
        let row = |row: &[f64]| {
            row.iter().map(|weight| format!("{:?}", round(*weight))).collect::<Vec<_>>().join(", ")
        };
        let input: String = self.input.iter().map(|unit| format!("    [{}],\n", row(unit))).collect();
        format!(
            "pub(super) const LINEAR: [f32; FEATURES] = [{}];\npub(super) const OUTPUT: [f32; HIDDEN] = [{}];\n\
             pub(super) const INPUT: [[f32; FEATURES]; HIDDEN] = [\n{input}];\n",
            row(&self.linear),
            row(&self.output)
        )
    }
}

/// The mean and the deviation of every feature; 0 and 1 for the first, which is always 1.
fn moments(choices: &[Choice]) -> ([f64; FEATURES], [f64; FEATURES]) {
    let all = || choices.iter().flat_map(|choice| &choice.candidates);
    let count = all().count() as f64;
    let (mut mean, mut deviation) = ([0.0; FEATURES], [1.0; FEATURES]);
    for at in 1..FEATURES {
        mean[at] = all().map(|features| features[at]).sum::<f64>() / count;
        let spread = (all().map(|features| (features[at] - mean[at]).powi(2)).sum::<f64>() / count).sqrt();
        // Otherwise a feature that is hardly ever set gets a meaningless weight.
        deviation[at] = if spread > 1e-6 { spread } else { 1.0 };
    }
    (mean, deviation)
}

fn dot<const N: usize>(one: &[f64; N], other: &[f64; N]) -> f64 {
    one.iter().zip(other).map(|(a, b)| a * b).sum()
}

/// Rounded to four significant digits.
fn round(weight: f64) -> f64 {
    format!("{weight:.3e}").parse().unwrap_or(0.0)
}

/// Marsaglia 2003, "Xorshift RNGs": the same numbers, and so the same weights, each time.
struct Random(u64);

impl Random {
    /// From 0 to 1.
    fn share(&mut self) -> f64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as f64 / (1_u64 << 53) as f64
    }
}
