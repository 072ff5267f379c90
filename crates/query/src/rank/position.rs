//! Words that a text has early: news says first what matters most.
//!
//! Looked at in the best candidates alone, where positions are cheap to read; they add points, so that those stay the best.
//! docs/relevance.md, "Early words".

use super::bm25;
use super::rescore::{Points, of_segment, seek};
use crate::error::Failed;
use crate::generation::Generation;
use crate::lowering::Kind;
use nachlese_german::Level;
use tantivy::postings::Postings;
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocAddress, Score, TERMINATED, Term};

/// Candidates that are looked at, the best.
const BEST: usize = 30;

/// Occurrences of a word that a text may have to be looked at.
const MOST_POSITIONS: u32 = 1 << 16;

/// Words behind which a word counts half as much as at the beginning.
const HALF: f32 = 30.0;

/// The points that the best of `candidates`, which are in the order of their addresses, have for early words; `points` are those that they
/// have without.
pub(super) fn points<'s>(
    generation: &Generation,
    points: &[Points<'s>],
    candidates: &[DocAddress],
    documents: f32,
) -> Result<Vec<Points<'s>>, Failed> {
    let early = generation.schema.ranking.position_boost;
    if early <= 0.0 {
        return Ok(Vec::new());
    }
    let best = best(points, candidates);
    let addresses: Vec<DocAddress> =
        best.iter().filter_map(|place| candidates.get(*place).copied()).collect();
    let mut found: Vec<Points<'s>> = Vec::new();
    for (at, of) in points.iter().enumerate().filter(|(_, of)| of.kind == Kind::Word) {
        // A word is looked for in all texts at once.
        if points
            .iter()
            .take(at)
            .any(|before| before.kind == Kind::Word && std::ptr::eq(before.scored, of.scored))
        {
            continue;
        }
        let Some(way) = of.scored.ways.first().filter(|way| way.level == Level::Stem) else { continue };
        let mut first: Vec<Option<(u32, usize)>> = vec![None; addresses.len()];
        let mut frequency = 0.0_f32;
        for (text, levels) in generation.texts.iter().enumerate() {
            if let Some(field) = levels.stem {
                frequency =
                    frequency.max(positions(generation, field, &way.text, &addresses, text, &mut first)?);
            }
        }
        if frequency == 0.0 {
            continue;
        }
        let idf = bm25::idf(documents, frequency);
        let weight = early * idf * of.scored.weight * of.scored.times.min(1.0) / of.discount;
        for (text, levels) in generation.texts.iter().enumerate() {
            let mut of_candidates: Vec<Score> = vec![0.0; candidates.len()];
            let mut any = false;
            for (place, first) in best.iter().zip(&first) {
                if let (Some((position, _)), Some(score)) =
                    (first.filter(|(_, of)| *of == text), of_candidates.get_mut(*place))
                {
                    *score = weight / (1.0 + position as f32 / HALF);
                    any = true;
                }
            }
            if any {
                let (scored, discount) = (of.scored, of.discount);
                found.push(Points { scored, kind: Kind::Early, text: levels.name, discount, of_candidates });
            }
        }
    }
    Ok(found)
}

/// The places of the best candidates, in order.
fn best(points: &[Points<'_>], candidates: &[DocAddress]) -> Vec<usize> {
    let mut scores: Vec<(Score, usize)> = (0..candidates.len()).map(|place| (0.0, place)).collect();
    for of in points {
        scores.iter_mut().zip(&of.of_candidates).for_each(|((score, _), points)| *score += points);
    }
    scores.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let mut best: Vec<usize> = scores.into_iter().take(BEST).map(|(_, place)| place).collect();
    best.sort_unstable();
    best
}

/// Notes where candidates have a stem in one text, if it is the earliest; how many documents have it.
fn positions(
    generation: &Generation,
    field: Field,
    stem: &str,
    candidates: &[DocAddress],
    text: usize,
    first: &mut [Option<(u32, usize)>],
) -> Result<f32, Failed> {
    let term = Term::from_field_text(field, stem);
    let (mut frequency, mut positions) = (0.0, Vec::new());
    for (ordinal, segment) in generation.searcher.segment_readers().iter().enumerate() {
        let index = segment.inverted_index(field)?;
        let Some(info) = index.get_term_info(&term)? else { continue };
        frequency += info.doc_freq as f32;
        let range = of_segment(candidates, ordinal);
        let (Some(candidates), Some(first)) = (candidates.get(range.clone()), first.get_mut(range)) else {
            continue;
        };
        if candidates.is_empty() {
            continue;
        }
        let mut postings =
            index.read_postings_from_terminfo(&info, IndexRecordOption::WithFreqsAndPositions)?;
        for (candidate, first) in candidates.iter().zip(first) {
            match seek(&mut postings, candidate.doc_id) {
                TERMINATED => break,
                // Tantivy makes room for as many as it is told: a damaged index may tell anything.
                doc if doc == candidate.doc_id && postings.term_freq() <= MOST_POSITIONS => {
                    postings.positions(&mut positions);
                    let position = positions.first().copied().unwrap_or(u32::MAX);
                    if first.is_none_or(|(known, _)| position < known) {
                        *first = Some((position, text));
                    }
                }
                _ => {}
            }
        }
    }
    Ok(frequency)
}
