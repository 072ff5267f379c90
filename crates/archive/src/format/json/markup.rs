//! Markup in a value to plain text: blocks become paragraphs, scripts are dropped, entities
//! decoded.

use crate::format::html::tree;
use ego_tree::iter::Edge;
use scraper::Node;

/// Elements that separate paragraphs.
#[rustfmt::skip]
const BLOCKS: &[&str] = &[
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li", "main",
    "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "tfoot", "thead", "tr", "ul",
];

/// Elements whose text is not read.
#[rustfmt::skip]
const UNREAD: &[&str] = &[
    "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed", "video", "audio", "canvas",
    "button", "select", "textarea", "head", "title", "figcaption", "nav",
];

/// Elements within a line. A value is recognized as markup by these and the others.
#[rustfmt::skip]
const INLINE: &[&str] = &[
    "a", "abbr", "b", "br", "cite", "em", "font", "i", "img", "mark", "q", "s", "small", "span", "strong", "sub", "sup",
    "td", "th", "time", "u", "o:p",
];

/// Whether a text is markup: it has a tag or an entity, unlike `3 < 4` and `Rat & Tat`.
pub(super) fn is_markup(text: &str) -> bool {
    // A tag within a line needs an end tag: „Der Deich <b>“ is a title about tags.
    let tagged = || has_tag(text, is_block) || text.contains("</") && has_tag(text, any_tag);
    memchr::memchr2(b'<', b'&', text.as_bytes()).is_some() && (tagged() || has_entity(text))
}

/// Whether a text is markup that was escaped: `&lt;p&gt;Rat tagt&lt;/p&gt;`.
fn is_escaped(text: &str) -> bool {
    !has_tag(text, any_tag) && text.contains("&lt;/") && has_tag(&unescaped(text), any_tag)
}

fn unescaped(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

fn any_tag(name: &str) -> bool {
    [BLOCKS, UNREAD, INLINE].iter().any(|names| names.contains(&name))
}

fn is_block(name: &str) -> bool {
    BLOCKS.contains(&name) || UNREAD.contains(&name) || name == "br"
}

/// Whether there is a tag whose name is `wanted`.
fn has_tag(text: &str, wanted: impl Fn(&str) -> bool) -> bool {
    memchr::memchr_iter(b'<', text.as_bytes()).any(|at| {
        let tag = text.get(at + 1..).unwrap_or_default();
        let tag = tag.strip_prefix('/').unwrap_or(tag);
        let end = tag.bytes().take(12).position(|b| !(b.is_ascii_alphanumeric() || b == b':'));
        end.is_some_and(|end| {
            let closed = matches!(tag.as_bytes().get(end), Some(b'>' | b'/' | b' ' | b'\n' | b'\t' | b'\r'));
            closed && wanted(&tag.get(..end).unwrap_or_default().to_ascii_lowercase())
        })
    }) || text.contains("<!--")
}

fn has_entity(text: &str) -> bool {
    memchr::memchr_iter(b'&', text.as_bytes()).any(|at| {
        let rest = text.get(at + 1..).unwrap_or_default();
        let end = rest.bytes().take(12).position(|b| b == b';');
        let name = end.and_then(|end| rest.get(..end)).unwrap_or_default();
        match name.strip_prefix('#') {
            Some(number) => {
                let digits = number.strip_prefix(['x', 'X']).unwrap_or(number);
                !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_hexdigit())
            }
            None => name.len() > 1 && name.bytes().all(|b| b.is_ascii_alphanumeric()),
        }
    })
}

/// The text of markup. Paragraphs are separated by blank lines; a single `br` is a line end.
pub(super) fn text(markup: &str) -> String {
    let unescaped = is_escaped(markup).then(|| unescaped(markup));
    let markup = unescaped.as_deref().unwrap_or(markup);
    if has_tag(markup, is_block) {
        return blocks(markup);
    }
    // Without blocks, the lines are those of the text.
    let line = |line: &str| if is_markup(line) { blocks(line) } else { line.to_owned() };
    markup.split('\n').map(line).collect::<Vec<_>>().join("\n")
}

