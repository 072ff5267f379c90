//! The second pass: BM25 over every level and field, for the candidates of the first.
//!
//! Tantivy's own scores have fixed k1 and b, and cannot combine levels without losing pruning. The
//! exponents of idf and of repeated query words were measured (docs/relevance.md, "Rare and
//! repeated words").

use super::bm25;
use super::contribution::{Contribution, ContributionKind};
use super::cooccurrence::Cooccurrence;
use super::occurrences::{Occurrences, documents, occurrences};
use super::position;
use crate::error::Failed;
use crate::generation::Generation;
use crate::plan::Scored;
use std::ops::Range;
use tantivy::{DocAddress, Score};

#[derive(Clone, Copy)]
struct Candidate {
    address: DocAddress,
    score: Score,
}

/// Scores the candidates and sorts them; at the ranks `wanted`, equal scores are sorted by id.
pub(crate) fn rescore(
    generation: &Generation,
    scored: &[Scored],
    candidates: Vec<(Score, DocAddress)>,
    wanted: Range<usize>,
) -> Result<Vec<(Score, DocAddress)>, Failed> {
    let mut addresses: Vec<DocAddress> = candidates.into_iter().map(|(_, address)| address).collect();
    addresses.sort_unstable();
    let mut scores: Vec<Score> = vec![0.0; addresses.len()];
    for contribution in contributions(generation, scored, &addresses)? {
        for (score, added) in scores.iter_mut().zip(&contribution.of_candidates) {
            *score += added;
        }
    }
    let mut candidates: Vec<Candidate> =
        addresses.into_iter().zip(scores).map(|(address, score)| Candidate { address, score }).collect();
    candidates.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.address.cmp(&b.address)));
    break_ties(generation, &mut candidates, wanted)?;
    Ok(candidates.into_iter().map(|c| (c.score, c.address)).collect())
}

/// The contribution of each part of a query to the scores of the candidates, which are sorted by
/// address. Document frequencies and lengths are those of the whole index.
pub(crate) fn contributions<'s>(
    generation: &Generation,
    all_scored: &'s [Scored],
    candidates: &[DocAddress],
) -> Result<Vec<Contribution<'s>>, Failed> {
    let (ranking, documents) = (&generation.schema.ranking, documents(generation));
    let mut found = Vec::new();
    for levels in &generation.texts {
        let weight = generation.schema.rules(levels.name).weight();
        let scored = all_scored.iter().filter(|scored| scored.weight * weight > 0.0);
        found.extend(occurrences(generation, levels, scored, candidates)?);
    }
    let cooccurrence = Cooccurrence::among(&found, documents, ranking.cooccurrence_discount);
    let contribution = |occurrences: Occurrences<'s>| {
        let Occurrences { scored, text, frequency, .. } = occurrences;
        let idf = bm25::idf(documents, frequency);
        let discount = cooccurrence.discount(scored);
        let weight = generation.schema.rules(text).weight()
            * scored.weight
            * scored.times.powf(ranking.query_tf_exponent)
            * idf.powf(ranking.idf_exponent)
            * (ranking.k1 + 1.0)
            / discount;
        let of_candidates = candidates.iter().zip(&occurrences.of_candidates).map(|(address, &number)| {
            if number > 0.0 { weight * occurrences.saturate(number, *address, ranking) } else { 0.0 }
        });
        let of_candidates = of_candidates.collect();
        Contribution { scored, kind: ContributionKind::Occurrences, text, discount, of_candidates }
    };
    let mut contributions: Vec<Contribution<'s>> = found.into_iter().map(contribution).collect();
    contributions.extend(position::contributions(generation, &contributions, candidates, documents)?);
    Ok(contributions)
}

/// Sorts equal scores by id, but only within `wanted`: reading an id costs as much as scoring a
/// term.
fn break_ties(
    generation: &Generation,
    candidates: &mut [Candidate],
    wanted: Range<usize>,
) -> Result<(), Failed> {
    let mut start = 0;
    for run in candidates.chunk_by_mut(|a, b| a.score == b.score) {
        let end = start + run.len();
        if run.len() > 1 && start < wanted.end && end > wanted.start {
            let ids = generation.ids(run.iter().map(|c| c.address))?;
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
