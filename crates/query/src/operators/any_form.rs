//! Documents that have any of many forms in one text.

use super::precomputed::{Precomputed, Segments, not_explained};
use crate::expand::PatternForms;
use nachlese_index_format::FieldName;
use std::sync::Arc;
use tantivy::postings::Postings;
use tantivy::query::{EnableScoring, Explanation, Query, Scorer, Weight};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocId, DocSet, Score, SegmentReader, TERMINATED};

/// Matches documents with any of the forms in a text; the score grows with the number of
/// occurrences.
#[derive(Clone, Debug)]
pub(crate) struct AnyForm {
    pub(crate) forms: Arc<PatternForms>,
    pub(crate) text: FieldName,
    pub(crate) field: Field,
}

impl Query for AnyForm {
    fn weight(&self, scoring: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        let segments = Segments::new(&scoring);
        Ok(Box::new(AnyFormWeight { query: self.clone(), segments }))
    }
}

struct AnyFormWeight {
    query: AnyForm,
    segments: Segments,
}

impl Weight for AnyFormWeight {
    fn scorer(&self, reader: &SegmentReader, boost: Score) -> tantivy::Result<Box<dyn Scorer>> {
        let AnyForm { forms, text, field } = &self.query;
        let ordinal = self.segments.ordinal(reader);
        let postings = ordinal.map_or(&[][..], |ordinal| forms.postings(*text, ordinal));
        let index = reader.inverted_index(*field)?;
        let mut occurrences: Vec<u32> = Vec::new();
        for info in postings {
            let mut postings = index.read_postings_from_terminfo(info, IndexRecordOption::WithFreqs)?;
            if occurrences.is_empty() {
                occurrences.resize(reader.max_doc() as usize, 0);
            }
            while postings.doc() != TERMINATED {
                if let Some(count) = occurrences.get_mut(postings.doc() as usize) {
                    *count = count.saturating_add(postings.term_freq());
                }
                postings.advance();
            }
        }
        let found = occurrences.into_iter().enumerate().filter(|(_, count)| *count > 0);
        let score = |count: u32| count as Score / (count as Score + 1.0);
        let found = found.map(|(doc, count)| (doc as DocId, score(count))).collect();
        Ok(Box::new(Precomputed::new(found, boost)))
    }

    fn explain(&self, _: &SegmentReader, doc: DocId) -> tantivy::Result<Explanation> {
        not_explained(doc)
    }
}
