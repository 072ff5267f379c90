//! Markup to a tree, within bounds.

use html5ever::tendril::TendrilSink;
use html5ever::{ParseOpts, parse_document};
use scraper::{Html, HtmlTreeSink};

/// Deepest nesting that is read. Browsers stop at 512; no page means more, and what a parser does with each tag grows with
/// the depth.
const DEEPEST: usize = 1_000;

/// So much is parsed between two looks at the depth, in bytes.
const CHUNK: usize = 2 << 10;

/// Most nodes for a byte of markup, beyond a first million: tags left open are opened again in every paragraph.
const NODES_PER_BYTE: usize = 2;

/// Parses a page.
///
/// # Errors
///
/// The markup is nested too deeply, or grows as it is parsed.
pub(super) fn parse(markup: &str) -> Result<Html, String> {
    let mut parser = parse_document(HtmlTreeSink::new(Html::new_document()), ParseOpts::default());
    let mut rest = markup;
    while !rest.is_empty() {
        let (chunk, after) = rest.split_at_checked(rest.ceil_char_boundary(CHUNK)).unwrap_or((rest, ""));
        rest = after;
        parser.process(chunk.into());
        let html = parser.tokenizer.sink.sink.0.borrow();
        let open = std::iter::successors(Some(html.tree.root()), |node| node.last_child());
        if open.take(DEEPEST + 1).count() > DEEPEST {
            return Err(format!("tags nested more than {DEEPEST} deep"));
        }
        if html.tree.values().len() > 1_000_000 + NODES_PER_BYTE * markup.len() {
            return Err("tags that multiply: too many are left open".to_owned());
        }
    }
    Ok(parser.finish())
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn a_page_that_nests_without_end_is_refused_at_once() {
        for tag in ["<div>", "<b>", "<table><tr><td>", "<ul><li>"] {
            assert!(parse(&tag.repeat(100_000)).is_err(), "{tag}");
        }
        let fonts: String = (0..900).map(|n| format!("<font size={n}>")).collect();
        assert!(parse(&format!("<p>{fonts}{}", "<p>x".repeat(500_000))).is_err());
    }

    #[test]
    fn what_is_left_open_as_html_allows_is_read() {
        assert!(parse(&"<p>Ein Absatz.<li>Ein Punkt<br>".repeat(10_000)).is_ok());
    }
}
