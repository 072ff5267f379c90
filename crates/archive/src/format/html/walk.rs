//! A tree to the blocks and regions of its page.

use super::page::{Block, Page, Region, Time};
use super::parts::{self, Named, Part};
use crate::sentences::ends_sentence;
use ego_tree::iter::Edge;
use scraper::{Html, Node};

/// Longest line that a single `br` ends, in bytes.
const SHORT: usize = 80;

/// Longest cell of a table, in bytes.
const LONGEST_CELL: usize = 80;

/// Reads the blocks and regions of a tree.
pub(super) fn page_of(html: &Html) -> Page {
    let mut walk = Walk::default();
    let mut skipped = 0usize;
    for edge in html.tree.root().traverse() {
        match edge {
            Edge::Open(node) => match node.value() {
                Node::Element(element) => {
                    let nothing = Named { part: Part::Nothing, word: None };
                    let named = if skipped > 0 { nothing } else { parts::of(element, walk.leaves > 0) };
                    match named.part {
                        Part::Nothing => {
                            skipped += 1;
                            walk.part_words();
                        }
                        _ => walk.open(element, named),
                    }
                }
                Node::Text(text) if skipped == 0 => walk.text(text),
                _ => {}
            },
            Edge::Close(node) => {
                if node.value().is_element() {
                    if skipped > 0 {
                        skipped -= 1;
                    } else {
                        walk.close();
                    }
                }
            }
        }
    }
    walk.finish()
}

/// An element that is open.
#[derive(Clone, Copy)]
struct Open {
    /// Whether it has a region.
    region: bool,
    link: bool,
    bold: bool,
    heading: u8,
    item: bool,
    lead: bool,
    dated: bool,
    published: bool,
    leaf: bool,
    /// A table's row.
    row: bool,
    /// Whether it is an inline element that layouts divide a line with.
    span: bool,
}

#[derive(Default)]
struct Walk {
    page: Page,
    open: Vec<Open>,
    regions: Vec<usize>,
    links: usize,
    bolds: usize,
    leads: usize,
    dates: usize,
    leaves: usize,
    block: Block,
    line_breaks: usize,
    /// Whether a `span` was closed at the current end of the text.
    span_closed: bool,
}

impl Walk {
    fn open(&mut self, element: &scraper::node::Element, named: Named) {
        let tag = element.name();
        let part = named.part;
        if part == Part::Break {
            self.line_breaks += 1;
            // A short line that is no sentence is a block of its own: a date, or a headline on
            // pages without style sheets. The lines of a heading are one headline.
            let heading = self.open.iter().any(|open| open.heading > 0);
            let own = self.block.text.len() < SHORT && !ends_sentence(&self.block.text);
            if !heading && (self.line_breaks > 1 || own) {
                self.flush();
            } else {
                self.push_blank();
            }
        }
        let region = !matches!(part, Part::Inline | Part::Break);
        let heading = match tag.as_bytes() {
            [b'h', digit @ b'1'..=b'6'] => digit - b'0',
            _ => 0,
        };
        self.note_time(element);
        let span = matches!(tag, "span" | "time" | "small") && part == Part::Inline;
        // Two lines that only style separates: `<h1><span>Verkehr</span><span>Rat
        // tagt</span></h1>`.
        if span && self.span_closed && self.block.text.chars().nth(1).is_some() {
            self.push_blank();
        }
        let lead = region && parts::is_lead(element);
        let open = Open {
            region,
            // Without an address it is the target of a link.
            link: tag == "a" && element.attr("href").is_some(),
            bold: tag == "b" || tag == "strong",
            heading,
            item: tag == "li",
            lead,
            dated: parts::is_dated(element),
            published: parts::is_publication(element),
            leaf: parts::is_leaf(element),
            row: tag == "tr",
            span,
        };
        self.span_closed = false;
        if region {
            self.flush();
            let blocks = self.page.blocks.len();
            self.page.regions.push(Region {
                parent: self.regions.last().copied().unwrap_or(0),
                first: blocks,
                end: blocks,
                part,
                word: named.word,
                leaf: open.leaf,
                entry: tag == "article",
                article: tag == "article"
                    || tag == "main"
                    || element.attr("itemprop").is_some_and(|p| p.eq_ignore_ascii_case("articlebody")),
            });
            self.regions.push(self.page.regions.len() - 1);
        }
        self.links += usize::from(open.link);
        self.bolds += usize::from(open.bold);
        self.leads += usize::from(lead);
        self.dates += usize::from(open.dated);
        self.leaves += usize::from(open.leaf);
        self.open.push(open);
    }

