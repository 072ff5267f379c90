//! Commands that make and keep an index.

use super::PlainFormat;
use super::asking::Source;
use crate::quantity::{age, memory, share, size, tolerance};
use clap::{Args as ClapArgs, ValueEnum};
use nachlese_indexer::Tolerance;
use std::path::PathBuf;
use std::time::Duration;

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
    /// Words of your own that count beside the archive's, a line each: word TAB count [TAB capitalised inside sentences].
    /// The index holds what this run is given: another vocabulary, or none any more, builds it anew
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
    /// Build anew instead of updating where that is due: many deleted documents, unknown words, segments
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
    /// Keep the old index if the new one has fewer articles than this share of it: an archive's disk may not be mounted
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

/// What every command takes that writes to an index.
#[derive(Debug, ClapArgs)]
pub(crate) struct Writing {
    /// Generations to keep, the one in use included
    #[arg(long, value_name = "N", default_value_t = 2, value_parser = clap::value_parser!(u16).range(1..))]
    pub(crate) keep: u16,
    /// Wait so long for another run to end; without, a busy index is exit code 75 at once
    #[arg(long, value_name = "SECONDS", default_value_t = 0)]
    pub(crate) wait: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum LogFormat {
    Text,
    Json,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct StatusArgs {
    #[command(flatten)]
    pub(crate) source: Source,
    /// Also list every record that is no article, and every kind of file that is left alone
    #[arg(long)]
    pub(crate) left_out: bool,
    /// End with 1 if the last run that succeeded is longer ago than this: 26h, 90m, 3d
    #[arg(long, value_name = "AGE", value_parser = age)]
    pub(crate) max_age: Option<Duration>,
    /// Output format
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: PlainFormat,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct RemoveArgs {
    /// The index folder [default: NACHLESE_INDEX, the configuration file, the data folder]
    #[arg(long, value_name = "DIR")]
    pub(crate) index: Option<PathBuf>,
    /// Leave nothing of them on the disk: rewrite what holds them, drop all generations before
    #[arg(long)]
    pub(crate) purge: bool,
    /// Take the names off the list: the next `index` brings the articles back
    #[arg(long, conflicts_with_all = ["purge", "list"])]
    pub(crate) restore: bool,
    /// Print the list of what was taken down
    #[arg(long, conflicts_with = "name")]
    pub(crate) list: bool,
    #[command(flatten)]
    pub(crate) writing: Writing,
    /// Ids or URLs, as search and show print them. A URL stands for all its spellings: http and
    /// https, www. and m., with and without what says where a reader came from
    #[arg(required_unless_present = "list", value_name = "ID|URL")]
    pub(crate) name: Vec<String>,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct CheckArgs {
    /// The index folder [default: NACHLESE_INDEX, the configuration file, the data folder]
    #[arg(long, value_name = "DIR")]
    pub(crate) index: Option<PathBuf>,
    /// Read every byte, ask whether all fits together, and put questions whose answers are known
    #[arg(long)]
    pub(crate) full: bool,
    /// Build the index anew from its archive if anything is damaged, and drop older generations if one of any is
    #[arg(long)]
    pub(crate) repair: bool,
    #[command(flatten)]
    pub(crate) writing: Writing,
    /// Output format
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: PlainFormat,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct GcArgs {
    /// The index folder [default: NACHLESE_INDEX, the configuration file, the data folder]
    #[arg(long, value_name = "DIR")]
    pub(crate) index: Option<PathBuf>,
    /// Only say which generations would go
    #[arg(long)]
    pub(crate) dry_run: bool,
    #[command(flatten)]
    pub(crate) writing: Writing,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Scheduler {
    /// A line for crontab
    Cron,
    /// nachlese.service
    Service,
    /// nachlese.timer
    Timer,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct CronExampleArgs {
    /// For whom; without, the crontab line and how the systemd units are installed
    #[arg(value_enum, value_name = "FOR")]
    pub(crate) scheduler: Option<Scheduler>,
}
