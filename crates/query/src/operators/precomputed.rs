//! Documents of a segment that are computed before Tantivy iterates over them.

use tantivy::index::SegmentId;
use tantivy::query::{EnableScoring, Explanation, Scorer};
use tantivy::{DocId, DocSet, Score, SegmentReader, TERMINATED, TantivyError};

/// Documents in order, each with its score.
pub(super) struct Precomputed {
    found: Vec<(DocId, Score)>,
    boost: Score,
    at: usize,
}

impl Precomputed {
    pub(super) fn new(found: Vec<(DocId, Score)>, boost: Score) -> Precomputed {
        Precomputed { found, boost, at: 0 }
    }
}

impl DocSet for Precomputed {
    fn advance(&mut self) -> DocId {
        self.at += usize::from(self.at < self.found.len());
        self.doc()
    }

    fn seek(&mut self, target: DocId) -> DocId {
        let rest = self.found.get(self.at..).unwrap_or_default();
        self.at += rest.partition_point(|(doc, _)| *doc < target);
        self.doc()
    }

    fn doc(&self) -> DocId {
        self.found.get(self.at).map_or(TERMINATED, |(doc, _)| *doc)
    }

    fn size_hint(&self) -> u32 {
        self.found.len() as u32
    }
}

impl Scorer for Precomputed {
    fn score(&mut self) -> Score {
        self.found.get(self.at).map_or(0.0, |(_, score)| *score * self.boost)
    }
}

/// The segments of an index, in the order of their ordinals.
pub(super) struct Segments(Vec<SegmentId>);

impl Segments {
    pub(super) fn new(scoring: &EnableScoring<'_>) -> Segments {
        let searcher = scoring.searcher();
        let readers = searcher.map_or(&[][..], |searcher| searcher.segment_readers());
        Segments(readers.iter().map(SegmentReader::segment_id).collect())
    }

    pub(super) fn ordinal(&self, segment: &SegmentReader) -> Option<usize> {
        self.0.iter().position(|id| *id == segment.segment_id())
    }
}

/// The result of Tantivy's own `explain`, which is not supported.
pub(super) fn not_explained(doc: DocId) -> tantivy::Result<Explanation> {
    Err(TantivyError::InvalidArgument(format!("document {doc} is not explained")))
}
