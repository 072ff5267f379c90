//! What readers get of an index.

use crate::support::World;
use nachlese_query::{Error, Index, Match, SearchOptions};
use std::collections::BTreeSet;

/// The first has a word that every article has.
const QUERIES: [(&str, &str); 6] = [
    ("alle", "Haus"),
    ("zwei", "Wasser Minister"),
    ("viele", "gehen Bürger Brücke"),
    ("selten", "Straße -Kirche"),
    ("wörtlich", "=Häuser"),
    ("folge", "\"Häuser stehen\""),
];

const LIMIT: usize = 100_000;

/// The answers to all queries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answers {
    /// There is no index yet, and readers say so.
    NoIndex,
    Some {
        /// The ids of each query's hits, best first, a line each.
        ranked: String,
        counts: Vec<u64>,
    },
}

impl Answers {
    /// Asks as a program does that embeds the library: thousands of runs are followed by these
    /// questions.
    pub fn of(world: &World, index: &str) -> Result<Answers, String> {
        let index = match Index::open(world.path(index)) {
            Err(Error::NoIndex(_)) => return Ok(Answers::NoIndex),
            index => index.map_err(|error| format!("opening failed: {error}"))?,
        };
        let options = SearchOptions::new().limit(LIMIT).matching(Match::Any);
        let (mut ranked, mut counts) = (String::new(), Vec::new());
        for (name, query) in QUERIES {
            let failed = |error: Error| format!("{query}: {error}");
            for hit in index.rank(query, &options).map_err(failed)? {
                ranked += &format!("{name} {}\n", hit.id);
            }
            counts.push(index.count(query, &options.matches).map_err(failed)?);
        }
        Ok(Answers::Some { ranked, counts })
    }

    /// What a reader gets who asks once.
    pub fn ranked(&self) -> Option<&str> {
        match self {
            Answers::NoIndex => None,
            Answers::Some { ranked, .. } => Some(ranked),
        }
    }

    /// The ids of all articles.
    pub fn ids(&self) -> BTreeSet<String> {
        let lines = self.ranked().unwrap_or_default().lines();
        lines.filter_map(|line| line.strip_prefix("alle ")).map(str::to_owned).collect()
    }
}

/// Writes what [`ranked_by_the_program`] reads.
pub fn write_queries(world: &World) {
    world.write("fragen.tsv", QUERIES.map(|(name, query)| format!("{name}\t{query}\n")).concat());
}

/// What one run of the program answers to all queries; `None` where there is no index.
pub fn ranked_by_the_program(world: &World, index: &str) -> Result<Option<String>, String> {
    let limit = LIMIT.to_string();
    let run = world.run(&["batch", "--index", index, "--queries", "fragen.tsv", "-n", &limit]);
    let line = |line: &str| {
        let fields: Vec<&str> = line.split(' ').collect();
        format!("{} {}\n", fields[0], fields[2])
    };
    match run.code {
        0 => Ok(Some(run.stdout.lines().map(line).collect())),
        2 if run.stderr.contains("no index at") => Ok(None),
        code => Err(format!("searching ended with {code}: {}", run.stderr)),
    }
}
