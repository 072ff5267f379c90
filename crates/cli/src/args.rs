//! What was typed. What it means is settled in `settings`.

use crate::quantity::{age, memory, share, size, tolerance};
use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};
use nachlese_indexer::Tolerance;
use std::ffi::OsString;
use std::path::PathBuf;
use std::time::Duration;

const EXAMPLES: &str = "\
Examples:
  nachlese index ~/archiv                          build or update the default index
  nachlese search Lawrow Sicherheit                all words, in any inflected form
  nachlese search --archive ~/archiv '\"innere Sicherheit\"' -Korea
  nachlese search Hochwasser quelle:Elbkurier datum:2024-05..2024-07
  nachlese show ID                                 the whole article

Exit codes: reading commands 0 hits, 1 none (check: damage, status --max-age: too old), 2 error; index 0 done,
2 error or a guard kept the old index, 3 done but files newly failed, 75 another run holds the lock, 130 interrupted.";

/// Full-text search for archives of German news.
#[derive(Debug, Parser)]
#[command(name = "nachlese", version, before_help = EXAMPLES, subcommand_required = true, arg_required_else_help = true)]
pub(crate) struct Args {
    #[command(flatten)]
    pub(crate) global: Global,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct Global {
    /// Colours; auto: on a terminal, unless NO_COLOR is set
    #[arg(long, global = true, value_enum, default_value = "auto")]
    pub(crate) color: Color,
    /// No progress, no notes
    #[arg(long, short, global = true)]
    pub(crate) quiet: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    Auto,
    Always,
    Never,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Bring an index up to date with an archive
    Index(IndexArgs),
    /// Search
    Search(SearchArgs),
    /// Count the articles that match
    Count(CountArgs),
    /// Say how a query is read, which forms its words stand for, and what to try where it finds nothing
    Explain(ExplainArgs),
    /// Run many queries
    Batch(BatchArgs),
    /// Print an article
    Show(ShowArgs),
    /// Say what an index holds, from when, with which gaps, and which files failed
    Status(StatusArgs),
    /// Take articles out of an index for good, although their files stay
    Remove(RemoveArgs),
    /// Compare an index with what was written
    Check(CheckArgs),
    /// Remove old generations, and what killed runs left
    Gc(GcArgs),
    /// Print what lets cron or systemd keep an index up to date
    CronExample(CronExampleArgs),
    /// Print the terms that words become
    Analyze(AnalyzeArgs),
    /// Print what the reader makes of a file, and where each field was read, without indexing
    Read(ReadArgs),
}

impl Command {
    /// Whether results are JSON: then an error is, too.
    pub(crate) fn prints_json(&self) -> bool {
        match self {
            Command::Search(args) => matches!(args.format, Format::Json | Format::Ndjson),
            Command::Batch(args) => args.format == BatchFormat::Ndjson,
            Command::Explain(args) => args.format == PlainFormat::Json,
            Command::Show(args) => args.format == PlainFormat::Json,
            Command::Status(args) => args.format == PlainFormat::Json,
            Command::Read(args) => args.format == PlainFormat::Json,
            Command::Check(args) => args.format == PlainFormat::Json,
            Command::Index(args) => args.log_format == LogFormat::Json,
            Command::Count(_)
            | Command::Analyze(_)
            | Command::Remove(_)
            | Command::Gc(_)
            | Command::CronExample(_) => false,
        }
    }
}

/// Which index is read.
#[derive(Debug, ClapArgs)]
pub(crate) struct Source {
    /// The index folder [default: NACHLESE_INDEX, the configuration file, the data folder]
    #[arg(long, value_name = "DIR", conflicts_with = "archive")]
    pub(crate) index: Option<PathBuf>,
    /// Search this file or folder; its index, in the cache folder, is brought up to date first
    #[arg(long, value_name = "PATH")]
    pub(crate) archive: Vec<PathBuf>,
    /// Schema file with weights of your own
    #[arg(long, value_name = "FILE")]
    pub(crate) schema: Option<PathBuf>,
}

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

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Matching {
    All,
    Most,
    Any,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Sort {
    Relevance,
    Newest,
    Oldest,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    Text,
    Json,
    Ndjson,
    Trec,
}

/// What may stand for a bare word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ZoneName {
    /// The form that was typed
    Exact,
    /// Any inflected form
    Stem,
    /// Compounds with the word in them, and a compound's parts near each other
    Parts,
    /// Other spellings and names of a name
    Names,
    /// Words that begin alike (protestieren for Protest), for `--match any` alone
    Prefix,
}

/// In which zones bare words are searched.
#[derive(Debug, ClapArgs)]
pub(crate) struct ZonesArg {
    /// What may stand for a bare word, with commas: `--zones exact,stem` finds neither compounds nor other spellings of names
    #[arg(long, value_enum, value_name = "ZONE", value_delimiter = ',', default_values = ["exact", "stem", "parts", "names", "prefix"])]
    pub(crate) zones: Vec<ZoneName>,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct SearchArgs {
    #[command(flatten)]
    pub(crate) source: Source,
    /// Number of hits
    #[arg(short = 'n', long, value_name = "N", default_value_t = 20)]
    pub(crate) limit: usize,
    /// Hits to skip
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub(crate) offset: usize,
    /// Order of hits
    #[arg(long, value_enum, default_value = "relevance")]
    pub(crate) sort: Sort,
    /// How many of the bare words a hit must have: all, at least two thirds, or any
    #[arg(long = "match", value_enum, default_value = "all")]
    pub(crate) matching: Matching,
    #[command(flatten)]
    pub(crate) zones: ZonesArg,
    /// Output format
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: Format,
    /// Words, "phrases", =forms, -without, quelle:X, ressort:X, autor:X, datum:2024-05..2024-07
    #[arg(required = true, value_name = "QUERY")]
    pub(crate) query: Vec<String>,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct CountArgs {
    #[command(flatten)]
    pub(crate) source: Source,
    /// How many of the bare words an article must have
    #[arg(long = "match", value_enum, default_value = "all")]
    pub(crate) matching: Matching,
    #[command(flatten)]
    pub(crate) zones: ZonesArg,
    /// As for search
    #[arg(required = true, value_name = "QUERY")]
    pub(crate) query: Vec<String>,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct ExplainArgs {
    #[command(flatten)]
    pub(crate) source: Source,
    /// How many of the bare words an article must have
    #[arg(long = "match", value_enum, default_value = "all")]
    pub(crate) matching: Matching,
    #[command(flatten)]
    pub(crate) zones: ZonesArg,
    /// Output format
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: PlainFormat,
    /// Why the article with this id stands where it stands: its points, word by word
    #[arg(long, value_name = "ID")]
    pub(crate) hit: Option<String>,
    /// As for search
    #[arg(required = true, value_name = "QUERY")]
    pub(crate) query: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum BatchFormat {
    Trec,
    Ndjson,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct BatchArgs {
    #[command(flatten)]
    pub(crate) source: Source,
    /// One query a line: id, tab, query
    #[arg(long, value_name = "FILE")]
    pub(crate) queries: PathBuf,
    /// Number of hits for each query
    #[arg(short = 'n', long, value_name = "N", default_value_t = 100)]
    pub(crate) limit: usize,
    /// How many of the bare words a hit must have
    #[arg(long = "match", value_enum, default_value = "any")]
    pub(crate) matching: Matching,
    #[command(flatten)]
    pub(crate) zones: ZonesArg,
    /// Output format
    #[arg(long, value_enum, default_value = "trec")]
    pub(crate) format: BatchFormat,
    /// Run all queries so many times; only the first run is printed
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..))]
    pub(crate) repeat: u32,
    /// Say on stderr how long the search calls took, a line for each repeat
    #[arg(long)]
    pub(crate) stats: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum PlainFormat {
    Text,
    Json,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct ShowArgs {
    #[command(flatten)]
    pub(crate) source: Source,
    /// Output format
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: PlainFormat,
    /// The id of an article, as search prints it
    #[arg(value_name = "ID")]
    pub(crate) id: String,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct StatusArgs {
    #[command(flatten)]
    pub(crate) source: Source,
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
    /// Ids or URLs, as search and show print them
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

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum AnalyzeFormat {
    Tsv,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct AnalyzeArgs {
    /// As this index analyzes, which knows how its archive writes words [default: by the rules alone]
    #[arg(long, value_name = "DIR", conflicts_with = "vocabulary")]
    pub(crate) index: Option<PathBuf>,
    /// As an archive of these words alone would be analyzed (a file as for index --vocabulary)
    #[arg(long, value_name = "FILE")]
    pub(crate) vocabulary: Option<PathBuf>,
    /// A file of words, one a line, each analyzed as one word
    #[arg(long, value_name = "FILE", conflicts_with = "text")]
    pub(crate) words: Option<PathBuf>,
    /// Output format: a table with the columns word, exact, stem, parts, cuts, keys
    #[arg(long, value_enum, default_value = "tsv")]
    pub(crate) format: AnalyzeFormat,
    /// A text
    #[arg(required_unless_present = "words", value_name = "TEXT")]
    pub(crate) text: Vec<String>,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct ReadArgs {
    /// Output format; json is one object for one article, else a list
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: PlainFormat,
    /// A file of an archive
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
}

/// Lets `search Lawrow -Korea` be typed: an argument of one dash and more than a letter is a word that must not be
/// there, not a cluster of flags. `-n20` stays a flag, and what follows `--` is left alone.
pub(crate) fn negations_as_words(args: impl Iterator<Item = OsString>) -> Vec<OsString> {
    let mut reads_query = false;
    let mut flags_ended = false;
    args.enumerate()
        .map(|(place, arg)| {
            let Some(text) = arg.to_str() else { return arg };
            reads_query |= place > 0 && matches!(text, "search" | "count");
            flags_ended |= text == "--";
            match text.strip_prefix('-') {
                Some(word) if reads_query && !flags_ended && is_negation(word) => format!("−{word}").into(),
                _ => arg,
            }
        })
        .collect()
}

fn is_negation(word: &str) -> bool {
    let limit = word
        .trim_start_matches('q')
        .strip_prefix('n')
        .is_some_and(|n| n.bytes().all(|b| b.is_ascii_digit() || b == b'='));
    word.chars().count() > 1 && !word.starts_with('-') && !limit
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_flags_are_consistent() {
        Args::command().debug_assert();
    }

    #[test]
    fn one_dash_and_a_word_is_a_negation() {
        let read = |args: &[&str]| {
            let args = std::iter::once("nachlese").chain(args.iter().copied()).map(OsString::from);
            match Args::parse_from(negations_as_words(args)).command {
                Command::Search(search) => (search.query.join(" "), search.limit),
                _ => unreachable!(),
            }
        };
        assert_eq!(read(&["search", "Lawrow", "-nachrichten", "-qn5"]), ("Lawrow −nachrichten".into(), 5));
        assert_eq!(read(&["search", "-n", "3", "a", "-\"b c\"", "-q"]), ("a −\"b c\"".into(), 3));
    }
}
