//! How long the operators of the query language, the orders of hits and the overviews take: the library call, in milliseconds.
//!
//!     operators-nachlese INDEX QUERIES REPEAT
//!
//! A program of its own, outside the workspace (xtask/latency builds it). A line of QUERIES is a kind, a tab and a query; a line of the answer: kind,
//! query, articles, median of REPEAT calls after one that does not count. `query`, `newest`, `oldest`, `recent` are ten hits with their snippets,
//! `context` ten with every place; articles are read for those, which the peers' programs leave out.

use nachlese_query::ast::NameField;
use nachlese_query::{Excerpts, Facet, Index, Match, Period, SearchOptions, Sort};
use std::time::Instant;

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

fn ask(index: &Index, kind: &str, query: &str) -> Outcome<u64> {
    let options = SearchOptions { limit: 10, matching: Match::All, ..SearchOptions::default() };
    let search = |options: &SearchOptions| Ok::<_, nachlese_query::Error>(index.search(query, options)?.total.unwrap_or(0));
    Ok(match kind {
        "query" => search(&options)?,
        "newest" => search(&SearchOptions { sort: Sort::Newest, ..options })?,
        "oldest" => search(&SearchOptions { sort: Sort::Oldest, ..options })?,
        "recent" => search(&SearchOptions { sort: Sort::Recent, ..options })?,
        "context" => search(&SearchOptions { excerpts: Excerpts::Context(8), ..options })?,
        "count" => index.count(query, &options)?,
        "facets" => index.facets(query, &[Facet::Name(NameField::Source)], &options)?.articles,
        "all facets" => index.facets(query, &Facet::all().collect::<Vec<_>>(), &options)?.articles,
        "timeline" => index.timeline(query, Period::Month, &options)?.articles,
        "terms" => index.terms(query, 20, &options)?.articles,
        "similar" => {
            let id = index.search(query, &options)?.hits.first().map(|hit| hit.id.clone()).ok_or("nothing found")?;
            let start = Instant::now();
            let similar = index.similar(&id, &options)?.ok_or("no such article")?;
            eprintln!("similar {id}: {:.2} ms", start.elapsed().as_secs_f64() * 1e3);
            similar.hits.len() as u64
        }
        "explain" => index.explain(query, &options)?.articles,
        _ => return Err(format!("{kind} is no kind").into()),
    })
}

fn main() -> Outcome<()> {
    let arguments: Vec<String> = std::env::args().collect();
    let [_, index, queries, repeat] = arguments.as_slice() else { return Err("INDEX QUERIES REPEAT".into()) };
    let index = Index::open(index)?;
    for line in std::fs::read_to_string(queries)?.lines() {
        let (kind, query) = line.split_once('\t').ok_or("a kind, a tab and a query")?;
        let articles = ask(&index, kind, query)?;
        let mut times = Vec::new();
        for _ in 0..repeat.parse()? {
            let start = Instant::now();
            ask(&index, kind, query)?;
            times.push(start.elapsed().as_secs_f64() * 1e3);
        }
        times.sort_by(f64::total_cmp);
        println!("{kind}\t{query}\t{articles}\t{:.2}", times.get(times.len() / 2).ok_or("REPEAT is 0")?);
    }
    Ok(())
}
