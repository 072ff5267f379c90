//! Hits in every format.

use super::concordance;
use super::json;
use super::table::{self, Separator};
use super::terminal::{FACTS, TITLE, safe, wrap};
use crate::args::{Column, Format, Printing};
use crate::output;
use anstyle::Style;
use anyhow::Result;
use nachlese_article::FieldName;
use nachlese_query::{AlsoSearched, Excerpts, Hit, Hits};
use serde::Serialize;
use std::collections::HashSet;
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
    notes: Vec<String>,
    also_searched: &'a [AlsoSearched],
    /// The generation that answered: pages of one fit together.
    generation: u32,
    hits: Vec<serde_json::Value>,
}

/// Columns of a table where none are named.
const COLUMNS: [Column; 10] = [
    Column::Rank,
    Column::Field(FieldName::Id),
    Column::Score,
    Column::Field(FieldName::Published),
    Column::Field(FieldName::Source),
    Column::Field(FieldName::Section),
    Column::Field(FieldName::Author),
    Column::Field(FieldName::Title),
    Column::Field(FieldName::Url),
    Column::Field(FieldName::Path),
];

/// The same where each row is a place, before what it is parted in.
const COLUMNS_OF_PLACES: [Column; 4] = [
    Column::Field(FieldName::Id),
    Column::Field(FieldName::Published),
    Column::Field(FieldName::Source),
    Column::Field(FieldName::Title),
];

impl Printing {
    /// Prints in the way that the format needs: names with NUL behind them pass as they are where no terminal shows them.
    pub(crate) fn print(
        &self,
        width: Option<usize>,
        write: impl FnOnce(&mut dyn Write) -> Result<()>,
    ) -> Result<()> {
        if self.is_raw(width) { output::print_raw(write) } else { output::print(write) }
    }

    fn is_raw(&self, width: Option<usize>) -> bool {
        self.null && width.is_none() && matches!(self.format, Format::Ids | Format::Paths)
    }

    /// What has to be cut out of the articles for it.
    pub(crate) fn excerpts(&self) -> Excerpts {
        let shown = match self.format {
            Format::Trec | Format::Ids | Format::Paths => false,
            Format::Csv | Format::Tsv => self.context.is_some() || self.fields.contains(&Column::Snippets),
            Format::Json | Format::Ndjson => {
                self.fields.is_empty() || self.fields.contains(&Column::Snippets)
            }
            Format::Text => true,
        };
        match self.context {
            _ if !shown => Excerpts::None,
            Some(words) => Excerpts::Context(words),
            None => Excerpts::Best(self.snippets),
        }
    }
}

/// Prints what was found.
pub(crate) fn write(
    out: &mut dyn Write,
    found: &Found<'_>,
    printing: &Printing,
    width: Option<usize>,
) -> Result<()> {
    if printing.format == Format::Json {
        let hits = found.hits.hits.iter().map(|hit| object(hit, &printing.fields)).collect::<Result<_>>()?;
        let document = Document {
            format_version: json::FORMAT_VERSION,
            query: found.query,
            total: found.hits.total,
            relaxed: found.relaxed,
            notes: found.hits.notes.iter().map(ToString::to_string).collect(),
            also_searched: &found.hits.also_searched,
            generation: found.hits.generation,
            hits,
        };
        return Ok(writeln!(out, "{}", json::pretty(&document)?)?);
    }
    let mut printer = Printer::new(out, printing, width)?;
    for hit in &found.hits.hits {
        printer.hit(hit)?;
    }
    printer.finish(found.hits.total)
}

/// Prints hits one by one, in any format but that of one document.
pub(crate) struct Printer<'p> {
    out: &'p mut dyn Write,
    printing: &'p Printing,
    width: Option<usize>,
    printed: usize,
    first_rank: usize,
    last_rank: usize,
    /// Paths that were printed.
    paths: HashSet<String>,
}

