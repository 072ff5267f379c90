//! `nachlese read`

use super::PlainFormat;
use clap::Args as ClapArgs;
use std::path::PathBuf;

#[derive(Debug, ClapArgs)]
pub(crate) struct ReadArgs {
    /// Output format; json prints an object for one article, a list for several; with --left-out,
    /// one document
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: PlainFormat,
    /// Also print the paragraphs left out of each article with the rule that left them out, then
    /// the records that are not articles, and the files left alone
    #[arg(long)]
    pub(crate) left_out: bool,
    /// File that maps unknown keys of records to fields; takes precedence over the archive's own
    /// nachlese.toml
    #[arg(long, value_name = "FILE")]
    pub(crate) keys: Option<PathBuf>,
    /// File or folder of an archive
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
}
