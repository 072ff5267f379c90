//! Markup to a tree, within bounds.
//!
//! What a parser of HTML does with a tag grows with the depth it stands in, with the attributes it has, and with the tags that
//! were left open before it. Pages stay far below these bounds; markup beyond them is refused before it costs anything.

use html5ever::tendril::TendrilSink;
use html5ever::{ParseOpts, parse_document};
use memchr::{memchr, memmem};
use scraper::{Html, HtmlTreeSink};

/// Deepest nesting, as in browsers.
const DEEPEST: usize = 512;

/// Most elements and texts of a page.
const MOST_NODES: usize = 1_000_000;

/// Most attributes of a tag: each is compared with all before it.
const MOST_ATTRIBUTES: usize = 2_000;

/// So much is parsed between two looks at the tree, in bytes.
const CHUNK: usize = 2 << 10;

/// Parses a page.
///
/// # Errors
///
/// The markup is beyond one of the bounds.
pub(super) fn parse(markup: &str) -> Result<Html, String> {
    if has_endless_tag(markup.as_bytes()) {
        return Err(format!("a tag with more than {MOST_ATTRIBUTES} attributes"));
    }
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
        if html.tree.values().len() > MOST_NODES {
            return Err(format!("more than {MOST_NODES} elements, no article"));
        }
    }
    Ok(parser.finish())
}

/// Whether a tag has too many attributes; scripts and styles hold no tags.
fn has_endless_tag(markup: &[u8]) -> bool {
    let mut rest = markup;
    while let Some(tag) = memchr(b'<', rest).and_then(|at| rest.get(at + 1..)) {
        let raw = ["script", "style"].into_iter().find(|name| {
            tag.get(..name.len()).is_some_and(|head| head.eq_ignore_ascii_case(name.as_bytes()))
        });
        let Some(end) = end_of_tag(tag) else { return true };
        rest = tag.get(end..).unwrap_or_default();
        if raw.is_some() {
            rest = memmem::find(rest, b"</").and_then(|at| rest.get(at..)).unwrap_or_default();
        }
    }
    false
}

/// Where a tag ends, from behind its `<`; `None` where it has too many attributes.
fn end_of_tag(tag: &[u8]) -> Option<usize> {
    if !tag.first().is_some_and(u8::is_ascii_alphabetic) {
        return Some(0);
    }
    let (mut attributes, mut before, mut between) = (0, b' ', false);
    let mut at = 0;
    while let Some(&byte) = tag.get(at) {
        at += 1;
        match byte {
            b'>' => return Some(at),
            b'"' | b'\'' if before == b'=' => {
                at += memchr(byte, tag.get(at..)?).map_or(tag.len(), |end| end + 1)
            }
            b'/' | b' ' | b'\t' | b'\n' | b'\r' | b'\x0C' => {
                attributes += usize::from(!between);
                between = true;
                if attributes > MOST_ATTRIBUTES {
                    return None;
                }
                continue;
            }
            _ => {}
        }
        between = false;
        before = byte;
    }
    Some(tag.len())
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn a_page_that_nests_without_end_is_refused_at_once() {
        for tag in ["<div>", "<b>", "<table><tr><td>", "<ul><li>"] {
            assert!(parse(&tag.repeat(100_000)).is_err(), "{tag}");
        }
        let fonts: String = (0..400).map(|n| format!("<font size={n}>")).collect();
        assert!(parse(&format!("<p>{fonts}{}", "<p>x".repeat(500_000))).is_err());
    }

    #[test]
    fn a_tag_without_end_is_refused_at_once() {
        let attributes: String = (0..1_000_000).map(|n| format!(" a{n}=1")).collect();
        assert!(parse(&format!("<p{attributes}>Text")).is_err());
        assert!(parse(&format!("<p{}>Text", attributes.replace(' ', "/"))).is_err());
    }

    #[test]
    fn what_pages_do_is_read() {
        let blanks = " ".repeat(5_000);
        for markup in [
            "<p>Ein Absatz.<li>Ein Punkt<br>".repeat(10_000),
            format!("<img src=\"data:image/png;base64,{blanks}\"><img src = '{blanks}'>"),
            format!("<p{blanks}class=a{blanks}id=b>x"),
            format!("<script>if (a<b) {{{blanks}}}</script><p>a < b {blanks}"),
        ] {
            assert!(parse(&markup).is_ok(), "{}", markup.get(..40).unwrap());
        }
    }
}
