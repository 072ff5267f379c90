//! The blocks of an article to teaser and paragraphs.

use super::page::Block;
use super::page_text::PageText;
use super::told::{Told, is_dateline, take_label};
use crate::boilerplate::{closes, is_boilerplate, sells, split_footer};
use crate::format::fact_lines::{Facts, Place, take_fact, take_name};
use crate::left_out::{LeftOut, Rule};
use crate::sentences::ends_sentence;
use nachlese_article::Origin;
use nachlese_dates::dates_in;
use std::collections::HashSet;
use std::ops::Range;

/// Shortest text that is told apart from labels by its length alone, in characters.
const PARAGRAPH: usize = 90;

/// A page with less text than this, in bytes, is one of pictures.
const CAPTIONED: usize = 250;

/// So many lines above a headline, with it, can hold its date.
const ABOVE: usize = 4;

/// Shortest teaser above the article's own region, in characters.
const LEAD: usize = 50;

/// Shortest teaser that does not end as a sentence, in characters; its fewest words, and the fewest
/// small ones.
const SHORTEST_LEAD: usize = 40;
const LEAD_WORDS: usize = 5;
const SMALL_WORDS: usize = 2;

/// Longest line that is nothing but a link, in bytes.
const LONGEST_LINK: usize = 200;

/// Longest teaser, in characters.
const LONGEST_TEASER: usize = 700;

/// Longest label behind the last paragraph, in words.
const LONGEST_TRAILING: usize = 6;

/// Headings of what is told about the author.
#[rustfmt::skip]
const ABOUT_AUTHORS: &[&str] = &[
    "die autorin", "der autor", "die autoren", "zur autorin", "zum autor", "zu den autoren", "über die autorin", "über den autor",
    "über die autoren", "zur person", "autor", "autorin", "autoren",
];

/// What journalists are, as the line about one begins: `Redakteurin im Ressort Wirtschaft.`
#[rustfmt::skip]
const ROLES: &[&str] = &[
    "Redakteur", "Redakteurin", "Reporter", "Reporterin", "Korrespondent", "Korrespondentin", "Volontär", "Volontärin", "Ressortleiter",
    "Ressortleiterin", "Chefredakteur", "Chefredakteurin",
];

/// What is told of them there: `Der Chefredakteur wurde freigesprochen.` is news.
#[rustfmt::skip]
const OF_ROLES: &[&str] = &[
    "Ressort", "Redaktion", "Themen", "Schwerpunkt", "Schwerpunkte", "Jahrgang", "schreibt", "berichtet", "arbeitet", "studierte",
    "studiert", "volontierte", "betreut", "zuständig",
];

/// Longest biography behind an article, in bytes.
const LONGEST_BIOGRAPHY: usize = 1500;

/// Among so many of the last paragraphs it stands, and is so long at most, in bytes.
const LAST: usize = 3;
const LONGEST_ROLE: usize = 300;

/// Shortest caption that tells something, and shortest text that is not said twice, in bytes.
const SHORTEST_CAPTION: usize = 30;

/// Takes the paragraphs, and the facts in the lines around them; `range` is the article's region.
pub(super) fn take(
    blocks: &[Block],
    range: Range<usize>,
    headlines: &[String],
    description: Option<(String, Origin)>,
    title: &str,
    left_out: &mut Vec<LeftOut>,
) -> (PageText, Told) {
    let again = |text: &str| same(text, title) || headlines.iter().any(|h| same(text, h));
    let below_title = below(blocks, &range, title);
    let mut told = Told::default();
    // A date may stand above the headline.
    let above = blocks.iter().take(below_title).skip(below_title.saturating_sub(ABOVE));
    let mut facts_above = Facts::default();
    above
        .filter(|block| block.left_out.is_none() && block.heading == 0)
        .for_each(|block| take_label(&block.text, &mut facts_above));
    let mut text = Text { fates: vec![None; blocks.len()], paragraphs: Vec::new() };
    let mut before: Vec<&Block> = Vec::new();
    for (at, block) in blocks.iter().enumerate() {
        let rule = match at {
            at if at < below_title && again(&block.text) => Some(Rule::Headline),
            at if at < below_title || at >= range.end => block.left_out.or(Some(Rule::OutsideArticle)),
            _ => fate(block, at < range.start, &before, title, again, &mut told.head),
        };
        if rule.is_none() {
            before.push(block);
        }
        text.add(at, rule);
    }
    // What stands below the headline goes before: above it may stand the day of the visit.
    told.head.join(facts_above);
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
    told.add_surroundings(blocks, below_title, &range, &texts);
    if let Some(headline) = shown.filter(|b| b.heading < 4 && !is_said(&b.text, title)) {
        // The headline that readers saw, where another one is given out: they will look for its
        // words.
        texts.insert(usize::from(lead), headline.text.clone());
    }
    left_out.extend(text.left_out(blocks));
    let origin = (!texts.is_empty()).then_some(Origin::Text);
    (PageText { paragraphs: texts, has_lead: lead, description, origin, ..PageText::default() }, told)
}

