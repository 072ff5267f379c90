//! A tree to blocks of text in the order of the page, and the regions they lie in.

use super::date_lines::tells_more;
use super::parts::Part;
use crate::left_out::Rule;
use crate::sentences::ends_sentence;
use std::ops::Range;

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
    pub(super) times: Vec<Time>,
}

/// A `time` element.
#[derive(Clone, Debug)]
pub(super) struct Time {
    /// The block it stands in.
    pub(super) block: usize,
    /// Whether other text stands before it in its block, or it stands in a paragraph.
    pub(super) inside: bool,
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
}
