//! The query, and how it is matched.

use super::source::Source;
use clap::{Args as ClapArgs, ValueEnum};

/// What every command takes that reads a query.
#[derive(Debug, ClapArgs)]
pub(crate) struct Asking {
    #[command(flatten)]
    pub(crate) source: Source,
    /// How many of the bare words an article must have: all, at least two thirds, or any
    #[arg(long = "match", value_enum, value_name = "HOW", default_value = "all")]
    pub(crate) matching: Matching,
    #[command(flatten)]
    pub(crate) levels: LevelsArg,
    /// Refuse what would be read with a note, and say where it is
    #[arg(long)]
    pub(crate) strict: bool,
    /// Words, "phrases", =forms, -without, ODER, NEAR/5, SATZ(…), Steuer*, titel:X, quelle:X,
    /// datum:2024-05..2024-07; `nachlese man query` has all of it. `-` reads the query from stdin
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

/// In which levels bare words are searched.
#[derive(Debug, ClapArgs)]
pub(crate) struct LevelsArg {
    /// What may stand for a bare word, with commas: `--levels exact,stem` finds neither compounds
    /// nor other spellings of names
    #[arg(long, alias = "zones", value_enum, value_name = "LEVEL", value_delimiter = ',', default_values = ["exact", "stem", "parts", "names", "prefix"])]
    pub(crate) levels: Vec<LevelName>,
}
