//! `nachlese read`

use super::PlainFormat;
use clap::Args as ClapArgs;
use std::path::PathBuf;

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
