//! Documents that match a plan, best first.
//!
//! A search has two passes. The first one finds the candidates: by Tantivy if all or most words
//! must occur, by `max_score` if any may. The second pass (`rank`) scores the candidates.

mod max_score;

use crate::error::{Error, Failed, Unsupported};
use crate::generation::Generation;
use crate::options::{MOST_HITS, SearchOptions, Sort};
use crate::plan::Plan;
use crate::rank::{discount_by_age, rescore};
use std::ops::Range;
use tantivy::collector::{Count, TopDocs};
use tantivy::query::{BooleanQuery, Query, TermQuery};
use tantivy::schema::IndexRecordOption;
use tantivy::{DateTime, DocAddress, Order, Score, Term};

/// A hit before its article is read.
pub(crate) struct RankedDocument {
    /// Its rank among all hits, from 1.
    pub(crate) rank: usize,
    pub(crate) score: Score,
    pub(crate) address: DocAddress,
}

/// A page of hits.
#[derive(Default)]
pub(crate) struct Page {
    pub(crate) hits: Vec<RankedDocument>,
    /// Number of all hits, if requested.
    pub(crate) total: Option<u64>,
}

/// The hits from `offset` on; limit and offset are at most `most`.
pub(crate) fn page(
    generation: &Generation,
    plan: &Plan,
    options: &SearchOptions,
    most: usize,
) -> Result<Page, Failed> {
    let (limit, offset) = (options.limit.min(most), options.offset);
    let Some(query) = &plan.query else {
        return Ok(Page { hits: Vec::new(), total: options.count.then_some(0) });
    };
    let count = || Ok::<u64, Failed>(generation.searcher.search(query, &Count)? as u64);
    if limit == 0 || offset > most {
        return Ok(Page { hits: Vec::new(), total: options.count.then(count).transpose()? });
    }
    let Retrieved { hits, total } = match options.sort {
        Sort::Relevance | Sort::Recent => {
            by_relevance(generation, plan, query, offset..offset + limit, options.sort)?
        }
        Sort::Newest => by_date(generation, query, offset + limit, Order::Desc)?,
        Sort::Oldest => by_date(generation, query, offset + limit, Order::Asc)?,
    };
    let total = if options.count { Some(total.map_or_else(count, Ok)?) } else { None };
    let ranked = hits.into_iter().zip(1..);
    let ranked = ranked.map(|((score, address), rank)| RankedDocument { rank, score, address });
    Ok(Page { hits: ranked.skip(offset).take(limit).collect(), total })
}

/// Hits in order, and the number of all hits if it is known.
pub(crate) struct Retrieved {
    pub(crate) hits: Vec<(Score, DocAddress)>,
    total: Option<u64>,
}

/// The best hits, in order at the ranks `wanted`. The first pass finds the candidates, the second
/// pass scores them over all levels, so that the rank of a hit does not depend on the number
/// requested. After the candidates, the order is that of the first pass. It is run with one of a
/// few limits only: Tantivy's pruning adds floats in an order that depends on the limit, and pages
/// must be consistent.
fn by_relevance(
    generation: &Generation,
    plan: &Plan,
    query: &dyn Query,
    wanted: Range<usize>,
    sort: Sort,
) -> Result<Retrieved, Failed> {
    let candidates = generation.schema.ranking.candidates;
    let steps = [candidates, 1000, 2 * MOST_HITS];
    let depth = steps.into_iter().find(|step| *step >= wanted.end).unwrap_or(wanted.end);
    let Retrieved { hits: mut first_pass, total } = self::candidates(generation, plan, query, depth)?;
    let rest = first_pass.split_off(candidates.min(first_pass.len()));
    let recent = sort == Sort::Recent;
    let in_order = if recent { 0..first_pass.len() } else { wanted.clone() };
    let mut ranked = rescore(generation, &plan.scored, first_pass, in_order)?;
    if recent {
        discount_by_age(generation, &mut ranked)?;
    }
    // After the candidates, the order is that of the first pass. Its scores have another scale and
    // must not exceed theirs.
    let last = ranked.last().map_or(Score::MAX, |(score, _)| *score);
    ranked.extend(rest.into_iter().map(|(score, address)| (score.min(last), address)));
    ranked.truncate(wanted.end);
    Ok(Retrieved { hits: ranked, total })
}

/// The best hits of the first pass.
pub(crate) fn candidates(
    generation: &Generation,
    plan: &Plan,
    query: &dyn Query,
    depth: usize,
) -> Result<Retrieved, Failed> {
    let top = TopDocs::with_limit(depth).order_by_score();
    Ok(match &plan.candidates {
        Some(candidates) => Retrieved { hits: max_score::best(generation, candidates, depth)?, total: None },
        None if plan.precomputed => {
            let (hits, total) = generation.searcher.search(query, &(top, Count))?;
            Retrieved { hits, total: Some(total as u64) }
        }
        // Counting would keep Tantivy from skipping documents that cannot be among the best.
        None => Retrieved { hits: generation.searcher.search(query, &top)?, total: None },
    })
}

fn by_date(
    generation: &Generation,
    query: &dyn Query,
    wanted: usize,
    order: Order,
) -> Result<Retrieved, Failed> {
    let Some(field) = generation.fields.published_at else {
        return Err(Error::Unsupported(Unsupported::SortByDate).into());
    };
    let name = generation.searcher.schema().get_field_name(field);
    let collector = TopDocs::with_limit(wanted).order_by_fast_field::<DateTime>(name, order);
    let (found, total) = generation.searcher.search(query, &(collector, Count))?;
    let hits = found.into_iter().map(|(_, address)| (0.0, address)).collect();
    Ok(Retrieved { hits, total: Some(total as u64) })
}

/// The address of the article with this id.
pub(crate) fn address(generation: &Generation, id: &str) -> Result<Option<DocAddress>, Failed> {
    generation.first_with(&Term::from_field_text(generation.fields.id, id))
}

/// Whether the article with this id is a hit of a query.
pub(crate) fn matches(generation: &Generation, query: &dyn Query, id: &str) -> Result<bool, Failed> {
    let id = Term::from_field_text(generation.fields.id, id);
    let id: Box<dyn Query> = Box::new(TermQuery::new(id, IndexRecordOption::Basic));
    Ok(generation.searcher.search(&BooleanQuery::intersection(vec![id, query.box_clone()]), &Count)? > 0)
}
