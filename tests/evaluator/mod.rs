//! Every operator of the query language against one that reads all articles and does nothing
//! cleverly.
//!
//! `NACHLESE_QUERIES=50000 cargo test --release -p nachlese --test blackbox -- evaluator` asks
//! more.

pub mod archive;
pub mod chance;
mod naive;

use crate::support::{World, root, skip};
use archive::Archive;
use chance::Chance;
use nachlese_dates::{Days, Moment, Period as Calendar};
use nachlese_query::ast::{Clause, Query};
use nachlese_query::{Excerpts, Facet, Index, Levels, Period, SearchOptions};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;
use std::path::PathBuf;

/// Queries that are put to an archive in the suite.
const QUERIES: usize = 5_000;

fn queries() -> usize {
    std::env::var("NACHLESE_QUERIES").ok().and_then(|number| number.parse().ok()).unwrap_or(QUERIES)
}

/// Forms alone: what stands for a word beside them is learned, and tested by its own cases.
fn options() -> SearchOptions {
    let levels = Levels::NONE.exact(true).stem(true);
    SearchOptions::new().limit(usize::MAX).levels(levels).excerpts(Excerpts::None)
}

fn ids(index: &Index, query: impl Into<Query>) -> BTreeSet<String> {
    let mut ids = BTreeSet::new();
    let found = index
        .visit(query, &options(), |hit| {
            ids.insert(hit.id);
            ControlFlow::Continue(())
        })
        .unwrap();
    assert_eq!(found.total, Some(ids.len() as u64));
    ids
}

/// Puts random queries to an archive; what each finds must be what the naive evaluator finds.
fn compare(archive: &[PathBuf], queries: usize) {
    let world = World::new();
    let folder = world.path("index");
    let mut args = vec!["index", "--quiet", "--index", folder.to_str().unwrap()];
    args.extend(archive.iter().map(|path| path.to_str().unwrap()));
    world.expect(0, &args);
    let index = Index::open(&folder).unwrap();
    let archive = Archive::read(&index, &folder);
    let mut chance = Chance::new(8);
    let mut found = 0;
    for number in 0..queries {
        let clause = archive.query(&mut chance);
        let query = Query::from(clause.clone());
        let expected = archive.find(&clause);
        let by_tree = ids(&index, &query);
        assert_eq!(by_tree, expected, "query {number}: {query}");
        let typed = query.to_string();
        assert_eq!(
            index.count(typed.as_str(), &options().matches).unwrap(),
            expected.len() as u64,
            "typed: {typed}"
        );
        found += usize::from(!expected.is_empty());
        if number % 10 == 0 {
            counts_are_right(&index, &archive, &clause, &expected);
        }
    }
    // Queries that find nothing prove little.
    assert!(found * 2 > queries, "only {found} of {queries} queries find anything");
}

/// Facets and timelines, counted from the articles.
fn counts_are_right(index: &Index, archive: &Archive, clause: &Clause, expected: &BTreeSet<String>) {
    let query = Query::from(clause.clone());
    let counts = index.facets(&query, &Facet::all().collect::<Vec<_>>(), &options().matches).unwrap();
    assert_eq!(counts.articles, expected.len() as u64);
    let days = Days::new();
    let now = Moment::now();
    let day = |published: &Option<String>| {
        let moment = Moment::parse(published.as_deref()?).ok()?;
        moment.doubt(&now).is_none().then(|| days.number(moment.start_seconds()))
    };
    let hits = || archive.articles().filter(|article| expected.contains(&article.id));
    for of_facet in &counts.facets {
        let (mut naive, mut without): (BTreeMap<String, u64>, u64) = (BTreeMap::new(), 0);
        for article in hits() {
            let of_day = |period: Calendar| {
                day(&article.published).map(|day| period.label(period.start(day))).into_iter().collect()
            };
            let values: Vec<String> = match of_facet.facet {
                Facet::Name(field) => article.values(field.into()).into_iter().map(str::to_owned).collect(),
                Facet::Year => of_day(Calendar::Year),
                Facet::Month => of_day(Calendar::Month),
                other => panic!("{other:?} is not counted here"),
            };
            without += u64::from(values.is_empty());
            values.into_iter().for_each(|value| *naive.entry(value).or_default() += 1);
        }
        let counted: BTreeMap<String, u64> =
            of_facet.values.iter().map(|value| (value.value.clone(), value.articles)).collect();
        assert_eq!((counted, of_facet.without), (naive, without), "{:?} of {query}", of_facet.facet);
    }
    for period in [Period::Day, Period::Week, Period::Month, Period::Quarter, Period::Year] {
        let timeline = index.timeline(&query, period, &options().matches).unwrap();
        let naive = |articles: &mut dyn Iterator<Item = &nachlese_query::Article>| {
            let mut counts: BTreeMap<String, u64> = BTreeMap::new();
            for day in articles.filter_map(|article| day(&article.published)) {
                *counts.entry(period.label(period.start(day))).or_default() += 1;
            }
            counts
        };
        let (of_query, of_archive) = (naive(&mut hits()), naive(&mut archive.articles()));
        let dated: u64 = of_query.values().sum();
        assert_eq!(timeline.articles, dated + timeline.undated + timeline.implausible, "{query}");
        assert_eq!(timeline.bins.iter().map(|bin| bin.articles).sum::<u64>(), dated, "{query}");
        for bin in &timeline.bins {
            assert_eq!(
                bin.articles,
                of_query.get(&bin.period).copied().unwrap_or_default(),
                "{query}: {bin:?}"
            );
            // Within the span that the query's dates leave, all of the archive is counted.
            let all = of_archive.get(&bin.period).copied().unwrap_or_default();
            assert!(bin.archive <= all && bin.archive >= bin.articles, "{query}: {bin:?} of {all}");
            assert!(archive::has_date(clause) || bin.archive == all, "{query}: {bin:?} of {all}");
        }
    }
}

#[test]
fn queries_find_what_a_reader_of_the_sample_archive_finds() {
    compare(&[root().join("corpus")], queries());
}

#[test]
fn queries_find_what_a_reader_of_two_thousand_real_articles_finds() {
    let news = root().join("../shared/data/news");
    if !news.is_dir() {
        return skip("../shared/data/news is not there: queries on real articles");
    }
    let files = std::fs::read_dir(&news).unwrap().map(|file| file.unwrap().path());
    let files: Vec<PathBuf> = files
        .filter(|file| ["derstandard", "wikinews"].iter().any(|name| file.to_string_lossy().contains(name)))
        .collect();
    assert_eq!(files.len(), 2, "{files:?}");
    // In a debug build reading all articles takes its time.
    compare(&files, queries() / 10);
}
