//! What was typed, a file a command. What it means is resolved in `settings`.

mod analyze;
mod batch;
mod check;
mod completions;
mod count;
mod cron_example;
mod explain;
mod facets;
mod format;
mod gc;
mod index;
mod man;
mod negations;
mod printing;
mod query;
mod read;
mod remove;
mod search;
mod show;
mod similar;
mod source;
mod status;
mod terms;
mod timeline;
mod writing;

pub(crate) use analyze::{AnalyzeArgs, AnalyzeFormat};
pub(crate) use batch::BatchArgs;
pub(crate) use check::CheckArgs;
pub(crate) use completions::CompletionsArgs;
pub(crate) use count::CountArgs;
pub(crate) use cron_example::{CronExampleArgs, Scheduler};
pub(crate) use explain::ExplainArgs;
pub(crate) use facets::FacetsArgs;
pub(crate) use format::Output;
pub(crate) use gc::GcArgs;
pub(crate) use index::{IndexArgs, LogFormat};
pub(crate) use man::ManArgs;
pub(crate) use negations::negations_as_words;
pub(crate) use printing::Printing;
pub(crate) use query::{Asking, LevelName, LevelsArg, Matching};
pub(crate) use read::ReadArgs;
pub(crate) use remove::RemoveArgs;
pub(crate) use search::{SearchArgs, Sort};
pub(crate) use show::ShowArgs;
pub(crate) use similar::SimilarArgs;
pub(crate) use source::Source;
pub(crate) use status::StatusArgs;
pub(crate) use terms::TermsArgs;
pub(crate) use timeline::{PeriodName, TimelineArgs};

use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};

const EXAMPLES: &str = "\
Examples:
  nachlese index ~/archiv                          build or update the default index
  nachlese search Lawrow Sicherheit                all words, in any inflected form
  nachlese search --archive ~/archiv '\"innere Sicherheit\"' -Korea
  nachlese search 'Hochwasser ODER Flut' quelle:Elbkurier datum:2024-05..2024-07
  nachlese timeline Hochwasser                     how often, month by month
  nachlese show ID                                 the whole article
  nachlese man query | man -l -                    the query language

Exit codes of reading commands: 0 hits, 1 none (check: damage; status --max-age: too old), 2 error.
Exit codes of index: 0 done, 2 error or a guard kept the old index, 3 done but files newly failed,
75 another run holds the lock, 130 interrupted.";

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
    /// When to use colours; auto: on a terminal, unless NO_COLOR is set
    #[arg(long, global = true, value_enum, default_value = "auto")]
    pub(crate) color: Color,
    /// Print no progress and no notes
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
    /// Build an index of an archive, or update it
    ///
    /// Notes what is in no article, once, in the run that first meets it: files that may hold
    /// articles but are not read, records that are not articles, keys that are not understood,
    /// and titles without a text if there are many. Pictures, style sheets and files about a
    /// folder are noted only along with such files, or if the archive holds no article. `nachlese
    /// status` lists everything.
    Index(IndexArgs),
    /// Search for articles
    Search(SearchArgs),
    /// Count matching articles
    Count(CountArgs),
    /// Show how a query is read, which forms its words stand for, and what to try if it finds
    /// nothing
    Explain(ExplainArgs),
    /// Count matching articles by outlet, section, author, year, month
    Facets(FacetsArgs),
    /// Count matching articles over time, and their share of the archive
    Timeline(TimelineArgs),
    /// Find words that are more frequent in matching articles than in others
    Terms(TermsArgs),
    /// Find articles similar to a given one
    Similar(SimilarArgs),
    /// Run many queries
    Batch(BatchArgs),
    /// Print whole articles
    Show(ShowArgs),
    /// Show what an index holds: articles, dates, gaps, and files that failed
    Status(StatusArgs),
    /// Remove articles from an index for good; their files stay
    Remove(RemoveArgs),
    /// Check an index for damage
    Check(CheckArgs),
    /// Delete old generations, and what killed runs left behind
    Gc(GcArgs),
    /// Print examples for cron and systemd that keep an index up to date
    CronExample(CronExampleArgs),
    /// Print the index terms of words
    Analyze(AnalyzeArgs),
    /// Print the articles in a file without indexing it, and where each field was found
    Read(ReadArgs),
    /// Print shell completions
    Completions(CompletionsArgs),
    /// Print a manual page, for `man -l -`
    Man(ManArgs),
}

impl Command {
    /// Whether results are JSON: then an error is, too.
    pub(crate) fn prints_json(&self) -> bool {
        match self {
            Command::Search(args) => args.printing.format.is_json(),
            Command::Similar(args) => args.printing.format.is_json(),
            Command::Facets(args) => args.format.is_json(),
            Command::Timeline(args) => args.format.is_json(),
            Command::Terms(args) => args.format.is_json(),
            Command::Batch(args) => args.format.is_json(),
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
            | Command::CronExample(_)
            | Command::Completions(_)
            | Command::Man(_) => false,
        }
    }
}

/// A number of hits, or all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Limit(pub(crate) usize);

/// The format of a single document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum PlainFormat {
    Text,
    Json,
}

#[cfg(test)]
mod tests {
    use super::Args;
    use clap::CommandFactory;

    #[test]
    fn the_flags_are_consistent() {
        Args::command().debug_assert();
    }
}
