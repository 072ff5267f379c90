//! Which blocks of a page belong to the article.
//!
//! Every block has a score: sentences add their length, links and labels subtract theirs. The
//! article is the region with the highest total, after Pasternack and Roth, *Extracting article
//! text from the web with maximum subsequence segmentation*, 2009, on the tree of regions, but
//! without the regions in it that consist of links.

use super::page::{Block, Page, Region};
use super::parts::Part;
use crate::boilerplate::{
    asks_for_consent, asks_to_pay, is_of_the_page, may_be_learned, speaks_for_the_page,
};
use crate::left_out::Rule;
use crate::sentences::ends_sentence;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// Shortest text, in bytes, that counts as a paragraph without ending as a sentence.
const LONG: usize = 90;

/// Shortest sentence, in bytes.
const SHORT: usize = 25;

/// Share of a page's sentences above which a name leaves nothing out: neither one element, nor all
/// elements with one name together.
const MAJORITY: f64 = 0.4;

/// Longest appeal to pay, in bytes of sentences; a longer one is the text itself.
const LONGEST_APPEAL: f64 = 900.0;

/// Longest notice about consent, in bytes of sentences; a longer one is the page itself.
const LONGEST_NOTICE: f64 = 3000.0;

/// Shortest article beside comments, in bytes of sentences.
const SHORTEST_ARTICLE: f64 = 100.0;

/// Greatest share of an article's sentences that an appeal inside it may have.
const MOST_OF_APPEALS: f64 = 0.25;

/// A page that shows less than this, in bytes of sentences, hides its text.
const SHOWN: f64 = 250.0;

/// What a byte of a link or a label subtracts, relative to a byte of a sentence.
const COST: f64 = 0.6;

/// The bytes of sentences and of noise in a block.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Worth {
    sentences: f64,
    noise: f64,
}

fn worth(block: &Block) -> Worth {
    let length = block.text.len();
    let unlinked = length.saturating_sub(block.linked);
    let text = length >= LONG || length >= SHORT && ends_sentence(&block.text);
    if block.heading > 0 {
        return Worth { sentences: 0.0, noise: block.linked as f64 };
    }
    if text && unlinked * 2 > length {
        return Worth { sentences: unlinked as f64, noise: block.linked as f64 * 0.3 };
    }
    if block.linked > 0 {
        return Worth { sentences: 0.0, noise: length as f64 };
    }
    Worth { sentences: 0.0, noise: length as f64 * 0.3 }
}

/// Marks the blocks whose elements show that they do not belong to the article, and returns the
/// range of the article.
pub(super) fn find(page: &mut Page) -> Range<usize> {
    let worths: Vec<Worth> = page.blocks.iter().map(worth).collect();
    let claims = Claims::new(page, &worths);
    let mut marks: Vec<(Range<usize>, Rule)> = Vec::new();
    let mut facts: Vec<Range<usize>> = Vec::new();
    for region in &page.regions {
        let within = region.first..region.end;
        let rule = match region.part {
            Part::Facts if claims.may_stand_beside(page, region) => {
                facts.push(within);
                continue;
            }
            Part::Comments if claims.are_comments(region) => Rule::Comments,
            Part::Notice if claims.is_notice(page, region) => Rule::Consent,
            Part::Wall if claims.is_appeal(page, region) => Rule::Paywall,
            Part::Caption if claims.may_stand_beside(page, region) => Rule::Caption,
            Part::Surroundings | Part::Path if claims.may_stand_beside(page, region) => Rule::Surroundings,
            Part::Hidden if claims.may_be_hidden(region) => Rule::Hidden,
            Part::NoScript if claims.shown >= SHOWN => Rule::Hidden,
            _ => continue,
        };
        marks.push((within, rule));
    }
    for (within, rule) in marks {
        for block in page.blocks.get_mut(within).unwrap_or_default() {
            block.left_out.get_or_insert(rule);
            // The heading of a notice is not the page's headline.
            if rule == Rule::Consent {
                block.heading = 0;
            }
        }
    }
    for within in facts {
        page.blocks.get_mut(within).unwrap_or_default().iter_mut().for_each(|block| block.facts = true);
    }
    let kept = |block: &Block| block.left_out.is_none() && !block.facts;
    let value = sums(
        page.blocks
            .iter()
            .zip(&worths)
            .map(|(block, worth)| if kept(block) { worth.sentences - COST * worth.noise } else { 0.0 }),
    );
    let mut best = 0..page.blocks.len();
    let mut most = f64::MIN;
    for region in &page.regions {
        let worth = between(&value, region.first, region.end) * if region.article { 1.1 } else { 1.0 };
        if worth >= most {
            most = worth;
            best = region.first..region.end;
        }
    }
    take_out_other_articles(page, &worths, &best);
    take_out_appeals(page, &worths, &best);
    prune(page, &worths, &best);
    best
}

