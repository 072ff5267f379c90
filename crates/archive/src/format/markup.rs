//! Markup to paragraphs: rendered Markdown, and fragments of pages that scrapers leave in texts.
//!
//! Unlike a page, such markup is all article, without navigation. Comments, captions, descriptions
//! of pictures and hidden text are left out, and listed.

use super::html::parts::{self, Part};
use super::html::tree;
use crate::failure_kind::FailureKind;
use crate::left_out::{LeftOut, Rule};
use ego_tree::iter::Edge;
use scraper::Node;
use scraper::node::Element;

/// A paragraph; a `br` is a line end in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Paragraph {
    pub(super) text: String,
    /// The level of a heading, 1 to 6, else 0.
    pub(super) heading: u8,
}

/// The paragraphs of markup.
#[derive(Debug, Default)]
pub(super) struct Paragraphs {
    pub(super) kept: Vec<Paragraph>,
    pub(super) left_out: Vec<LeftOut>,
}

/// Classes of rendered Markdown with the number of a footnote, which would join the word before it.
const NUMBERS: &[&str] = &["footnote-reference", "footnote-definition-label"];

/// Reads markup.
///
/// # Errors
///
/// The markup exceeds the bounds of [`tree::parse`].
pub(super) fn paragraphs(markup: &str) -> Result<Paragraphs, FailureKind> {
    let html = tree::parse(markup)?;
    let mut walk = Walk::default();
    for edge in html.tree.root().traverse() {
        match edge {
            Edge::Open(node) => match node.value() {
                Node::Element(element) => walk.open(element),
                Node::Text(text) => walk.text(text),
                _ => {}
            },
            Edge::Close(node) => {
                if let Node::Element(element) = node.value() {
                    walk.close(element);
                }
            }
        }
    }
    walk.flush();
    Ok(walk.found)
}

/// A text without its tags and entities; its lines are kept.
pub(super) fn plain(text: &str) -> String {
    let marked = text.contains('&') || text.contains('<') && text.contains('>');
    if !marked {
        return text.to_owned();
    }
    // `pre` drops a line end before its text.
    match tree::parse(&format!("<pre>\n{text}")) {
        Ok(html) => html.root_element().text().collect(),
        Err(_) => text.to_owned(),
    }
}

#[derive(Default)]
struct Walk {
    found: Paragraphs,
    text: String,
    heading: u8,
    /// The number of line ends since the last character: `br`, or those in a `pre`.
    line_breaks: usize,
    /// The number of line feeds since the last character. Two are a blank line, as texts have them.
    feeds: usize,
    /// For each open element, why its text is left out.
    rules: Vec<Option<Rule>>,
    /// The number of open elements inside a hidden one, including that.
    hidden: usize,
    not_shown: String,
    /// The number of open elements in which line ends are kept.
    verbatim: usize,
    /// Whether the text consists of several cells of a table.
    cells: bool,
    /// The number of a list item, to be put before its first paragraph.
    number: Option<String>,
}

impl Walk {
    fn open(&mut self, element: &Element) {
        let part = parts::of(element, false).part;
        self.feeds = 0;
        if element.name() == "img" {
            let said = ["alt", "title"].into_iter().filter_map(|name| element.attr(name));
            self.found.left_out.extend(said.filter_map(|text| left_out(Rule::Caption, text)));
        }
        if self.hidden > 0
            || matches!(part, Part::Nothing | Part::Hidden | Part::NoScript) && !is_root(element)
            || is_number(element)
        {
            self.hidden += 1;
            return;
        }
        let own = match part {
            Part::Comments => Some(Rule::Comments),
            Part::Caption => Some(Rule::Caption),
            _ => None,
        };
        if part == Part::Break {
            self.line_end();
        } else if is_cell(element) {
            self.next_cell();
        } else if part != Part::Inline {
            self.flush();
        }
        if element.name() == "li" {
            self.number = element.attr("value").map(|number| format!("{number}. "));
        }
        self.heading = heading(element).unwrap_or(self.heading);
        self.verbatim += usize::from(element.name() == "pre");
        self.rules.push(own.or(self.rule()));
    }

    fn close(&mut self, element: &Element) {
        if self.hidden > 0 {
            self.hidden -= 1;
            if self.hidden == 0 {
                let text = std::mem::take(&mut self.not_shown);
                self.found.left_out.extend(left_out(Rule::Hidden, &text).filter(|_| !is_number(element)));
            }
            return;
        }
        if !matches!(parts::of(element, false).part, Part::Inline | Part::Break) && !is_cell(element) {
            self.flush();
        }
        self.rules.pop();
        self.verbatim = self.verbatim.saturating_sub(usize::from(element.name() == "pre"));
        if heading(element).is_some() {
            self.heading = 0;
        }
    }

