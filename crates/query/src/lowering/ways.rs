//! The ways in which a text may have a word: as Tantivy searches them, as they are scored, as they are marked.

use super::meaning::{Meaning, Word};
use super::words::WordTerms;
use super::{Marked, NEAR};
use crate::generation::Generation;
use nachlese_german::function_word_forms;
use nachlese_german::stemmer::stem_to_string;
use nachlese_index_format::TextLevels;
use std::collections::BTreeSet;
use tantivy::Term;
use tantivy::query::{BooleanQuery, BoostQuery, EmptyQuery, PhraseQuery, Query, TermQuery};
use tantivy::schema::{Field, IndexRecordOption};

/// The weight of `Corona-Impfstoff` closed up, beside its pieces (docs/relevance.md, "Words of pieces").
const JOINED_WEIGHT: f32 = 0.1;

/// The weight of each piece of such a word.
const PIECE_WEIGHT: f32 = 0.9;

/// How much more compounds of a word count in the first pass than in the second: what the first does not have among its candidates is
/// lost (docs/relevance.md, "Parts").
const IN_COMPOUND: f32 = 2.8;

/// Every way in which any of the texts may have a piece.
pub(super) fn ways_in(
    generation: &Generation,
    texts: &[TextLevels],
    meaning: &Meaning,
) -> Vec<Box<dyn Query>> {
    texts.iter().flat_map(|levels| ways_in_text(generation, meaning, levels)).collect()
}

/// Every way in which one text may have a piece.
fn ways_in_text(generation: &Generation, meaning: &Meaning, levels: &TextLevels) -> Vec<Box<dyn Query>> {
    let schema = &generation.schema;
    let field_weight = schema.rules(levels.name).weight() * meaning.weight;
    let mut queries: Vec<Box<dyn Query>> = Vec::new();
    let mut add = |field: Option<Field>, text: &str, weight: f32| {
        queries.extend(field.map(|field| term_query(field, text, field_weight * weight)));
    };
    let (terms, weights) = (&meaning.terms, &schema.levels);
    if terms.function_word {
        if meaning.levels.exact || meaning.levels.stem {
            function_word_terms(terms, levels, |field, form| {
                let weight = if Some(field) == levels.exact { weights.exact } else { weights.stem };
                add(Some(field), form, weight);
            });
        }
        return queries;
    }
    if meaning.levels.stem {
        add(levels.stem, &terms.stem, weights.stem);
    } else if meaning.levels.exact {
        add(levels.exact, &terms.exact, weights.exact);
    }
    if meaning.levels.parts {
        add(levels.parts, &terms.stem, weights.parts * IN_COMPOUND);
    }
    meaning.widened.iter().for_each(|other| add(levels.stem, &other.stem, weights.names));
    let near = meaning.together.iter().filter_map(|stems| Some(near(levels.stem?, stems)));
    let weight = field_weight * weights.constituents;
    queries.extend(near.map(|q| Box::new(BoostQuery::new(q, weight)) as Box<dyn Query>));
    queries
}

/// Exact forms in a row, in any one of the texts.
pub(super) fn sequence_in(texts: &[TextLevels], forms: &[String]) -> Option<Box<dyn Query>> {
    if forms.is_empty() {
        return None;
    }
    let exact = texts.iter().filter_map(|z| z.exact);
    let mut ways: Vec<Box<dyn Query>> = Vec::new();
    for field in exact {
        let terms: Vec<Term> = forms.iter().map(|f| Term::from_field_text(field, f)).collect();
        ways.extend(sequence_in_field(terms));
    }
    Some(union(ways))
}

/// What is scored of a word, with weights: of several pieces the closed-up form and the pieces that are no function words; together they
/// must not outweigh a plain word by far.
pub(super) fn scored_pieces(word: &Word) -> impl Iterator<Item = (&Meaning, f32)> {
    let joined = word.joined.is_some();
    let piece_weight = if joined { PIECE_WEIGHT } else { 1.0 };
    let pieces = word.pieces.iter().filter(move |piece| !(joined && piece.terms.function_word));
    word.joined.iter().map(|m| (m, JOINED_WEIGHT)).chain(pieces.map(move |piece| (piece, piece_weight)))
}

/// What is marked for a piece: the parts of a compound near each other, or, as a ranking takes them, one by one.
pub(super) fn marks(meaning: &Meaning, one_by_one: bool) -> Marked {
    let terms = &meaning.terms;
    if terms.function_word {
        return Marked::Forms(function_word_forms(&terms.exact).collect());
    }
    let mut ways = Vec::new();
    if meaning.levels.stem {
        ways.push(Marked::Stem(terms.stem.clone()));
    } else if meaning.levels.exact {
        ways.push(Marked::Exact(terms.exact.clone()));
    }
    if meaning.levels.parts {
        ways.push(Marked::Part(terms.stem.clone()));
    }
    ways.extend(meaning.widened.iter().map(|other| Marked::Stem(other.stem.clone())));
    if one_by_one {
        for part in &meaning.apart {
            ways.extend([Marked::Stem(part.clone()), Marked::Part(part.clone())]);
        }
    } else {
        ways.extend(meaning.together.iter().cloned().map(Marked::Near));
    }
    Marked::Any(ways)
}

/// The forms of a function word, in the level that has them.
pub(super) fn function_word_terms(terms: &WordTerms, levels: &TextLevels, mut add: impl FnMut(Field, &str)) {
    match (levels.exact, levels.stem) {
        (Some(field), _) => function_word_forms(&terms.exact).for_each(|form| add(field, form)),
        (None, Some(field)) => {
            let stems: BTreeSet<_> = function_word_forms(&terms.exact).map(stem_to_string).collect();
            stems.iter().for_each(|stem| add(field, stem));
        }
        (None, None) => {}
    }
}

fn term_query(field: Field, text: &str, weight: f32) -> Box<dyn Query> {
    let query = TermQuery::new(Term::from_field_text(field, text), IndexRecordOption::WithFreqs);
    Box::new(BoostQuery::new(Box::new(query), weight))
}

/// Stems of which each stands near the one before it, in any order. They are asked for in pairs: of three terms Tantivy adds up what lies
/// between them when it scores, but not when it counts.
fn near(field: Field, stems: &[String]) -> Box<dyn Query> {
    let pairs = stems.windows(2).map(|pair| {
        let terms = pair.iter().map(|stem| Term::from_field_text(field, stem)).enumerate().collect();
        Box::new(PhraseQuery::new_with_offset_and_slop(terms, NEAR)) as Box<dyn Query>
    });
    super::conditions::combine(pairs.collect(), Vec::new())
}

/// Terms in a row.
pub(super) fn sequence_in_field(mut terms: Vec<Term>) -> Option<Box<dyn Query>> {
    if terms.len() > 1 {
        return Some(Box::new(PhraseQuery::new(terms)));
    }
    terms.pop().map(|term| Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs)) as Box<dyn Query>)
}

/// What has any of these.
pub(super) fn union(mut ways: Vec<Box<dyn Query>>) -> Box<dyn Query> {
    match ways.len() {
        0 => Box::new(EmptyQuery),
        1 => ways.pop().unwrap_or_else(|| Box::new(EmptyQuery)),
        _ => Box::new(BooleanQuery::union(ways)),
    }
}
