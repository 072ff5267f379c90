//! What every command takes that writes to an index.

use clap::Args as ClapArgs;

/// What every command takes that writes to an index.
#[derive(Debug, ClapArgs)]
pub(crate) struct Writing {
    /// Generations to keep, the one in use included
    #[arg(long, value_name = "N", default_value_t = 2, value_parser = clap::value_parser!(u16).range(1..))]
    pub(crate) keep: u16,
    /// Wait so long for another run to end; without, a busy index is exit code 75 at once
    #[arg(long, value_name = "SECONDS", default_value_t = 0)]
    pub(crate) wait: u32,
}
