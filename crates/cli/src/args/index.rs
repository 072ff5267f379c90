//! `nachlese index`

use super::writing::Writing;
use crate::quantity::{memory, share, size, tolerance};
use clap::{Args as ClapArgs, ValueEnum};
use nachlese_indexer::Tolerance;
use std::path::PathBuf;

#[derive(Debug, ClapArgs)]
pub(crate) struct IndexArgs {
    /// Files and folders to index
    #[arg(required = true, value_name = "ARCHIVE")]
    pub(crate) archive: Vec<PathBuf>,
    /// The index folder [default: NACHLESE_INDEX, the configuration file, the data folder]
    #[arg(long, value_name = "DIR")]
    pub(crate) index: Option<PathBuf>,
    /// Schema file
    #[arg(long, value_name = "FILE")]
    pub(crate) schema: Option<PathBuf>,
    /// Words of your own that count beside the archive's, a line each: word TAB count [TAB
    /// capitalised inside sentences]. The index holds what this run is given: another vocabulary,
    /// or none any more, builds it anew
    #[arg(long, value_name = "FILE")]
    pub(crate) vocabulary: Option<PathBuf>,
    /// What keys of records mean that are not understood otherwise; goes before the archive's own
    /// nachlese.toml
    #[arg(long, value_name = "FILE")]
    pub(crate) keys: Option<PathBuf>,
    /// Build anew even where nothing has changed, or the old index cannot be read
    #[arg(long)]
    pub(crate) full: bool,
    /// Only files that match this glob (may repeat)
    #[arg(long, value_name = "GLOB")]
    pub(crate) include: Vec<String>,
    /// No files that match this glob (may repeat)
    #[arg(long, value_name = "GLOB")]
    pub(crate) exclude: Vec<String>,
    /// Build anew instead of updating where that is due: many deleted documents, unknown words,
    /// segments
    #[arg(long)]
    pub(crate) auto_full: bool,
    /// Archives smaller than this are built anew with any change, larger ones updated
    #[arg(long, value_name = "SIZE", default_value = "8M", value_parser = size)]
    pub(crate) rewrite_below: u64,
    #[command(flatten)]
    pub(crate) limits: Limits,
    /// Keep the old index if more records and files fail than this: a number, or a share as in 1%
    #[arg(long, value_name = "N|N%", value_parser = tolerance)]
    pub(crate) max_errors: Option<Tolerance>,
    /// Keep the old index if the new one has fewer articles than this share of it: an archive's
    /// disk may not be mounted
    #[arg(long, value_name = "SHARE", default_value_t = 0.5, value_parser = share)]
    pub(crate) min_articles_ratio: f64,
    /// End with 3 where any file fails, not only where one newly does
    #[arg(long)]
    pub(crate) strict_files: bool,
    #[command(flatten)]
    pub(crate) writing: Writing,
    /// What to say: text only where something is wrong, or one line of JSON for each run, on stderr
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) log_format: LogFormat,
}

/// How much of the machine a run may take.
#[derive(Debug, ClapArgs)]
pub(crate) struct Limits {
    /// Threads; 0 is one a core
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub(crate) threads: usize,
    /// Memory the run may take, at least 256M
    #[arg(long, value_name = "SIZE", default_value = "3G", value_parser = memory)]
    pub(crate) memory: u64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum LogFormat {
    Text,
    Json,
}
