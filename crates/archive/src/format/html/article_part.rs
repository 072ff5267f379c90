//! Which of a page's blocks are the article's.
//!
//! Every block has a worth: sentences are worth their length, links and labels cost theirs. The
//! article is the region whose blocks are worth most together (after the maximum subsequence of
//! Pasternack and Roth, *Extracting article text from the web with maximum subsequence
//! segmentation*, 2009, on the tree of regions), without the regions in it that cost more than they
//! are worth.

use super::page::{Block, Page, Region};
use super::parts::Part;
use crate::boilerplate::{
    asks_for_consent, asks_to_pay, is_of_the_page, may_be_learned, speaks_for_the_page,
};
use crate::left_out::Rule;
use crate::sentences::ends_sentence;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// Shortest text, in bytes, that can be a paragraph without ending as a sentence.
const LONG: usize = 90;

/// Shortest sentence.
const SHORT: usize = 25;

/// Share of a page's sentences that nothing by its name alone keeps out of the article: one
/// element, or all of one name together.
const MAJORITY: f64 = 0.4;

/// Longest appeal to pay, in bytes of sentences; beyond it stands the text itself.
const LONGEST_APPEAL: f64 = 900.0;

/// Longest notice about consent, in bytes of sentences; beyond it the page itself wears the class.
const LONGEST_NOTICE: f64 = 3000.0;

/// Text outside of comments, in bytes of sentences, that is an article.
const SHORTEST_ARTICLE: f64 = 100.0;

/// Share of an article's sentences that an appeal within it has at most.
const MOST_OF_APPEALS: f64 = 0.25;

/// A page that shows less than this, in bytes of sentences, shows its text to others only.
const SHOWN: f64 = 250.0;

/// What a byte of a link or a label costs, beside what a byte of a sentence is worth.
const COST: f64 = 0.6;

/// A block's worth.
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

/// Marks the blocks that are not the article's by their elements, and returns those of the article.
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
            // A notice's headline is none of the page's.
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

/// What the elements of a page claim to be, beside the text that they hold.
struct Claims {
    /// Running sums of sentences and of their links, in bytes.
    sentences: Vec<f64>,
    linked: Vec<f64>,
    /// Running sums of `h1` elements.
    headlines: Vec<f64>,
    /// Running sums of sentences that are shown and are no comments.
    told: Vec<f64>,
    /// Sentences of the page that are shown and are no comments.
    shown: f64,
    /// Sentences by the word that claims them.
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
        let told = sums(worths.iter().zip(&aside).map(|(w, aside)| if *aside { 0.0 } else { w.sentences }));
        let shown = told.last().copied().unwrap_or(0.0);
        let mut claims = Claims { sentences, linked, headlines, told, shown, by_word: FxHashMap::default() };
        // A word on an element within one of the same word claims nothing new.
        let mut end: FxHashMap<&'static str, usize> = FxHashMap::default();
        for region in &page.regions {
            let Some(word) = region.word else { continue };
            let end = end.entry(word).or_default();
            if region.first < *end {
                continue;
            }
            *end = region.end;
            let share = claims.share(region);
            // Teasers of other articles tell something, too; what they have is links.
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

    /// Whether a region may stand beside the article: neither it nor all regions of its name hold
    /// too much of what the page tells, and it is no sentence of news in a paragraph of its own.
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

    /// Comments stand below an article; what holds the headline, or all that the page tells, is it.
    fn are_comments(&self, region: &Region) -> bool {
        let above = between(&self.told, 0, region.first);
        !self.has_headline(region) && (above >= SHORTEST_ARTICLE || self.share(region) == 0.0)
    }

    /// A notice speaks of consent. One with the page's only headline, or with most of its text, is
    /// what the page is about, unless nearly all of it asks for consent and another headline has a
    /// text.
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

    /// An appeal to pay says so.
    fn is_appeal(&self, page: &Page, region: &Region) -> bool {
        let share = self.share(region);
        let blocks = page.blocks.get(region.first..region.end).unwrap_or_default();
        let speaks = share == 0.0 || blocks.iter().any(|block| asks_to_pay(&block.text));
        share <= LONGEST_APPEAL && speaks && !self.has_headline(region)
    }
}

/// An `article` within an article points to another one, unless the page is made of such, or it is
/// a part of this one: a heading, say, without a link.
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
    let told: f64 = others.iter().map(|r| between(sentences, r.first, r.end)).sum();
    if told < 0.5 * all {
        others.iter().for_each(|region| {
            mark(&mut page.blocks, region, |b| {
                b.left_out.get_or_insert(Rule::OtherArticle);
            });
        });
    }
}

/// A box between paragraphs in which the page asks for something, its newsletter, say, whatever the
/// box is called: a small part of the text, each of whose sentences speaks for the page.
fn take_out_appeals(page: &mut Page, worths: &[Worth], best: &Range<usize>) {
    let sentences = sums(worths.iter().map(|worth| worth.sentences));
    let most = MOST_OF_APPEALS * between(&sentences, best.start, best.end);
    let appeals = |region: &&Region| {
        let inner = region.first >= best.start && region.end <= best.end && !region.leaf;
        let blocks = page.blocks.get(region.first..region.end).unwrap_or_default();
        let told =
            || blocks.iter().filter(|b| b.left_out.is_none() && (b.text.len() >= LONG || b.is_sentence()));
        inner
            && between(&sentences, region.first, region.end) <= most
            && told().nth(1).is_some()
            && told().all(|block| speaks_for_the_page(&block.text))
            && told().any(|block| is_of_the_page(&block.text))
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

/// Takes out regions of mostly links and labels.
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
        // Of a paragraph with many links its words are what counts.
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
