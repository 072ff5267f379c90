//! What every command takes that writes to an index.

use clap::Args as ClapArgs;

/// What every command takes that writes to an index.
#[derive(Debug, ClapArgs)]
pub(crate) struct Writing {
    /// Number of generations to keep, including the current one
    #[arg(long, value_name = "N", default_value_t = 2, value_parser = clap::value_parser!(u16).range(1..))]
    pub(crate) keep: u16,
    /// Wait up to SECONDS for another run to end; if it has not, exit with 75
    #[arg(long, value_name = "SECONDS", default_value_t = 0)]
    pub(crate) wait: u32,
}
