//! `nachlese facets`

use super::Limit;
use super::format::{Output, of_documents};
use super::query::Asking;
use crate::quantity::limit;
use clap::{Args as ClapArgs, ValueEnum};

#[derive(Debug, ClapArgs)]
pub(crate) struct FacetsArgs {
    #[command(flatten)]
    pub(crate) asking: Asking,
    /// By what articles are counted, with commas
    #[arg(long, value_enum, value_name = "FACET", value_delimiter = ',', default_values = ["source", "section", "author", "year", "month"])]
    pub(crate) by: Vec<FacetName>,
    /// Values of each facet, or `all`; csv, tsv and json have all unless this is given
    #[arg(short = 'n', long, value_name = "N", value_parser = limit)]
    pub(crate) limit: Option<Limit>,
    /// Output format
    #[arg(long, value_parser = of_documents(), value_name = "FORMAT", default_value = "text")]
    pub(crate) format: Output,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum FacetName {
    Source,
    Section,
    Author,
    Year,
    Month,
}
