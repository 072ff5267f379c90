//! A ranking by any of the words: the terms that its first pass adds up.

use super::meaning::{Meaning, Word};
use super::ways::{function_word_terms, scored_pieces};
use crate::error::Failed;
use crate::generation::Generation;
use nachlese_german::prefix_ngrams;
use nachlese_index_format::TextLevels;
use rustc_hash::FxHashMap;
use tantivy::Term;
use tantivy::query::{BooleanQuery, Query, TermQuery};
use tantivy::schema::{Field, IndexRecordOption};

/// What compounds of a word, and its parts, count in the first pass beside the word.
const COMPOUND: f32 = 0.7;
const PART: f32 = 0.4;

/// What the shorter beginning of a word counts there.
const SHORT: f32 = 0.7;

/// A shorter beginning is searched where no more documents have it: one in so many, or so many in a small archive. What more have says
/// little, and takes long.
const ONE_IN: u64 = 100;
const FEW: u64 = 1000;

/// What is added up to find candidates.
pub(crate) struct AnyOf {
    /// Each once.
    pub(crate) terms: Vec<RankTerm>,
    /// What every hit must be among.
    pub(crate) filter: Option<Box<dyn Query>>,
}

/// A term of a field.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct RankTerm {
    pub(crate) field: Field,
    pub(crate) text: String,
    /// How much it counts.
    pub(crate) weight: f32,
}

/// The terms by which `words` are found in a ranking.
pub(super) fn terms(generation: &Generation, words: &[Word]) -> Result<Vec<RankTerm>, Failed> {
    let mut terms: Vec<RankTerm> = Vec::new();
    let mut known: FxHashMap<(Field, String), usize> = FxHashMap::default();
    for (meaning, times) in words.iter().flat_map(scored_pieces) {
        for levels in &generation.texts {
            let weight = generation.schema.rules(levels.name).weight() * times * meaning.weight;
            of_meaning(meaning, generation, levels, |field, text, share| {
                let Some(field) = field else { return };
                let number = *known.entry((field, text.to_owned())).or_insert(terms.len());
                match terms.get_mut(number) {
                    Some(known) => known.weight += weight * share,
                    None => terms.push(RankTerm { field, text: text.to_owned(), weight: weight * share }),
                }
            })?;
        }
    }
    Ok(terms)
}

/// The terms of one piece in one text, and what each counts beside the stem.
fn of_meaning(
    meaning: &Meaning,
    generation: &Generation,
    levels: &TextLevels,
    mut add: impl FnMut(Option<Field>, &str, f32),
) -> Result<(), Failed> {
    let (terms, searched, weights) = (&meaning.terms, meaning.levels, &generation.schema.levels);
    if terms.function_word {
        if searched.exact || searched.stem {
            function_word_terms(terms, levels, |field, form| {
                let weight = if Some(field) == levels.exact { weights.exact } else { weights.stem };
                add(Some(field), form, weight);
            });
        }
        return Ok(());
    }
    meaning.widened.iter().for_each(|other| add(levels.stem, &other.stem, weights.names));
    if let Some(prefix) = levels.prefix.filter(|_| searched.prefix && weights.prefix > 0.0) {
        // Whatever has the word, alone or in a compound, has its beginning: no other terms are needed to find what the second pass ranks
        // high (docs/relevance.md, "Beginnings").
        let few = FEW.max(generation.searcher.num_docs() / ONE_IN);
        let mut add_beginnings = |stem: &str, share| {
            let [short, long] = prefix_ngrams(stem);
            add(Some(prefix), &long, share);
            if generation.searcher.doc_freq(&Term::from_field_text(prefix, &short))? <= few {
                add(Some(prefix), &short, share * SHORT);
            }
            Ok::<(), Failed>(())
        };
        add_beginnings(&terms.stem, weights.stem)?;
        for part in &meaning.apart {
            add_beginnings(part, weights.stem * PART)?;
        }
        return Ok(());
    }
    if searched.stem {
        add(levels.stem, &terms.stem, weights.stem);
    } else if searched.exact {
        add(levels.exact, &terms.exact, weights.exact);
    }
    if searched.parts {
        add(levels.parts, &terms.stem, weights.stem * COMPOUND);
    }
    for part in &meaning.apart {
        add(levels.stem, part, weights.stem * PART);
        add(levels.parts, part, weights.stem * PART * COMPOUND);
    }
    Ok(())
}

/// The query that finds what has any of the terms.
pub(super) fn query(terms: &[RankTerm]) -> Box<dyn Query> {
    let query = |term: &RankTerm| {
        let wanted = Term::from_field_text(term.field, &term.text);
        Box::new(TermQuery::new(wanted, IndexRecordOption::Basic)) as Box<dyn Query>
    };
    Box::new(BooleanQuery::union(terms.iter().map(query).collect()))
}
