//! Commands that show what becomes of words and files, and of the program itself.

use super::PlainFormat;
use clap::{Args as ClapArgs, ValueEnum};
use std::path::PathBuf;

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
    /// Output format; json is one object for one article, else a list; with --left-out one document
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: PlainFormat,
    /// Behind each article the paragraphs that are not in it, each with the rule that left it out;
    /// then records that are no articles, and files that are left alone
    #[arg(long)]
    pub(crate) left_out: bool,
    /// What keys of records mean that are not understood otherwise; goes before the archive's own
    /// nachlese.toml
    #[arg(long, value_name = "FILE")]
    pub(crate) keys: Option<PathBuf>,
    /// A file or folder of an archive
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct CompletionsArgs {
    /// For which shell
    #[arg(value_enum, value_name = "SHELL")]
    pub(crate) shell: clap_complete::Shell,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct ManArgs {
    /// Write all pages to this folder
    #[arg(long, value_name = "DIR", conflicts_with = "page")]
    pub(crate) dir: Option<PathBuf>,
    /// The page of a command, or `query`, the query language [default: nachlese]
    #[arg(value_name = "PAGE")]
    pub(crate) page: Option<String>,
}
