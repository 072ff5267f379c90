//! Facets as text.

use super::numbers::{count, thousands};
use super::style::TITLE;
use anyhow::Result;
use nachlese_query::Facets;
use nachlese_results::{safe, shown_values};
use std::io::Write;

/// Writes at most `limit` values of each facet, and how many more there are.
pub(crate) fn text(out: &mut dyn Write, found: &Facets, limit: usize) -> Result<()> {
    writeln!(out, "{}", count(found.articles, "article"))?;
    for counts in &found.facets {
        let shown = shown_values(counts, limit);
        writeln!(out, "\n{TITLE}{}{TITLE:#}", counts.facet.name())?;
        let width = shown.iter().map(|value| thousands(value.articles).len()).max().unwrap_or(0);
        for value in shown {
            let name = if value.value.is_empty() { "(unknown)".to_owned() } else { safe(&value.value) };
            writeln!(out, "  {:>width$}  {name}", thousands(value.articles))?;
        }
        let more = counts.values.len() - shown.len();
        if more > 0 {
            writeln!(out, "  {:>width$}  {} more: -n all shows them", "", thousands(more as u64))?;
        }
        if counts.without > 0 {
            writeln!(out, "  {:>width$}  without a value", thousands(counts.without))?;
        }
    }
    Ok(())
}
