//! A boost for words near the beginning of a text: news starts with what matters most.
//!
//! Only the best candidates are boosted, to limit the cost of reading positions. The boost is never
//! negative, so that they remain the best (docs/relevance.md, "Early words").

use super::bm25;
use super::contribution::{Contribution, ContributionKind};
use super::occurrences::{of_segment, seek};
use crate::error::Failed;
use crate::generation::Generation;
use crate::plan::ScoredKind;
use nachlese_german::Level;
use tantivy::postings::Postings;
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocAddress, Score, TERMINATED, Term};

/// Number of best candidates that are boosted.
const BEST: usize = 30;

/// Maximum number of occurrences of a word in a text whose positions are read.
const MOST_POSITIONS: u32 = 1 << 16;

/// The position, in words, at which the boost is half of that at the beginning.
const HALF: f32 = 30.0;

/// The boosts for the best of `candidates`, which are sorted by address; `contributions` are those
/// of the other parts of the score.
pub(super) fn contributions<'s>(
    generation: &Generation,
    contributions: &[Contribution<'s>],
    candidates: &[DocAddress],
    documents: f32,
) -> Result<Vec<Contribution<'s>>, Failed> {
    let boost = generation.schema.ranking.position_boost;
    if boost <= 0.0 {
        return Ok(Vec::new());
    }
    let best = best(contributions, candidates);
    let addresses: Vec<DocAddress> =
        best.iter().filter_map(|index| candidates.get(*index).copied()).collect();
    let mut found: Vec<Contribution<'s>> = Vec::new();
    let is_word = |of: &Contribution<'_>| of.scored.kind == ScoredKind::Word;
    for (at, of) in contributions.iter().enumerate().filter(|(_, of)| is_word(of)) {
        // A word is looked up in all text fields at once.
        if contributions.iter().take(at).any(|before| std::ptr::eq(before.scored, of.scored)) {
            continue;
        }
        let Some(term) = of.scored.terms.first().filter(|term| term.level == Level::Stem) else { continue };
        let mut first: Vec<Option<(u32, usize)>> = vec![None; addresses.len()];
        let mut frequency = 0.0_f32;
        for (text, levels) in generation.texts.iter().enumerate() {
            if let Some(field) = levels.stem {
                frequency =
                    frequency.max(positions(generation, field, &term.text, &addresses, text, &mut first)?);
            }
        }
        if frequency == 0.0 {
            continue;
        }
        let idf = bm25::idf(documents, frequency);
        let weight = boost * idf * of.scored.weight * of.scored.times.min(1.0) / of.discount;
        for (text, levels) in generation.texts.iter().enumerate() {
            let mut of_candidates: Vec<Score> = vec![0.0; candidates.len()];
            let mut any = false;
            for (index, first) in best.iter().zip(&first) {
                if let (Some((position, _)), Some(score)) =
                    (first.filter(|(_, of)| *of == text), of_candidates.get_mut(*index))
                {
                    *score = weight / (1.0 + position as f32 / HALF);
                    any = true;
                }
            }
            if any {
                let (scored, discount, text) = (of.scored, of.discount, levels.name);
                let kind = ContributionKind::Position;
                found.push(Contribution { scored, kind, text, discount, of_candidates });
            }
        }
    }
    Ok(found)
}

/// The indexes of the best candidates, sorted.
fn best(contributions: &[Contribution<'_>], candidates: &[DocAddress]) -> Vec<usize> {
    let mut scores: Vec<(Score, usize)> = (0..candidates.len()).map(|index| (0.0, index)).collect();
    for of in contributions {
        scores.iter_mut().zip(&of.of_candidates).for_each(|((score, _), added)| *score += added);
    }
    scores.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let mut best: Vec<usize> = scores.into_iter().take(BEST).map(|(_, index)| index).collect();
    best.sort_unstable();
    best
}

/// Sets the first position of a stem in each candidate where this text field has an earlier one;
/// returns the document frequency of the stem.
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
                // Tantivy allocates memory by the number in the index, which may be anything in a
                // damaged one.
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
