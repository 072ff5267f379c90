//! Typical words, as text and as tables.

use super::hits::{count, thousands};
use super::json;
use super::table::{self, Separator};
use super::terminal::safe;
use crate::args::TableFormat;
use anyhow::Result;
use nachlese_query::{TypicalTerm, TypicalTerms};
use serde::Serialize;
use std::io::Write;
use unicode_width::UnicodeWidthStr;

#[derive(Serialize)]
struct Document<'a> {
    format_version: u32,
    query: &'a str,
    notes: Vec<String>,
    articles: u64,
    read: u64,
    terms: &'a [TypicalTerm],
}

pub(crate) fn write(
    out: &mut dyn Write,
    query: &str,
    found: &TypicalTerms,
    format: TableFormat,
) -> Result<()> {
    match format {
        TableFormat::Text => text(out, found),
        TableFormat::Json => {
            let notes = found.notes.iter().map(ToString::to_string).collect();
            let (format_version, articles, read) = (json::FORMAT_VERSION, found.articles, found.read);
            let document = Document { format_version, query, notes, articles, read, terms: &found.terms };
            Ok(writeln!(out, "{}", json::pretty(&document)?)?)
        }
        TableFormat::Csv => rows(out, found, Separator::Comma),
        TableFormat::Tsv => rows(out, found, Separator::Tab),
    }
}

fn rows(out: &mut dyn Write, found: &TypicalTerms, separator: Separator) -> Result<()> {
    table::row(out, separator, &["term", "articles", "archive", "score"].map(str::to_owned))?;
    for TypicalTerm { term, articles, archive, score, .. } in &found.terms {
        let cells = [term.clone(), articles.to_string(), archive.to_string(), format!("{score:.3}")];
        table::row(out, separator, &cells)?;
    }
    Ok(())
}

fn text(out: &mut dyn Write, found: &TypicalTerms) -> Result<()> {
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
