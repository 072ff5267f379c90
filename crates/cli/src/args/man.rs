//! `nachlese man`

use clap::Args as ClapArgs;
use std::path::PathBuf;

#[derive(Debug, ClapArgs)]
pub(crate) struct ManArgs {
    /// Write all pages to this folder
    #[arg(long, value_name = "DIR", conflicts_with = "page")]
    pub(crate) dir: Option<PathBuf>,
    /// Page to print: a command, or `query` for the query language [default: nachlese]
    #[arg(value_name = "PAGE")]
    pub(crate) page: Option<String>,
}