    fn close(&mut self) {
        let Some(open) = self.open.last().copied() else { return };
        if open.region {
            self.flush();
            if open.row {
                self.join_cells();
            }
            if let Some(region) = self.regions.pop().and_then(|at| self.page.regions.get_mut(at)) {
                region.end = self.page.blocks.len();
            }
        }
        self.links -= usize::from(open.link);
        self.bolds -= usize::from(open.bold);
        self.leads -= usize::from(open.lead);
        self.dates -= usize::from(open.dated);
        self.leaves -= usize::from(open.leaf);
        self.open.pop();
        self.span_closed =
            open.span && self.open.last().is_some_and(|parent| parent.heading > 0 || !parent.leaf);
    }

    /// Separates words where something inside a headline is not read, such as a colon for screen
    /// readers.
    fn part_words(&mut self) {
        if self.open.last().is_some_and(|open| open.heading > 0 || open.span) {
            self.push_blank();
        }
    }

    fn note_time(&mut self, element: &scraper::node::Element) {
        let Some(time) = element.attr("datetime").filter(|_| element.name() == "time") else { return };
        let names = [element.attr("class"), element.attr("itemprop"), element.attr("title")];
        let named = |word: &str| names.iter().flatten().any(|name| name.to_lowercase().contains(word));
        let published = named("publish") || named("pubdate") || element.attr("pubdate").is_some();
        self.page.times.push(Time {
            block: self.page.blocks.len(),
            inside: self.leaves > 0 || !self.block.text.is_empty(),
            text: time.to_owned(),
            updated: !published && (named("updated") || named("modif") || named("aktualisiert")),
            published,
        });
    }

    /// Joins the cells of a row to one line, unless the table lays out the page: its cells hold
    /// more than a line.
    fn join_cells(&mut self) {
        let first = self.regions.last().and_then(|at| self.page.regions.get(*at)).map_or(0, |row| row.first);
        let cells = self.page.blocks.get(first..).unwrap_or_default();
        if cells.len() < 2 || cells.iter().any(|cell| cell.text.len() > LONGEST_CELL || cell.heading > 0) {
            return;
        }
        let mut row = Block { item: true, ..cells.first().cloned().unwrap_or_default() };
        row.text = cells.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>().join(", ");
        row.linked = cells.iter().map(|cell| cell.linked).sum();
        row.bold = cells.iter().map(|cell| cell.bold).sum();
        self.page.blocks.truncate(first);
        self.page.blocks.push(row);
        let row = self.regions.last().copied().unwrap_or(0);
        for cell in self.page.regions.iter_mut().skip(row + 1) {
            (cell.first, cell.end) = (first, first + 1);
        }
    }

    fn text(&mut self, text: &str) {
        let before = self.block.text.len();
        let mut words = text.split_whitespace().peekable();
        if words.peek().is_none() {
            self.push_blank();
            return;
        }
        self.line_breaks = 0;
        self.span_closed = false;
        if text.starts_with(char::is_whitespace) {
            self.push_blank();
        }
        while let Some(word) = words.next() {
            // Soft hyphens and zero-width spaces only mark where a line may end.
            self.block.text.extend(word.chars().filter(|c| !matches!(c, '\u{AD}' | '\u{200B}')));
            if words.peek().is_some() {
                self.block.text.push(' ');
            }
        }
        if text.ends_with(char::is_whitespace) {
            self.push_blank();
        }
        let added = self.block.text.len() - before;
        if self.links > 0 {
            self.block.linked += added;
        }
        if self.bolds > 0 {
            self.block.bold += added;
        }
        self.block.dated |= self.dates > 0;
        self.block.published |= self.dates > 0 && self.open.iter().any(|open| open.published);
    }

    fn push_blank(&mut self) {
        if !self.block.text.is_empty() && !self.block.text.ends_with(' ') {
            self.block.text.push(' ');
        }
    }

    fn flush(&mut self) {
        let trimmed = self.block.text.trim_end().len();
        self.block.text.truncate(trimmed);
        let mut block = std::mem::take(&mut self.block);
        if block.text.is_empty() {
            return;
        }
        let innermost = self.open.iter().rev();
        block.heading = innermost.clone().map(|o| o.heading).find(|h| *h > 0).unwrap_or(0);
        block.item = innermost.clone().any(|o| o.item);
        // A heading is no teaser.
        block.lead = self.leads > 0 && block.heading == 0;
        let own = self.regions.last().copied().unwrap_or(0);
        block.holder = self.page.regions.get(own).map_or(0, |region| region.parent);
        self.page.blocks.push(block);
    }

    fn finish(mut self) -> Page {
        self.flush();
        while !self.open.is_empty() {
            self.close();
        }
        self.page
    }
}
