//! Nachlese's side: the calls of the library.
//!
//! `query`, `newest`, `oldest`, `recent` are ten hits with their snippets, `context` ten with every
//! place; articles are read for those, which the peers' programs leave out.

use anyhow::{Context as _, Result, bail};
use nachlese_query::ast::NameField;
use nachlese_query::{Excerpts, Facet, Index, Period, SearchOptions, Sort};
use std::collections::HashMap;
use std::path::Path;
use std::time::Instant;

/// Articles and the median of some calls in milliseconds, for each kind and query; one call before
/// them does not count.
pub(super) fn answers(
    index: &Path,
    asked: &[(String, String)],
    times: usize,
) -> Result<HashMap<(String, String), (u64, f64)>> {
    let index = Index::open(index)?;
    let answer = |(kind, query): &(String, String)| {
        let articles = call(&index, kind, query)?;
        let mut milliseconds = Vec::new();
        for _ in 0..times {
            let start = Instant::now();
            call(&index, kind, query)?;
            milliseconds.push(start.elapsed().as_secs_f64() * 1e3);
        }
        milliseconds.sort_by(f64::total_cmp);
        let median = milliseconds.get(times / 2).context("0 calls have no median")?;
        Ok(((kind.clone(), query.clone()), (articles, *median)))
    };
    asked.iter().map(answer).collect()
}

/// One call; the number of articles.
fn call(index: &Index, kind: &str, query: &str) -> Result<u64> {
    let options = SearchOptions::new().limit(10);
    let search = |options: &SearchOptions| {
        Ok::<_, nachlese_query::Error>(index.search(query, options)?.total.unwrap_or(0))
    };
    Ok(match kind {
        "query" => search(&options)?,
        "newest" => search(&options.sort(Sort::Newest))?,
        "oldest" => search(&options.sort(Sort::Oldest))?,
        "recent" => search(&options.sort(Sort::Recent))?,
        "context" => search(&options.excerpts(Excerpts::Context(8)))?,
        "count" => index.count(query, &options.matches)?,
        "facets" => index.facets(query, &[Facet::Name(NameField::Source)], &options.matches)?.articles,
        "all facets" => index.facets(query, &Facet::all().collect::<Vec<_>>(), &options.matches)?.articles,
        "timeline" => index.timeline(query, Period::Month, &options.matches)?.articles,
        "terms" => index.significant_terms(query, 20, &options.matches)?.articles,
        "similar" => {
            let hits = index.search(query, &options)?.hits;
            let first = hits.first().context("nothing found")?;
            let start = Instant::now();
            let similar = index.more_like_this(&first.id, &options)?.context("no such article")?;
            eprintln!("similar {}: {:.2} ms", first.id, start.elapsed().as_secs_f64() * 1e3);
            similar.hits.len() as u64
        }
        "explain" => index.explain(query, &options.matches)?.articles,
        _ => bail!("{kind} is no kind of call"),
    })
}