/// The text of markup with blocks. Markup beyond the bounds of the parser is returned as it is.
fn blocks(markup: &str) -> String {
    let Ok(html) = tree::parse(markup) else { return markup.to_owned() };
    // If nothing else separates paragraphs, blank lines do, as in WordPress.
    let blank_lines = !has_tag(markup, |name| matches!(name, "p" | "div"));
    let mut text = Text::default();
    let mut unread = 0usize;
    for edge in html.tree.root().traverse() {
        match edge {
            Edge::Open(node) => match node.value() {
                Node::Element(element) if unread > 0 || UNREAD.contains(&element.name()) => unread += 1,
                Node::Element(element) if element.name() == "br" => text.end(1),
                Node::Element(element) if BLOCKS.contains(&element.name()) => text.end(2),
                Node::Element(element) if matches!(element.name(), "td" | "th") => text.blank(),
                Node::Text(words) if unread == 0 => text.push(words, blank_lines),
                _ => {}
            },
            Edge::Close(node) => match node.value() {
                Node::Element(_) if unread > 0 => unread -= 1,
                Node::Element(element) if BLOCKS.contains(&element.name()) => text.end(2),
                _ => {}
            },
        }
    }
    text.out
}

/// Text with its white space collapsed.
#[derive(Default)]
struct Text {
    out: String,
    /// The number of line ends before the next word.
    ends: usize,
    blank: bool,
}

impl Text {
    fn end(&mut self, ends: usize) {
        // Two line breaks end a paragraph; the end of a block and the beginning of the next do so
        // once.
        self.ends = if ends == 1 { (self.ends + 1).min(2) } else { 2 };
    }

    fn blank(&mut self) {
        self.blank = true;
    }

    fn push(&mut self, text: &str, blank_lines: bool) {
        let mut line_ends = 0;
        for c in text.chars() {
            if c.is_whitespace() {
                self.blank = true;
                line_ends += usize::from(c == '\n');
                if blank_lines && line_ends > 1 {
                    self.end(2);
                }
                continue;
            }
            line_ends = 0;
            self.space();
            self.out.push(c);
        }
    }

    /// Writes the white space before the next character.
    fn space(&mut self) {
        let space = match self.ends {
            _ if self.out.is_empty() => "",
            0 if self.blank => " ",
            0 => "",
            1 => "\n",
            _ => "\n\n",
        };
        self.out.push_str(space);
        (self.ends, self.blank) = (0, false);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_differs_from_text() {
        for text in
            ["<p>x</p>", "Br&#252;cke", "M&uuml;ller", "a<br/>b", "&lt;p&gt;x&lt;/p&gt;", "x <!-- y -->"]
        {
            assert!(is_markup(text), "{text}");
        }
        for text in
            ["3 < 4 & 5 > 2", "Rat & Tat", "A&B; C", "<Name der Redaktion bekannt>", "x <", "&;", "a <b"]
        {
            assert!(!is_markup(text), "{text}");
        }
    }

    #[test]
    fn markup_becomes_paragraphs() {
        for (markup, expected) in [
            (
                "<p>Herr M&uuml;ller  baut.</p>\n<script>x = '<p>y</p>'</script><p>Die <b>Br&#252;cke</b>.</p>",
                "Herr Müller baut.\n\nDie Brücke.",
            ),
            ("&lt;p&gt;Eins &amp;amp; zwei.&lt;/p&gt;&lt;p&gt;Drei.&lt;/p&gt;", "Eins & zwei.\n\nDrei."),
            ("Eins.<br>Zwei.<br><br>Drei.", "Eins.\nZwei.\n\nDrei."),
            ("Eins &amp; zwei.\n\nDrei <em>vier</em>.", "Eins & zwei.\n\nDrei vier."),
            ("<h2>Kopf</h2>Eins\nzwei.\n\nDrei.", "Kopf\n\nEins zwei.\n\nDrei."),
            ("<ul><li>A<li>B</ul><style>p {}</style>", "A\n\nB"),
            ("<table><tr><td>A</td><td>B</td></tr></table>", "A B"),
            ("kur<b>siv</b>er", "kursiver"),
        ] {
            assert_eq!(text(markup), expected, "{markup}");
        }
    }

    #[test]
    fn markup_beyond_all_bounds_is_shown_as_it_is() {
        let deep = "<div>".repeat(100_000);
        assert_eq!(text(&deep), deep);
    }
}
