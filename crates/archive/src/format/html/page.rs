//! A tree to blocks of text in the order of the page, and the regions they lie in.

use super::parts::{self, Part};
use crate::sentences::ends_sentence;
use ego_tree::iter::Edge;
use scraper::{Html, Node};
use std::ops::Range;

/// Longest line that a single `br` ends, in bytes.
const SHORT: usize = 80;

/// Longest cell of a table, in bytes.
const LONGEST_CELL: usize = 80;

/// So many blocks above an article can hold its date.
const ABOVE: usize = 12;

/// A run of text without a line's end in it.
#[derive(Clone, Debug, Default)]
pub(super) struct Block {
    /// The text; white space is single blanks.
    pub(super) text: String,
    /// How much of it stands in links, in bytes.
    pub(super) linked: usize,
    /// 1 to 6 of a heading, else 0.
    pub(super) heading: u8,
    /// How much of it is bold, in bytes.
    pub(super) bold: usize,
    /// A list's item.
    pub(super) item: bool,
    /// The region that holds the element it is the text of.
    pub(super) holder: usize,
    /// The page calls it its teaser.
    pub(super) lead: bool,
    /// It lies in furniture.
    pub(super) furniture: bool,
    /// It lies among links and labels: a list of other articles, or a line about this one.
    pub(super) pointer: bool,
    /// It is a picture's caption.
    pub(super) caption: bool,
    /// It lies in what names date and byline.
    pub(super) facts: bool,
}

/// An element with text of its own, and the blocks in it.
#[derive(Clone, Debug)]
pub(super) struct Region {
    pub(super) parent: usize,
    pub(super) first: usize,
    pub(super) end: usize,
    pub(super) part: Part,
    /// The page calls it its article, or its main part.
    pub(super) article: bool,
    /// An `article` element.
    pub(super) entry: bool,
}

/// What is read of a page's body.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub(super) blocks: Vec<Block>,
    pub(super) regions: Vec<Region>,
    /// What `time` elements say, and the block they stand in.
    times: Vec<(usize, String)>,
}

impl Page {
    /// The steps from the front page to this one, as the page shows them.
    pub(super) fn path(&self) -> Vec<String> {
        let path = self.regions.iter().find(|r| r.part == Part::Path && r.first < r.end);
        let blocks = path.and_then(|r| self.blocks.get(r.first..r.end)).unwrap_or_default();
        let steps = blocks.iter().flat_map(|b| b.text.split(['>', '»', '›', '/', ':']));
        steps.map(|step| step.trim().to_owned()).filter(|step| !step.is_empty()).collect()
    }

    /// What the `time` elements say that stand in the article or closely above it. Among links and labels they are the
    /// article's only above its first paragraph.
    pub(super) fn times(&self, article: &Range<usize>) -> Vec<String> {
        let near = article.start.saturating_sub(ABOVE)..article.end;
        let kept =
            |b: &Block| !b.furniture && !b.pointer && !b.facts && b.heading == 0 && ends_sentence(&b.text);
        // Above the text stands the teaser.
        let kept = self.blocks.iter().enumerate().skip(article.start).filter(|(_, b)| kept(b));
        let text = kept.map(|(at, _)| at).nth(1).unwrap_or(article.start);
        let own = |at: usize| {
            let block = self.blocks.get(at);
            near.contains(&at) && block.is_none_or(|b| !b.furniture && (!b.pointer || at <= text))
        };
        self.times.iter().filter(|(at, _)| own(*at)).map(|(_, text)| text.clone()).collect()
    }

    /// Walks a tree.
    pub(super) fn of(html: &Html) -> Page {
        let mut walk = Walk::default();
        let mut skipped = 0usize;
        for edge in html.tree.root().traverse() {
            match edge {
                Edge::Open(node) => match node.value() {
                    Node::Element(element) => {
                        let part = if skipped > 0 { Part::Nothing } else { parts::of(element) };
                        match part {
                            Part::Nothing => skipped += 1,
                            _ => walk.open(element, part),
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
}

/// An element that is open.
#[derive(Clone, Copy)]
struct Open {
    /// Its region, where it has one.
    region: bool,
    link: bool,
    bold: bool,
    heading: u8,
    item: bool,
    lead: bool,
    /// A table's row.
    row: bool,
}

#[derive(Default)]
struct Walk {
    page: Page,
    open: Vec<Open>,
    regions: Vec<usize>,
    links: usize,
    bolds: usize,
    leads: usize,
    block: Block,
    breaks: usize,
}

impl Walk {
    fn open(&mut self, element: &scraper::node::Element, part: Part) {
        let tag = element.name();
        if part == Part::Break {
            self.breaks += 1;
            // A short line without an end is one of its own: a date, a headline of a page before style sheets.
            let own = self.block.text.len() < SHORT && !ends_sentence(&self.block.text);
            if self.breaks > 1 || own {
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
        if let Some(time) = element.attr("datetime").filter(|_| tag == "time") {
            self.page.times.push((self.page.blocks.len(), time.to_owned()));
        }
        let lead = region && parts::is_lead(element);
        let open = Open {
            region,
            link: tag == "a",
            bold: tag == "b" || tag == "strong",
            heading,
            item: tag == "li",
            lead,
            row: tag == "tr",
        };
        if region {
            self.flush();
            let blocks = self.page.blocks.len();
            self.page.regions.push(Region {
                parent: self.regions.last().copied().unwrap_or(0),
                first: blocks,
                end: blocks,
                part,
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
        self.open.pop();
    }

    /// Makes one line of a row's cells, where they are cells: what lays out a page holds more than a line.
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
        self.breaks = 0;
        if text.starts_with(char::is_whitespace) {
            self.push_blank();
        }
        while let Some(word) = words.next() {
            self.block.text.push_str(word);
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
        block.lead = self.leads > 0;
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
