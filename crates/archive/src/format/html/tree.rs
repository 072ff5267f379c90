//! Markup to a tree, within bounds.
//!
//! The cost of a tag grows with its depth, with its attributes, and with the tags that were left
//! open before it. Pages stay far below the bounds; markup beyond them is refused before it costs
//! anything.

use crate::failure_kind::FailureKind;
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

/// How much is parsed before the bounds are checked again, in bytes.
const CHUNK: usize = 2 << 10;

/// Parses a page.
///
/// # Errors
///
/// The markup exceeds one of the bounds.
pub(in crate::format) fn parse(markup: &str) -> Result<Html, FailureKind> {
    let markup = stripped(markup)?;
    let mut options = ParseOpts::default();
    // The content of `noscript` is parsed as markup, too.
    options.tree_builder.scripting_enabled = false;
    let mut parser = parse_document(HtmlTreeSink::new(Html::new_document()), options);
    let mut rest = markup.as_str();
    while !rest.is_empty() {
        let (chunk, after) = rest.split_at_checked(rest.ceil_char_boundary(CHUNK)).unwrap_or((rest, ""));
        rest = after;
        parser.process(chunk.into());
        let html = parser.tokenizer.sink.sink.0.borrow();
        let open = std::iter::successors(Some(html.tree.root()), |node| node.last_child());
        if open.take(DEEPEST + 1).count() > DEEPEST {
            return Err(FailureKind::MarkupTooDeep { deepest: DEEPEST });
        }
        if html.tree.values().len() > MOST_NODES {
            return Err(FailureKind::MarkupTooLarge { most: MOST_NODES });
        }
    }
    Ok(parser.finish())
}

/// The markup without scripts other than JSON-LD, style sheets, drawings and comments. They are
/// most of a page, and cost a parser as much as text.
fn stripped(markup: &str) -> Result<String, FailureKind> {
    let mut kept = String::with_capacity(markup.len());
    let mut rest = markup;
    while let Some(at) = memchr(b'<', rest.as_bytes()) {
        let (before, tag) = rest.split_at_checked(at).unwrap_or((rest, ""));
        kept.push_str(before);
        if tag.starts_with("<!--") {
            rest = behind_comment(tag);
            continue;
        }
        let end = end_of_tag(tag.as_bytes().get(1..).unwrap_or_default());
        let Some(end) = end else { return Err(FailureKind::TooManyAttributes { most: MOST_ATTRIBUTES }) };
        let (tag, after) = tag.split_at_checked(end + 1).unwrap_or((tag, ""));
        kept.push_str(tag);
        // The content of these is text, whatever it looks like.
        let verbatim = ["title", "textarea", "script"].into_iter().find(|name| opens(tag, name));
        if let Some(name) = verbatim.filter(|name| *name != "script" || is_json_ld(tag)) {
            let end = from_its_end(after, name);
            kept.push_str(after.strip_suffix(end).unwrap_or(after));
            rest = end;
            continue;
        }
        let raw = ["script", "style"].into_iter().find(|name| opens(tag, name));
        rest = match raw {
            Some(name) => from_its_end(after, name),
            // A drawing that is never closed ends where its page goes on.
            None if opens(tag, "svg") => {
                Some(from_its_end(after, "svg")).filter(|end| !end.is_empty()).unwrap_or(after)
            }
            None => after,
        };
    }
    kept.push_str(rest);
    Ok(kept)
}

/// The markup after a comment; empty if the comment is never closed.
fn behind_comment(markup: &str) -> &str {
    let inner = markup.strip_prefix("<!--").unwrap_or(markup);
    if let Some(rest) = inner.strip_prefix('>').or_else(|| inner.strip_prefix("->")) {
        return rest;
    }
    let end = memmem::find(inner.as_bytes(), b"-->");
    // Browsers accept `--!>`, too. It is searched for only up to the regular end.
    let head = inner.get(..end.unwrap_or(inner.len())).unwrap_or(inner);
    let odd = memmem::find(head.as_bytes(), b"--!>").map(|at| at + "--!>".len());
    odd.or(end.map(|at| at + "-->".len())).and_then(|at| inner.get(at..)).unwrap_or_default()
}

/// Whether the tag of a script declares JSON-LD.
fn is_json_ld(tag: &str) -> bool {
    tag.to_ascii_lowercase().contains("ld+json")
}

/// Whether a tag opens an element of this name.
fn opens(tag: &str, name: &str) -> bool {
    let rest = tag.get(1..=name.len()).filter(|head| head.eq_ignore_ascii_case(name));
    rest.is_some()
        && !tag.ends_with("/>")
        && !tag.as_bytes().get(name.len() + 1).is_some_and(u8::is_ascii_alphanumeric)
}

/// The markup from the end tag of an element on; empty if the element is never closed.
fn from_its_end<'m>(after: &'m str, name: &str) -> &'m str {
    let ends = memmem::find_iter(after.as_bytes(), b"</");
    let named =
        |at: &usize| after.get(at + 2..at + 2 + name.len()).is_some_and(|n| n.eq_ignore_ascii_case(name));
    ends.into_iter().find(named).and_then(|at| after.get(at..)).unwrap_or_default()
}

/// The end of a tag, counted from after its `<`; `None` if it has too many attributes.
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

    #[test]
    fn scripts_and_drawings_go_and_what_is_between_stays() {
        for (markup, kept) in [
            ("a<script>if (a<b) x='<p>'</script>b", "a<script></script>b"),
            ("a<SCRIPT src=x>x</SCRIPT >b", "a<SCRIPT src=x></SCRIPT >b"),
            (
                "<script type='application/ld+json'>{}</script>",
                "<script type='application/ld+json'>{}</script>",
            ),
            ("a<!-- <script> -->b<style>p {}</style>c", "ab<style></style>c"),
            ("<svg><path d='M0'/></svg>d<scripture>e", "<svg></svg>d<scripture>e"),
            ("a < b <p>Ä</p> <script>nie zu", "a < b <p>Ä</p> <script>"),
            ("a <!-- nie zu", "a "),
            ("a<!-- x --!>b<!---->c<!--->d", "abcd"),
            ("<title>Gesetz <!-- x</title>b", "<title>Gesetz <!-- x</title>b"),
            ("<svg><path d='M0'><p>b", "<svg><path d='M0'><p>b"),
            (
                "<script type='Application/LD+JSON'>{\"a\": \"<script>x<\\/script> <!-- <p>\"}</script>b",
                "<script type='Application/LD+JSON'>{\"a\": \"<script>x<\\/script> <!-- <p>\"}</script>b",
            ),
        ] {
            assert_eq!(super::stripped(markup).as_deref(), Ok(kept));
        }
    }
}
