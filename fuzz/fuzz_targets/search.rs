//! Articles and queries: what is found, and what is marked in it.

#![no_main]

use libfuzzer_sys::arbitrary::{self, Arbitrary, Unstructured};
use libfuzzer_sys::fuzz_target;
use nachlese_fuzz::index;
use nachlese_german::{Analyzer, function_word_forms};
use nachlese_query::ast::{Node, Query};
use nachlese_query::{Index, Match, SearchOptions, Snippet, syntax};
use std::collections::HashSet;

/// The bytes: how many of the words a hit must have; then queries, one a line; then title, teaser
/// and body of each article. NULs separate the texts, because bytes with lengths in them could not
/// be mutated, seeded and read as one text.
#[derive(Debug)]
struct Input<'a> {
    matching: Match,
    queries: &'a str,
    articles: Vec<&'a str>,
}

impl<'a> Arbitrary<'a> for Input<'a> {
    fn arbitrary(bytes: &mut Unstructured<'a>) -> arbitrary::Result<Self> {
        let matching = *bytes.choose(&[Match::All, Match::Most, Match::Any])?;
        let text = std::str::from_utf8(bytes.bytes(bytes.len())?);
        let mut texts = text.map_err(|_| arbitrary::Error::IncorrectFormat)?.split('\0');
        let queries = texts.next().unwrap_or_default();
        Ok(Input { matching, queries, articles: texts.collect() })
    }
}

/// The most articles that are indexed at a time: an index costs milliseconds.
const MOST_ARTICLES: usize = 4;

/// The most queries that are run on them.
const MOST_QUERIES: usize = 8;

/// The terms, of any level, that a query may have marked.
fn wanted(query: &Query) -> HashSet<String> {
    let mut wanted = HashSet::new();
    for clause in query.clauses.iter().filter(|clause| !clause.negated) {
        let (Node::Word(text) | Node::Exact(text) | Node::Phrase { text, .. }) = &clause.node else { continue };
        Analyzer::new().analyze(text, |term| {
            wanted.extend([term.exact.to_owned(), term.stem.to_owned()]);
            wanted.extend(function_word_forms(term.exact).map(str::to_owned));
        });
    }
    wanted
}

fn check(snippet: &Snippet, wanted: &HashSet<String>) {
    let mut last = 0;
    for &(start, end) in &snippet.marks {
        assert!(start >= last && end > start, "marks overlap: {snippet:?}");
        let marked = snippet.text.get(start..end).expect("marks lie on characters");
        let mut found = false;
        Analyzer::new().analyze(marked, |term| {
            found |= wanted.contains(term.exact) || wanted.contains(term.stem);
        });
        assert!(found, "{marked:?} is no form of {wanted:?}: {snippet:?}");
        last = end;
    }
}

fn search(index: &Index, query: &str, matching: Match) {
    let parsed = syntax::parse(query);
    let options = SearchOptions::new().matching(matching);
    let wanted = wanted(&parsed);
    let words = parsed.clauses.iter().any(|clause| {
        let mut any = false;
        if let (Node::Word(text), false) = (&clause.node, clause.negated) {
            Analyzer::new().analyze(text, |_| any = true);
        }
        any
    });
    for hit in index.search(&parsed, &options).expect("the index is whole").hits {
        hit.snippets.iter().for_each(|snippet| check(snippet, &wanted));
        let marks: usize = hit.snippets.iter().map(|snippet| snippet.marks.len()).sum();
        assert!(!words || marks > 0, "found for words, but none is marked: {hit:?}");
        assert!(index.get(&hit.id).expect("the index is whole").is_some_and(|a| a.title == hit.title));
    }
}

fuzz_target!(|input: Input<'_>| {
    let archive = tempfile::tempdir().expect("a folder for the archive");
    let lines: Vec<String> = input
        .articles
        .chunks(3)
        .take(MOST_ARTICLES)
        .map(|texts| {
            let text = |field: usize| texts.get(field).copied().unwrap_or_default();
            serde_json::json!({ "title": text(0), "teaser": text(1), "body": text(2) }).to_string()
        })
        .collect();
    std::fs::write(archive.path().join("a.jsonl"), lines.join("\n")).expect("a file for the archive");
    let index = index(archive.path());
    for query in input.queries.lines().take(MOST_QUERIES) {
        search(&index, query, input.matching);
    }
});
