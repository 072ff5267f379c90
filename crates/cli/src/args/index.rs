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
    /// Index folder [default: NACHLESE_INDEX, then the configuration file, then the data folder]
    #[arg(long, value_name = "DIR")]
    pub(crate) index: Option<PathBuf>,
    /// Schema file with your own weights
    #[arg(long, value_name = "FILE")]
    pub(crate) schema: Option<PathBuf>,
    /// Your own words, counted in addition to the archive's, one per line: word TAB count [TAB
    /// capitalised inside sentences]. Give the same file to every run: a changed or missing
    /// vocabulary rebuilds the index
    #[arg(long, value_name = "FILE")]
    pub(crate) vocabulary: Option<PathBuf>,
    /// File that maps unknown keys of records to fields; takes precedence over the archive's own
    /// nachlese.toml
    #[arg(long, value_name = "FILE")]
    pub(crate) keys: Option<PathBuf>,
    /// Rebuild the index, even if nothing has changed or the old index cannot be read
    #[arg(long)]
    pub(crate) full: bool,
    /// Index only files that match this glob (may be repeated)
    #[arg(long, value_name = "GLOB")]
    pub(crate) include: Vec<String>,
    /// Skip files that match this glob (may be repeated)
    #[arg(long, value_name = "GLOB")]
    pub(crate) exclude: Vec<String>,
    /// Rebuild instead of updating when a rebuild is due: many deleted documents, unknown words
    /// or segments
    #[arg(long)]
    pub(crate) auto_full: bool,
    /// Rebuild on any change if the archive is smaller than this; update larger archives
    #[arg(long, value_name = "SIZE", default_value = "8M", value_parser = size)]
    pub(crate) rewrite_below: u64,
    #[command(flatten)]
    pub(crate) limits: Limits,
    /// Keep the old index if more records and files than this fail: a number, or a share such as
    /// 1%
    #[arg(long, value_name = "N|N%", value_parser = tolerance)]
    pub(crate) max_errors: Option<Tolerance>,
    /// Keep the old index if the new one has less than this share of its articles, as when the
    /// archive's disk is not mounted
    #[arg(long, value_name = "SHARE", default_value_t = 0.5, value_parser = share)]
    pub(crate) min_articles_ratio: f64,
    /// Exit with 3 if any file fails, not only if one newly fails
    #[arg(long)]
    pub(crate) strict_files: bool,
    #[command(flatten)]
    pub(crate) writing: Writing,
    /// What to report on stderr: text, only if something is wrong, or one line of JSON for each
    /// run
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) log_format: LogFormat,
}

/// How much of the machine a run may take.
#[derive(Debug, ClapArgs)]
pub(crate) struct Limits {
    /// Number of threads; 0 means one per core
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub(crate) threads: usize,
    /// Memory the run may use, at least 256M
    #[arg(long, value_name = "SIZE", default_value = "3G", value_parser = memory)]
    pub(crate) memory: u64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum LogFormat {
    Text,
    Json,
}
