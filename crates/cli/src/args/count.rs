//! `nachlese count`

use super::query::Asking;
use clap::Args as ClapArgs;

#[derive(Debug, ClapArgs)]
pub(crate) struct CountArgs {
    #[command(flatten)]
    pub(crate) asking: Asking,
}
