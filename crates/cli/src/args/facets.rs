//! `nachlese facets`

use super::Limit;
use super::format::{Output, of_documents};
use super::query::Asking;
use crate::quantity::limit;
use clap::Args as ClapArgs;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use nachlese_query::Facet;

#[derive(Debug, ClapArgs)]
pub(crate) struct FacetsArgs {
    #[command(flatten)]
    pub(crate) asking: Asking,
    /// Facets to count by, separated by commas
    #[arg(long, value_parser = facets(), value_name = "FACET", value_delimiter = ',', default_values = ["source", "section", "author", "year", "month"])]
    pub(crate) by: Vec<Facet>,
    /// Maximum number of values for each facet, or `all` [default: 10; in csv, tsv and json all]
    #[arg(short = 'n', long, value_name = "N", value_parser = limit)]
    pub(crate) limit: Option<Limit>,
    /// Output format
    #[arg(long, value_parser = of_documents(), value_name = "FORMAT", default_value = "text")]
    pub(crate) format: Output,
}

/// The facets as they are typed.
fn facets() -> impl TypedValueParser<Value = Facet> {
    PossibleValuesParser::new(Facet::all().map(Facet::name))
        .try_map(|name| Facet::from_name(&name).ok_or("unknown facet"))
}
