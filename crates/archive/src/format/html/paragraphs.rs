//! The blocks of an article to teaser and paragraphs, and why the other blocks are none.

use super::date_lines::is_dateline;
use super::page::Block;
use super::page_text::PageText;
use super::paragraph_lengths::{PARAGRAPH, SHORTEST_CAPTION};
use super::paragraph_rules::{
    drop_about_author, drop_empty_headings, drop_footer, drop_lists_of_the_page, drop_repeated, drop_trailing,
};
use super::stated_lines::{StatedLines, take_label};
use crate::boilerplate::is_boilerplate;
use crate::format::fact_lines::{Facts, Position, take_fact, take_name};
use crate::left_out::{LeftOut, Rule};
use crate::sentences::ends_sentence;
use nachlese_article::Origin;
use nachlese_dates::dates_in;
use std::collections::HashSet;
use std::ops::Range;

/// A page with less text than this, in bytes, is a gallery: its captions are the text.
const CAPTIONED: usize = 250;

/// Number of blocks up to the headline that can hold its date.
const ABOVE: usize = 4;

/// Shortest teaser above the article's own region, in characters.
const LEAD: usize = 50;

/// Shortest teaser that does not end as a sentence, in characters; its fewest words, and the fewest
/// lower-case ones.
const SHORTEST_LEAD: usize = 40;

const LEAD_WORDS: usize = 5;

const SMALL_WORDS: usize = 2;

/// Longest line that is only a link, in bytes.
const LONGEST_LINK: usize = 200;

/// Longest teaser, in characters.
const LONGEST_TEASER: usize = 700;

/// Reads the paragraphs, and the facts in the lines around them. `range` is the article.
pub(super) fn take(
    blocks: &[Block],
    range: Range<usize>,
    headlines: &[String],
    description: Option<(String, Origin)>,
    title: &str,
    left_out: &mut Vec<LeftOut>,
) -> (PageText, StatedLines) {
    let again = |text: &str| same(text, title) || headlines.iter().any(|h| same(text, h));
    let below_title = below(blocks, &range, title);
    let mut lines = StatedLines::default();
    // A date may be above the headline.
    let above = blocks.iter().take(below_title).skip(below_title.saturating_sub(ABOVE));
    let mut facts_above = Facts::default();
    above
        .filter(|block| block.left_out.is_none() && block.heading == 0)
        .for_each(|block| take_label(&block.text, &mut facts_above));
    let mut text = ArticleBlocks { rules: vec![None; blocks.len()], paragraphs: Vec::new() };
    let mut before: Vec<&Block> = Vec::new();
    for (at, block) in blocks.iter().enumerate() {
        let rule = match at {
            at if at < below_title && again(&block.text) => Some(Rule::Headline),
            at if at < below_title || at >= range.end => block.left_out.or(Some(Rule::OutsideArticle)),
            _ => rule_of(block, at < range.start, &before, title, again, &mut lines.head),
        };
        if rule.is_none() {
            before.push(block);
        }
        text.add(at, rule);
    }
    // Facts below the headline go first: above it may be the date of the visit.
    lines.head.join(facts_above);
    if text.length(blocks) == 0 {
        text.take_lines(blocks, below_title, again);
    }
    if text.length(blocks) < CAPTIONED {
        text.take_captions(blocks, below_title);
    }
    text.leave_out(drop_repeated, Rule::Repeated, blocks);
    text.leave_out(drop_lists_of_the_page, Rule::Boilerplate, blocks);
    text.leave_out(drop_about_author, Rule::AboutTheAuthor, blocks);
    text.leave_out(drop_trailing, Rule::Label, blocks);
    text.leave_out(drop_empty_headings, Rule::Label, blocks);
    text.leave_out(drop_footer, Rule::Footer, blocks);
    let paragraphs = text.paragraphs_of(blocks);
    let mut texts: Vec<String> = paragraphs.iter().map(|b| b.text.clone()).collect();
    let shown = below_title.checked_sub(1).and_then(|at| blocks.get(at)).filter(|b| b.heading > 0);
    let described = description.as_ref().is_some_and(|(text, _)| {
        texts.first().is_some_and(|first| {
            begins_like(first, text) && first.len() < 2 * text.len() && ends_sentence(text)
        })
    });
    let lead = texts.len() > 1 && (described || is_lead(&paragraphs));
    lines.add_surroundings(blocks, below_title, &range, &texts);
    if let Some(headline) = shown.filter(|b| b.heading < 4 && !is_said(&b.text, title)) {
        // The headline that readers saw, if metadata has another one: they will search for its
        // words.
        texts.insert(usize::from(lead), headline.text.clone());
    }
    left_out.extend(text.left_out(blocks));
    let origin = (!texts.is_empty()).then_some(Origin::Text);
    (PageText { paragraphs: texts, has_lead: lead, description, origin, ..PageText::default() }, lines)
}

