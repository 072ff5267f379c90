//! The alternatives of a word in one archive.

use super::alternative::{Alternative, AlternativeKind};
use super::names::{OtherName, other_names};
use super::typed::{PieceTerms, QueryWord};
use super::weights::weight;
use crate::error::Failed;
use crate::generation::Generation;
use crate::options::Levels;
use nachlese_german::compound::Splitter;
use nachlese_german::stemmer::{stem, stem_to_string};
use nachlese_german::{Analyzer, Level, function_word_forms, is_function_word, prefix_ngrams};
use std::collections::BTreeSet;

/// A piece of a word with its alternatives.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Expansion {
    /// The piece itself.
    pub(crate) terms: PieceTerms,
    /// The levels at which it is searched.
    pub(crate) levels: Levels,
    /// Its alternatives.
    pub(crate) alternatives: Vec<Alternative>,
    /// Its other spellings and names, as displayed.
    pub(crate) other_names: Vec<String>,
    /// Between `non_noun_weight` (always in lower case in the archive) and 1 (always capitalized,
    /// or unknown).
    pub(crate) weight: f32,
    /// Its weight as one of several pieces of a word; 1 for the only piece.
    pub(crate) piece_weight: f32,
}

/// A word as typed, with the alternatives of its pieces.
pub(crate) type ExpandedWord = QueryWord<Expansion>;

impl AsRef<PieceTerms> for Expansion {
    fn as_ref(&self) -> &PieceTerms {
        &self.terms
    }
}

impl ExpandedWord {
    /// Lists the alternatives of a word that is searched at `levels`.
    pub(crate) fn expand(
        word: QueryWord,
        generation: &Generation,
        analyzer: &mut Analyzer,
        levels: Levels,
    ) -> Result<ExpandedWord, Failed> {
        let weights = &generation.schema.pieces;
        let piece_weight = if word.concatenated.is_some() { weights.each } else { 1.0 };
        let pieces = word.pieces.into_iter().map(|terms| {
            let expansion = Expansion::of_piece(terms, generation, analyzer, levels)?;
            Ok(Expansion { piece_weight, ..expansion })
        });
        let pieces = pieces.collect::<Result<_, Failed>>()?;
        // The concatenation is rarely a word of its own: it gets no names, constituents or
        // prefixes.
        let concatenated = word.concatenated.map(|terms| {
            let levels = Levels { prefix: false, ..levels };
            let alternatives = alternatives(&terms, levels, &[], &[], false, generation);
            let piece_weight = weights.concatenated;
            Expansion { terms, levels, alternatives, other_names: Vec::new(), weight: 1.0, piece_weight }
        });
        Ok(ExpandedWord { concatenated, pieces })
    }

    /// What is scored of it: the only piece, or the concatenation and those pieces that are not
    /// function words.
    pub(crate) fn scored_pieces(&self) -> impl Iterator<Item = &Expansion> {
        let several = self.concatenated.is_some();
        let pieces = self.pieces.iter().filter(move |piece| !(several && piece.terms.function_word));
        self.concatenated.iter().chain(pieces)
    }
}

impl Expansion {
    fn of_piece(
        terms: PieceTerms,
        generation: &Generation,
        analyzer: &mut Analyzer,
        levels: Levels,
    ) -> Result<Expansion, Failed> {
        let weight = noun_weight(&terms.exact, analyzer, generation.schema.ranking.non_noun_weight);
        let (mut names, mut compositions) = (Vec::new(), Vec::new());
        let with_constituents = levels.parts && !terms.function_word;
        if with_constituents && !terms.constituents.is_empty() {
            compositions = stemmed_compositions(&terms.exact, analyzer);
        }
        if levels.names && !terms.function_word {
            names = other_names(generation, analyzer, &terms)?;
        }
        let alternatives = alternatives(&terms, levels, &names, &compositions, with_constituents, generation);
        let other_names = names.into_iter().map(|name| name.form).collect();
        Ok(Expansion { terms, levels, alternatives, other_names, weight, piece_weight: 1.0 })
    }

    /// A key that is equal for words that are searched in the same way.
    pub(crate) fn identity(&self) -> (&str, Levels) {
        let terms = &self.terms;
        let by_stem = self.levels.stem && !terms.function_word;
        (if by_stem { &terms.stem } else { &terms.exact }, self.levels)
    }

