//! The second pass: BM25 over every zone and field, for the candidates of the first.
//!
//! Tantivy's own scores fix k1 and b and cannot combine zones without losing its pruning. Here each term's postings are
//! sought through the candidates, which lie in document order: some microseconds a term.
//! BM25: Robertson & Zaragoza 2009, "The Probabilistic Relevance Framework", with the idf of Lucene (never negative); its
//! exponent, and that of repeated query words, were measured (docs/relevance.md, "Rare and repeated words").
//!
//! What a word stands for is one term with several ways to write it, as synonyms are in Lucene: the highest document frequency of them is
//! that of all, and occurrences are added up before they are saturated. So a rare spelling of a name, or a word that is seldom part of a
//! compound, never outranks what was typed.

use super::stored;
use crate::error::Failed;
use crate::generation::Generation;
use crate::lowering::{Scored, Way};
use nachlese_german::Zone;
use nachlese_index_format::{Ranking, TextZones};
use std::ops::Range;
use std::sync::Arc;
use tantivy::fieldnorm::FieldNormReader;
use tantivy::postings::Postings;
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocAddress, DocId, DocSet, InvertedIndexReader, Score, TERMINATED, Term};

#[derive(Clone, Copy)]
struct Candidate {
    address: DocAddress,
    score: Score,
}

/// Scores the candidates anew and sorts them; those at the places `wanted` are in order to the last tie, by id.
pub(super) fn rescore(
    generation: &Generation,
    scoring: &[Scored],
    candidates: Vec<(Score, DocAddress)>,
    wanted: Range<usize>,
) -> Result<Vec<(Score, DocAddress)>, Failed> {
    let mut candidates: Vec<Candidate> =
        candidates.into_iter().map(|(_, address)| Candidate { address, score: 0.0 }).collect();
    candidates.sort_by_key(|c| c.address);
    for zones in &generation.texts {
        score_text(generation, zones, scoring, &mut candidates)?;
    }
    candidates.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.address.cmp(&b.address)));
    break_ties(generation, &mut candidates, wanted)?;
    Ok(candidates.into_iter().map(|c| (c.score, c.address)).collect())
}

/// The candidates of one segment; they are sorted by address.
fn of_segment(candidates: &[Candidate], ordinal: usize) -> Range<usize> {
    let start = candidates.partition_point(|c| (c.address.segment_ord as usize) < ordinal);
    let end = candidates.partition_point(|c| (c.address.segment_ord as usize) <= ordinal);
    start..end
}

/// One zone of a text, in every segment.
struct ZoneReaders {
    field: Field,
    indexes: Vec<Arc<InvertedIndexReader>>,
    lengths: Vec<FieldNormReader>,
    /// Mean length, in terms, not below 1.
    average: f32,
}

impl ZoneReaders {
    fn open(generation: &Generation, field: Field) -> Result<ZoneReaders, Failed> {
        let segments = generation.searcher.segment_readers();
        let indexes = segments.iter().map(|s| s.inverted_index(field)).collect::<Result<Vec<_>, _>>()?;
        let lengths =
            segments.iter().map(|s| s.get_fieldnorms_reader(field)).collect::<Result<Vec<_>, _>>()?;
        let tokens: f32 = indexes.iter().map(|i| i.total_num_tokens() as f32).sum();
        let average = (tokens / documents(generation)).max(1.0);
        Ok(ZoneReaders { field, indexes, lengths, average })
    }

    /// Adds the occurrences of a way to those of each candidate; its document frequency.
    fn count(&self, way: &Way, candidates: &[Candidate], occurrences: &mut [f32]) -> Result<f32, Failed> {
        let term = Term::from_field_text(self.field, &way.text);
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
                match seek(&mut postings, candidate.address.doc_id) {
                    TERMINATED => break,
                    doc if doc == candidate.address.doc_id => {
                        *occurrences += way.share * postings.term_freq() as f32;
                    }
                    _ => {}
                }
            }
        }
        Ok(frequency)
    }

    /// The document frequency of a way.
    fn frequency(&self, way: &Way) -> Result<f32, Failed> {
        self.count(way, &[], &mut [])
    }
}