/// The blocks of a page with their fates.
struct Text {
    /// Why each block is no paragraph.
    fates: Vec<Option<Rule>>,
    /// The blocks that are.
    paragraphs: Vec<usize>,
}

impl Text {
    fn add(&mut self, at: usize, rule: Option<Rule>) {
        match rule {
            None => self.paragraphs.push(at),
            Some(_) => self.fates.iter_mut().skip(at).take(1).for_each(|fate| *fate = rule),
        }
    }

    fn paragraphs_of<'b>(&self, blocks: &'b [Block]) -> Vec<&'b Block> {
        self.paragraphs.iter().filter_map(|at| blocks.get(*at)).collect()
    }

    fn length(&self, blocks: &[Block]) -> usize {
        self.paragraphs_of(blocks).iter().map(|block| block.text.len()).sum()
    }

    /// A page that shows no paragraph shows its news in short lines, lists and tables.
    fn take_lines(&mut self, blocks: &[Block], from: usize, again: impl Fn(&str) -> bool) {
        for (at, block) in blocks.iter().enumerate().skip(from) {
            let shown = block.left_out.is_none()
                && !block.pointer
                && !block.facts
                && block.linked * 2 < block.text.len();
            let told = ends_sentence(&block.text) || block.item || block.text.split(' ').count() > 2;
            if shown
                && told
                && !is_boilerplate(&block.text)
                && !again(&block.text)
                && !is_dateline(&block.text)
            {
                self.fates.iter_mut().skip(at).take(1).for_each(|fate| *fate = None);
                self.paragraphs.push(at);
            }
        }
    }

    /// A gallery tells its story below the pictures.
    fn take_captions(&mut self, blocks: &[Block], from: usize) {
        for (at, block) in blocks.iter().enumerate().skip(from) {
            let caption = block.left_out == Some(Rule::Caption) && block.text.len() > SHORTEST_CAPTION;
            if caption && !is_boilerplate(&block.text) {
                self.fates.iter_mut().skip(at).take(1).for_each(|fate| *fate = None);
                self.paragraphs.push(at);
            }
        }
    }

    /// Leaves out what `drop` says of the paragraphs.
    fn leave_out(&mut self, drop: impl Fn(&[&Block]) -> Vec<bool>, rule: Rule, blocks: &[Block]) {
        let dropped = drop(&self.paragraphs_of(blocks));
        let mut kept = Vec::with_capacity(self.paragraphs.len());
        for (at, dropped) in self.paragraphs.iter().zip(dropped) {
            if dropped {
                self.fates.iter_mut().skip(*at).take(1).for_each(|fate| *fate = Some(rule));
            } else {
                kept.push(*at);
            }
        }
        self.paragraphs = kept;
    }

    /// What has letters and is no paragraph, in the order of the page.
    fn left_out(&self, blocks: &[Block]) -> Vec<LeftOut> {
        let fates = self.fates.iter().zip(blocks);
        let lettered = fates.filter(|(_, block)| block.text.contains(char::is_alphanumeric));
        lettered
            .filter_map(|(fate, block)| Some(LeftOut { rule: (*fate)?, text: block.text.clone() }))
            .collect()
    }
}

