//! The second pass: BM25 over every zone and field, for the candidates of the first.
//!
//! Tantivy's own scores fix k1 and b and cannot combine zones without losing its pruning. Here each term's postings are
//! sought through the candidates, which lie in document order: some microseconds a term.
//! BM25: Robertson & Zaragoza 2009, "The Probabilistic Relevance Framework", with the idf of Lucene (never negative).

use crate::error::Error;
use crate::generation::Generation;
use crate::lowering::ScoringTerm;
use nachlese_german::Zone;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocAddress, DocSet, Score, SegmentReader, Term};

struct Candidate {
    address: DocAddress,
    score: Score,
    /// Place of the id in the sorted ids: equal scores are ordered by it.
    id_ordinal: u64,
}

/// Scores the candidates anew and sorts them; ties by id.
pub(super) fn rescore(
    generation: &Generation,
    terms: &[ScoringTerm],
    candidates: Vec<(Score, DocAddress)>,
) -> Result<Vec<(Score, DocAddress)>, Error> {
    let mut candidates: Vec<Candidate> =
        candidates.into_iter().map(|(_, address)| Candidate { address, score: 0.0, id_ordinal: 0 }).collect();
    candidates.sort_by_key(|c| c.address);
    for (ordinal, segment) in generation.searcher.segment_readers().iter().enumerate() {
        let start = candidates.partition_point(|c| (c.address.segment_ord as usize) < ordinal);
        let end = candidates.partition_point(|c| (c.address.segment_ord as usize) <= ordinal);
        if let Some(slice) = candidates.get_mut(start..end)
            && !slice.is_empty()
        {
            read_id_ordinals(segment, slice)?;
            for term in terms {
                add_term(generation, segment, term, slice)?;
            }
        }
    }
    candidates.sort_by(|a, b| {
        b.score.total_cmp(&a.score).then(a.id_ordinal.cmp(&b.id_ordinal)).then(a.address.cmp(&b.address))
    });
    Ok(candidates.into_iter().map(|c| (c.score, c.address)).collect())
}

fn read_id_ordinals(segment: &SegmentReader, candidates: &mut [Candidate]) -> Result<(), Error> {
    if let Some(ids) = segment.fast_fields().str("id")? {
        for candidate in candidates {
            candidate.id_ordinal = ids.term_ords(candidate.address.doc_id).next().unwrap_or(u64::MAX);
        }
    }
    Ok(())
}

fn add_term(
    generation: &Generation,
    segment: &SegmentReader,
    term: &ScoringTerm,
    candidates: &mut [Candidate],
) -> Result<(), Error> {
    let (schema, ranking) = (&generation.schema, &generation.schema.ranking);
    let zone_weight = match term.zone {
        Zone::Exact => schema.zones.exact,
        Zone::Stem => schema.zones.stem,
    };
    for zones in &generation.fields.texts {
        let Some(field) = zones.zone(term.zone) else { continue };
        let weight = zone_weight * schema.rules(zones.name).weight() * term.times;
        if weight == 0.0 {
            continue;
        }
        let index = segment.inverted_index(field)?;
        let Some(mut postings) =
            index.read_postings(&Term::from_field_text(field, &term.text), IndexRecordOption::WithFreqs)?
        else {
            continue;
        };
        let documents = segment.max_doc() as f32;
        let frequency = postings.doc_freq() as f32;
        let idf = (1.0 + (documents - frequency + 0.5) / (frequency + 0.5)).ln();
        let average = (index.total_num_tokens() as f32 / documents).max(1.0);
        let lengths = segment.get_fieldnorms_reader(field)?;
        for candidate in candidates.iter_mut() {
            let doc = candidate.address.doc_id;
            if postings.doc() < doc {
                postings.seek(doc);
            }
            if postings.doc() == doc {
                let tf = tantivy::postings::Postings::term_freq(&postings) as f32;
                let length = lengths.fieldnorm(doc) as f32 / average;
                let saturation = tf + ranking.k1 * (1.0 - ranking.b + ranking.b * length);
                candidate.score += weight * idf * tf * (ranking.k1 + 1.0) / saturation;
            }
        }
    }
    Ok(())
}