    /// Whether articles match that have its constituents close to each other.
    pub(crate) fn is_found_by_constituents(&self) -> bool {
        self.alternatives.iter().any(|each| each.kind == AlternativeKind::ConstituentsInProximity)
    }
}

/// The alternatives of a piece, the most specific of each group first.
///
/// `compositions` are the possible analyses of a compound, each the stems of its constituents.
fn alternatives(
    terms: &PieceTerms,
    levels: Levels,
    names: &[OtherName],
    compositions: &[Vec<String>],
    with_constituents: bool,
    generation: &Generation,
) -> Vec<Alternative> {
    use AlternativeKind as Kind;
    let mut alternatives = Vec::new();
    let mut add = |kind, level, terms| {
        alternatives.push(Alternative { kind, level, terms, weight: weight(kind, &generation.schema) });
    };
    let one = |term: &str| vec![term.to_owned()];
    if terms.function_word {
        if levels.exact || levels.stem {
            let forms: Vec<&str> = function_word_forms(&terms.exact).collect();
            if generation.texts.iter().any(|text| text.exact.is_none()) {
                let stems: BTreeSet<String> = forms.iter().map(|form| stem_to_string(form)).collect();
                add(Kind::FunctionWordStem, Level::Stem, stems.into_iter().collect());
            }
            add(Kind::FunctionWord, Level::Exact, forms.into_iter().map(str::to_owned).collect());
        }
        return alternatives;
    }
    if levels.stem {
        add(Kind::Inflected, Level::Stem, one(&terms.stem));
    }
    if levels.parts {
        add(Kind::Compound, Level::Parts, one(&terms.stem));
    }
    for name in names {
        add(Kind::OtherName, Level::Stem, one(&name.stem));
    }
    if levels.exact {
        let kind = if levels.stem { Kind::Typed } else { Kind::OnlyTyped };
        add(kind, Level::Exact, one(&terms.exact));
    }
    for stems in compositions {
        add(Kind::ConstituentsInProximity, Level::Stem, stems.clone());
    }
    let constituents = if with_constituents { terms.constituents.as_slice() } else { &[] };
    for constituent in constituents {
        add(Kind::Constituent, Level::Stem, one(constituent));
        add(Kind::ConstituentInCompound, Level::Parts, one(constituent));
    }
    if levels.prefix {
        let [short, long] = prefix_ngrams(&terms.stem);
        add(Kind::ShortPrefix, Level::Prefix, vec![short]);
        add(Kind::LongPrefix, Level::Prefix, vec![long]);
        for constituent in constituents {
            let [short, long] = prefix_ngrams(constituent);
            add(Kind::ConstituentShortPrefix, Level::Prefix, vec![short]);
            add(Kind::ConstituentLongPrefix, Level::Prefix, vec![long]);
        }
    }
    alternatives
}

/// The weight of a word, from `non_noun_weight` for one that the archive always writes in lower
/// case (verbs, adjectives) to 1 for one that it always capitalizes, or does not have.
fn noun_weight(exact: &str, analyzer: &Analyzer, non_noun_weight: f32) -> f32 {
    let known = analyzer.lexicon().get(exact.as_bytes());
    let capitalised = known.and_then(|entry| entry.capitalized).unwrap_or(1.0);
    non_noun_weight + (1.0 - non_noun_weight) * capitalised
}

/// The possible analyses of a compound, each the stems of its constituents.
///
/// An analysis with a function word (`Nachspielzeit`) is dropped, because function words are not
/// indexed at the stem level. So is one that repeats a word (`Zinseszins`), which every article
/// with that word would satisfy.
fn stemmed_compositions(exact: &str, analyzer: &Analyzer) -> Vec<Vec<String>> {
    let lexicon = analyzer.lexicon();
    let compositions = Splitter::new(lexicon).decompositions(exact).into_iter();
    let stemmed = |word: String| {
        let mut out = String::new();
        stem(&word, lexicon, &mut out);
        out
    };
    let compositions = compositions.filter(|words| !words.iter().any(|word| is_function_word(word)));
    let compositions = compositions.map(|words| words.into_iter().map(stemmed).collect::<Vec<String>>());
    compositions.filter(|stems| stems.iter().collect::<BTreeSet<_>>().len() == stems.len()).collect()
}
