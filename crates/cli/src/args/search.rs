//! `nachlese search`

use super::Limit;
use super::printing::Printing;
use super::query::Asking;
use crate::quantity::limit;
use clap::{Args as ClapArgs, ValueEnum};

#[derive(Debug, ClapArgs)]
pub(crate) struct SearchArgs {
    #[command(flatten)]
    pub(crate) asking: Asking,
    /// Maximum number of hits, or `all`
    #[arg(short = 'n', long, value_name = "N", default_value = "20", value_parser = limit)]
    pub(crate) limit: Limit,
    /// Number of hits to skip
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub(crate) offset: usize,
    /// Order of hits
    #[arg(long, value_enum, value_name = "ORDER", default_value = "relevance")]
    pub(crate) sort: Sort,
    #[command(flatten)]
    pub(crate) printing: Printing,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Sort {
    /// Best first
    Relevance,
    /// Latest first
    Newest,
    /// Earliest first
    Oldest,
    /// Best first; older articles count less
    Recent,
}
