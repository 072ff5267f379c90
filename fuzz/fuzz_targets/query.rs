//! Any text as a query, run on one small index.

#![no_main]

use libfuzzer_sys::fuzz_target;
use nachlese_fuzz::{corpus, index};
use nachlese_query::{Index, Match, SearchOptions, Sort, syntax};
use std::sync::OnceLock;

static INDEX: OnceLock<Index> = OnceLock::new();

fuzz_target!(|query: &str| {
    let parsed = syntax::parse(query);
    let mut last = 0;
    for clause in &parsed.clauses {
        assert!(clause.span.start >= last && query.get(clause.span.clone()).is_some(), "{clause:?}");
        last = clause.span.end;
    }
    for note in &parsed.notes {
        assert!(query.get(note.span.clone()).is_some(), "{note:?}");
        assert!(!note.message().is_empty());
    }
    let index = INDEX.get_or_init(|| index(&corpus()));
    for matching in [Match::All, Match::Most, Match::Any] {
        for sort in [Sort::Relevance, Sort::Newest] {
            let options = SearchOptions::new().limit(5).matching(matching).sort(sort);
            let found = index.search(&parsed, &options).expect("the index is whole");
            let total = index.count(query, &options.matches).expect("the index is whole");
            assert_eq!(found.total, Some(total));
            assert_eq!(found.hits.len() as u64, total.min(5));
            let ranked = index.rank(query, &options).expect("the index is whole");
            assert!(ranked.iter().map(|r| &r.id).eq(found.hits.iter().map(|h| &h.id)));
            assert!(found.hits.iter().all(|hit| hit.score.is_finite()));
        }
    }
});
