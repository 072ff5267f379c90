//! Tables: CSV as spreadsheets read it (RFC 4180), and TSV, whose cells hold neither tabs nor line ends.

use super::terminal::safe;
use anyhow::Result;
use std::io::Write;

/// What stands between two cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Separator {
    Comma,
    Tab,
}

/// Writes one row.
pub(crate) fn row(out: &mut dyn Write, separator: Separator, cells: &[String]) -> Result<()> {
    let cells = cells.iter().map(|cell| safe(cell));
    match separator {
        Separator::Tab => {
            let cells: Vec<String> = cells.map(|cell| cell.replace('\t', " ")).collect();
            writeln!(out, "{}", cells.join("\t"))?;
        }
        Separator::Comma => {
            let mut writer = csv::Writer::from_writer(Vec::new());
            writer.write_record(cells)?;
            let row = writer.into_inner().map_err(|error| anyhow::anyhow!("{}", error.error()))?;
            out.write_all(&row)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_come_back_as_they_were() {
        let cells = ["a,b", "\"c\"", "d\te", "f\ng", ""].map(str::to_owned);
        let mut csv = Vec::new();
        row(&mut csv, Separator::Comma, &cells).unwrap();
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(csv.as_slice());
        let read: Vec<String> = reader.records().next().unwrap().unwrap().iter().map(str::to_owned).collect();
        assert_eq!(read, ["a,b", "\"c\"", "d e", "f g", ""]);
        let mut tsv = Vec::new();
        row(&mut tsv, Separator::Tab, &cells).unwrap();
        assert_eq!(String::from_utf8(tsv).unwrap(), "a,b\t\"c\"\td e\tf g\t\n");
    }
}
