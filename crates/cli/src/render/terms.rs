//! Typical words, as text and as tables.

use super::hits::{count, thousands};
use super::json;
use super::table::{self, Separator};
use super::terminal::safe;
use crate::args::TableFormat;
use anyhow::Result;
use nachlese_query::{SignificantTerm, SignificantTerms};
use serde::Serialize;
use std::io::Write;
use unicode_width::UnicodeWidthStr;

#[derive(Serialize)]
struct Found<'a> {
    articles: u64,
    read: u64,
    terms: &'a [SignificantTerm],
}

pub(crate) fn write(
    out: &mut dyn Write,
    query: &str,
    found: &SignificantTerms,
    format: TableFormat,
) -> Result<()> {
    match format {
        TableFormat::Text => text(out, found),
        TableFormat::Json => {
            let body = Found { articles: found.articles, read: found.read, terms: &found.terms };
            json::answer(out, query, &found.notes, &body)
        }
        TableFormat::Csv => rows(out, found, Separator::Comma),
        TableFormat::Tsv => rows(out, found, Separator::Tab),
    }
}

fn rows(out: &mut dyn Write, found: &SignificantTerms, separator: Separator) -> Result<()> {
    table::row(out, separator, &["term", "articles", "archive", "score"].map(str::to_owned))?;
    for SignificantTerm { term, articles, archive, score, .. } in &found.terms {
        let cells = [term.clone(), articles.to_string(), archive.to_string(), format!("{score:.3}")];
        table::row(out, separator, &cells)?;
    }
    Ok(())
}

fn text(out: &mut dyn Write, found: &SignificantTerms) -> Result<()> {
    if found.read < found.articles {
        writeln!(out, "the best {} of {}", thousands(found.read), count(found.articles, "article"))?;
    } else {
        writeln!(out, "{}", count(found.articles, "article"))?;
    }
    let terms: Vec<String> = found.terms.iter().map(|term| safe(&term.term)).collect();
    let width = terms.iter().map(|term| term.width()).max().unwrap_or(0);
    for (term, counts) in terms.iter().zip(&found.terms) {
        let blank = " ".repeat(width - term.width());
        writeln!(
            out,
            "  {term}{blank}  in {}, {} in the archive",
            counts.articles,
            thousands(counts.archive)
        )?;
    }
    Ok(())
}