/// The paragraphs among the blocks of a page, and why the others are none.
struct ArticleBlocks {
    /// For each block, the rule by which it is no paragraph.
    rules: Vec<Option<Rule>>,
    /// The numbers of the blocks that are paragraphs.
    paragraphs: Vec<usize>,
}

impl ArticleBlocks {
    fn add(&mut self, at: usize, rule: Option<Rule>) {
        match rule {
            None => self.paragraphs.push(at),
            Some(_) => self.rules.iter_mut().skip(at).take(1).for_each(|slot| *slot = rule),
        }
    }

    fn paragraphs_of<'b>(&self, blocks: &'b [Block]) -> Vec<&'b Block> {
        self.paragraphs.iter().filter_map(|at| blocks.get(*at)).collect()
    }

    fn length(&self, blocks: &[Block]) -> usize {
        self.paragraphs_of(blocks).iter().map(|block| block.text.len()).sum()
    }

    /// Takes short lines, lists and tables as the text of a page without paragraphs.
    fn take_lines(&mut self, blocks: &[Block], from: usize, again: impl Fn(&str) -> bool) {
        for (at, block) in blocks.iter().enumerate().skip(from) {
            let shown = block.left_out.is_none()
                && !block.pointer
                && !block.facts
                && block.linked * 2 < block.text.len();
            let is_text = ends_sentence(&block.text) || block.item || block.text.split(' ').count() > 2;
            if shown
                && is_text
                && !is_boilerplate(&block.text)
                && !again(&block.text)
                && !is_dateline(&block.text)
            {
                self.rules.iter_mut().skip(at).take(1).for_each(|rule| *rule = None);
                self.paragraphs.push(at);
            }
        }
    }

    /// Takes captions as the text of a gallery.
    fn take_captions(&mut self, blocks: &[Block], from: usize) {
        for (at, block) in blocks.iter().enumerate().skip(from) {
            let caption = block.left_out == Some(Rule::Caption) && block.text.len() > SHORTEST_CAPTION;
            if caption && !is_boilerplate(&block.text) {
                self.rules.iter_mut().skip(at).take(1).for_each(|rule| *rule = None);
                self.paragraphs.push(at);
            }
        }
    }

    /// Leaves out the paragraphs for which `drop` returns true.
    fn leave_out(&mut self, drop: impl Fn(&[&Block]) -> Vec<bool>, rule: Rule, blocks: &[Block]) {
        let dropped = drop(&self.paragraphs_of(blocks));
        let mut kept = Vec::with_capacity(self.paragraphs.len());
        for (at, dropped) in self.paragraphs.iter().zip(dropped) {
            if dropped {
                self.rules.iter_mut().skip(*at).take(1).for_each(|slot| *slot = Some(rule));
            } else {
                kept.push(*at);
            }
        }
        self.paragraphs = kept;
    }

    /// The blocks with letters that are no paragraphs, in order.
    fn left_out(&self, blocks: &[Block]) -> Vec<LeftOut> {
        let rules = self.rules.iter().zip(blocks);
        let lettered = rules.filter(|(_, block)| block.text.contains(char::is_alphanumeric));
        lettered
            .filter_map(|(rule, block)| Some(LeftOut { rule: (*rule)?, text: block.text.clone() }))
            .collect()
    }
}

/// The rule by which a block is no paragraph; `None` if it is one. Facts that it states are added
/// to `facts`.
fn rule_of(
    block: &Block,
    above: bool,
    before: &[&Block],
    title: &str,
    again: impl Fn(&str) -> bool,
    facts: &mut Facts,
) -> Option<Rule> {
    let text = block.text.as_str();
    // A byline may follow the teaser.
    let head = before.len() < 2 && before.iter().all(|b| b.text.len() <= LONGEST_TEASER);
    if block.left_out.is_some() {
        return block.left_out;
    }
    if block.facts {
        take_label(text, facts);
        take_name(text, facts);
        return Some(Rule::Facts);
    }
    if block.pointer {
        if head && block.linked < text.len() {
            take_label(text, facts);
        }
        return Some(Rule::Links);
    }
    let sentence = ends_sentence(text);
    let length = text.chars().count();
    // Above the article's own region there is only its teaser.
    let unended_lead = before.is_empty() && is_unended_lead(block) && !is_said(text, title);
    let lead = block.lead || unended_lead || sentence && length >= LEAD && block.linked == 0;
    if above && !lead {
        take_label(text, facts);
        return Some(Rule::OutsideArticle);
    }
    let place = if head { Position::Header } else { Position::Body };
    if take_fact(text, place, facts) {
        return Some(Rule::Facts);
    }
    if is_boilerplate(text) {
        return Some(Rule::Boilerplate);
    }
    if is_link(block) {
        return Some(Rule::Links);
    }
    if again(text) {
        return Some(Rule::Headline);
    }
    // Lines between headline and text are labels.
    let is_text = sentence || length >= PARAGRAPH || unended_lead;
    if head && (!is_text || is_dateline(text)) && !block.lead && !block.item && block.heading == 0 {
        take_label(text, facts);
        return Some(Rule::Label);
    }
    // A teaser below the text is that of another article.
    let other = block.lead && !block.is_sentence() && before.iter().filter(|b| !b.lead).count() > 1;
    other.then_some(Rule::OtherArticle)
}

