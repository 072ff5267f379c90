//! Counts of facets, as text and as tables.

use super::hits::{count, thousands};
use super::json;
use super::table::{self, Separator};
use super::terminal::{TITLE, safe};
use crate::args::TableFormat;
use anyhow::Result;
use nachlese_query::{FacetCounts, FacetValue, Facets};
use serde::Serialize;
use std::io::Write;

#[derive(Serialize)]
struct Found<'a> {
    articles: u64,
    facets: Vec<Counts<'a>>,
}

#[derive(Serialize)]
struct Counts<'a> {
    facet: &'static str,
    /// Number of all values; more than are listed where only some were asked for.
    all_values: usize,
    without: u64,
    values: &'a [FacetValue],
}

pub(crate) fn write(
    out: &mut dyn Write,
    query: &str,
    found: &Facets,
    limit: usize,
    format: TableFormat,
) -> Result<()> {
    match format {
        TableFormat::Text => text(out, found, limit),
        TableFormat::Json => {
            let facets = found.facets.iter().map(|counts| Counts {
                facet: counts.facet.name(),
                all_values: counts.values.len(),
                without: counts.without,
                values: shown(counts, limit),
            });
            let body = Found { articles: found.articles, facets: facets.collect() };
            json::answer(out, query, &found.notes, &body)
        }
        TableFormat::Csv => rows(out, found, limit, Separator::Comma),
        TableFormat::Tsv => rows(out, found, limit, Separator::Tab),
    }
}

fn rows(out: &mut dyn Write, found: &Facets, limit: usize, separator: Separator) -> Result<()> {
    table::row(out, separator, &["facet", "value", "articles"].map(str::to_owned))?;
    for counts in &found.facets {
        for value in shown(counts, limit) {
            let cells = [counts.facet.name().to_owned(), value.value.clone(), value.articles.to_string()];
            table::row(out, separator, &cells)?;
        }
    }
    Ok(())
}

fn text(out: &mut dyn Write, found: &Facets, limit: usize) -> Result<()> {
    writeln!(out, "{}", count(found.articles, "article"))?;
    for counts in &found.facets {
        let shown = shown(counts, limit);
        writeln!(out, "\n{TITLE}{}{TITLE:#}", counts.facet.name())?;
        let width = shown.iter().map(|value| thousands(value.articles).len()).max().unwrap_or(0);
        for value in shown {
            let name = if value.value.is_empty() { "(unknown)".to_owned() } else { safe(&value.value) };
            writeln!(out, "  {:>width$}  {name}", thousands(value.articles))?;
        }
        let more = counts.values.len() - shown.len();
        if more > 0 {
            writeln!(out, "  {:>width$}  {} more; -n all shows them", "", thousands(more as u64))?;
        }
        if counts.without > 0 {
            writeln!(out, "  {:>width$}  without", thousands(counts.without))?;
        }
    }
    Ok(())
}

/// The first values; of years and months the last, in their order.
fn shown(counts: &FacetCounts, limit: usize) -> &[FacetValue] {
    let all = counts.values.as_slice();
    let limit = limit.min(all.len());
    let by_time = matches!(counts.facet, nachlese_query::Facet::Year | nachlese_query::Facet::Month);
    let range = if by_time { all.len() - limit..all.len() } else { 0..limit };
    all.get(range).unwrap_or_default()
}
