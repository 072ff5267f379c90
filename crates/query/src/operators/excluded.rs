//! Excluded queries.
//!
//! Tantivy's exclusion calls `seek_danger` for each document in turn, including those before the
//! current document of the excluded query. Its phrase query asserts that this never happens: a
//! debug build panics at `Hochwasser -"in Moskau"` if the phrase only occurs in a later article.
//! The default implementation of `seek_danger` checks for it; this wrapper uses the default.

use tantivy::query::{EnableScoring, Explanation, Query, Scorer, Weight};
use tantivy::{DocId, DocSet, Score, SegmentReader, Term};

/// A wrapper of an excluded query.
#[derive(Debug)]
pub(crate) struct Excluded(pub(crate) Box<dyn Query>);

impl Clone for Excluded {
    fn clone(&self) -> Self {
        Excluded(self.0.box_clone())
    }
}

impl Query for Excluded {
    fn weight(&self, scoring: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        Ok(Box::new(ExcludedWeight(self.0.weight(scoring)?)))
    }

    fn query_terms<'a>(&'a self, visitor: &mut dyn FnMut(&'a Term, bool)) {
        self.0.query_terms(visitor);
    }
}

struct ExcludedWeight(Box<dyn Weight>);

impl Weight for ExcludedWeight {
    fn scorer(&self, reader: &SegmentReader, boost: Score) -> tantivy::Result<Box<dyn Scorer>> {
        Ok(Box::new(ExcludedScorer(self.0.scorer(reader, boost)?)))
    }

    fn explain(&self, reader: &SegmentReader, doc: DocId) -> tantivy::Result<Explanation> {
        self.0.explain(reader, doc)
    }
}

struct ExcludedScorer(Box<dyn Scorer>);

impl DocSet for ExcludedScorer {
    fn advance(&mut self) -> DocId {
        self.0.advance()
    }

    fn seek(&mut self, target: DocId) -> DocId {
        self.0.seek(target)
    }

    fn doc(&self) -> DocId {
        self.0.doc()
    }

    fn size_hint(&self) -> u32 {
        self.0.size_hint()
    }

    fn cost(&self) -> u64 {
        self.0.cost()
    }
}

impl Scorer for ExcludedScorer {
    fn score(&mut self) -> Score {
        self.0.score()
    }
}

#[cfg(test)]
mod tests {
    use crate::{Index, SearchOptions};

    #[test]
    fn a_phrase_of_a_later_article_can_be_excluded() {
        let folder = include!("../../doctests/index.rs");
        let index = Index::open(folder.path().join("archive.index")).unwrap();
        let ids = |query| {
            let ranked = index.rank(query, &SearchOptions::default()).unwrap();
            ranked.into_iter().map(|hit| hit.id).collect::<Vec<_>>()
        };
        assert_eq!(ids("Altenwehr -\"in den Häusern\""), ["ek-1"]);
        assert_eq!(ids("-\"in den Häusern\""), ["ek-1"]);
        assert_eq!(ids("Altenwehr -\"öffentliche Sicherheit\""), ["nw-7"]);
    }
}
