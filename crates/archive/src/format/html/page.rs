//! The blocks of text of a page, in order, and the regions they lie in.

use super::date_lines::is_sentence_beyond_dates;
use super::parts::Part;
use crate::left_out::Rule;
use crate::sentences::ends_sentence;
use std::ops::Range;

/// Number of blocks above an article among which its date is searched for.
const ABOVE: usize = 12;

/// A run of text without a line end.
#[derive(Clone, Debug, Default)]
pub(super) struct Block {
    /// The text; white space is single blanks.
    pub(super) text: String,
    /// How much of it is in links, in bytes.
    pub(super) linked: usize,
    /// The level of a heading, 1 to 6, else 0.
    pub(super) heading: u8,
    /// How much of it is bold, in bytes.
    pub(super) bold: usize,
    /// Whether it is a list item.
    pub(super) item: bool,
    /// The region around its own.
    pub(super) holder: usize,
    /// Whether the page names it a teaser.
    pub(super) lead: bool,
    /// Whether the page names part of it a date.
    pub(super) dated: bool,
    /// Whether the page names part of it the date of publication.
    pub(super) published: bool,
    /// Why it does not belong to the article, if its element shows that.
    pub(super) left_out: Option<Rule>,
    /// Whether it lies among links and labels: in a list of other articles, or a line about this
    /// one.
    pub(super) pointer: bool,
    /// Whether it lies in an element named after date or byline.
    pub(super) facts: bool,
}

impl Block {
    /// Whether it ends as a sentence, is long enough for one, and is no link.
    pub(super) fn is_sentence(&self) -> bool {
        self.text.len() >= SENTENCE && ends_sentence(&self.text) && self.linked * 2 < self.text.len()
    }
}

/// Shortest sentence, in bytes; what is shorter may be a label.
const SENTENCE: usize = 60;

/// An element that ends lines, and the range of blocks in it.
#[derive(Clone, Debug)]
pub(super) struct Region {
    pub(super) parent: usize,
    pub(super) first: usize,
    pub(super) end: usize,
    pub(super) part: Part,
    /// The word of its name that claims so.
    pub(super) word: Option<&'static str>,
    /// Whether it holds a line or a paragraph, and no larger element.
    pub(super) leaf: bool,
    /// Whether the page names it its article, or its main part.
    pub(super) article: bool,
    /// Whether it is an `article` element.
    pub(super) entry: bool,
}

/// The text of a page.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub(super) blocks: Vec<Block>,
    pub(super) regions: Vec<Region>,
    /// The `time` elements.
    pub(super) times: Vec<Time>,
}

/// A `time` element.
#[derive(Clone, Debug)]
pub(super) struct Time {
    /// The block that it lies in.
    pub(super) block: usize,
    /// Whether text precedes it in its block, or it lies in a paragraph.
    pub(super) inside: bool,
    /// Its `datetime`.
    pub(super) text: String,
    /// Whether it is named as the date of a change.
    pub(super) updated: bool,
    /// Whether it is named as the date of publication.
    pub(super) published: bool,
}

impl Page {
    /// The breadcrumb of the page: the steps from the front page.
    pub(super) fn path(&self) -> Vec<String> {
        let path = self.regions.iter().find(|r| r.part == Part::Path && r.first < r.end);
        let blocks = path.and_then(|r| self.blocks.get(r.first..r.end)).unwrap_or_default();
        let steps = blocks.iter().flat_map(|b| b.text.split(['>', '»', '›', '/', ':']));
        steps.map(|step| step.trim().to_owned()).filter(|step| !step.is_empty()).collect()
    }

    /// The `time` elements in the article or closely above, but not in a sentence. Among links and
    /// labels they count only above the first paragraph.
    pub(super) fn times(&self, article: &Range<usize>) -> Vec<Time> {
        let near = article.start.saturating_sub(ABOVE)..article.end;
        let kept = |b: &Block| {
            b.left_out.is_none() && !b.pointer && !b.facts && b.heading == 0 && ends_sentence(&b.text)
        };
        // The first sentence is the teaser.
        let kept = self.blocks.iter().enumerate().skip(article.start).filter(|(_, b)| kept(b));
        let text = kept.map(|(at, _)| at).nth(1).unwrap_or(article.start);
        let own = |time: &&Time| {
            let block = self.blocks.get(time.block);
            let near_text = block.is_none_or(|b| b.left_out.is_none() && (!b.pointer || time.block <= text));
            // „Das Fest beginnt am Montag“ is about the feast.
            let in_sentence =
                time.inside && block.is_some_and(|b| !b.facts && is_sentence_beyond_dates(&b.text));
            near.contains(&time.block) && near_text && !in_sentence
        };
        self.times.iter().filter(own).cloned().collect()
    }
}
