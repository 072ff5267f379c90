//! `nachlese batch`

use super::format::{Output, RANKED, of_ranked};
use super::query::{LevelsArg, Matching};
use super::source::Source;
use clap::Args as ClapArgs;
use std::path::PathBuf;

#[derive(Debug, ClapArgs)]
pub(crate) struct BatchArgs {
    #[command(flatten)]
    pub(crate) source: Source,
    /// File of queries, one per line: id, tab, query; `-` reads stdin
    #[arg(long, value_name = "FILE")]
    pub(crate) queries: PathBuf,
    /// Maximum number of hits for each query
    #[arg(short = 'n', long, value_name = "N", default_value_t = 100)]
    pub(crate) limit: usize,
    /// How many of the bare words an article must contain: all, most (at least two thirds), or
    /// any
    #[arg(long = "match", value_enum, default_value = "any")]
    pub(crate) matching: Matching,
    #[command(flatten)]
    pub(crate) levels: LevelsArg,
    /// Output format
    #[arg(long, value_parser = of_ranked(), value_name = "FORMAT", default_value = RANKED)]
    pub(crate) format: Output,
    /// Run all queries N times; only the first run is printed
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..))]
    pub(crate) repeat: u32,
    /// Print the times of the search calls to stderr, one line for each repeat
    #[arg(long)]
    pub(crate) stats: bool,
}