/// Why a block of the article is no paragraph; `None` where it is one. What states facts goes to
/// `facts`.
fn fate(
    block: &Block,
    above: bool,
    before: &[&Block],
    title: &str,
    again: impl Fn(&str) -> bool,
    facts: &mut Facts,
) -> Option<Rule> {
    let text = block.text.as_str();
    // A byline may stand below the teaser.
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
    // Above the article's own region, only what can be its teaser counts.
    let unended_lead = before.is_empty() && is_unended_lead(block) && !is_said(text, title);
    let lead = block.lead || unended_lead || sentence && length >= LEAD && block.linked == 0;
    if above && !lead {
        take_label(text, facts);
        return Some(Rule::OutsideArticle);
    }
    let place = if head { Place::Head } else { Place::Body };
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
    // Between headline and text stand labels.
    let told = sentence || length >= PARAGRAPH || unended_lead;
    if head && (!told || is_dateline(text)) && !block.lead && !block.item && block.heading == 0 {
        take_label(text, facts);
        return Some(Rule::Label);
    }
    // A teaser below the text is that of another article.
    let other = block.lead && !block.is_sentence() && before.iter().filter(|b| !b.lead).count() > 1;
    other.then_some(Rule::OtherArticle)
}

/// Whether a line without an end tells something, as many teasers do: `Rost an zwei Trägern zwingt
/// Schulkinder zu einem Umweg`. Labels have few words, links, dates, bars, or hardly a small word.
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

/// The first block below the headline; the article's first, where the page does not show its
/// headline.
fn below(blocks: &[Block], range: &Range<usize>, title: &str) -> usize {
    let is_headline = |b: &Block| b.heading > 0 && b.heading < 4 && (b.heading == 1 || same(&b.text, title));
    let told = |b: &Block| b.left_out.is_none() && b.text.len() >= PARAGRAPH && ends_sentence(&b.text);
    // It stands above the first paragraph, in the article's region or above it.
    let first = blocks.get(range.clone()).unwrap_or_default().iter().position(told).unwrap_or(0);
    let shown = blocks.get(..range.start + first).unwrap_or_default();
    // … or below a notice that only looks like one.
    let upper = blocks.get(..range.start + range.len() / 2).unwrap_or_default();
    shown
        .iter()
        .rposition(|b| same(&b.text, title))
        .or_else(|| upper.iter().position(|b| b.heading > 0 && same(&b.text, title)))
        .or_else(|| shown.iter().rposition(is_headline))
        .map_or(range.start, |at| at + 1)
}

/// Whether two lines are the same but for blanks, soft hyphens and punctuation; or one is the other
/// with a kicker.
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

/// A line that is a link, or an address.
fn is_link(block: &Block) -> bool {
    let text = block.text.as_str();
    // A whole sentence of the text may be a link.
    let sentence = text.ends_with('.') && text.len() >= PARAGRAPH;
    let linked = block.linked * 10 > text.len() * 8 && text.len() < LONGEST_LINK && !sentence;
    linked || text.starts_with("http") && !text.contains(' ')
}

/// Whether two texts begin with the same words.
fn begins_like(text: &str, other: &str) -> bool {
    let shared = text.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
    shared >= LEAD
}

/// Whether the first paragraph is a teaser: the page says so, or it is bold, or stands apart from
/// the others.
fn is_lead(paragraphs: &[&Block]) -> bool {
    let Some((first, rest)) = paragraphs.split_first() else { return false };
    let others = || rest.iter().filter(|b| b.heading == 0);
    let together = others().next().map_or(0, |second| others().filter(|b| b.holder == second.holder).count());
    let apart = others().all(|b| b.holder != first.holder) && together * 2 > others().count();
    let bold = first.bold * 10 > first.text.len() * 9 && rest.iter().any(|b| b.bold * 10 < b.text.len());
    let short = first.text.chars().count() <= LONGEST_TEASER;
    first.heading == 0 && !first.item && short && (first.lead || bold || apart)
}

