//! `nachlese explain`

use super::PlainFormat;
use super::query::Asking;
use clap::Args as ClapArgs;

#[derive(Debug, ClapArgs)]
pub(crate) struct ExplainArgs {
    #[command(flatten)]
    pub(crate) asking: Asking,
    /// Output format
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: PlainFormat,
    /// Explain the rank and score of the article with this id, word by word
    #[arg(long, value_name = "ID")]
    pub(crate) hit: Option<String>,
}
