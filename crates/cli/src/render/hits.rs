//! Hits as text, JSON and TREC lines.

use super::json;
use super::terminal::{FACTS, TITLE, safe, wrap};
use crate::args::Format;
use anstyle::Style;
use anyhow::Result;
use nachlese_query::{AlsoSearched, Hit, Hits};
use serde::Serialize;
use std::io::Write;

/// What a search found, and what it was asked.
pub(crate) struct Found<'a> {
    pub(crate) query: &'a str,
    pub(crate) hits: &'a Hits,
    /// The hits lack a word: none has them all.
    pub(crate) relaxed: bool,
}

#[derive(Serialize)]
struct Document<'a> {
    format_version: u32,
    query: &'a str,
    total: Option<u64>,
    relaxed: bool,
    notes: Vec<&'a str>,
    also_searched: &'a [AlsoSearched],
    hits: &'a [Hit],
}

pub(crate) fn write(
    out: &mut dyn Write,
    found: &Found<'_>,
    format: Format,
    width: Option<usize>,
) -> Result<()> {
    let hits = &found.hits.hits;
    match format {
        Format::Text => text(out, found, width)?,
        Format::Json => {
            let notes = found.hits.notes.iter().map(|n| n.message.as_str()).collect();
            let document = Document {
                format_version: json::FORMAT_VERSION,
                query: found.query,
                total: found.hits.total,
                relaxed: found.relaxed,
                notes,
                also_searched: &found.hits.also_searched,
                hits,
            };
            writeln!(out, "{}", json::pretty(&document)?)?;
        }
        Format::Ndjson => {
            for hit in hits {
                writeln!(out, "{}", json::line(hit)?)?;
            }
        }
        Format::Trec => {
            for hit in hits {
                trec(out, "0", &hit.id, hit.rank, hit.score)?;
            }
        }
    }
    Ok(())
}

/// One line of a TREC run. Ids hold no white space.
pub(crate) fn trec(out: &mut dyn Write, query: &str, id: &str, rank: usize, score: f32) -> Result<()> {
    Ok(writeln!(out, "{} Q0 {} {rank} {score} nachlese", safe(query), safe(id))?)
}

fn text(out: &mut dyn Write, found: &Found<'_>, width: Option<usize>) -> Result<()> {
    for hit in &found.hits.hits {
        let number = format!("{:>3}. ", hit.rank);
        let title = match hit.snippets.iter().find(|s| s.field == "title") {
            Some(snippet) => wrap(&snippet.text, TITLE, &snippet.marks, width, "     "),
            None if hit.title.is_empty() => wrap(&hit.id, TITLE, &[], width, "     "),
            None => wrap(&hit.title, TITLE, &[], width, "     "),
        };
        writeln!(out, "{number}{}", title.strip_prefix("     ").unwrap_or(&title))?;
        let date = hit.published.as_deref().map_or("undated", |d| d.get(..10).unwrap_or(d));
        // Without a title the id stands in its place already.
        let id = if hit.title.is_empty() { "" } else { &hit.id };
        let facts = [date, &hit.source, &hit.section, id];
        let facts: Vec<String> = facts.iter().filter(|f| !f.is_empty()).map(|f| safe(f)).collect();
        writeln!(out, "     {FACTS}{}{FACTS:#}", facts.join(" · "))?;
        for snippet in hit.snippets.iter().filter(|s| s.field != "title") {
            writeln!(out, "{}", wrap(&snippet.text, Style::new(), &snippet.marks, width, "     "))?;
        }
        writeln!(out)?;
    }
    if let Some(total) = found.hits.total.filter(|total| *total > 0) {
        let places = match (found.hits.hits.first(), found.hits.hits.last()) {
            (Some(first), Some(last)) if first.rank > 1 => format!("{}–{}", first.rank, last.rank),
            _ => found.hits.hits.len().to_string(),
        };
        writeln!(out, "{places} of {}", thousands(total))?;
    }
    Ok(())
}

/// `1312` as `1,312`.
pub(crate) fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// `1 article`, `1,312 articles`.
pub(crate) fn count(number: u64, noun: &str) -> String {
    let ending = if number == 1 { "" } else { "s" };
    format!("{} {noun}{ending}", thousands(number))
}

#[cfg(test)]
mod tests {
    #[test]
    fn thousands_are_set_apart() {
        assert_eq!([0, 999, 1312, 1_000_000].map(super::thousands), ["0", "999", "1,312", "1,000,000"]);
    }
}
