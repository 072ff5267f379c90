//! Learns the weights of `compound/weights.rs`, which it prints.
//!
//!     train_compounds COMPOUNDS WHOLE... -- LEXICON...
//!
//! COMPOUNDS: a compound a line, a tab, and where it is cut (in characters of the lower-cased word with ß as ss, joined by commas);
//! WHOLE: words that are none, one a line; LEXICON: vocabulary files (`word TAB count`) or lexicons of indexes. Built by
//! xtask/compounds, outside the workspace. The lists that it was called with must not be shipped; the numbers that are learned say nothing of any word.
//!
//! Each word is a choice among its cuts and none (softmax, cross-entropy). What the best right cut leaves is a word to learn from,
//! too: its head and its base, with the cuts that fall into them. Before all of it is learned, halves are learned and measured on
//! the other half; those figures go to stderr.

use nachlese_german::compound::{FEATURES, HIDDEN, Sample, Splitter};
use nachlese_german::lexicon::{Learner, Lexicon, Vocabulary};
use nachlese_german::normalize::{exact, fold, lower};

/// Rounds over all words.
const ROUNDS: usize = 20;
/// Words between two steps of the weights.
const BATCH: usize = 4;
/// Length of the first steps; they shrink to nothing.
const STEP: f64 = 0.01;
/// How strongly weights are drawn to 0.
const DECAY: f64 = 3e-4;
/// What a part of a word counts beside a word.
const INNER: f64 = 0.7;

/// A word, where it is cut (bytes of the exact term), and what it counts.
#[derive(Clone)]
struct Gold {
    word: String,
    cuts: Vec<usize>,
    worth: f64,
}

/// A word to learn from: its cuts in numbers, and which of them are right.
struct Choice {
    cuts: Vec<[f64; FEATURES]>,
    right: Vec<bool>,
    worth: f64,
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let mut groups = arguments.split(|argument| argument == "--");
    let (lists, lexicons) = (groups.next().expect("lists"), groups.next().expect("-- and lexicons"));
    let (compounds, wholes) = lists.split_first().expect("a list of compounds");
    let mut gold: Vec<Gold> = read(compounds).lines().map(compound).collect();
    for whole in wholes {
        let (path, worth) =
            whole.split_once('=').map_or((whole.as_str(), 1.0), |(p, w)| (p, w.parse().expect("worth")));
        gold.extend(read(path).lines().map(|word| Gold { word: exact(word), cuts: Vec::new(), worth }));
    }
    let read: Vec<Lexicon> = lexicons.iter().map(|path| lexicon(path)).collect();
    let splitters: Vec<Splitter<'_>> = read.iter().map(Splitter::new).collect();
    let halves = [0, 1]
        .map(|half| Net::learn(&choices(&splitters, gold.iter().filter(|gold| half_of(&gold.word) == half))));
    for (splitter, path) in splitters.iter().zip(lexicons) {
        for threshold in [-0.5, 0.0, 0.25, 0.5, 0.75, 1.0, 1.5] {
            let (mut right, mut cut, mut compounds, mut wholes) = (0, 0, 0, 0);
            for gold in &gold {
                let cuts = halves[1 - half_of(&gold.word)].split(splitter, &gold.word, threshold, 0);
                if gold.cuts.is_empty() {
                    (wholes, cut) = (wholes + 1, cut + usize::from(!cuts.is_empty()));
                } else {
                    (compounds, right) = (compounds + 1, right + usize::from(cuts == gold.cuts));
                }
            }
            let share = |some: usize, all: usize| 100.0 * some as f64 / all.max(1) as f64;
            let (right, cut) = (share(right, compounds), share(cut, wholes));
            eprintln!("{path}, from {threshold}: compounds exact {right:.1} %, other words cut {cut:.1} %");
        }
    }
    print!("{}", Net::learn(&choices(&splitters, gold.iter())).source());
}

