//! `nachlese terms`

use super::Limit;
use super::format::{Output, of_documents};
use super::query::Asking;
use crate::quantity::limit;
use clap::Args as ClapArgs;

#[derive(Debug, ClapArgs)]
pub(crate) struct TermsArgs {
    #[command(flatten)]
    pub(crate) asking: Asking,
    /// Maximum number of words, or `all`
    #[arg(short = 'n', long, value_name = "N", default_value = "20", value_parser = limit)]
    pub(crate) limit: Limit,
    /// Output format
    #[arg(long, value_parser = of_documents(), value_name = "FORMAT", default_value = "text")]
    pub(crate) format: Output,
}
