//! `nachlese completions`

use clap::Args as ClapArgs;

#[derive(Debug, ClapArgs)]
pub(crate) struct CompletionsArgs {
    /// Shell to print completions for
    #[arg(value_enum, value_name = "SHELL")]
    pub(crate) shell: clap_complete::Shell,
}
