//! Hits over time: bars for a terminal, and a picture.

use super::chart::{self, Column, bar};
use super::numbers::{count, thousands};
use super::style::{FACTS, MARK};
use anyhow::Result;
use nachlese_query::{Bin, Timeline};
use std::io::Write;

/// What is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Measure {
    /// Articles.
    Articles,
    /// Articles per thousand articles of the archive.
    PerThousand,
}

impl Measure {
    /// `None` if the archive has a gap.
    fn of(self, bin: &Bin) -> Option<f64> {
        let per_thousand = bin.per_thousand?;
        Some(if self == Measure::Articles { bin.articles as f64 } else { per_thousand })
    }
}

/// Columns of a terminal whose width is unknown.
const WIDTH: usize = 80;

/// Consecutive gaps that are written one by one.
const FEW_GAPS: usize = 2;

/// Columns of the bars, at least.
const NARROWEST: usize = 8;

/// Writes a bar for each period; `width` in columns, if a terminal says so.
pub(crate) fn text(
    out: &mut dyn Write,
    found: &Timeline,
    measure: Measure,
    width: Option<usize>,
) -> Result<()> {
    let width = width.unwrap_or(WIDTH);
    let longest = |text: &dyn Fn(&Bin) -> String| {
        found.bins.iter().map(|bin| text(bin).chars().count()).max().unwrap_or(0)
    };
    let (label, number, share) = (longest(&|bin| bin.period.clone()), longest(&number), longest(&share));
    let most = found.bins.iter().filter_map(|bin| measure.of(bin)).fold(0.0, f64::max);
    // If there is not enough room, bars are more important than shares.
    let with_share = width >= label + number + share + 6 + NARROWEST;
    let taken = label + number + 4 + if with_share { share + 2 } else { 0 };
    let columns = width.saturating_sub(taken).max(NARROWEST);
    let mut bins = found.bins.as_slice();
    while let Some((bin, rest)) = bins.split_first() {
        let gap = bins.iter().take_while(|bin| bin.per_thousand.is_none()).count();
        if let Some(last) = bins.get(gap.wrapping_sub(1)).filter(|_| gap > FEW_GAPS) {
            let periods = format!("{} to {}: ", bin.period, last.period);
            writeln!(out, "{FACTS}{periods}{}{FACTS:#}", gap_in(width.saturating_sub(periods.len())))?;
            bins = bins.get(gap..).unwrap_or_default();
            continue;
        }
        bins = rest;
        write!(out, "{:<label$}  {:>number$}", bin.period, self::number(bin))?;
        match measure.of(bin) {
            None => writeln!(out, "  {FACTS}{}{FACTS:#}", gap_in(width.saturating_sub(label + number + 4)))?,
            Some(value) => {
                let bar = bar(value, most, columns);
                let share =
                    if with_share { format!("  {:>share$}", self::share(bin)) } else { String::new() };
                let bar = if bar.is_empty() { bar } else { format!("  {MARK}{bar}{MARK:#}") };
                writeln!(out, "{share}{bar}")?;
            }
        }
    }
    writeln!(out, "{}", count(found.articles, "article"))?;
    if with_share {
        writeln!(out, "‰: per thousand articles of the archive")?;
    }
    Ok(())
}

/// The longest text about a gap that fits into these columns.
fn gap_in(columns: usize) -> &'static str {
    const LONG: &str = "nothing in the archive";
    if columns >= LONG.len() { LONG } else { "gap" }
}

fn number(bin: &Bin) -> String {
    if bin.per_thousand.is_some() { thousands(bin.articles) } else { "–".to_owned() }
}

fn share(bin: &Bin) -> String {
    bin.per_thousand.map_or_else(String::new, |share| format!("{share:.1} ‰"))
}

/// The picture of a query over time.
pub(crate) fn svg(found: &Timeline, query: &str, measure: Measure) -> String {
    let columns: Vec<Column> = found
        .bins
        .iter()
        .map(|bin| Column {
            label: bin.period.clone(),
            title: match bin.per_thousand {
                Some(share) => format!("{}: {} of {} ({share:.1} ‰)", bin.period, bin.articles, bin.archive),
                None => format!("{}: nothing in the archive", bin.period),
            },
            value: measure.of(bin),
        })
        .collect();
    let total = count(found.articles, "article");
    let unit = match measure {
        Measure::Articles => format!("{total}, number"),
        Measure::PerThousand => format!("{total}, per thousand articles of the archive"),
    };
    chart::svg(query, &unit, measure == Measure::Articles, &columns)
}
