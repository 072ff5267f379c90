//! `nachlese check`

use super::PlainFormat;
use super::writing::Writing;
use clap::Args as ClapArgs;
use std::path::PathBuf;

#[derive(Debug, ClapArgs)]
pub(crate) struct CheckArgs {
    /// The index folder [default: NACHLESE_INDEX, the configuration file, the data folder]
    #[arg(long, value_name = "DIR")]
    pub(crate) index: Option<PathBuf>,
    /// Read every byte, ask whether all fits together, and put questions whose answers are known
    #[arg(long)]
    pub(crate) full: bool,
    /// Build the index anew from its archive if anything is damaged, and drop older generations if
    /// one of any is
    #[arg(long)]
    pub(crate) repair: bool,
    #[command(flatten)]
    pub(crate) writing: Writing,
    /// Output format
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: PlainFormat,
}
