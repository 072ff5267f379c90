//! `nachlese show`

use super::PlainFormat;
use super::source::Source;
use clap::Args as ClapArgs;

#[derive(Debug, ClapArgs)]
pub(crate) struct ShowArgs {
    #[command(flatten)]
    pub(crate) source: Source,
    /// Mark the words of this query: in colour (`--color always` in a pipe), or as byte offsets in
    /// json
    #[arg(long, value_name = "QUERY")]
    pub(crate) highlight: Option<String>,
    /// Output format
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: PlainFormat,
    /// Ids of articles, as printed by search; json prints one document for each
    #[arg(required = true, value_name = "ID")]
    pub(crate) ids: Vec<String>,
}
