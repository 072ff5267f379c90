//! `nachlese status`

use super::PlainFormat;
use super::source::Source;
use crate::quantity::age;
use clap::Args as ClapArgs;
use std::time::Duration;

#[derive(Debug, ClapArgs)]
pub(crate) struct StatusArgs {
    #[command(flatten)]
    pub(crate) source: Source,
    /// Also list every record that is not an article, and every kind of file left alone
    #[arg(long)]
    pub(crate) left_out: bool,
    /// Exit with 1 if the last successful run is older than this: 26h, 90m, 3d
    #[arg(long, value_name = "AGE", value_parser = age)]
    pub(crate) max_age: Option<Duration>,
    /// Output format
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: PlainFormat,
}
