//! Keywords in their context, one below the other.

use super::terminal::{MARK, safe};
use anyhow::Result;
use nachlese_query::Snippet;
use std::io::Write;
use unicode_width::UnicodeWidthStr;

const INDENT: usize = 5;

/// The names of what a place is parted in.
pub(crate) const PARTS: [&str; 3] = ["left", "keyword", "right"];

/// What stands before the word that was found, the word, and what stands behind it.
pub(crate) fn parts(place: &Snippet) -> Option<[&str; 3]> {
    let &(start, end) = place.marks.first()?;
    Some([place.text.get(..start)?, place.text.get(start..end)?, place.text.get(end..)?])
}

/// Prints each place on a line, so that the words found stand in one column.
pub(crate) fn write(out: &mut dyn Write, places: &[Snippet], width: Option<usize>) -> Result<()> {
    // Where no terminal cuts lines, nothing of them is cut.
    let before = |place: &Snippet| parts(place).map_or(0, |[before, ..]| safe(before).width());
    let longest = places.iter().map(before).max().unwrap_or(0);
    let width = width.map_or(usize::MAX, |width| width.max(40) - INDENT);
    let side = if width == usize::MAX { longest } else { (width / 2).saturating_sub(8) };
    for place in places {
        let Some([before, word, behind]) = parts(place).map(|parts| parts.map(safe)) else { continue };
        let before = last_columns(&before, side);
        let behind = first_columns(&behind, width.saturating_sub(side + word.width()));
        let blank = " ".repeat((INDENT + side).saturating_sub(before.width()));
        writeln!(out, "{blank}{before}{MARK}{word}{MARK:#}{}", behind.trim_end())?;
    }
    Ok(())
}

/// The end of a text that fits into so many columns, from a word on.
fn last_columns(text: &str, columns: usize) -> &str {
    // A character and what modifies it may be wider together than one by one: texts are measured whole.
    let mut start = 0;
    while text.get(start..).is_some_and(|rest| rest.width() > columns) {
        let next = text.get(start..).and_then(|rest| Some(rest.find(' ')? + 1));
        match next {
            Some(next) => start += next,
            None => return "",
        }
    }
    text.get(start..).unwrap_or_default()
}

/// The beginning of a text that fits into so many columns, up to the end of a word.
fn first_columns(text: &str, columns: usize) -> &str {
    let mut end = text.len();
    while text.get(..end).is_some_and(|rest| rest.width() > columns) {
        match text.get(..end).and_then(|rest| rest.rfind(' ')) {
            Some(blank) => end = blank,
            None => return "",
        }
    }
    text.get(..end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn text_is_cut_between_words() {
        assert_eq!(last_columns("eins zwei drei", 9), "zwei drei");
        assert_eq!(last_columns("eins zwei drei", 7), "drei");
        assert_eq!(first_columns("eins zwei drei", 12), "eins zwei");
    }

    proptest! {
        #[test]
        fn no_part_is_wider_than_asked(text in "(\\PC|❤\u{FE0F}| |a){0,60}", columns in 0usize..40) {
            prop_assert!(last_columns(&text, columns).width() <= columns);
            prop_assert!(first_columns(&text, columns).width() <= columns);
        }
    }
}
