//! The terms of the first pass of a search for any of the words, which finds the candidates.

use crate::error::Failed;
use crate::expand::{Alternative, AlternativeKind, ExpandedWord};
use crate::generation::Generation;
use nachlese_index_format::TextLevels;
use rustc_hash::FxHashMap;
use tantivy::Term;
use tantivy::query::{BooleanQuery, Query, TermQuery};
use tantivy::schema::{Field, IndexRecordOption};

/// A short prefix is only searched if at most one document in `ONE_IN` has it, or at most `FEW`
/// documents in a small archive: a more frequent one is expensive and of little value.
const ONE_IN: u64 = 100;
const FEW: u64 = 1000;

/// The terms whose scores are summed to find the candidates.
pub(crate) struct Candidates {
    /// The distinct terms.
    pub(crate) terms: Vec<CandidateTerm>,
    /// A query that every hit must match.
    pub(crate) filter: Option<Box<dyn Query>>,
}

/// A term of a field.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct CandidateTerm {
    pub(crate) field: Field,
    pub(crate) text: String,
    /// Its weight.
    pub(crate) weight: f32,
}

/// The terms that find the candidates for `words`.
pub(super) fn terms(generation: &Generation, words: &[ExpandedWord]) -> Result<Vec<CandidateTerm>, Failed> {
    let mut terms: Vec<CandidateTerm> = Vec::new();
    let mut known: FxHashMap<(Field, String), usize> = FxHashMap::default();
    let few = FEW.max(generation.searcher.num_docs() / ONE_IN);
    for expansion in words.iter().flat_map(ExpandedWord::scored_pieces) {
        for text in &generation.texts {
            let text_weight = generation.schema.rules(text.name).weight();
            let weight = text_weight * expansion.piece_weight * expansion.weight;
            for alternative in finding(&expansion.alternatives, text) {
                let Some(field) = alternative.field(text) else { continue };
                for term in &alternative.terms {
                    if is_short_prefix(alternative.kind)
                        && generation.searcher.doc_freq(&Term::from_field_text(field, term))? > few
                    {
                        continue;
                    }
                    let weight = weight * alternative.weight.any;
                    let number = *known.entry((field, term.clone())).or_insert(terms.len());
                    match terms.get_mut(number) {
                        Some(known) => known.weight += weight,
                        None => terms.push(CandidateTerm { field, text: term.clone(), weight }),
                    }
                }
            }
        }
    }
    Ok(terms)
}

/// The alternatives that find the candidates in one text.
///
/// Every text that has the word, alone or in a compound, has its prefix. So if prefixes are
/// searched, no other terms are needed to find what the second pass ranks high (docs/relevance.md,
/// "Beginnings").
fn finding<'a>(alternatives: &'a [Alternative], text: &TextLevels) -> impl Iterator<Item = &'a Alternative> {
    use AlternativeKind as Kind;
    let counts = |kind| alternatives.iter().any(|each| each.kind == kind && each.weight.group > 0.0);
    let by_prefix = text.prefix.is_some() && counts(Kind::LongPrefix);
    alternatives.iter().filter(move |each| match each.kind {
        Kind::FunctionWord | Kind::FunctionWordStem | Kind::OtherName => true,
        Kind::LongPrefix | Kind::ShortPrefix => by_prefix,
        Kind::ConstituentLongPrefix | Kind::ConstituentShortPrefix => by_prefix,
        Kind::Inflected | Kind::OnlyTyped | Kind::Compound => !by_prefix,
        Kind::Constituent | Kind::ConstituentInCompound => !by_prefix,
        Kind::Typed | Kind::ConstituentsInProximity => false,
    })
}

fn is_short_prefix(kind: AlternativeKind) -> bool {
    matches!(kind, AlternativeKind::ShortPrefix | AlternativeKind::ConstituentShortPrefix)
}

/// The query for documents that have any of the terms.
pub(super) fn query(terms: &[CandidateTerm]) -> Box<dyn Query> {
    let query = |term: &CandidateTerm| {
        let term = Term::from_field_text(term.field, &term.text);
        Box::new(TermQuery::new(term, IndexRecordOption::Basic)) as Box<dyn Query>
    };
    Box::new(BooleanQuery::union(terms.iter().map(query).collect()))
}