/// Whether a line that does not end as a sentence is a statement, as many teasers are: `Rost an
/// zwei Trägern zwingt Schulkinder zu einem Umweg`. Labels have few words, links, dates, bars, or
/// hardly a lower-case word.
fn is_unended_lead(block: &Block) -> bool {
    let text = block.text.as_str();
    let words = || text.split(' ').filter(|word| word.starts_with(char::is_alphanumeric));
    block.linked == 0
        && block.heading == 0
        && text.chars().count() >= SHORTEST_LEAD
        && words().count() >= LEAD_WORDS
        && words().filter(|word| word.starts_with(char::is_lowercase)).count() >= SMALL_WORDS
        && !text.contains(['|', '·', '•', '›'])
        && !text.ends_with([':', ')'])
        // „Von Erika Muster, Jan Beispiel und der dpa“
        && !text.strip_prefix("Von ").is_some_and(|names| names.starts_with(char::is_uppercase))
        && dates_in(text).is_empty()
}

/// The first block below the headline, or the article's first if the page shows no headline.
fn below(blocks: &[Block], range: &Range<usize>, title: &str) -> usize {
    let is_headline = |b: &Block| b.heading > 0 && b.heading < 4 && (b.heading == 1 || same(&b.text, title));
    let is_paragraph =
        |b: &Block| b.left_out.is_none() && b.text.len() >= PARAGRAPH && ends_sentence(&b.text);
    // It is above the first paragraph, in the article's region or above it.
    let first = blocks.get(range.clone()).unwrap_or_default().iter().position(is_paragraph).unwrap_or(0);
    let shown = blocks.get(..range.start + first).unwrap_or_default();
    // … or below a notice that only looks like a paragraph.
    let upper = blocks.get(..range.start + range.len() / 2).unwrap_or_default();
    shown
        .iter()
        .rposition(|b| same(&b.text, title))
        .or_else(|| upper.iter().position(|b| b.heading > 0 && same(&b.text, title)))
        .or_else(|| shown.iter().rposition(is_headline))
        .map_or(range.start, |at| at + 1)
}

/// Whether two lines are equal except for blanks, soft hyphens and punctuation, or the first is the
/// second with a kicker.
fn same(line: &str, title: &str) -> bool {
    if line.len() > 4 * title.len() {
        return false;
    }
    let letters = |text: &str| {
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>()
    };
    let (line, title) = (letters(line), letters(title));
    line.len() >= 8
        && title.len() >= 8
        && (line == title || line.ends_with(&title) && line.len() < 2 * title.len())
}

/// Whether all words of a line are in the title too.
fn is_said(line: &str, title: &str) -> bool {
    let words = |text: &str| {
        let lower = text.to_lowercase();
        lower
            .split(|c: char| !c.is_alphanumeric())
            .filter(|w| w.chars().count() > 3)
            .map(str::to_owned)
            .collect::<HashSet<_>>()
    };
    let (line, title) = (words(line), words(title));
    line.is_subset(&title)
}

/// Whether a line is a link, or an address.
fn is_link(block: &Block) -> bool {
    let text = block.text.as_str();
    // A sentence of the text may be a link as a whole.
    let sentence = text.ends_with('.') && text.len() >= PARAGRAPH;
    let linked = block.linked * 10 > text.len() * 8 && text.len() < LONGEST_LINK && !sentence;
    linked || text.starts_with("http") && !text.contains(' ')
}

/// Whether two texts begin with the same words.
fn begins_like(text: &str, other: &str) -> bool {
    let shared = text.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
    shared >= LEAD
}

/// Whether the first paragraph is a teaser: the page names it so, or it is bold, or in an element
/// of its own.
fn is_lead(paragraphs: &[&Block]) -> bool {
    let Some((first, rest)) = paragraphs.split_first() else { return false };
    let others = || rest.iter().filter(|b| b.heading == 0);
    let together = others().next().map_or(0, |second| others().filter(|b| b.holder == second.holder).count());
    let apart = others().all(|b| b.holder != first.holder) && together * 2 > others().count();
    let bold = first.bold * 10 > first.text.len() * 9 && rest.iter().any(|b| b.bold * 10 < b.text.len());
    let short = first.text.chars().count() <= LONGEST_TEASER;
    first.heading == 0 && !first.item && short && (first.lead || bold || apart)
}
