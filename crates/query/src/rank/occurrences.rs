//! The number of occurrences of scored terms in the candidates. Postings are advanced along the
//! candidates, which are in document order; this takes a few microseconds for a term.

use super::bm25;
use crate::error::Failed;
use crate::generation::Generation;
use crate::plan::{Scored, ScoredTerm};
use nachlese_german::Level;
use nachlese_index_format::{FieldName, Ranking, TextLevels};
use std::ops::Range;
use std::rc::Rc;
use std::sync::Arc;
use tantivy::fieldnorm::FieldNormReader;
use tantivy::postings::Postings;
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocAddress, DocId, DocSet, InvertedIndexReader, TERMINATED, Term};

/// The occurrences of a group of terms in the candidates, in one text field.
pub(super) struct Occurrences<'s> {
    pub(super) scored: &'s Scored,
    pub(super) text: FieldName,
    /// The document frequency that its terms share.
    pub(super) frequency: f32,
    /// Weighted occurrences in each candidate.
    pub(super) of_candidates: Vec<f32>,
    /// The level of the first term, which gives the text lengths.
    own: Rc<LevelReader>,
}

/// The occurrences of the groups `scored` in one text field.
///
/// The terms of a group are treated as synonyms, as in Lucene: the group has the highest of their
/// document frequencies, and occurrences are summed before saturation. So a rare spelling of a
/// name, or a word that is seldom part of a compound, never outranks what was typed.
pub(super) fn occurrences<'s>(
    generation: &Generation,
    levels: &TextLevels,
    all_scored: impl Iterator<Item = &'s Scored>,
    candidates: &[DocAddress],
) -> Result<Vec<Occurrences<'s>>, Failed> {
    let open = |level| match levels.level(level) {
        Some(field) => Ok::<_, Failed>(Some(Rc::new(LevelReader::open(generation, field)?))),
        None => Ok(None),
    };
    let [exact, stem, parts, prefix] = [Level::Exact, Level::Stem, Level::Parts, Level::Prefix].map(open);
    let (exact, stem, parts, prefix) = (exact?, stem?, parts?, prefix?);
    let readers = |level| match level {
        Level::Exact => exact.as_ref(),
        Level::Stem => stem.as_ref(),
        Level::Parts => parts.as_ref(),
        Level::Prefix => prefix.as_ref(),
        Level::Names => None,
    };
    let mut found = Vec::new();
    for scored in all_scored {
        let Some(own) = scored.terms.iter().find_map(|term| readers(term.level)) else { continue };
        let mut of_candidates = vec![0.0; candidates.len()];
        let mut frequency = 0.0_f32;
        for term in scored.terms.iter().filter(|term| term.share > 0.0) {
            if let Some(level) = readers(term.level) {
                frequency = frequency.max(level.count(term, candidates, &mut of_candidates)?);
            }
        }
        if frequency == 0.0 {
            continue;
        }
        if let Some(compound) = &scored.constituent_of
            && let Some(level) = readers(compound.level)
        {
            frequency = frequency.max(level.frequency(compound)?);
        }
        found.push(Occurrences { scored, text: levels.name, frequency, of_candidates, own: Rc::clone(own) });
    }
    Ok(found)
}

/// The range of a segment's candidates among all candidates, which are sorted by address.
pub(super) fn of_segment(candidates: &[DocAddress], ordinal: usize) -> Range<usize> {
    let start = candidates.partition_point(|c| (c.segment_ord as usize) < ordinal);
    let end = candidates.partition_point(|c| (c.segment_ord as usize) <= ordinal);
    start..end
}

/// One level of a text field, in every segment.
struct LevelReader {
    field: Field,
    indexes: Vec<Arc<InvertedIndexReader>>,
    lengths: Vec<FieldNormReader>,
    /// Mean length in terms, at least 1.
    average: f32,
}

impl LevelReader {
    fn open(generation: &Generation, field: Field) -> Result<LevelReader, Failed> {
        let segments = generation.searcher.segment_readers();
        let indexes = segments.iter().map(|s| s.inverted_index(field)).collect::<Result<Vec<_>, _>>()?;
        let lengths =
            segments.iter().map(|s| s.get_fieldnorms_reader(field)).collect::<Result<Vec<_>, _>>()?;
        let tokens: f32 = indexes.iter().map(|i| i.total_num_tokens() as f32).sum();
        let average = (tokens / documents(generation)).max(1.0);
        Ok(LevelReader { field, indexes, lengths, average })
    }

    /// Adds the weighted occurrences of a term to those of each candidate; returns its document
    /// frequency.
    fn count(
        &self,
        scored: &ScoredTerm,
        candidates: &[DocAddress],
        occurrences: &mut [f32],
    ) -> Result<f32, Failed> {
        let term = Term::from_field_text(self.field, &scored.text);
        let mut frequency = 0.0;
        for (ordinal, index) in self.indexes.iter().enumerate() {
            let Some(info) = index.get_term_info(&term)? else { continue };
            frequency += info.doc_freq as f32;
            let range = of_segment(candidates, ordinal);
            let (Some(candidates), Some(occurrences)) =
                (candidates.get(range.clone()), occurrences.get_mut(range))
            else {
                continue;
            };
            let mut postings = index.read_postings_from_terminfo(&info, IndexRecordOption::WithFreqs)?;
            for (candidate, occurrences) in candidates.iter().zip(occurrences) {
                match seek(&mut postings, candidate.doc_id) {
                    TERMINATED => break,
                    doc if doc == candidate.doc_id => {
                        *occurrences += scored.share * postings.term_freq() as f32;
                    }
                    _ => {}
                }
            }
        }
        Ok(frequency)
    }

    /// The document frequency of a term.
    fn frequency(&self, scored: &ScoredTerm) -> Result<f32, Failed> {
        self.count(scored, &[], &mut [])
    }
}

/// Advances postings to `doc`, or to the next document if they do not have it.
pub(super) fn seek(postings: &mut impl DocSet, doc: DocId) -> DocId {
    if postings.doc() < doc { postings.seek(doc) } else { postings.doc() }
}

pub(super) fn documents(generation: &Generation) -> f32 {
    generation.searcher.segment_readers().iter().map(|s| s.max_doc() as f32).sum()
}

impl Occurrences<'_> {
    /// BM25's saturation of some occurrences in a document's text.
    pub(super) fn saturate(&self, occurrences: f32, address: DocAddress, ranking: &Ranking) -> f32 {
        let lengths = self.own.lengths.get(address.segment_ord as usize);
        let length = lengths.map_or(1.0, |norms| norms.fieldnorm(address.doc_id) as f32 / self.own.average);
        occurrences / (occurrences + bm25::norm(length, ranking))
    }
}
