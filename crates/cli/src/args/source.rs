//! Which index a command reads.

use clap::Args as ClapArgs;
use std::path::PathBuf;

/// Which index is read.
#[derive(Debug, ClapArgs)]
pub(crate) struct Source {
    /// Index folder [default: NACHLESE_INDEX, then the configuration file, then the data folder]
    #[arg(long, value_name = "DIR", conflicts_with = "archive")]
    pub(crate) index: Option<PathBuf>,
    /// Search this file or folder; its index in the cache folder is updated first
    #[arg(long, value_name = "PATH")]
    pub(crate) archive: Vec<PathBuf>,
    /// Schema file with your own weights
    #[arg(long, value_name = "FILE")]
    pub(crate) schema: Option<PathBuf>,
    /// File that maps unknown keys of records to fields; takes precedence over the archive's own
    /// nachlese.toml
    #[arg(long, value_name = "FILE", requires = "archive")]
    pub(crate) keys: Option<PathBuf>,
}
