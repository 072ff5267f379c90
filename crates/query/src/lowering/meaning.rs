//! What a word of the query stands for in one archive.

use super::widen::{Widened, widen};
use super::words::{Group, WordTerms};
use crate::error::Failed;
use crate::generation::Generation;
use crate::options::Zones;
use nachlese_german::Analyzer;
use nachlese_german::compound::Splitter;
use nachlese_german::is_function_word;
use nachlese_german::stem::stem;

/// A piece, and all that may stand in its place.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Meaning {
    pub(crate) terms: WordTerms,
    /// Where it is searched.
    pub(crate) zones: Zones,
    /// What its parts are, where it is a compound and parts are searched: stems of all levels.
    pub(crate) apart: Vec<String>,
    /// The ways to put it together: stems that must all stand near each other.
    pub(crate) together: Vec<Vec<String>>,
    /// Other spellings and names.
    pub(crate) widened: Vec<Widened>,
}

/// A word as typed, with what it stands for.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Word {
    pub(crate) joined: Option<Meaning>,
    pub(crate) pieces: Vec<Meaning>,
}

impl Word {
    /// What a group means when it is searched in `zones`.
    pub(crate) fn of(
        group: Group,
        generation: &Generation,
        analyzer: &mut Analyzer,
        zones: Zones,
    ) -> Result<Word, Failed> {
        let mut mean = |terms| Meaning::of(terms, generation, analyzer, zones);
        let pieces = group.pieces.into_iter().map(&mut mean).collect::<Result<_, Failed>>()?;
        // Closed up it is none of a dictionary's words; its pieces are.
        let joined = group.joined.map(|terms| Meaning { terms, zones, ..Meaning::default() });
        Ok(Word { joined, pieces })
    }

    /// The word itself: closed up if it has several pieces.
    pub(crate) fn main(&self) -> Option<&Meaning> {
        self.joined.as_ref().or(self.pieces.first())
    }

    /// Whether it is a function word (der, und, sich ...).
    pub(crate) fn is_function_word(&self) -> bool {
        self.joined.is_none() && self.pieces.iter().all(|piece| piece.terms.function_word)
    }

    /// The pieces' exact forms, in order.
    pub(crate) fn sequence(&self) -> Vec<String> {
        self.pieces.iter().map(|piece| piece.terms.exact.clone()).collect()
    }
}

impl Meaning {
    fn of(
        terms: WordTerms,
        generation: &Generation,
        analyzer: &mut Analyzer,
        zones: Zones,
    ) -> Result<Meaning, Failed> {
        let mut meaning = Meaning { terms, zones, ..Meaning::default() };
        let terms = &meaning.terms;
        if terms.function_word {
            return Ok(meaning);
        }
        if zones.parts && !terms.parts.is_empty() {
            meaning.apart.clone_from(&terms.parts);
            meaning.together = together(&terms.exact, analyzer);
        }
        if zones.names {
            meaning.widened = widen(generation, analyzer, terms)?;
        }
        Ok(meaning)
    }
}

/// Function words are in no stem zone: a compound of one (`Nachspielzeit`) has no such way.
fn together(exact: &str, analyzer: &Analyzer) -> Vec<Vec<String>> {
    let lexicon = analyzer.lexicon();
    let ways = Splitter::new(lexicon).ways(exact).into_iter();
    let stemmed = |word: String| {
        let mut out = String::new();
        stem(&word, lexicon, &mut out);
        out
    };
    let ways = ways.filter(|way| !way.iter().any(|word| is_function_word(word)));
    ways.map(|way| way.into_iter().map(stemmed).collect()).collect()
}
