//! Which of a page's blocks are the article's.
//!
//! Every block has a worth: sentences are worth their length, links and labels cost theirs. The article is the region whose
//! blocks are worth most together (after the maximum subsequence of Pasternack and Roth, *Extracting article text from the web
//! with maximum subsequence segmentation*, 2009, on the tree of regions), without the regions in it that cost more than they
//! are worth.

use super::page::{Block, Page, Region};
use super::parts::Part;
use crate::sentences::ends_sentence;
use std::ops::Range;

/// Shortest text, in bytes, that can be a paragraph without ending as a sentence.
const LONG: usize = 90;

/// Shortest sentence.
const SHORT: usize = 25;

/// Share of a page's sentences that no furniture has: an element that claims it holds the article.
const MAJORITY: f64 = 0.4;

/// Longest appeal to pay, in bytes of sentences; beyond it stands the text itself.
const LONGEST_APPEAL: f64 = 300.0;

/// Longest notice about consent, in bytes of sentences; beyond it the page itself wears the class.
const LONGEST_NOTICE: f64 = 3000.0;

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

/// Marks the blocks of furniture, and returns those of the article.
pub(super) fn find(page: &mut Page) -> Range<usize> {
    let worths: Vec<Worth> = page.blocks.iter().map(worth).collect();
    let sentences = sums(worths.iter().map(|w| w.sentences));
    let comments = page.regions.iter().filter(|r| r.part == Part::Comments);
    comments.for_each(|region| mark(&mut page.blocks, region, |b| b.furniture = true));
    let all: f64 =
        page.blocks.iter().zip(&worths).filter(|(b, _)| !b.furniture).map(|(_, w)| w.sentences).sum();
    for region in &page.regions {
        let share = between(&sentences, region.first, region.end);
        let mistaken = share > MAJORITY * all;
        match region.part {
            Part::Notice if share > LONGEST_NOTICE => {}
            Part::Notice => mark(&mut page.blocks, region, |b| (b.furniture, b.heading) = (true, 0)),
            Part::Wall if share > LONGEST_APPEAL => {}
            Part::Caption if !mistaken => {
                mark(&mut page.blocks, region, |b| (b.furniture, b.caption) = (true, true))
            }
            Part::Furniture | Part::Path | Part::Wall if !mistaken => {
                mark(&mut page.blocks, region, |b| b.furniture = true)
            }
            Part::Facts if !mistaken => mark(&mut page.blocks, region, |b| b.facts = true),
            _ => {}
        }
    }
    let kept = |block: &Block| !block.furniture && !block.facts;
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
    prune(page, &worths, &best);
    best
}

/// An `article` within an article points to another one, unless the page is made of such.
fn take_out_other_articles(page: &mut Page, worths: &[Worth], best: &Range<usize>) {
    let kept = |(block, worth): (&Block, &Worth)| if block.furniture { 0.0 } else { worth.sentences };
    let sentences = &sums(page.blocks.iter().zip(worths).map(kept));
    let all = between(sentences, best.start, best.end);
    let within =
        |r: &&Region| r.entry && r.first >= best.start && r.end <= best.end && (r.first..r.end) != *best;
    let others: Vec<Region> = page.regions.iter().filter(within).cloned().collect();
    let told: f64 = others.iter().map(|r| between(sentences, r.first, r.end)).sum();
    if told < 0.5 * all {
        others.iter().for_each(|region| mark(&mut page.blocks, region, |b| b.furniture = true));
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
            && only.text.len() - only.linked.min(only.text.len()) >= LONG
        {
            continue;
        }
        for (block, worth) in blocks.iter().zip(worths.get(region.first..).unwrap_or_default()) {
            if block.furniture || block.facts {
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
