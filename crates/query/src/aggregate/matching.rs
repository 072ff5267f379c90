//! The documents that match a query.

use crate::error::Failed;
use crate::generation::Generation;
use tantivy::collector::{Collector, SegmentCollector};
use tantivy::query::Query;
use tantivy::{DocId, Score, SegmentOrdinal, SegmentReader};

/// The documents that match a query, by segment, sorted.
pub(super) fn matching(
    generation: &Generation,
    query: Option<&dyn Query>,
) -> Result<Vec<Vec<DocId>>, Failed> {
    let Some(query) = query else {
        return Ok(vec![Vec::new(); generation.searcher.segment_readers().len()]);
    };
    Ok(generation.searcher.search(query, &Documents)?)
}

struct Documents;

impl Collector for Documents {
    type Fruit = Vec<Vec<DocId>>;
    type Child = SegmentDocuments;

    fn for_segment(&self, _: SegmentOrdinal, _: &SegmentReader) -> tantivy::Result<SegmentDocuments> {
        Ok(SegmentDocuments(Vec::new()))
    }

    fn requires_scoring(&self) -> bool {
        false
    }

    fn merge_fruits(&self, segments: Vec<Vec<DocId>>) -> tantivy::Result<Vec<Vec<DocId>>> {
        Ok(segments)
    }
}

struct SegmentDocuments(Vec<DocId>);

impl SegmentCollector for SegmentDocuments {
    type Fruit = Vec<DocId>;

    fn collect(&mut self, doc: DocId, _: Score) {
        self.0.push(doc);
    }

    fn harvest(self) -> Vec<DocId> {
        self.0
    }
}
