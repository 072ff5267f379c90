//! A tree to blocks of text in the order of the page, and the regions they lie in.

use super::parts::{self, Named, Part};
use super::told::tells_more;
use crate::left_out::Rule;
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
    /// Part of it is called a date.
    pub(super) dated: bool,
    /// … and that of publication.
    pub(super) published: bool,
    /// Why it is not of the article, where its place or its element tells.
    pub(super) left_out: Option<Rule>,
    /// It lies among links and labels: a list of other articles, or a line about this one.
    pub(super) pointer: bool,
    /// It lies in what names date and byline.
    pub(super) facts: bool,
}

impl Block {
    /// Whether it ends as sentences do, has the length of one, and is no link.
    pub(super) fn is_sentence(&self) -> bool {
        self.text.len() >= SENTENCE && ends_sentence(&self.text) && self.linked * 2 < self.text.len()
    }
}

/// Shortest sentence that is told from a label, in bytes.
const SENTENCE: usize = 60;

/// An element with text of its own, and the blocks in it.
#[derive(Clone, Debug)]
pub(super) struct Region {
    pub(super) parent: usize,
    pub(super) first: usize,
    pub(super) end: usize,
    pub(super) part: Part,
    /// The word of its name that says so.
    pub(super) word: Option<&'static str>,
    /// It holds a line or a paragraph.
    pub(super) leaf: bool,
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
    /// What `time` elements say.
    times: Vec<Time>,
}

/// A `time` element.
#[derive(Clone, Debug)]
pub(super) struct Time {
    /// The block it stands in.
    block: usize,
    /// Whether other text stands before it in its block, or it stands in a paragraph.
    inside: bool,
    /// Its `datetime`.
    pub(super) text: String,
    /// Whether its name says that it is of a change.
    pub(super) updated: bool,
    /// Whether its name says that it is of the publication.
    pub(super) published: bool,
}

impl Page {
    /// The steps from the front page to this one, as the page shows them.
    pub(super) fn path(&self) -> Vec<String> {
        let path = self.regions.iter().find(|r| r.part == Part::Path && r.first < r.end);
        let blocks = path.and_then(|r| self.blocks.get(r.first..r.end)).unwrap_or_default();
        let steps = blocks.iter().flat_map(|b| b.text.split(['>', '»', '›', '/', ':']));
        steps.map(|step| step.trim().to_owned()).filter(|step| !step.is_empty()).collect()
    }

    /// What the `time` elements say that stand in the article or closely above it, and in no
    /// sentence. Among links and labels they are the article's only above its first paragraph.
    pub(super) fn times(&self, article: &Range<usize>) -> Vec<Time> {
        let near = article.start.saturating_sub(ABOVE)..article.end;
        let kept = |b: &Block| {
            b.left_out.is_none() && !b.pointer && !b.facts && b.heading == 0 && ends_sentence(&b.text)
        };
        // Above the text stands the teaser.
        let kept = self.blocks.iter().enumerate().skip(article.start).filter(|(_, b)| kept(b));
        let text = kept.map(|(at, _)| at).nth(1).unwrap_or(article.start);
        let own = |time: &&Time| {
            let block = self.blocks.get(time.block);
            let placed = block.is_none_or(|b| b.left_out.is_none() && (!b.pointer || time.block <= text));
            // „Das Fest beginnt am Montag“ tells of the feast.
            let told = time.inside && block.is_some_and(|b| !b.facts && tells_more(&b.text));
            near.contains(&time.block) && placed && !told
        };
        self.times.iter().filter(own).cloned().collect()
    }

    /// Walks a tree.
    pub(super) fn of(html: &Html) -> Page {
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
    dated: bool,
    published: bool,
    leaf: bool,
    /// A table's row.
    row: bool,
    /// Letters without a meaning of their own, as layouts part a line with.
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
    breaks: usize,
    /// A `span` was closed where the text ends now.
    span_closed: bool,
}

impl Walk {
    fn open(&mut self, element: &scraper::node::Element, named: Named) {
        let tag = element.name();
        let part = named.part;
        if part == Part::Break {
            self.breaks += 1;
            // A short line without an end is one of its own: a date, a headline of a page before style
            // sheets; the lines of a heading are one headline.
            let heading = self.open.iter().any(|open| open.heading > 0);
            let own = self.block.text.len() < SHORT && !ends_sentence(&self.block.text);
            if !heading && (self.breaks > 1 || own) {
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
        // Two lines that only their looks part: `<h1><span>Verkehr</span><span>Rat tagt</span></h1>`.
        if span && self.span_closed && self.block.text.chars().nth(1).is_some() {
            self.push_blank();
        }
        let lead = region && parts::is_lead(element);
        let open = Open {
            region,
            // Without an address it is the place that a link leads to.
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

    /// What is not read within a headline parts its words: a colon that is read aloud alone.
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
        self.span_closed = false;
        if text.starts_with(char::is_whitespace) {
            self.push_blank();
        }
        while let Some(word) = words.next() {
            // Soft hyphens tell where a line may end.
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
        // A heading heads something; no teaser is one.
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
