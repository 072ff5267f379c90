//! On how many pages the day of publication is right.
//!
//! A folder has `gold.tsv` (page, day, address) and the pages. Each page that is not right is
//! named; where the gold list has the day of the last change, that is reported too.

use super::Reading;
use crate::data::read as read_text;
use anyhow::{Context as _, Result};
use std::path::Path;

/// The line of figures.
pub(super) fn score(folder: &Path, read: impl Fn(&Path) -> Result<Reading>) -> Result<String> {
    let (mut pages, mut right, mut unknown, mut last_change) = (0, 0, 0, 0);
    for row in read_text(&folder.join("gold.tsv"))?.lines() {
        let mut cells = row.split('\t');
        let (page, gold) =
            cells.next().zip(cells.next()).with_context(|| format!("no page and day in: {row}"))?;
        let reading = read(&folder.join(page))?;
        let day = reading.published.get(..10).unwrap_or(&reading.published);
        pages += 1;
        if day == gold {
            right += 1;
            continue;
        }
        unknown += usize::from(day.is_empty());
        let is_last_change = reading.updated.starts_with(gold);
        last_change += usize::from(is_last_change);
        let day = if day.is_empty() { "nothing" } else { day };
        let note = if is_last_change { " (gold is the last change)" } else { "" };
        println!("  {page}: {gold}, read {day}{note}");
    }
    let share = f64::from(right) / f64::from(pages.max(1));
    Ok(format!(
        "pages {pages}  date right {share:.3}  unknown {unknown}  gold is the last change {last_change}"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_compared_with_the_gold_list() {
        let folder = tempfile::tempdir().unwrap();
        let gold = "right\t2020-01-02\tu\nwrong\t2020-01-02\tu\nlate\t2020-01-02\tu\nnone\t2020-01-02\tu\n";
        std::fs::write(folder.path().join("gold.tsv"), gold).unwrap();
        let read = |page: &Path| {
            let (published, updated) = match page.file_name().unwrap().to_str().unwrap() {
                "right" => ("2020-01-02T10:00:00+01:00", ""),
                "wrong" => ("2020-01-03", ""),
                "late" => ("2019-12-01", "2020-01-02"),
                _ => ("", ""),
            };
            Ok(Reading { published: published.to_owned(), updated: updated.to_owned(), text: String::new() })
        };
        let line = score(folder.path(), read).unwrap();
        assert_eq!(line, "pages 4  date right 0.250  unknown 1  gold is the last change 1");
    }
}
