//! What is measured of Nachlese, compared with its peers. `cargo measure --help` lists it.
//!
//! A subcommand is a file. Each builds the program, brings its data into a scratch folder and
//! prints what docs/performance.md, docs/relevance.md and docs/reading.md keep with a date. Data
//! that is missing is an error: nothing is reported for what was not measured.
//!
//! The data, the scorers and some peers lie outside the project, in a folder that is named by
//! `--shared`; its licences do not allow them to be part of it.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "figures and progress are what this program is for"
)]

mod crash;
mod data;
mod latency;
mod peers;
mod process;
mod program;
mod random;
mod ranking;
mod reading;
mod relevance;
mod scorers;
mod speed;
mod stems;
mod train;
mod updates;

use clap::{Args, Parser, Subcommand};
use data::{Data, Scratch};
use program::Nachlese;
use std::path::PathBuf;
use std::process::ExitCode;

/// Relevance, speed and robustness of Nachlese, compared with its peers
#[derive(Parser)]
struct Arguments {
    #[command(flatten)]
    places: Places,
    #[command(subcommand)]
    what: What,
}

#[derive(Args)]
struct Places {
    /// Where data, scorers and peers lie [default: NACHLESE_SHARED, else ../shared]
    #[arg(long, global = true, value_name = "DIR")]
    shared: Option<PathBuf>,
    /// Where indexes and results are written [default: target/measure]
    #[arg(long, global = true, value_name = "DIR")]
    scratch: Option<PathBuf>,
    /// The program that is measured [default: this checkout's, built first]
    #[arg(long, global = true, value_name = "FILE")]
    program: Option<PathBuf>,
    /// Measure Nachlese alone, without its peers
    #[arg(long, global = true)]
    alone: bool,
}

#[derive(Subcommand)]
enum What {
    /// MRR@10 and recall on the retrieval sets
    Relevance,
    /// What each constant of the ranking is worth
    Ranking,
    /// Time of indexing, of a search call and of a whole process; size on disk
    Speed {
        /// How often each is measured, in turn with the peer
        #[arg(long, default_value_t = 3)]
        times: usize,
    },
    /// Time of every operator of the query language, on the index that `speed` makes
    Latency {
        /// Calls of which the median is taken
        #[arg(long, default_value_t = 15)]
        times: usize,
    },
    /// Stems, compounds and name keys on word lists, and how fast they are made
    Stems,
    /// How well and how fast web pages are read
    Reading {
        /// One part of it [default: all]
        #[arg(value_enum)]
        part: Option<reading::Part>,
    },
    /// A build, ten updates and a build of the same archive: time, memory, size, differences
    Updates,
    /// Kills the indexer at random moments; CRASH_SEED=N repeats a campaign
    Crash {
        /// Kills
        #[arg(long, default_value_t = 1000)]
        times: usize,
    },
    /// Learns the weights of the compound splitter, on the index that `stems` makes
    Train,
}

/// What every subcommand is given.
struct Context {
    data: Data,
    scratch: Scratch,
    program: Option<PathBuf>,
    alone: bool,
}

impl Context {
    fn new(places: Places) -> anyhow::Result<Context> {
        let Places { shared, scratch, program, alone } = places;
        Ok(Context { data: Data::new(shared), scratch: Scratch::new(scratch)?, program, alone })
    }

    /// The program that is measured: the one that was named, or that of this checkout.
    fn nachlese(&self) -> anyhow::Result<Nachlese> {
        self.program.as_deref().map_or_else(Nachlese::build, Nachlese::open)
    }
}

fn run(arguments: Arguments) -> anyhow::Result<()> {
    let context = Context::new(arguments.places)?;
    match arguments.what {
        What::Relevance => relevance::run(&context),
        What::Ranking => ranking::run(&context),
        What::Speed { times } => speed::run(&context, times),
        What::Latency { times } => latency::run(&context, times),
        What::Stems => stems::run(&context),
        What::Reading { part } => reading::run(&context, part),
        What::Updates => updates::run(&context),
        What::Crash { times } => crash::run(&context, times),
        What::Train => train::run(&context),
    }
}

fn main() -> ExitCode {
    match run(Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("measure: {error:#}");
            ExitCode::from(2)
        }
    }
}
