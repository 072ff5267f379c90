//! `nachlese man`

use clap::Args as ClapArgs;
use std::path::PathBuf;

#[derive(Debug, ClapArgs)]
pub(crate) struct ManArgs {
    /// Write all pages to this folder
    #[arg(long, value_name = "DIR", conflicts_with = "page")]
    pub(crate) dir: Option<PathBuf>,
    /// The page of a command, or `query`, the query language [default: nachlese]
    #[arg(value_name = "PAGE")]
    pub(crate) page: Option<String>,
}