/// Sums over a page by which the claims of its elements are verified.
struct Claims {
    /// Running sums of sentences and of links, in bytes.
    sentences: Vec<f64>,
    linked: Vec<f64>,
    /// Running sums of `h1` elements.
    headlines: Vec<f64>,
    /// Running sums of sentences that are shown and are no comments, in bytes.
    visible: Vec<f64>,
    /// Their total.
    shown: f64,
    /// Sentences by the word of the element that claims them, in bytes.
    by_word: FxHashMap<&'static str, f64>,
}

impl Claims {
    fn new(page: &Page, worths: &[Worth]) -> Claims {
        let sentences = sums(worths.iter().map(|w| w.sentences));
        let linked = sums(page.blocks.iter().map(|b| b.linked as f64));
        let headlines = sums(page.blocks.iter().map(|b| f64::from(u8::from(b.heading == 1))));
        let mut aside = vec![false; page.blocks.len()];
        for region in
            page.regions.iter().filter(|r| matches!(r.part, Part::Comments | Part::Hidden | Part::NoScript))
        {
            aside.get_mut(region.first..region.end).unwrap_or_default().fill(true);
        }
        let visible =
            sums(worths.iter().zip(&aside).map(|(w, aside)| if *aside { 0.0 } else { w.sentences }));
        let shown = visible.last().copied().unwrap_or(0.0);
        let mut claims =
            Claims { sentences, linked, headlines, visible, shown, by_word: FxHashMap::default() };
        // An element inside one with the same word claims nothing new.
        let mut end: FxHashMap<&'static str, usize> = FxHashMap::default();
        for region in &page.regions {
            let Some(word) = region.word else { continue };
            let end = end.entry(word).or_default();
            if region.first < *end {
                continue;
            }
            *end = region.end;
            let share = claims.share(region);
            // Teasers of other articles are sentences, too, but have links.
            if claims.links(region) * 5.0 < share {
                *claims.by_word.entry(word).or_default() += share;
            }
        }
        claims
    }

    /// Bytes of sentences in a region.
    fn share(&self, region: &Region) -> f64 {
        between(&self.sentences, region.first, region.end)
    }

    fn links(&self, region: &Region) -> f64 {
        between(&self.linked, region.first, region.end)
    }

    fn has_headline(&self, region: &Region) -> bool {
        between(&self.headlines, region.first, region.end) > 0.0
    }

    /// Whether a region may be outside the article: neither it nor all regions of its name have too
    /// great a share of the page's sentences, and it is no paragraph with a sentence of news.
    fn may_stand_beside(&self, page: &Page, region: &Region) -> bool {
        let share = self.share(region);
        let claimed = region.leaf && region.word.is_some() && region.part == Part::Surroundings;
        let blocks = page.blocks.get(region.first..region.end).unwrap_or_default();
        let sentence = claimed && blocks.iter().any(|b| b.is_sentence() && !may_be_learned(&b.text));
        let headed = self.has_headline(region) && share > 0.1 * self.shown;
        let all = region.word.and_then(|word| self.by_word.get(word)).copied().unwrap_or(0.0).max(share);
        !sentence && !headed && (share == 0.0 || all <= MAJORITY * self.shown)
    }

    fn may_be_hidden(&self, region: &Region) -> bool {
        let share = self.share(region);
        share <= MAJORITY * (self.shown + share) || self.shown >= SHOWN && !self.has_headline(region)
    }

    /// Whether a region is comments: there is an article above, and no headline in it.
    fn are_comments(&self, region: &Region) -> bool {
        let above = between(&self.visible, 0, region.first);
        !self.has_headline(region) && (above >= SHORTEST_ARTICLE || self.share(region) == 0.0)
    }

    /// Whether a region is a notice: it is about consent. One with the page's only headline, or
    /// with most of its text, is the page's subject, unless most of it asks for consent and there
    /// is another headline with a text.
    fn is_notice(&self, page: &Page, region: &Region) -> bool {
        let share = self.share(region);
        let blocks = page.blocks.get(region.first..region.end).unwrap_or_default();
        let asking: f64 =
            blocks.iter().filter(|b| asks_for_consent(&b.text)).map(|b| b.text.len() as f64).sum();
        let headlines = self.headlines.last().copied().unwrap_or(0.0);
        let own = between(&self.headlines, region.first, region.end);
        let beside = headlines > own && self.shown - share >= SHORTEST_ARTICLE && asking > 0.5 * share;
        let speaks = share == 0.0 || asking > 0.0;
        share <= LONGEST_NOTICE && speaks && (beside || own == 0.0 || share <= 0.5 * self.shown)
    }

