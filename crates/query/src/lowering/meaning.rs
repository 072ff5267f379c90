//! What a word of the query stands for in one archive.

use super::widen::{Widened, widen};
use super::words::{Group, WordTerms};
use crate::error::Failed;
use crate::generation::Generation;
use crate::options::Levels;
use nachlese_german::Analyzer;
use nachlese_german::compound::Splitter;
use nachlese_german::is_function_word;
use nachlese_german::stemmer::stem;
use std::collections::BTreeSet;

/// A piece, and all that may stand in its place.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Meaning {
    pub(crate) terms: WordTerms,
    /// Where it is searched.
    pub(crate) levels: Levels,
    /// What its parts are, where it is a compound and parts are searched: stems of all levels.
    pub(crate) apart: Vec<String>,
    /// The ways to put it together: stems that must all stand near each other.
    pub(crate) together: Vec<Vec<String>>,
    /// Other spellings and names.
    pub(crate) widened: Vec<Widened>,
    /// How much it says beside other words.
    pub(crate) weight: f32,
}

/// A word as typed, with what it stands for.
pub(crate) type Word = Group<Meaning>;

impl AsRef<WordTerms> for Meaning {
    fn as_ref(&self) -> &WordTerms {
        &self.terms
    }
}

impl Word {
    /// What a group means when it is searched in `levels`.
    pub(crate) fn of(
        group: Group,
        generation: &Generation,
        analyzer: &mut Analyzer,
        levels: Levels,
    ) -> Result<Word, Failed> {
        let mut mean = |terms| Meaning::of(terms, generation, analyzer, levels);
        let pieces = group.pieces.into_iter().map(&mut mean).collect::<Result<_, Failed>>()?;
        // Closed up it is none of a dictionary's words; its pieces are.
        let joined = group.joined.map(|terms| {
            let levels = Levels { prefix: false, ..levels };
            Meaning { terms, levels, weight: 1.0, ..Meaning::default() }
        });
        Ok(Word { joined, pieces })
    }
}

impl Meaning {
    /// What tells it from what other words ask for.
    pub(crate) fn asks_for(&self) -> (&str, Levels) {
        let terms = &self.terms;
        let by_stem = self.levels.stem && !terms.function_word;
        (if by_stem { &terms.stem } else { &terms.exact }, self.levels)
    }

    fn of(
        terms: WordTerms,
        generation: &Generation,
        analyzer: &mut Analyzer,
        levels: Levels,
    ) -> Result<Meaning, Failed> {
        let weight = weight(&terms.exact, analyzer, generation.schema.ranking.non_noun_weight);
        let mut meaning = Meaning { terms, levels, weight, ..Meaning::default() };
        let terms = &meaning.terms;
        if terms.function_word {
            return Ok(meaning);
        }
        if levels.parts && !terms.parts.is_empty() {
            meaning.apart.clone_from(&terms.parts);
            meaning.together = together(&terms.exact, analyzer);
        }
        if levels.names {
            meaning.widened = widen(generation, analyzer, terms)?;
        }
        Ok(meaning)
    }
}

/// What a word says beside a noun or name: `lower_case` for verbs and adjectives, which the archive writes small.
fn weight(exact: &str, analyzer: &Analyzer, lower_case: f32) -> f32 {
    let known = analyzer.lexicon().get(exact.as_bytes());
    let capitalised = known.and_then(|entry| entry.capitalized).unwrap_or(1.0);
    lower_case + (1.0 - lower_case) * capitalised
}

/// Function words are in no stem level: a compound of one (`Nachspielzeit`) has no such way; neither has one of a word and itself
/// (`Zinseszins`), which any article with that word would have.
fn together(exact: &str, analyzer: &Analyzer) -> Vec<Vec<String>> {
    let lexicon = analyzer.lexicon();
    let ways = Splitter::new(lexicon).decompositions(exact).into_iter();
    let stemmed = |word: String| {
        let mut out = String::new();
        stem(&word, lexicon, &mut out);
        out
    };
    let ways = ways.filter(|way| !way.iter().any(|word| is_function_word(word)));
    let ways = ways.map(|way| way.into_iter().map(stemmed).collect::<Vec<String>>());
    ways.filter(|way| way.iter().collect::<BTreeSet<_>>().len() == way.len()).collect()
}
