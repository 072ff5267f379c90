//! Tables as spreadsheets read them (RFC 4180).

use super::definition::{Format, WriteHits};
use super::rows;
use crate::plain::safe;
use std::io::{self, Write};

pub(super) const FORMAT: Format = Format {
    takes_fields: true,
    shows_excerpts: rows::shows_excerpts,
    document: Some(|out, document| rows::table(out, &document.table(), row)),
    ..Format::new(
        "csv",
        "A table, for spreadsheets",
        WriteHits::Each(|out, options| rows::writer(out, options, row)),
    )
};

fn row(out: &mut dyn Write, cells: &[String]) -> io::Result<()> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(cells.iter().map(|cell| safe(cell)))?;
    let row = writer.into_inner().map_err(|error| io::Error::other(error.error().to_string()))?;
    out.write_all(&row)
}

#[cfg(test)]
mod tests {
    #[test]
    fn cells_come_back_as_they_were() {
        let cells = ["a,b", "\"c\"", "d\te", "f\ng", ""].map(str::to_owned);
        let mut csv = Vec::new();
        super::row(&mut csv, &cells).unwrap();
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(csv.as_slice());
        let read: Vec<String> = reader.records().next().unwrap().unwrap().iter().map(str::to_owned).collect();
        assert_eq!(read, ["a,b", "\"c\"", "d e", "f g", ""]);
    }
}
