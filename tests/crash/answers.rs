//! What readers get of an index.

use crate::support::World;
use std::collections::BTreeSet;

/// The first has a word that every article has.
const QUERIES: &str = "alle\tHaus\nzwei\tWasser Minister\nviele\tgehen Bürger Brücke\nselten\tStraße -Kirche\n\
                       wörtlich\t=Häuser\nfolge\t\"Häuser stehen\"\n";

/// The answers to some queries, as they are printed: ids, ranks, scores.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answers {
    /// There is no index yet, and readers are told so.
    NoIndex,
    Some {
        ranked: String,
        count: String,
    },
}

/// Writes what [`ranked`] reads.
pub fn write_queries(world: &World) {
    world.write("fragen.tsv", QUERIES);
}

/// What one reader gets for all queries; `None` where there is no index.
pub fn ranked(world: &World, index: &str) -> Result<Option<String>, String> {
    let run = world.run(&["batch", "--index", index, "--queries", "fragen.tsv", "-n", "100000"]);
    match run.code {
        0 => Ok(Some(run.stdout)),
        2 if run.stderr.contains("no index at") => Ok(None),
        code => Err(format!("searching ended with {code}: {}", run.stderr)),
    }
}

impl Answers {
    /// Asks while nobody writes.
    pub fn of(world: &World, index: &str) -> Result<Answers, String> {
        let Some(ranked) = ranked(world, index)? else { return Ok(Answers::NoIndex) };
        let run = world.run(&["count", "--index", index, "Wasser"]);
        match run.code {
            0 | 1 => Ok(Answers::Some { ranked, count: run.stdout }),
            code => Err(format!("counting ended with {code}: {}", run.stderr)),
        }
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
        let lines = self.ranked().unwrap_or_default().lines().filter(|line| line.starts_with("alle "));
        lines.map(|line| line.split(' ').nth(2).unwrap().to_owned()).collect()
    }
}
