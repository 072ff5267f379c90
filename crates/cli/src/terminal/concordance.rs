//! Keywords in context, one below the other.

use super::style::MARK;
use nachlese_query::Snippet;
use nachlese_results::{context_parts, safe};
use std::io::{self, Write};
use unicode_width::UnicodeWidthStr;

const INDENT: usize = 5;

/// Writes each occurrence on a line, with the words found below each other.
pub(crate) fn write(out: &mut dyn Write, places: &[Snippet], width: Option<usize>) -> io::Result<()> {
    // Without a terminal nothing is cut off.
    let before = |place: &Snippet| context_parts(place).map_or(0, |[before, ..]| safe(before).width());
    let longest = places.iter().map(before).max().unwrap_or(0);
    let width = width.map_or(usize::MAX, |width| width.max(40) - INDENT);
    let side = if width == usize::MAX { longest } else { (width / 2).saturating_sub(8) };
    for place in places {
        let Some([before, word, behind]) = context_parts(place).map(|parts| parts.map(safe)) else {
            continue;
        };
        let before = last_columns(&before, side);
        let behind = first_columns(&behind, width.saturating_sub(side + word.width()));
        let blank = " ".repeat((INDENT + side).saturating_sub(before.width()));
        writeln!(out, "{blank}{before}{MARK}{word}{MARK:#}{}", behind.trim_end())?;
    }
    Ok(())
}

/// The longest end of a text, from the beginning of a word, that fits into these columns.
fn last_columns(text: &str, columns: usize) -> &str {
    // A character and what modifies it may be wider together than one by one: texts are measured
    // whole.
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

/// The longest beginning of a text, up to the end of a word, that fits into these columns.
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