fn seek(postings: &mut impl DocSet, doc: DocId) -> DocId {
    if postings.doc() < doc { postings.seek(doc) } else { postings.doc() }
}

fn documents(generation: &Generation) -> f32 {
    generation.searcher.segment_readers().iter().map(|s| s.max_doc() as f32).sum()
}

/// Adds what one text of the candidates scores. Document frequencies and lengths are those of the whole index.
fn score_text(
    generation: &Generation,
    zones: &TextZones,
    scoring: &[Scored],
    candidates: &mut [Candidate],
) -> Result<(), Failed> {
    let open = |zone| zones.zone(zone).map(|field| ZoneReaders::open(generation, field)).transpose();
    let (exact, stem, parts) = (open(Zone::Exact)?, open(Zone::Stem)?, open(Zone::Parts)?);
    let readers = |zone| match zone {
        Zone::Exact => exact.as_ref(),
        Zone::Stem => stem.as_ref(),
        Zone::Parts => parts.as_ref(),
        Zone::Names => None,
    };
    let field_weight = generation.schema.rules(zones.name).weight();
    let (ranking, documents) = (&generation.schema.ranking, documents(generation));
    let mut occurrences = Vec::new();
    for scored in scoring.iter().filter(|scored| scored.weight * field_weight > 0.0) {
        let Some(own) = scored.ways.iter().find_map(|way| readers(way.zone)) else { continue };
        occurrences.clear();
        occurrences.resize(candidates.len(), 0.0);
        let mut frequency = 0.0_f32;
        for way in scored.ways.iter().filter(|way| way.share > 0.0) {
            if let Some(zone) = readers(way.zone) {
                frequency = frequency.max(zone.count(way, candidates, &mut occurrences)?);
            }
        }
        if frequency == 0.0 {
            continue;
        }
        if let Some(whole) = &scored.part_of
            && let Some(zone) = readers(whole.zone)
        {
            frequency = frequency.max(zone.frequency(whole)?);
        }
        let idf = (1.0 + (documents - frequency + 0.5) / (frequency + 0.5)).ln();
        let weight = field_weight
            * scored.weight
            * scored.times.powf(ranking.repetition)
            * idf.powf(ranking.rarity)
            * (ranking.k1 + 1.0);
        for (candidate, occurrences) in candidates.iter_mut().zip(&occurrences) {
            if *occurrences > 0.0 {
                candidate.score += weight * saturated(*occurrences, own, candidate.address, ranking);
            }
        }
    }
    Ok(())
}

/// BM25's saturation of so many occurrences in a text of this length.
fn saturated(occurrences: f32, zone: &ZoneReaders, address: DocAddress, ranking: &Ranking) -> f32 {
    let lengths = zone.lengths.get(address.segment_ord as usize);
    let length = lengths.map_or(1.0, |lengths| lengths.fieldnorm(address.doc_id) as f32 / zone.average);
    occurrences / (occurrences + ranking.k1 * (1.0 - ranking.b + ranking.b * length))
}

/// Orders runs of equal scores by id, as far as they reach into `wanted`: to read an id costs as much as to score a term.
fn break_ties(
    generation: &Generation,
    candidates: &mut [Candidate],
    wanted: Range<usize>,
) -> Result<(), Failed> {
    let mut start = 0;
    for run in candidates.chunk_by_mut(|a, b| a.score == b.score) {
        let end = start + run.len();
        if run.len() > 1 && start < wanted.end && end > wanted.start {
            let ids = stored::ids(generation, run.iter().map(|c| c.address))?;
            let mut order: Vec<(String, Candidate)> = ids.into_iter().zip(run.iter().copied()).collect();
            order.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.address.cmp(&b.1.address)));
            for (place, (_, candidate)) in run.iter_mut().zip(order) {
                *place = candidate;
            }
        }
        start = end;
    }
    Ok(())
}