impl<'p> Printer<'p> {
    pub(crate) fn new(
        out: &'p mut dyn Write,
        printing: &'p Printing,
        width: Option<usize>,
    ) -> Result<Printer<'p>> {
        if let Some(separator) = separator(printing.format) {
            let mut names: Vec<String> =
                columns(printing).iter().map(|column| column.name().to_owned()).collect();
            if printing.context.is_some() {
                names.extend(concordance::PARTS.map(str::to_owned));
            }
            table::row(out, separator, &names)?;
        }
        Ok(Printer { out, printing, width, printed: 0, first_rank: 0, last_rank: 0, paths: HashSet::new() })
    }

    pub(crate) fn hit(&mut self, hit: &Hit) -> Result<()> {
        if self.printed == 0 {
            self.first_rank = hit.rank;
        }
        self.printed += 1;
        self.last_rank = hit.rank;
        let end = if self.printing.null { '\0' } else { '\n' };
        match self.printing.format {
            // A document is printed as a whole.
            Format::Json => {}
            Format::Ndjson => writeln!(self.out, "{}", json::line(&object(hit, &self.printing.fields)?)?)?,
            Format::Trec => trec(self.out, "0", &hit.id, hit.rank, hit.score)?,
            Format::Ids => write!(self.out, "{}{end}", self.name(&hit.id))?,
            Format::Paths => {
                let path = hit.path.as_str();
                if !self.paths.contains(path) {
                    self.paths.insert(path.to_owned());
                    write!(self.out, "{}{end}", self.name(path))?;
                }
            }
            Format::Csv | Format::Tsv => {
                let cells: Vec<String> =
                    columns(self.printing).iter().map(|column| cell(hit, *column)).collect();
                let separator = separator(self.printing.format).unwrap_or(Separator::Tab);
                if self.printing.context.is_none() {
                    return table::row(self.out, separator, &cells);
                }
                for parts in hit.snippets.iter().filter_map(concordance::parts) {
                    let parts = parts.map(|part| part.trim().to_owned());
                    table::row(self.out, separator, &[cells.as_slice(), &parts].concat())?;
                }
            }
            Format::Text => self.text(hit)?,
        }
        Ok(())
    }

    /// A name, for a terminal or for a program.
    fn name(&self, name: &str) -> String {
        if self.printing.is_raw(self.width) { name.to_owned() } else { safe(name) }
    }

    /// Says how many of how many were printed.
    pub(crate) fn finish(self, total: Option<u64>) -> Result<()> {
        if self.printing.format == Format::Text
            && let Some(total) = total.filter(|total| *total > 0)
        {
            let places = if self.first_rank > 1 {
                format!("{}–{}", thousands(self.first_rank as u64), thousands(self.last_rank as u64))
            } else {
                thousands(self.printed as u64)
            };
            writeln!(self.out, "{places} of {}", thousands(total))?;
        }
        Ok(())
    }

    fn text(&mut self, hit: &Hit) -> Result<()> {
        let (out, width) = (&mut *self.out, self.width);
        let number = format!("{:>3}. ", hit.rank);
        let context = self.printing.context.is_some();
        let title = match hit.snippets.iter().find(|s| s.field == "title") {
            Some(snippet) if !context => wrap(&snippet.text, TITLE, &snippet.marks, width, "     "),
            _ if hit.title.is_empty() => wrap(&hit.id, TITLE, &[], width, "     "),
            _ => wrap(&hit.title, TITLE, &[], width, "     "),
        };
        writeln!(out, "{number}{}", title.strip_prefix("     ").unwrap_or(&title))?;
        let date = hit.published.as_deref().map_or("undated", |d| d.get(..10).unwrap_or(d));
        // Without a title the id stands in its place already.
        let id = if hit.title.is_empty() { "" } else { &hit.id };
        let facts = [date, &hit.source, &hit.section, id];
        let facts: Vec<String> = facts.iter().filter(|f| !f.is_empty()).map(|f| safe(f)).collect();
        writeln!(out, "     {FACTS}{}{FACTS:#}", facts.join(" · "))?;
        if context {
            concordance::write(out, &hit.snippets, width)?;
        } else {
            for snippet in hit.snippets.iter().filter(|s| s.field != "title") {
                writeln!(out, "{}", wrap(&snippet.text, Style::new(), &snippet.marks, width, "     "))?;
            }
        }
        Ok(writeln!(out)?)
    }
}

fn separator(format: Format) -> Option<Separator> {
    match format {
        Format::Csv => Some(Separator::Comma),
        Format::Tsv => Some(Separator::Tab),
        _ => None,
    }
}

fn columns(printing: &Printing) -> &[Column] {
    match printing.context {
        _ if !printing.fields.is_empty() => &printing.fields,
        Some(_) => &COLUMNS_OF_PLACES,
        None => &COLUMNS,
    }
}

fn cell(hit: &Hit, column: Column) -> String {
    match column {
        Column::Rank => hit.rank.to_string(),
        Column::Score => hit.score.to_string(),
        Column::Field(field) => hit.values(field).join("; "),
        Column::Snippets => {
            let texts: Vec<&str> = hit.snippets.iter().map(|snippet| snippet.text.as_str()).collect();
            texts.join(" | ")
        }
    }
}

/// A hit as JSON, with these fields or all.
fn object(hit: &Hit, columns: &[Column]) -> Result<serde_json::Value> {
    let mut object = serde_json::to_value(hit)?;
    if let Some(of_hit) = object.as_object_mut().filter(|_| !columns.is_empty()) {
        of_hit.retain(|key, _| columns.iter().any(|column| column.name() == key));
    }
    Ok(object)
}

/// One line of a TREC run. Ids hold no white space.
pub(crate) fn trec(out: &mut dyn Write, query: &str, id: &str, rank: usize, score: f32) -> Result<()> {
    Ok(writeln!(out, "{} Q0 {} {rank} {score} nachlese", safe(query), safe(id))?)
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
