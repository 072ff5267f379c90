//! Which index a command reads.

use clap::Args as ClapArgs;
use std::path::PathBuf;

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
    /// What keys of records mean that are not understood otherwise; goes before the archive's own
    /// nachlese.toml
    #[arg(long, value_name = "FILE", requires = "archive")]
    pub(crate) keys: Option<PathBuf>,
}
