//! Readers while the index is rebuilt and updated under them: no error, no wait, and every answer
//! of one generation.

use crate::support::World;
use nachlese_query::{Excerpts, Index, SearchOptions};
use std::collections::HashMap;
use std::fmt::Write as _;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

const QUERIES: [&str; 5] = ["Haus", "Stand", "\"Haus am Fluss\"", "Brücke Fluss", "quelle:Elbkurier Turm"];

/// What the reader processes are given.
const INDEX: &str = "READER_INDEX";
const TIMES: &str = "READER_QUERIES";

/// Articles of which each says which state of the archive it is of.
fn archive(world: &World, state: usize, files: impl Iterator<Item = usize>) {
    for file in files {
        let mut lines = String::new();
        for number in 0..150 {
            let body = format!(
                "Stand {state}: Ein Turm, eine Brücke und ein Haus am Fluss {number}. {}",
                "Dies und das. ".repeat(20)
            );
            let id = format!("a{file}-{number}");
            let article = serde_json::json!({ "id": id, "title": format!("Stand {state}"), "body": body, "source": "Elbkurier" });
            let _ = writeln!(lines, "{article}");
        }
        world.write(&format!("archiv/{file}.jsonl"), lines);
    }
}

/// A query's answer: the ids of its hits, the titles that tell their state, their number.
fn answer(index: &Index, query: &str) -> (u32, String) {
    let options = SearchOptions::new().limit(30).excerpts(Excerpts::None);
    let found = index.search(query, &options).unwrap();
    let hits: Vec<String> = found.hits.iter().map(|hit| format!("{}={}", hit.id, hit.title)).collect();
    (found.generation, format!("{:?} {}", found.total, hits.join(" ")))
}

/// Not a test: what a reader's process does. It answers, takes up what is new, and prints which
/// answers each generation gave.
#[test]
#[ignore = "runs as a process of the tests below"]
fn reader() {
    let Ok(path) = std::env::var(INDEX) else { return };
    let times: usize = std::env::var(TIMES).unwrap().parse().unwrap();
    let index = Index::open(&path).unwrap();
    let mut seen: HashMap<(u32, &str), String> = HashMap::new();
    let mut longest = Duration::ZERO;
    let stop = std::path::Path::new(&path).join("../stop");
    for number in (0..).take_while(|number| *number < times || !stop.exists()) {
        let start = Instant::now();
        if number % 49 == 0 {
            // As a program that just begins.
            Index::open(&path).unwrap();
        } else if number % 7 == 0 {
            index.refresh().unwrap();
        }
        let query = QUERIES[number % QUERIES.len()];
        let (generation, answer) = answer(&index, query);
        longest = longest.max(start.elapsed());
        let known = seen.entry((generation, query)).or_insert_with(|| answer.clone());
        assert_eq!(*known, answer, "two answers of generation {generation} to {query}");
    }
    for ((generation, query), answer) in seen {
        println!("SEEN\t{generation}\t{query}\t{answer}");
    }
    println!("LONGEST\t{}", longest.as_micros());
}

fn start_reader(world: &World, times: usize) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "load::reader", "--ignored", "--nocapture", "--test-threads", "1"])
        .env(INDEX, world.path("ix"))
        .env(TIMES, times.to_string())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap()
}

/// Four processes with this many queries each, while the index is built twice and updated five
/// times. Returns the longest that a query took, opening included.
fn under_load(times: usize) -> Duration {
    let world = World::new();
    archive(&world, 0, 0..8);
    let run = |flags: &[&str]| {
        world.expect(0, &[&["index", "--index", "ix", "--keep", "1", "archiv"], flags].concat())
    };
    run(&[]);
    // What each generation must answer, asked when nothing moves.
    let mut expected: HashMap<(u32, &str), String> = HashMap::new();
    let mut ask = || {
        let index = Index::open(world.path("ix")).unwrap();
        for query in QUERIES {
            let (generation, answer) = answer(&index, query);
            expected.insert((generation, query), answer);
        }
    };
    ask();
    let readers: Vec<Child> = (0..4).map(|_| start_reader(&world, times)).collect();
    for state in 1..=7 {
        let full = state % 4 == 0 || state == 1;
        let changed = if full { 0..8 } else { state..state + 1 };
        archive(&world, state, changed);
        run(if full { &["--full"] } else { &["--rewrite-below", "0"] });
        ask();
    }
    world.write("stop", "");
    let mut longest = Duration::ZERO;
    let mut generations = std::collections::BTreeSet::new();
    for reader in readers {
        let output = reader.wait_with_output().unwrap();
        let stdout = String::from_utf8(output.stdout).unwrap();
        assert!(output.status.success(), "{stdout}");
        for line in stdout.lines() {
            if let Some(seen) = line.split_once("SEEN\t").map(|(_, seen)| seen) {
                let [generation, query, answer] = *seen.splitn(3, '\t').collect::<Vec<_>>() else {
                    panic!("{line}")
                };
                let generation = generation.parse().unwrap();
                let query = *QUERIES.iter().find(|known| **known == query).unwrap();
                assert_eq!(expected.get(&(generation, query)).map(String::as_str), Some(answer), "{query}");
                generations.insert(generation);
            } else if let Some(("", micros)) = line.split_once("LONGEST\t") {
                longest = longest.max(Duration::from_micros(micros.parse().unwrap()));
            }
        }
    }
    eprintln!("{times} queries a process: generations {generations:?}, the longest query {longest:?}");
    assert!(generations.len() >= 4, "the readers saw {generations:?} alone");
    longest
}

#[test]
fn readers_get_answers_of_one_generation() {
    under_load(300);
}

/// `cargo test --release -p nachlese --test blackbox -- --ignored load::long --nocapture`
#[test]
#[ignore = "takes minutes"]
fn long_readers_get_answers_of_one_generation() {
    under_load(10_000);
}
