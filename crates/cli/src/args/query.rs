//! The query, and how it is matched.

use super::source::Source;
use clap::{Args as ClapArgs, ValueEnum};

/// What every command takes that reads a query.
#[derive(Debug, ClapArgs)]
pub(crate) struct Asking {
    #[command(flatten)]
    pub(crate) source: Source,
    /// How many of the bare words an article must contain: all, most (at least two thirds), or
    /// any
    #[arg(long = "match", value_enum, value_name = "HOW", default_value = "all")]
    pub(crate) matching: Matching,
    #[command(flatten)]
    pub(crate) levels: LevelsArg,
    /// Fail if anything in the query would be read with a note, and show where it is
    #[arg(long)]
    pub(crate) strict: bool,
    /// Words, "phrases", =forms, -without, ODER, NEAR/5, SATZ(…), Steuer*, titel:X, quelle:X,
    /// datum:2024-05..2024-07; see `nachlese man query`. `-` reads the query from stdin
    #[arg(required = true, value_name = "QUERY")]
    pub(crate) query: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Matching {
    All,
    Most,
    Any,
}

/// What may stand for a bare word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum LevelName {
    /// The form as typed
    Exact,
    /// Any inflected form
    Stem,
    /// Compounds that contain the word, and the parts of a compound near each other
    Parts,
    /// Other spellings of a name, and other names for it
    Names,
    /// Words with the same beginning (protestieren for Protest), with `--match any` only
    Prefix,
}

/// In which levels bare words are searched.
#[derive(Debug, ClapArgs)]
pub(crate) struct LevelsArg {
    /// Levels at which bare words are matched, separated by commas: `--levels exact,stem` finds
    /// neither compounds nor other spellings of names
    #[arg(long, alias = "zones", value_enum, value_name = "LEVEL", value_delimiter = ',', default_values = ["exact", "stem", "parts", "names", "prefix"])]
    pub(crate) levels: Vec<LevelName>,
}
