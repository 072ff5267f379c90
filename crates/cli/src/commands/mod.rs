//! The commands, one a file. Each returns the exit code.

mod analyze;
mod asking;
mod batch;
mod check;
mod completions;
mod count;
mod cron_example;
mod explain;
mod facets;
mod gc;
mod hits;
mod index;
mod man;
mod open;
mod read;
mod remove;
mod search;
mod show;
mod similar;
mod status;
mod terms;
mod timeline;

use crate::args::{Command, LevelName, LevelsArg, Matching};
use crate::settings::Settings;
use anyhow::Result;
use nachlese_query::{Levels, Match};

pub(crate) fn run(command: Command, settings: &Settings) -> Result<u8> {
    match command {
        Command::Index(args) => index::run(&args, settings),
        Command::Search(args) => search::run(&args, settings),
        Command::Count(args) => count::run(&args, settings),
        Command::Explain(args) => explain::run(&args, settings),
        Command::Facets(args) => facets::run(&args, settings),
        Command::Timeline(args) => timeline::run(&args, settings),
        Command::Terms(args) => terms::run(&args, settings),
        Command::Similar(args) => similar::run(&args, settings),
        Command::Batch(args) => batch::run(&args, settings),
        Command::Show(args) => show::run(&args, settings),
        Command::Status(args) => status::run(&args, settings),
        Command::Remove(args) => remove::run(&args, settings),
        Command::Check(args) => check::run(&args, settings),
        Command::Gc(args) => gc::run(&args),
        Command::CronExample(args) => cron_example::run(&args),
        Command::Analyze(args) => analyze::run(&args),
        Command::Read(args) => read::run(&args, settings),
        Command::Completions(args) => completions::run(&args),
        Command::Man(args) => man::run(&args),
    }
}

impl From<&LevelsArg> for Levels {
    fn from(arg: &LevelsArg) -> Levels {
        let mut levels = Levels::NONE;
        for level in &arg.levels {
            match level {
                LevelName::Exact => levels.exact = true,
                LevelName::Stem => levels.stem = true,
                LevelName::Parts => levels.parts = true,
                LevelName::Names => levels.names = true,
                LevelName::Prefix => levels.prefix = true,
            }
        }
        levels
    }
}

impl From<Matching> for Match {
    fn from(matching: Matching) -> Match {
        match matching {
            Matching::All => Match::All,
            Matching::Most => Match::Most,
            Matching::Any => Match::Any,
        }
    }
}