/// What is said twice was pulled out of the text, or shown again for other screens.
fn drop_repeated(paragraphs: &[&Block]) -> Vec<bool> {
    let mut seen: HashSet<&str> = HashSet::new();
    paragraphs
        .iter()
        .map(|block| !seen.insert(block.text.as_str()) && block.text.len() >= SHORTEST_CAPTION)
        .collect()
}

/// A list each item of which speaks for the page: its app, its channels, its newsletter.
fn drop_lists_of_the_page(paragraphs: &[&Block]) -> Vec<bool> {
    let mut dropped = Vec::with_capacity(paragraphs.len());
    for list in paragraphs.chunk_by(|a, b| a.item && b.item && a.holder == b.holder) {
        let of_the_page = list.len() > 1 && list.iter().all(|item| item.item && closes(&item.text));
        dropped.extend(list.iter().map(|_| of_the_page));
    }
    dropped
}

/// What is told of the author behind the text is not the article.
fn drop_about_author(paragraphs: &[&Block]) -> Vec<bool> {
    let headed = |b: &&Block| {
        let bare = b.text.to_lowercase();
        ABOUT_AUTHORS.contains(&bare.trim_end_matches([':', '.']))
    };
    // What is told of somebody is short; a recipe has its author's name in the middle.
    let short = |at: &usize| {
        let rest = paragraphs.get(*at..).unwrap_or_default();
        rest.iter().map(|b| b.text.len()).sum::<usize>() <= LONGEST_BIOGRAPHY
    };
    let from = paragraphs.iter().rposition(headed).filter(|at| at * 2 > paragraphs.len()).filter(short);
    let last = paragraphs.len().saturating_sub(LAST);
    let told = |at: usize, b: &Block| {
        let words: Vec<&str> = b.text.split(' ').take(2).collect();
        let role = words.iter().any(|w| ROLES.contains(&w.trim_end_matches(',')))
            && b.text.split(|c: char| !c.is_alphanumeric()).any(|w| OF_ROLES.contains(&w));
        at > 0 && at >= last && role && b.text.len() <= LONGEST_ROLE && !b.text.contains(['„', '»', '"'])
    };
    paragraphs.iter().enumerate().map(|(at, b)| from.is_some_and(|from| at >= from) || told(at, b)).collect()
}

/// Labels behind the last paragraph head what is not there.
fn drop_trailing(paragraphs: &[&Block]) -> Vec<bool> {
    let is_label = |b: &&Block| {
        // „Zuschauer: 1200“ says something, „Mehr dazu:“ heads it.
        let credit = ["Foto", "Bild", "Grafik", "Quelle"].iter().any(|word| b.text.contains(word));
        let stated = b.text.trim_end_matches(':').contains(": ") && !credit;
        !b.item && !stated && !ends_sentence(&b.text) && b.text.split(' ').count() <= LONGEST_TRAILING
    };
    let last = paragraphs.iter().rposition(|b| !is_label(b)).unwrap_or(0);
    (0..paragraphs.len()).map(|at| at > last).collect()
}

/// A heading heads something that is not a heading of its own rank.
fn drop_empty_headings(paragraphs: &[&Block]) -> Vec<bool> {
    let mut below: Option<u8> = Some(0);
    let mut dropped: Vec<bool> = Vec::with_capacity(paragraphs.len());
    for block in paragraphs.iter().rev() {
        let label = !ends_sentence(&block.text) && block.text.len() < PARAGRAPH;
        let empty =
            block.heading > 0 && label && below.is_some_and(|rank| rank == 0 || rank <= block.heading);
        if !empty {
            below = (block.heading > 0).then_some(block.heading);
        }
        dropped.push(empty);
    }
    dropped.reverse();
    dropped
}

/// What behind the last paragraph speaks for the page.
fn drop_footer(paragraphs: &[&Block]) -> Vec<bool> {
    let texts: Vec<String> = paragraphs.iter().map(|b| b.text.clone()).collect();
    let mut kept = split_footer(&texts).0.len();
    // An appeal to pay may go on for some lines.
    while kept > 1 && texts.get(kept - 1).is_some_and(|last| sells(last)) {
        kept -= 1;
    }
    (0..paragraphs.len()).map(|at| at >= kept.max(1)).collect()
}
