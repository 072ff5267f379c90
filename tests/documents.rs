//! The program, the library and the example of a server write the same document for the same query.

use crate::evaluator::archive::Archive;
use crate::evaluator::chance::Chance;
use crate::support::{World, root};
use nachlese_query::{Index, SearchOptions};
use nachlese_results::{Format, HitsDocument, HitsOptions};

#[path = "../crates/results/examples/http/answer.rs"]
mod server;

/// Queries of all operators; as many of bare words, of which most are relaxed.
const QUERIES: usize = 100;

#[test]
fn program_library_and_server_write_the_same_bytes() {
    let world = World::new();
    let folder = world.path("ix");
    world.expect(0, &["index", "--quiet", "--index", "ix", root().join("corpus").to_str().unwrap()]);
    let index = Index::open(&folder).unwrap();
    let archive = Archive::read(&index, &folder);
    let mut chance = Chance::new(21);
    let mut queries: Vec<String> = (0..QUERIES).map(|_| archive.query(&mut chance).to_string()).collect();
    let words: Vec<&str> = archive.articles().flat_map(|article| article.title.split_whitespace()).collect();
    queries.extend((0..QUERIES).map(|_| [0; 3].map(|_| words[chance.below(words.len())]).join(" ")));
    let mut relaxed = 0;
    for query in &queries {
        let printed = world.run(&["search", "--index", "ix", "--format", "json", "--", query]).stdout;
        let format = Format::named("json").unwrap();
        let answer = index.answer(query, &SearchOptions::new()).unwrap();
        let mut document = Vec::new();
        format.hits(&mut document, &HitsDocument::from(&answer), &HitsOptions::new()).unwrap();
        assert_eq!(String::from_utf8(document).unwrap(), printed, "{query}");
        let served = server::json(&index, query).unwrap();
        assert_eq!(String::from_utf8(served).unwrap(), printed, "{query}");
        relaxed += usize::from(answer.relaxed);
    }
    assert!(relaxed > QUERIES / 4, "only {relaxed} queries are relaxed");
}
