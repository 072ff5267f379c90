//! Markdown to markup.
//!
//! Markdown may contain HTML, and HTML Markdown; both become one markup, which
//! [`markup`](super::super::markup) reads like fragments of pages.

use pulldown_cmark::{CodeBlockKind, CowStr, Event, Options, Parser, Tag, TagEnd, html};

/// How deep indented blocks in indented blocks are read.
const DEEPEST: usize = 3;

/// The markup of a text.
pub(super) fn render(text: &str) -> String {
    indented(text, 0)
}

/// Renders a text. In news an indented block is an indented paragraph, hardly ever code, so it is
/// read as Markdown.
fn indented(text: &str, depth: usize) -> String {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM;
    let mut block: Option<String> = None;
    let parser = Parser::new_ext(text, options).into_offset_iter();
    let events = parser.filter_map(|(event, range)| match (event, &mut block) {
        (Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)), _) if depth < DEEPEST => {
            block = Some(String::new());
            None
        }
        (Event::End(TagEnd::CodeBlock), Some(_)) => {
            let inner = block.take().unwrap_or_default();
            Some(Event::Html(CowStr::from(format!("<div>{}</div>\n", indented(&inner, depth + 1)))))
        }
        (Event::Text(text), Some(block)) => {
            block.push_str(&text);
            None
        }
        (event @ Event::Start(Tag::Item), _) => Some(match number(text.get(range).unwrap_or_default()) {
            Some(number) => Event::Html(CowStr::from(format!("<li value={number}>"))),
            None => event,
        }),
        (event, _) => Some(event),
    });
    let mut markup = String::with_capacity(text.len() * 2);
    html::push_html(&mut markup, events);
    markup
}

/// The number that a list item was written with. Markdown numbers items consecutively, but `3. Mai`
/// and `7. Mai` are dates.
fn number(item: &str) -> Option<&str> {
    let digits = item.bytes().take_while(u8::is_ascii_digit).count();
    item.get(..digits).filter(|number| !number.is_empty())
}
