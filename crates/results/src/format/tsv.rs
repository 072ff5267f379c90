//! Tables with tabs between cells, which hold neither tabs nor line ends themselves.

use super::definition::{Format, WriteHits};
use super::rows;
use crate::plain::safe;
use std::io::{self, Write};

pub(super) const FORMAT: Format = Format {
    takes_fields: true,
    shows_excerpts: rows::shows_excerpts,
    document: Some(|out, document| rows::table(out, &document.table(), row)),
    ..Format::new("tsv", "A table with tabs", WriteHits::Each(|out, options| rows::writer(out, options, row)))
};

fn row(out: &mut dyn Write, cells: &[String]) -> io::Result<()> {
    // `safe` makes a blank of a tab.
    let cells: Vec<String> = cells.iter().map(|cell| safe(cell)).collect();
    writeln!(out, "{}", cells.join("\t"))
}

#[cfg(test)]
mod tests {
    #[test]
    fn cells_have_no_tabs() {
        let cells = ["a,b", "\"c\"", "d\te", "f\ng", ""].map(str::to_owned);
        let mut tsv = Vec::new();
        super::row(&mut tsv, &cells).unwrap();
        assert_eq!(String::from_utf8(tsv).unwrap(), "a,b\t\"c\"\td e\tf g\t\n");
    }
}