    fn text(&mut self, text: &str) {
        if self.hidden > 0 {
            self.not_shown.push_str(text);
            return;
        }
        for c in text.chars() {
            match c {
                '\n' if self.verbatim > 0 => self.line_end(),
                c if c.is_whitespace() => {
                    self.feeds += usize::from(c == '\n');
                    if self.feeds > 1 {
                        self.flush();
                    } else if self.text.ends_with(|c: char| !c.is_whitespace()) {
                        self.text.push(' ');
                    }
                }
                c => {
                    (self.feeds, self.line_breaks) = (0, 0);
                    self.text.push(c);
                }
            }
        }
    }

    fn rule(&self) -> Option<Rule> {
        self.rules.last().copied().flatten()
    }

    /// Two consecutive ones end a paragraph.
    fn line_end(&mut self) {
        self.line_breaks += 1;
        if self.line_breaks > 1 {
            self.flush();
        } else {
            self.text.truncate(self.text.trim_end().len());
            self.text.push('\n');
        }
    }

    /// The cells of a row are one line.
    fn next_cell(&mut self) {
        let end = self.text.trim_end().len();
        self.text.truncate(end);
        if end > 0 {
            self.text.push_str(if self.text.ends_with(',') { " " } else { ", " });
            self.cells = true;
        }
    }

    fn flush(&mut self) {
        let text = std::mem::take(&mut self.text);
        let text = text.trim();
        // No cell followed the last comma.
        let text = if std::mem::take(&mut self.cells) { text.trim_end_matches(',') } else { text };
        if text.is_empty() {
            return;
        }
        let text = self.number.take().unwrap_or_default() + text;
        match self.rule() {
            Some(rule) => self.found.left_out.extend(left_out(rule, &text)),
            None => self.found.kept.push(Paragraph { text, heading: self.heading }),
        }
    }
}

/// What is left out, on one line.
fn left_out(rule: Rule, text: &str) -> Option<LeftOut> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!text.is_empty()).then_some(LeftOut { rule, text })
}

/// Whether an element is the number of a footnote, which would join the word before it.
fn is_number(element: &Element) -> bool {
    element.name() == "sup" && element.attr("class").is_some_and(|class| NUMBERS.contains(&class))
}

/// Whether an element is one that the parser adds around a fragment.
fn is_root(element: &Element) -> bool {
    matches!(element.name(), "html" | "head" | "body")
}

fn is_cell(element: &Element) -> bool {
    matches!(element.name(), "td" | "th")
}

fn heading(element: &Element) -> Option<u8> {
    let level = element.name().strip_prefix('h')?.parse().ok()?;
    (1..=6).contains(&level).then_some(level)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(markup: &str) -> Vec<String> {
        paragraphs(markup).unwrap().kept.into_iter().map(|p| p.text).collect()
    }

    #[test]
    fn fragments_are_split_into_paragraphs() {
        for (markup, expected) in [
            (
                "<p>Der Rat <b>tagt</b>.</p><p>Es&nbsp;regnet &uuml;berall.",
                vec!["Der Rat tagt.", "Es regnet überall."],
            ),
            (
                "Erste Zeile<br>zweite<br /><br/>Neuer\nAbsatz\n\nnoch einer",
                vec!["Erste Zeile\nzweite", "Neuer Absatz", "noch einer"],
            ),
            ("<ul><li>Ein Punkt<li>Noch einer</ul>", vec!["Ein Punkt", "Noch einer"]),
            (
                "<table><tr><th>Jahr<th>Zahl<tr><td>2024</td><td></td><td>7</td></tr></table>",
                vec!["Jahr, Zahl", "2024, 7"],
            ),
            ("<pre>eins\nzwei\n\ndrei</pre>", vec!["eins\nzwei", "drei"]),
            ("<title>Rat tagt</title><p>Text.", vec!["Rat tagt", "Text."]),
        ] {
            assert_eq!(kept(markup), expected, "{markup}");
        }
    }

    #[test]
    fn what_is_left_out_is_listed() {
        let found = paragraphs(
            "<figure><img src=a alt='Der Saal'><figcaption>Der Saal im Mai</figcaption></figure><p>Text<button>Mehr</button> geht \
             weiter.</p><ul class=commentlist><li>Stimmt!</ul>",
        )
        .unwrap();
        let left: Vec<(Rule, &str)> = found.left_out.iter().map(|l| (l.rule, l.text.as_str())).collect();
        let expected = [
            (Rule::Caption, "Der Saal"),
            (Rule::Caption, "Der Saal im Mai"),
            (Rule::Hidden, "Mehr"),
            (Rule::Comments, "Stimmt!"),
        ];
        assert_eq!(left, expected);
        assert_eq!(found.kept.len(), 1);
        assert_eq!(found.kept.first().unwrap().text, "Text geht weiter.");
    }

    #[test]
    fn entities_and_tags_go_and_lines_stay() {
        for (text, expected) in [
            ("\nM&uuml;ller &amp; <b>Sohn</b>\n\nText", "\nMüller & Sohn\n\nText"),
            ("a < b und b > c", "a < b und b > c"),
            ("3 & 4", "3 & 4"),
        ] {
            assert_eq!(plain(text), expected, "{text}");
        }
    }
}
