//! `nachlese similar`

use super::Limit;
use super::printing::Printing;
use super::source::Source;
use crate::quantity::limit;
use clap::Args as ClapArgs;

#[derive(Debug, ClapArgs)]
pub(crate) struct SimilarArgs {
    #[command(flatten)]
    pub(crate) source: Source,
    /// Maximum number of hits, or `all` (at most 10,000)
    #[arg(short = 'n', long, value_name = "N", default_value = "10", value_parser = limit)]
    pub(crate) limit: Limit,
    #[command(flatten)]
    pub(crate) printing: Printing,
    /// Id of an article, as printed by search
    #[arg(value_name = "ID")]
    pub(crate) id: String,
}