    /// Whether a region is an appeal to pay: it is about paying.
    fn is_appeal(&self, page: &Page, region: &Region) -> bool {
        let share = self.share(region);
        let blocks = page.blocks.get(region.first..region.end).unwrap_or_default();
        let speaks = share == 0.0 || blocks.iter().any(|block| asks_to_pay(&block.text));
        share <= LONGEST_APPEAL && speaks && !self.has_headline(region)
    }
}

/// Leaves out each `article` inside the article, which points to another one; unless the page
/// consists of such, or it is a part of this one, such as a heading without a link.
fn take_out_other_articles(page: &mut Page, worths: &[Worth], best: &Range<usize>) {
    let kept =
        |(block, worth): (&Block, &Worth)| if block.left_out.is_some() { 0.0 } else { worth.sentences };
    let sentences = &sums(page.blocks.iter().zip(worths).map(kept));
    let linked = &sums(page.blocks.iter().map(|block| block.linked as f64));
    let all = between(sentences, best.start, best.end);
    let within = |r: &&Region| {
        let inner = r.first >= best.start && r.end <= best.end && (r.first..r.end) != *best;
        let points = between(sentences, r.first, r.end) > 0.0 || between(linked, r.first, r.end) > 0.0;
        r.entry && inner && points
    };
    let others: Vec<Region> = page.regions.iter().filter(within).cloned().collect();
    let in_others: f64 = others.iter().map(|r| between(sentences, r.first, r.end)).sum();
    if in_others < 0.5 * all {
        others.iter().for_each(|region| {
            mark(&mut page.blocks, region, |b| {
                b.left_out.get_or_insert(Rule::OtherArticle);
            });
        });
    }
}

/// Leaves out boxes between paragraphs in which the page asks for something, such as to subscribe
/// to its newsletter, whatever their names: a small part of the text, in which each sentence speaks
/// for the page.
fn take_out_appeals(page: &mut Page, worths: &[Worth], best: &Range<usize>) {
    let sentences = sums(worths.iter().map(|worth| worth.sentences));
    let most = MOST_OF_APPEALS * between(&sentences, best.start, best.end);
    let appeals = |region: &&Region| {
        let inner = region.first >= best.start && region.end <= best.end && !region.leaf;
        let blocks = page.blocks.get(region.first..region.end).unwrap_or_default();
        let statements =
            || blocks.iter().filter(|b| b.left_out.is_none() && (b.text.len() >= LONG || b.is_sentence()));
        inner
            && between(&sentences, region.first, region.end) <= most
            && statements().nth(1).is_some()
            && statements().all(|block| speaks_for_the_page(&block.text))
            && statements().any(|block| is_of_the_page(&block.text))
    };
    let found: Vec<Region> = page.regions.iter().filter(appeals).cloned().collect();
    for region in &found {
        mark(&mut page.blocks, region, |b| {
            b.left_out.get_or_insert(Rule::Boilerplate);
        });
    }
}

fn mark(blocks: &mut [Block], region: &Region, act: impl Fn(&mut Block)) {
    blocks.get_mut(region.first..region.end).unwrap_or_default().iter_mut().for_each(act);
}

/// Marks regions of mostly links and labels.
fn prune(page: &mut Page, worths: &[Worth], best: &Range<usize>) {
    for at in 0..page.regions.len() {
        let Some(region) = page.regions.get(at).cloned() else { continue };
        if region.first < best.start
            || region.end > best.end
            || (region.first, region.end) == (best.start, best.end)
        {
            continue;
        }
        let (mut sentences, mut linked, mut length) = (0.0, 0.0, 0.0);
        let blocks = page.blocks.get(region.first..region.end).unwrap_or_default();
        // A paragraph with many links is one by its other words.
        if let [only] = blocks
            && (only.text.len() - only.linked.min(only.text.len()) >= LONG
                // A whole sentence of the text may be a link.
                || region.leaf && !only.item && only.text.len() >= LONG && only.text.ends_with('.'))
        {
            continue;
        }
        for (block, worth) in blocks.iter().zip(worths.get(region.first..).unwrap_or_default()) {
            if block.left_out.is_some() || block.facts {
                continue;
            }
            sentences += worth.sentences;
            linked += block.linked as f64;
            length += block.text.len() as f64;
        }
        if linked > 0.4 * length || sentences == 0.0 && linked > 0.25 * length {
            mark(&mut page.blocks, &region, |b| b.pointer = true);
        }
    }
}

fn sums(values: impl Iterator<Item = f64>) -> Vec<f64> {
    let mut total = 0.0;
    std::iter::once(0.0)
        .chain(values.map(|v| {
            total += v;
            total
        }))
        .collect()
}

fn between(sums: &[f64], first: usize, end: usize) -> f64 {
    sums.get(end).zip(sums.get(first)).map_or(0.0, |(end, first)| end - first)
}
