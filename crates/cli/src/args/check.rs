//! `nachlese check`

use super::PlainFormat;
use super::writing::Writing;
use clap::Args as ClapArgs;
use std::path::PathBuf;

#[derive(Debug, ClapArgs)]
pub(crate) struct CheckArgs {
    /// Index folder [default: NACHLESE_INDEX, then the configuration file, then the data folder]
    #[arg(long, value_name = "DIR")]
    pub(crate) index: Option<PathBuf>,
    /// Read every byte, check that all files agree, and run queries with known answers
    #[arg(long)]
    pub(crate) full: bool,
    /// Rebuild the index from its archive if anything is damaged; if a generation is damaged,
    /// older generations are deleted
    #[arg(long)]
    pub(crate) repair: bool,
    #[command(flatten)]
    pub(crate) writing: Writing,
    /// Output format
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: PlainFormat,
}
