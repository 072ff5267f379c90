//! What writes an index. What the program cannot do yet is left out, or done as it can.

use super::archive::FOLDER;
use crate::support::World;
use std::sync::OnceLock;

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Operation {
    /// The first run of an index.
    First,
    /// A run on a changed archive.
    Update,
    /// The same, where the index was updated before: what the two updates wrote becomes one
    /// segment.
    Merge,
    /// The same, from nothing.
    Full,
    /// Generations are dropped; by a full build where nothing else does that.
    Gc,
    /// An article is removed.
    Remove(String),
    /// ... and nothing of it stays on the disk.
    Purge(String),
}

/// What the program can do.
pub struct Abilities {
    /// `index --rewrite-below`: small archives can be updated, too.
    pub rewrite_below: bool,
    pub gc: bool,
    pub check: bool,
    pub remove: bool,
}

impl Abilities {
    pub fn of_the_program() -> &'static Abilities {
        static ABILITIES: OnceLock<Abilities> = OnceLock::new();
        ABILITIES.get_or_init(|| {
            let world = World::new();
            let (all, index) =
                (world.expect(0, &["--help"]).stdout, world.expect(0, &["index", "--help"]).stdout);
            let command = |name: &str| all.lines().any(|line| line.starts_with(&format!("  {name} ")));
            assert!(command("search"), "{all}");
            Abilities {
                rewrite_below: index.contains("--rewrite-below"),
                gc: command("gc"),
                check: command("check"),
                remove: command("remove"),
            }
        })
    }
}

impl Operation {
    pub fn name(&self) -> &'static str {
        match self {
            Operation::First => "first",
            Operation::Update => "update",
            Operation::Merge => "merge",
            Operation::Full => "full",
            Operation::Gc => "gc",
            Operation::Remove(_) => "remove",
            Operation::Purge(_) => "purge",
        }
    }

    /// Generations that it keeps.
    pub fn keep(&self) -> usize {
        if matches!(self, Operation::Gc | Operation::Purge(_)) { 1 } else { 2 }
    }

    /// The article that it removes.
    pub fn takes_down(&self) -> Option<&String> {
        match self {
            Operation::Remove(id) | Operation::Purge(id) => Some(id),
            _ => None,
        }
    }

    /// Whether it reads the archive.
    pub fn indexes(&self) -> bool {
        match self {
            Operation::First | Operation::Update | Operation::Merge | Operation::Full => true,
            Operation::Gc => !Abilities::of_the_program().gc,
            Operation::Remove(_) | Operation::Purge(_) => false,
        }
    }

    /// What cron would do next, once this was done or not: go on, where it was not.
    pub fn next(&self, done: bool) -> &Operation {
        match self {
            // Whether generations were dropped, no reader can tell.
            Operation::Gc | Operation::Purge(_) => self,
            _ if done => &Operation::Update,
            _ => self,
        }
    }

    pub fn args(&self, index: &str) -> Vec<String> {
        let abilities = Abilities::of_the_program();
        let mut args: Vec<&str> = match self {
            Operation::First => vec!["index"],
            Operation::Update | Operation::Merge if abilities.rewrite_below => {
                vec!["index", "--rewrite-below", "0"]
            }
            Operation::Update | Operation::Merge => vec!["index"],
            Operation::Full => vec!["index", "--full"],
            Operation::Gc if abilities.gc => vec!["gc", "--keep", "1"],
            Operation::Gc => vec!["index", "--full", "--keep", "1"],
            Operation::Remove(id) => vec!["remove", id],
            Operation::Purge(id) => vec!["remove", "--purge", id],
        };
        args.extend(["--index", index]);
        if self.indexes() {
            args.push(FOLDER);
        }
        args.into_iter().map(str::to_owned).collect()
    }
}
