//! Combinations of Tantivy's own queries.

use super::excluded::Excluded;
use tantivy::Term;
use tantivy::query::{
    AllQuery, BooleanQuery, BoostQuery, ConstScoreQuery, EmptyQuery, Occur, PhraseQuery, Query, TermQuery,
};
use tantivy::schema::IndexRecordOption;

/// Every document, without a score.
pub(crate) fn everything() -> Box<dyn Query> {
    Box::new(ConstScoreQuery::new(Box::new(AllQuery), 0.0))
}

/// One term.
pub(crate) fn term(term: Term) -> Box<dyn Query> {
    Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs))
}

/// A query whose scores are multiplied by `weight`.
pub(crate) fn weighted(query: Box<dyn Query>, weight: f32) -> Box<dyn Query> {
    Box::new(BoostQuery::new(query, weight))
}

/// Any of the queries; without queries, nothing matches.
pub(crate) fn any(mut queries: Vec<Box<dyn Query>>) -> Box<dyn Query> {
    match queries.len() {
        0 => Box::new(EmptyQuery),
        1 => queries.pop().unwrap_or_else(|| Box::new(EmptyQuery)),
        _ => Box::new(BooleanQuery::union(queries)),
    }
}

/// All of the required queries and none of the excluded ones; if nothing is required, every
/// document that is not excluded.
pub(crate) fn all(mut required: Vec<Box<dyn Query>>, excluded: Vec<Box<dyn Query>>) -> Box<dyn Query> {
    if excluded.is_empty()
        && required.len() == 1
        && let Some(only) = required.pop()
    {
        return only;
    }
    if required.is_empty() {
        required.push(everything());
    }
    let required = required.into_iter().map(|q| (Occur::Must, q));
    let excluded = excluded.into_iter().map(|q| (Occur::MustNot, Box::new(Excluded(q)) as Box<dyn Query>));
    Box::new(BooleanQuery::new(required.chain(excluded).collect()))
}

/// Consecutive terms; `None` without terms.
pub(crate) fn sequence(mut terms: Vec<Term>) -> Option<Box<dyn Query>> {
    if terms.len() > 1 {
        return Some(Box::new(PhraseQuery::new(terms)));
    }
    terms.pop().map(term)
}

/// The slop of two constituents of a compound, in the sense of Tantivy's phrase query: for
/// `Sicherheitspolitik`, `Politik der Sicherheit` takes 3, `Politik für mehr Sicherheit` 4.
const CLOSE: u32 = 6;

/// Whether words at these positions are close to each other, by the same measure as in
/// [`close_pairs`].
pub(crate) fn is_close(first: u32, next: u32) -> bool {
    (first + 1).abs_diff(next) <= CLOSE
}

/// Terms of one field, each close to the one before it, in any order.
///
/// They are searched in pairs: of three terms, Tantivy sums the distances when it scores, but not
/// when it counts.
pub(crate) fn close_pairs(terms: &[Term]) -> Box<dyn Query> {
    let pairs = terms.windows(2).map(|pair| {
        let terms = pair.iter().cloned().enumerate().collect();
        Box::new(PhraseQuery::new_with_offset_and_slop(terms, CLOSE)) as Box<dyn Query>
    });
    all(pairs.collect(), Vec::new())
}
