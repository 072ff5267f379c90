//! The second pass: BM25 over every zone and field, for the candidates of the first.
//!
//! Tantivy's own scores fix k1 and b and cannot combine zones without losing its pruning. Here each term's postings are
//! sought through the candidates, which lie in document order: some microseconds a term.
//! BM25: Robertson & Zaragoza 2009, "The Probabilistic Relevance Framework", with the idf of Lucene (never negative); its
//! exponent, and that of repeated query words, were measured (docs/relevance.md, "Rare and repeated words").

use super::stored;
use crate::error::Failed;
use crate::generation::Generation;
use crate::lowering::ScoringTerm;
use nachlese_german::Zone;
use std::ops::Range;
use tantivy::postings::Postings;
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocAddress, DocSet, Score, Term};

#[derive(Clone, Copy)]
struct Candidate {
    address: DocAddress,
    score: Score,
}

/// Scores the candidates anew and sorts them; those at the places `wanted` are in order to the last tie, by id.
pub(super) fn rescore(
    generation: &Generation,
    terms: &[ScoringTerm],
    candidates: Vec<(Score, DocAddress)>,
    wanted: Range<usize>,
) -> Result<Vec<(Score, DocAddress)>, Failed> {
    let mut candidates: Vec<Candidate> =
        candidates.into_iter().map(|(_, address)| Candidate { address, score: 0.0 }).collect();
    candidates.sort_by_key(|c| c.address);
    for zone in [Zone::Exact, Zone::Stem] {
        for zones in &generation.texts {
            if let Some(field) = zones.zone(zone) {
                let weight = zone_weight(generation, zone) * generation.schema.rules(zones.name).weight();
                if weight > 0.0 {
                    let terms: Vec<_> = terms.iter().filter(|t| t.zone == zone).collect();
                    score_field(generation, field, weight, &terms, &mut candidates)?;
                }
            }
        }
    }
    candidates.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.address.cmp(&b.address)));
    break_ties(generation, &mut candidates, wanted)?;
    Ok(candidates.into_iter().map(|c| (c.score, c.address)).collect())
}

fn zone_weight(generation: &Generation, zone: Zone) -> f32 {
    match zone {
        Zone::Exact => generation.schema.zones.exact,
        Zone::Stem => generation.schema.zones.stem,
    }
}

/// The candidates of one segment; they are sorted by address.
fn of_segment(candidates: &mut [Candidate], ordinal: usize) -> &mut [Candidate] {
    let start = candidates.partition_point(|c| (c.address.segment_ord as usize) < ordinal);
    let end = candidates.partition_point(|c| (c.address.segment_ord as usize) <= ordinal);
    candidates.get_mut(start..end).unwrap_or_default()
}

/// Adds the scores of terms in one field. Document frequencies and lengths are those of the whole index.
fn score_field(
    generation: &Generation,
    field: Field,
    weight: f32,
    terms: &[&ScoringTerm],
    candidates: &mut [Candidate],
) -> Result<(), Failed> {
    let segments = generation.searcher.segment_readers();
    let documents: f32 = segments.iter().map(|s| s.max_doc() as f32).sum();
    let indexes = segments.iter().map(|s| s.inverted_index(field)).collect::<Result<Vec<_>, _>>()?;
    let lengths = segments.iter().map(|s| s.get_fieldnorms_reader(field)).collect::<Result<Vec<_>, _>>()?;
    let tokens: f32 = indexes.iter().map(|i| i.total_num_tokens() as f32).sum();
    let ranking = &generation.schema.ranking;
    let average = (tokens / documents).max(1.0);
    for term in terms {
        let wanted = Term::from_field_text(field, &term.text);
        let infos = indexes.iter().map(|i| i.get_term_info(&wanted)).collect::<Result<Vec<_>, _>>()?;
        let frequency: f32 = infos.iter().flatten().map(|info| info.doc_freq as f32).sum();
        let idf = (1.0 + (documents - frequency + 0.5) / (frequency + 0.5)).ln();
        let weight =
            weight * term.times.powf(ranking.repetition) * idf.powf(ranking.rarity) * (ranking.k1 + 1.0);
        for (ordinal, info) in infos.iter().enumerate() {
            let (Some(info), Some(index), Some(lengths)) = (info, indexes.get(ordinal), lengths.get(ordinal))
            else {
                continue;
            };
            let mut postings = index.read_postings_from_terminfo(info, IndexRecordOption::WithFreqs)?;
            for candidate in of_segment(candidates, ordinal) {
                let doc = candidate.address.doc_id;
                if postings.doc() < doc {
                    postings.seek(doc);
                }
                if postings.doc() == doc {
                    let tf = postings.term_freq() as f32;
                    let length = lengths.fieldnorm(doc) as f32 / average;
                    let saturation = tf + ranking.k1 * (1.0 - ranking.b + ranking.b * length);
                    candidate.score += weight * tf / saturation;
                }
            }
        }
    }
    Ok(())
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
