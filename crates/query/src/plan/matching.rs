//! The Tantivy queries for words: an article must have any of the alternatives that match.

use crate::expand::{AlternativeKind, ExpandedWord, Expansion};
use crate::generation::Generation;
use crate::operators::combine;
use nachlese_index_format::TextLevels;
use std::collections::BTreeSet;
use tantivy::Term;
use tantivy::query::Query;
use tantivy::schema::Field;

/// One word of the query, by any alternative in any of the texts; a word of several pieces also by
/// their sequence.
pub(super) fn word_query(
    generation: &Generation,
    texts: &[TextLevels],
    word: &ExpandedWord,
) -> Box<dyn Query> {
    let mut queries: Vec<Box<dyn Query>> = Vec::new();
    for (text, expansion) in texts.iter().flat_map(|text| word.main().map(|expansion| (text, expansion))) {
        add_alternatives(generation, text, expansion, &mut queries);
    }
    if word.concatenated.is_some() {
        queries.extend(sequence_query(texts, &word.sequence()));
    }
    combine::any(queries)
}

/// Consecutive exact forms, in any of the texts.
pub(super) fn sequence_query(texts: &[TextLevels], forms: &[String]) -> Option<Box<dyn Query>> {
    if forms.is_empty() {
        return None;
    }
    let of_text = |field: Field| {
        combine::sequence(forms.iter().map(|form| Term::from_field_text(field, form)).collect())
    };
    Some(combine::any(texts.iter().filter_map(|text| of_text(text.exact?)).collect()))
}

/// The words without those that are searched in the same way as an earlier one: two of `Israel:
/// Israels Präsident`.
pub(super) fn distinct(words: &[ExpandedWord]) -> impl Iterator<Item = &ExpandedWord> {
    let mut seen = BTreeSet::new();
    words.iter().filter(move |word| seen.insert(word.main().map(Expansion::identity)))
}

/// Adds a query for each alternative by which a text matches.
fn add_alternatives(
    generation: &Generation,
    text: &TextLevels,
    expansion: &Expansion,
    queries: &mut Vec<Box<dyn Query>>,
) {
    let text_weight = generation.schema.rules(text.name).weight() * expansion.weight;
    for alternative in expansion.alternatives.iter().filter(|each| each.is_matched()) {
        let Some(field) = alternative.field(text) else { continue };
        let weight = text_weight * alternative.weight.all;
        let terms = alternative.terms.iter().map(|term| Term::from_field_text(field, term));
        if alternative.kind == AlternativeKind::ConstituentsInProximity {
            let terms: Vec<Term> = terms.collect();
            queries.push(combine::weighted(combine::close_pairs(&terms), weight));
        } else {
            queries.extend(terms.map(|term| combine::weighted(combine::term(term), weight)));
        }
    }
}
