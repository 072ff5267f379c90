//! Trains the weights of the compound splitter, and writes the tables of
//! crates/german/src/compound/weights.rs to `weights.rs` in the scratch folder.
//!
//! Trained on: compounds with their splits, words that are none, and surnames; each with two
//! lexicons, that of a general vocabulary and that of the index that `stems` makes. The lists must
//! not be shipped; the trained numbers say nothing of any word.
//!
//! Each word is a choice among its splits and none (softmax, cross-entropy). Before training on
//! all of the lists, each half is trained on and tested on the other; those figures are printed.

mod choices;
mod net;

use crate::Context;
use crate::data::{existing, files, read, unpack, write};
use anyhow::{Context as _, Result, anyhow};
use choices::choices;
use nachlese_german::compound::Splitter;
use nachlese_german::learn::{LexiconBuilder, Vocabulary};
use nachlese_german::lexicon::Lexicon;
use nachlese_german::normalize::{exact, fold, lower};
use net::Net;
use std::collections::HashSet;

/// What a surname counts compared with another word.
const SURNAME: f64 = 1.5;
/// Words of the vocabulary that are no surnames, however many people have them as a name.
const COMMON: usize = 20_000;
/// Scores from which a split is made, as tried on the halves.
const THRESHOLDS: [f64; 7] = [-0.5, 0.0, 0.25, 0.5, 0.75, 1.0, 1.5];

/// A word, where it is split (bytes of the exact term), and what it counts.
#[derive(Clone)]
struct Gold {
    word: String,
    splits: Vec<usize>,
    weight: f64,
}

pub(crate) fn run(context: &Context) -> Result<()> {
    let vocabulary = unpack(&context.data.path("data/words/vocabulary.de.tsv.gz")?)?;
    let gold = gold(context, &vocabulary)?;
    let index = crate::stems::index(&context.scratch);
    let generations = files(&existing(index.clone())?, "lexicon.bin")?;
    let newest = generations.last().with_context(|| format!("{} has no lexicon", index.display()))?;
    let lexicons =
        [("vocabulary", of_vocabulary(&vocabulary)?), ("index", of_bytes(std::fs::read(newest)?)?)];
    let splitters = [Splitter::new(&lexicons[0].1), Splitter::new(&lexicons[1].1)];

    let halves = [0, 1]
        .map(|half| Net::train(&choices(&splitters, gold.iter().filter(|gold| half_of(&gold.word) == half))));
    for ((name, _), splitter) in lexicons.iter().zip(&splitters) {
        for threshold in THRESHOLDS {
            let (exact, split) = measure(&halves, splitter, &gold, threshold);
            println!(
                "{name}, from {threshold}: compounds exact {exact:.1} %, other words split {split:.1} %"
            );
        }
    }
    let to = context.scratch.path("weights.rs");
    write(&to, Net::train(&choices(&splitters, gold.iter())).source())?;
    println!("{}", to.display());
    Ok(())
}

/// All words to train on.
fn gold(context: &Context, vocabulary: &str) -> Result<Vec<Gold>> {
    let list = |name: &str| read(&context.data.path("data/words")?.join(name));
    let mut gold = list("compounds.tsv")?.lines().map(compound).collect::<Result<Vec<_>>>()?;
    let whole = |word: &str, weight| Gold { word: exact(word), splits: Vec::new(), weight };
    gold.extend(list("simple.txt")?.lines().map(|word| whole(word, 1.0)));
    let words = vocabulary.lines().take(COMMON).filter_map(|line| line.split('\t').next());
    let common: HashSet<String> = words.map(str::to_lowercase).collect();
    let surnames = list("surnames.txt")?;
    let rare = surnames.lines().filter(|name| !common.contains(&name.to_lowercase()));
    gold.extend(rare.map(|name| whole(name, SURNAME)));
    Ok(gold)
}

/// A line of the list of compounds: the word, a tab, and where it is split, in characters of the
/// lower-cased word with ß as ss, joined by commas.
fn compound(line: &str) -> Result<Gold> {
    let (word, places) = line.split_once('\t').with_context(|| format!("no tab in: {line}"))?;
    let (mut low, mut folded) = (String::new(), String::new());
    lower(word, &mut low);
    let byte = |place: &str| {
        let before: String = low.chars().take(place.parse().with_context(|| line.to_owned())?).collect();
        fold(&before, &mut folded);
        Ok(folded.len())
    };
    let splits = places.split(',').map(byte).collect::<Result<_>>()?;
    Ok(Gold { word: exact(word), splits, weight: 1.0 })
}

fn of_vocabulary(text: &str) -> Result<Lexicon> {
    let vocabulary = Vocabulary::parse(text).map_err(|error| anyhow!("the vocabulary: {error}"))?;
    of_bytes(LexiconBuilder::default().finish(&vocabulary))
}

fn of_bytes(bytes: Vec<u8>) -> Result<Lexicon> {
    Lexicon::from_bytes(Box::new(bytes)).map_err(|error| anyhow!("a lexicon: {error}"))
}

/// One of two halves that a word belongs to, whatever else is in the lists.
fn half_of(word: &str) -> usize {
    let hash = word.bytes().fold(0_u32, |hash, byte| hash.wrapping_mul(31).wrapping_add(u32::from(byte)));
    usize::from(hash.count_ones() % 2 == 1)
}

/// Each word split by what was trained on the other half: percent of the compounds that are split
/// exactly, percent of the other words that are split at all.
fn measure(halves: &[Net; 2], splitter: &Splitter<'_>, gold: &[Gold], threshold: f64) -> (f64, f64) {
    let (mut exact, mut split, mut compounds, mut others) = (0, 0, 0, 0);
    for Gold { word, splits, .. } in gold {
        let found = halves[1 - half_of(word)].split(splitter, word, threshold, 0);
        if splits.is_empty() {
            (others, split) = (others + 1, split + usize::from(!found.is_empty()));
        } else {
            (compounds, exact) = (compounds + 1, exact + usize::from(found == *splits));
        }
    }
    let percent = |some: usize, all: usize| 100.0 * some as f64 / all.max(1) as f64;
    (percent(exact, compounds), percent(split, others))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cuts_in_characters_become_bytes_of_the_exact_term() {
        let gold = compound("Straßenbahn\t7").unwrap();
        assert_eq!((gold.word.as_str(), gold.splits.as_slice()), ("strassenbahn", &[7][..]));
        assert!(compound("no tab").is_err() && compound("word\tx").is_err());
    }
}
