//! `nachlese gc`

use super::writing::Writing;
use clap::Args as ClapArgs;
use std::path::PathBuf;

#[derive(Debug, ClapArgs)]
pub(crate) struct GcArgs {
    /// Index folder [default: NACHLESE_INDEX, then the configuration file, then the data folder]
    #[arg(long, value_name = "DIR")]
    pub(crate) index: Option<PathBuf>,
    /// Only print which generations would be deleted
    #[arg(long)]
    pub(crate) dry_run: bool,
    #[command(flatten)]
    pub(crate) writing: Writing,
}
