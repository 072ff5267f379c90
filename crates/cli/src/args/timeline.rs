//! `nachlese timeline`

use super::format::{Output, of_documents};
use super::query::Asking;
use clap::{Args as ClapArgs, ValueEnum};
use std::path::PathBuf;

#[derive(Debug, ClapArgs)]
pub(crate) struct TimelineArgs {
    #[command(flatten)]
    pub(crate) asking: Asking,
    /// Period, in Berlin time [default: the shortest that gives about sixty periods or fewer]
    #[arg(long, value_enum, value_name = "PERIOD")]
    pub(crate) by: Option<PeriodName>,
    /// Draw articles per thousand of the archive instead of their number
    #[arg(long)]
    pub(crate) relative: bool,
    /// Also write the chart to this file, as SVG
    #[arg(long, value_name = "FILE")]
    pub(crate) svg: Option<PathBuf>,
    /// Output format
    #[arg(long, value_parser = of_documents(), value_name = "FORMAT", default_value = "text")]
    pub(crate) format: Output,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum PeriodName {
    Day,
    Week,
    Month,
    Quarter,
    Year,
}
