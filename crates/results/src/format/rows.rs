//! Hits as rows of a table: what CSV and TSV share.

use super::definition::{HitWriter, HitsOptions};
use crate::column::Column;
use crate::context::{CONTEXT_COLUMNS, context_parts};
use crate::document::Table;
use nachlese_article::FieldName;
use nachlese_query::Hit;
use std::io::{self, Write};

/// Writes one row.
pub(super) type WriteRow = fn(&mut dyn Write, &[String]) -> io::Result<()>;

/// The columns if none are named.
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

/// The same if each row is an occurrence, before the columns that it is split into.
const CONTEXT_FIELDS: [Column; 4] = [
    Column::Field(FieldName::Id),
    Column::Field(FieldName::Published),
    Column::Field(FieldName::Source),
    Column::Field(FieldName::Title),
];

pub(super) fn shows_excerpts(options: &HitsOptions) -> bool {
    options.context.is_some() || options.fields.contains(&Column::Snippets)
}

/// Writes a table.
pub(super) fn table(out: &mut dyn Write, table: &Table, row: WriteRow) -> io::Result<()> {
    let columns: Vec<String> = table.columns.iter().map(|&name| name.to_owned()).collect();
    row(out, &columns)?;
    table.rows.iter().try_for_each(|cells| row(out, cells))
}

/// Writes the names of the columns; returns what writes the rows.
pub(super) fn writer<'w>(
    out: &'w mut dyn Write,
    options: &'w HitsOptions,
    row: WriteRow,
) -> io::Result<Box<dyn HitWriter + 'w>> {
    let columns = match options.context {
        _ if !options.fields.is_empty() => &options.fields,
        Some(_) => CONTEXT_FIELDS.as_slice(),
        None => COLUMNS.as_slice(),
    };
    let mut names: Vec<String> = columns.iter().map(|field| field.name().to_owned()).collect();
    if options.context.is_some() {
        names.extend(CONTEXT_COLUMNS.map(str::to_owned));
    }
    row(out, &names)?;
    Ok(Box::new(Rows { out, columns, in_context: options.context.is_some(), row }))
}

struct Rows<'w> {
    out: &'w mut dyn Write,
    columns: &'w [Column],
    /// A row for each occurrence, not for each hit.
    in_context: bool,
    row: WriteRow,
}

impl HitWriter for Rows<'_> {
    fn hit(&mut self, hit: &Hit) -> io::Result<()> {
        let cells: Vec<String> = self.columns.iter().map(|field| field.cell(hit)).collect();
        if !self.in_context {
            return (self.row)(self.out, &cells);
        }
        for parts in hit.snippets.iter().filter_map(context_parts) {
            let parts = parts.map(|part| part.trim().to_owned());
            (self.row)(self.out, &[cells.as_slice(), &parts].concat())?;
        }
        Ok(())
    }
}
