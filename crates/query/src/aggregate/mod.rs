//! What all articles of a query have in common, counted from columns: no article is read.

mod days;
mod facets;
mod timeline;

pub(crate) use days::{Dated, DayColumn};
pub(crate) use facets::facets;
pub use facets::{Facet, FacetCounts, FacetValue, Facets};
pub(crate) use timeline::timeline;
pub use timeline::{Bin, Period, Timeline};

use crate::error::Failed;
use crate::generation::Generation;
use tantivy::collector::{Collector, SegmentCollector};
use tantivy::query::Query;
use tantivy::{DocId, Score, SegmentOrdinal, SegmentReader};

/// The documents that a query finds, segment by segment, in order.
fn matching(generation: &Generation, query: Option<&dyn Query>) -> Result<Vec<Vec<DocId>>, Failed> {
    let Some(query) = query else {
        return Ok(vec![Vec::new(); generation.searcher.segment_readers().len()]);
    };
    Ok(generation.searcher.search(query, &Documents)?)
}

struct Documents;

impl Collector for Documents {
    type Fruit = Vec<Vec<DocId>>;
    type Child = OfSegment;

    fn for_segment(&self, _: SegmentOrdinal, _: &SegmentReader) -> tantivy::Result<OfSegment> {
        Ok(OfSegment(Vec::new()))
    }

    fn requires_scoring(&self) -> bool {
        false
    }

    fn merge_fruits(&self, segments: Vec<Vec<DocId>>) -> tantivy::Result<Vec<Vec<DocId>>> {
        Ok(segments)
    }
}

struct OfSegment(Vec<DocId>);

impl SegmentCollector for OfSegment {
    type Fruit = Vec<DocId>;

    fn collect(&mut self, doc: DocId, _: Score) {
        self.0.push(doc);
    }

    fn harvest(self) -> Vec<DocId> {
        self.0
    }
}
