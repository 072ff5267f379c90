//! Styles, and text wrapped to the width of a terminal.

use anstyle::Style;
use nachlese_results::steers;
use std::fmt::Write;
use unicode_width::UnicodeWidthChar;

pub(crate) const MARK: Style =
    Style::new().bold().fg_color(Some(anstyle::Color::Ansi(anstyle::AnsiColor::Red)));
pub(crate) const TITLE: Style = Style::new().bold();
pub(crate) const FACTS: Style = Style::new().dimmed();

/// Wraps a text in the style `base`, with the marked bytes styled as marks. Marks are in order and
/// disjoint.
pub(crate) fn wrap(
    text: &str,
    base: Style,
    marks: &[(usize, usize)],
    width: Option<usize>,
    indent: &str,
) -> String {
    let mut out = String::from(indent);
    let (mut column, mut word, mut word_width) = (indent.len(), String::new(), 0);
    let mut marks = marks.iter().peekable();
    let mut marked = false;
    let limit = width.unwrap_or(usize::MAX).max(indent.len() + 20);
    let _ = write!(word, "{}", base.render());
    for (at, c) in text.char_indices() {
        while marks.next_if(|&&(_, end)| end <= at).is_some() {}
        let inside = marks.peek().is_some_and(|&&(start, _)| start <= at);
        if inside != marked {
            marked = inside;
            let _ = if marked {
                write!(word, "{}", MARK.render())
            } else {
                write!(word, "{}{}", MARK.render_reset(), base.render())
            };
        }
        if c.is_whitespace() {
            flush(&mut out, &mut column, &mut word, &mut word_width, limit, indent);
        } else if !steers(c) {
            word.push(c);
            word_width += c.width().unwrap_or(0);
        }
    }
    if marked || base != Style::new() {
        let _ = write!(word, "{}", MARK.render_reset());
    }
    flush(&mut out, &mut column, &mut word, &mut word_width, limit, indent);
    out
}

fn flush(
    out: &mut String,
    column: &mut usize,
    word: &mut String,
    width: &mut usize,
    limit: usize,
    indent: &str,
) {
    if *column > indent.len() && *width > 0 {
        if column.saturating_add(1 + *width) > limit {
            out.push('\n');
            out.push_str(indent);
            *column = indent.len();
        } else {
            out.push(' ');
            *column += 1;
        }
    }
    out.push_str(word);
    *column = column.saturating_add(*width);
    word.clear();
    *width = 0;
}

#[cfg(test)]
mod tests {
    use super::*;
    use nachlese_results::safe;
    use proptest::prelude::*;
    use unicode_width::UnicodeWidthStr;

    proptest! {
        #[test]
        fn any_text_is_wrapped_word_for_word(text in "(\\PC|[a-zä ]|\\pC| ){0,80}", width in 24usize..60) {
            // A word that nobody sees needs no blank of its own.
            let text: String = text.chars().filter(|c| c.width() != Some(0)).collect();
            let marks: Vec<(usize, usize)> = text.char_indices().step_by(7).map(|(at, c)| (at, at + c.len_utf8())).collect();
            let wrapped = wrap(&text, TITLE, &marks, Some(width), "  ");
            let plain = anstream::adapter::strip_str(&wrapped).to_string();
            prop_assert!(plain.chars().all(|c| c == '\n' || !steers(c)), "{:?}", plain);
            prop_assert!(plain.split_whitespace().eq(safe(&text).split_whitespace()), "{:?}", plain);
            prop_assert!(plain.lines().all(|line| line.width() <= width || line.split_whitespace().count() == 1), "{}", plain);
        }
    }

    #[test]
    fn nothing_that_steers_a_terminal_passes() {
        let hostile = "a\u{1b}[31mb\u{9b}2Jc\u{7}\u{202e}d\re";
        assert!(
            !wrap(hostile, Style::new(), &[], Some(40), "")
                .contains(['\u{1b}', '\u{9b}', '\u{7}', '\u{202e}', '\r'])
        );
    }

    #[test]
    fn lines_are_wrapped_by_width_and_marks_are_closed() {
        let wrapped = wrap("Über Sicherheit sprach er 全角文字 lange", TITLE, &[(6, 16)], Some(24), "  ");
        let plain = anstream::adapter::strip_str(&wrapped).to_string();
        assert!(plain.lines().all(|l| unicode_width::UnicodeWidthStr::width(l) <= 24), "{plain}");
        assert_eq!(plain.split_whitespace().count(), 6);
        // What follows a mark is in the title's style again.
        assert!(wrapped.contains(&format!("{}{}", MARK.render_reset(), TITLE.render())), "{wrapped:?}");
        assert!(wrapped.ends_with(&MARK.render_reset().to_string()));
    }
}
