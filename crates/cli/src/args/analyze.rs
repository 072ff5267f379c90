//! `nachlese analyze`

use clap::{Args as ClapArgs, ValueEnum};
use std::path::PathBuf;

#[derive(Debug, ClapArgs)]
pub(crate) struct AnalyzeArgs {
    /// Analyze with the lexicon of this index [default: no lexicon, rules only]
    #[arg(long, value_name = "DIR", conflicts_with = "vocabulary")]
    pub(crate) index: Option<PathBuf>,
    /// Analyze with a lexicon made from this vocabulary (a file as for index --vocabulary)
    #[arg(long, value_name = "FILE")]
    pub(crate) vocabulary: Option<PathBuf>,
    /// File of words, one per line, each analyzed as one word
    #[arg(long, value_name = "FILE", conflicts_with = "text")]
    pub(crate) words: Option<PathBuf>,
    /// Output format: a table with the columns word, exact, stem, parts, cuts, keys
    #[arg(long, value_enum, default_value = "tsv")]
    pub(crate) format: AnalyzeFormat,
    /// Text to analyze
    #[arg(required_unless_present = "words", value_name = "TEXT")]
    pub(crate) text: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum AnalyzeFormat {
    Tsv,
}