fn read(path: &str) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// A lexicon of an index, or of a vocabulary file.
fn lexicon(path: &str) -> Lexicon {
    let bytes = std::fs::read(path).unwrap_or_else(|error| panic!("{path}: {error}"));
    Lexicon::read(Box::new(bytes)).unwrap_or_else(|_| {
        let vocabulary = Vocabulary::parse(&read(path)).expect("a vocabulary");
        Lexicon::read(Box::new(Learner::default().finish(&vocabulary))).expect("just written")
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
    let cuts = places.split(',').map(byte).collect();
    Gold { word: exact(word), cuts, worth: 1.0 }
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

/// What is learned from: every word, and what is left of it behind its best right cut.
fn choices<'g>(splitters: &[Splitter<'_>], gold: impl Iterator<Item = &'g Gold> + Clone) -> Vec<Choice> {
    let mut choices = Vec::new();
    for splitter in splitters {
        let mut left: Vec<Gold> = gold.clone().cloned().collect();
        while let Some(Gold { word, cuts, worth }) = left.pop() {
            let samples = splitter.samples(&word);
            let right: Vec<bool> = samples.iter().map(|sample| cuts.contains(&sample.at)).collect();
            // The likeliest right cut: both sides well known.
            let known = |sample: &Sample| sample.features[1].min(sample.features[2]);
            let best = samples.iter().zip(&right).filter(|(_, right)| **right).map(|(sample, _)| sample);
            if let Some(best) = best.max_by(|one, other| known(one).total_cmp(&known(other))) {
                let behind = cuts.iter().filter(|&&cut| cut > best.at).map(|cut| cut - best.at).collect();
                left.push(Gold { word: word[best.at..].to_owned(), cuts: behind, worth: INNER });
                if word.starts_with(&best.base) {
                    let inside =
                        cuts.iter().copied().filter(|&cut| cut < best.base.len().min(best.at)).collect();
                    left.push(Gold { word: best.base.clone(), cuts: inside, worth: INNER });
                }
            } else if !cuts.is_empty() {
                continue;
            }
            if !samples.is_empty() {
                let cuts = samples.iter().map(|sample| sample.features.map(f64::from)).collect();
                choices.push(Choice { cuts, right, worth });
            }
        }
    }
    choices
}

/// The linear part, then what leaves the hidden units, then what enters them; of standardised features while it learns.
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

    /// Where `word` is cut.
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
        let mut cuts = self.split(splitter, &best.base, threshold, depth + 1);
        cuts.push(best.at);
        cuts.extend(
            self.split(splitter, &word[best.at..], threshold, depth + 1).iter().map(|cut| cut + best.at),
        );
        cuts
    }

    /// Learns (Kingma & Ba 2015, "Adam"), and returns a net for features as they are.
    fn learn(choices: &[Choice]) -> Net {
        let (mean, deviation) = moments(choices);
        let standard = |features: &[f64; FEATURES]| {
            let mut out = *features;
            out.iter_mut()
                .zip(mean.iter().zip(&deviation))
                .for_each(|(value, (m, d))| *value = (*value - m) / d);
            out
        };
        let standardised: Vec<Vec<[f64; FEATURES]>> =
            choices.iter().map(|choice| choice.cuts.iter().map(standard).collect()).collect();
        let mut random = Random(88_172_645_463_325_252);
        let mut net =
            Net { linear: [0.0; FEATURES], output: [0.0; HIDDEN], input: [[0.0; FEATURES]; HIDDEN] };
        net.output.iter_mut().for_each(|weight| *weight = (random.share() - 0.5) * 0.6);
        net.input.iter_mut().flatten().for_each(|weight| *weight = (random.share() - 0.5) * 0.4);
        let count = net.weights().count();
        let (mut first, mut second, mut sum) = (vec![0.0; count], vec![0.0; count], vec![0.0; count]);
        let (mut slope, mut steps, mut summed) = (vec![0.0; count], 0, 0.0);
        let mut order: Vec<usize> = (0..choices.len()).collect();
        for round in 0..ROUNDS {
            (1..order.len()).rev().for_each(|at| order.swap(at, (random.share() * at as f64) as usize));
            for (turn, &at) in order.iter().enumerate() {
                net.add_slope(&standardised[at], &choices[at], &mut slope);
                if turn % BATCH + 1 < BATCH {
                    continue;
                }
                steps += 1;
                let step = STEP * (1.0 - round as f64 / ROUNDS as f64);
                let unbiased = |beta: f64| 1.0 - beta.powi(steps);
                let (low, high) = (unbiased(0.9), unbiased(0.999));
                for (at, weight) in net.weights().enumerate() {
                    let towards = slope[at] / BATCH as f64 - DECAY * *weight;
                    slope[at] = 0.0;
                    first[at] = 0.9 * first[at] + 0.1 * towards;
                    second[at] = 0.999 * second[at] + 0.001 * towards * towards;
                    *weight += step * (first[at] / low) / ((second[at] / high).sqrt() + 1e-8);
                    if round + 2 >= ROUNDS {
                        sum[at] += *weight;
                    }
                }
                summed += f64::from(u8::from(round + 2 >= ROUNDS));
            }
        }
        net.weights().zip(sum).for_each(|(weight, sum)| *weight = sum / summed);
        // Back to features as they are; what the means amount to goes to the first, which is always 1.
        for unit in std::iter::once(&mut net.linear).chain(&mut net.input) {
            for (at, weight) in unit.iter_mut().enumerate() {
                *weight /= deviation[at];
            }
            unit[0] -= dot(unit, &mean);
        }
        net
    }

    /// Adds how the likelihood of the right cuts grows with each weight.
    fn add_slope(&self, cuts: &[[f64; FEATURES]], choice: &Choice, slope: &mut [f64]) {
        let hidden: Vec<_> = cuts.iter().map(|cut| self.hidden(cut)).collect();
        let scores: Vec<f64> =
            cuts.iter().zip(&hidden).map(|(cut, h)| dot(&self.linear, cut) + dot(&self.output, h)).collect();
        let most = scores.iter().copied().fold(0.0, f64::max);
        let likely: Vec<f64> = scores.iter().map(|score| (score - most).exp()).collect();
        let all = likely.iter().sum::<f64>() + (-most).exp();
        let right: f64 =
            likely.iter().zip(&choice.right).filter(|(_, right)| **right).map(|(likely, _)| likely).sum();
        for (at, cut) in cuts.iter().enumerate() {
            let wanted = if choice.right[at] { likely[at] / right.max(1e-12) } else { 0.0 };
            let more = (wanted - likely[at] / all) * choice.worth;
            let mut place = slope.iter_mut();
            cut.iter().zip(place.by_ref()).for_each(|(value, slope)| *slope += more * value);
            hidden[at].iter().zip(place.by_ref()).for_each(|(value, slope)| *slope += more * value);
            for (unit, weight) in hidden[at].iter().zip(&self.output) {
                let through = more * weight * (1.0 - unit * unit);
                cut.iter().zip(place.by_ref()).for_each(|(value, slope)| *slope += through * value);
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

/// Mean and deviation of every feature; the first, which is always 1, stays as it is.
fn moments(choices: &[Choice]) -> ([f64; FEATURES], [f64; FEATURES]) {
    let all = || choices.iter().flat_map(|choice| &choice.cuts);
    let count = all().count() as f64;
    let (mut mean, mut deviation) = ([0.0; FEATURES], [1.0; FEATURES]);
    for at in 1..FEATURES {
        mean[at] = all().map(|cut| cut[at]).sum::<f64>() / count;
        let spread = (all().map(|cut| (cut[at] - mean[at]).powi(2)).sum::<f64>() / count).sqrt();
        // Without this a feature that is hardly ever set gets a weight that means nothing.
        deviation[at] = if spread > 1e-6 { spread } else { 1.0 };
    }
    (mean, deviation)
}

fn dot<const N: usize>(one: &[f64; N], other: &[f64; N]) -> f64 {
    one.iter().zip(other).map(|(a, b)| a * b).sum()
}

/// Four digits that count.
fn round(weight: f64) -> f64 {
    format!("{weight:.3e}").parse().unwrap_or(0.0)
}

/// Marsaglia 2003, "Xorshift RNGs": the same weights each time.
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
