//! The blocks of an article to teaser and paragraphs.

use super::facts::Beside;
use super::page::Block;
use super::page_text::PageText;
use crate::article::Article;
use crate::boilerplate::{is_boilerplate, split_footer};
use crate::format::fact_lines::{Place, take_fact, take_name};
use crate::left_out::{LeftOut, Rule};
use crate::provenance::Origin;
use crate::sentences::ends_sentence;
use nachlese_dates::{Moment, date_in};
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

/// Longest line of facts, in characters.
const LONGEST_FACTS: usize = 200;

/// Most words beside a date in a line that states facts.
const LONGEST_BYLINE: usize = 9;

/// Small words beside a date in such a line.
#[rustfmt::skip]
const DATE_LABELS: &[&str] = &[
    "von", "vom", "am", "um", "und", "in", "aus", "seit", "ab", "der", "die", "zuletzt", "aktualisiert", "veröffentlicht", "publiziert",
    "erschienen", "erstellt", "geändert", "heute", "gestern", "uhr", "min", "h", "updated", "by", "on", "zu", "van", "de", "mit",
];

/// Longest line that is a date and little else, in bytes.
const LONGEST_DATELINE: usize = 80;

/// Longest line that is nothing but a link, in bytes.
const LONGEST_LINK: usize = 200;

/// Longest label, in words.
const LONGEST_LABEL: usize = 4;

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

/// Shortest description that is worth to be a teaser, in characters.
const SHORTEST_TEASER: usize = 30;

/// What lines of the page tell beside the text.
#[derive(Default)]
pub(super) struct Told {
    pub(super) published: Option<Moment>,
    pub(super) updated: Option<Moment>,
}

/// Takes teaser, body and the facts in their lines.
pub(super) fn take(
    blocks: &[Block],
    range: Range<usize>,
    headlines: &[String],
    description: Option<(String, Origin)>,
    article: &mut Article,
    left_out: &mut Vec<LeftOut>,
) -> (PageText, Told) {
    let again = |text: &str| same(text, &article.title) || headlines.iter().any(|h| same(text, h));
    let below_title = below(blocks, &range, &article.title);
    let mut facts = Article::default();
    // A date may stand above the headline.
    let above = blocks.iter().take(below_title).skip(below_title.saturating_sub(ABOVE));
    above
        .filter(|block| !block.furniture && block.heading == 0)
        .for_each(|block| take_label(&block.text, &mut facts));
    let mut paragraphs = text(blocks, below_title..range.end, range.start, again, &mut facts);
    if paragraphs.iter().map(|b| b.text.len()).sum::<usize>() < CAPTIONED {
        // A gallery tells its story below the pictures.
        let captions = blocks.iter().skip(below_title).filter(|b| b.caption && !is_boilerplate(&b.text));
        paragraphs.extend(captions.filter(|b| b.text.len() > SHORTEST_TEASER));
    }
    drop_repeated(&mut paragraphs);
    drop_trailing(&mut paragraphs);
    drop_empty_headings(&mut paragraphs);
    let mut texts: Vec<String> = paragraphs.iter().map(|b| b.text.clone()).collect();
    let kept = split_footer(&texts).0.len();
    texts.truncate(kept.max(1));
    let shown = below_title.checked_sub(1).and_then(|at| blocks.get(at)).filter(|b| b.heading > 0);
    let described = description.as_ref().is_some_and(|(text, _)| {
        texts.first().is_some_and(|first| {
            begins_like(first, text) && first.len() < 2 * text.len() && ends_sentence(text)
        })
    });
    let lead = texts.len() > 1 && (described || is_lead(&paragraphs));
    if let Some(headline) = shown.filter(|b| b.heading < 4 && !is_said(&b.text, &article.title)) {
        // The headline that readers saw, where another one is given out: they will look for its words.
        texts.insert(usize::from(lead), headline.text.clone());
    }
    if article.author.is_empty() && !facts.author.is_empty() {
        article.author = facts.author;
        article.provenance.author = Some(Origin::Line);
    }
    let origin = (!texts.is_empty()).then_some(Origin::Text);
    let text = PageText { paragraphs: texts, has_lead: lead, description, origin };
    (text, Told { published: facts.published, updated: facts.updated })
}

/// The blocks in `within` that are text; the article's own region begins at `start`. What states facts goes to `facts`.
fn text<'b>(
    blocks: &'b [Block],
    within: Range<usize>,
    start: usize,
    again: impl Fn(&str) -> bool,
    facts: &mut Article,
) -> Vec<&'b Block> {
    let mut paragraphs: Vec<&Block> = Vec::new();
    for (at, block) in blocks.iter().enumerate().take(within.end).skip(within.start) {
        let text = block.text.as_str();
        // A byline may stand below the teaser.
        let head = paragraphs.len() < 2 && paragraphs.iter().all(|b| b.text.len() <= LONGEST_TEASER);
        if block.furniture || block.pointer && (!head || block.linked == block.text.len()) {
            continue;
        }
        if block.facts || block.pointer {
            take_label(text, facts);
            if block.facts {
                take_name(text, facts);
            }
            continue;
        }
        let sentence = ends_sentence(text);
        let length = text.chars().count();
        // Above the article's own region, only what can be its teaser counts.
        let lead = block.lead || sentence && length >= LEAD && block.linked == 0;
        if at < start && !lead {
            take_label(text, facts);
            continue;
        }
        let place = if head { Place::Head } else { Place::Body };
        if take_fact(text, place, facts) || is_boilerplate(text) || is_link(block) || again(text) {
            continue;
        }
        // Between headline and text stand labels.
        let told = sentence && text.split(' ').count() > LONGEST_LABEL || length >= PARAGRAPH;
        if head && (!told || is_dateline(text)) && !block.lead && !block.item && block.heading == 0 {
            take_label(text, facts);
            continue;
        }
        // A teaser below the text is that of another article.
        let other = block.lead && paragraphs.iter().filter(|b| !b.lead).count() > 1;
        if !other {
            paragraphs.push(block);
        }
    }
    paragraphs
}

impl Told {
    pub(super) fn beside<'a>(&self, times: &'a [String]) -> Beside<'a> {
        Beside { times, line: self.published, line_updated: self.updated }
    }
}

/// The first block below the headline; the article's first, where the page does not show its headline.
fn below(blocks: &[Block], range: &Range<usize>, title: &str) -> usize {
    let is_headline = |b: &Block| b.heading > 0 && b.heading < 4 && (b.heading == 1 || same(&b.text, title));
    let told = |b: &Block| !b.furniture && b.text.len() >= PARAGRAPH && ends_sentence(&b.text);
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

/// Whether two lines are the same but for blanks, soft hyphens and punctuation; or one is the other with a kicker.
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
    let linked = block.linked * 10 > text.len() * 8 && text.len() < LONGEST_LINK;
    linked || text.starts_with("http") && !text.contains(' ')
}

/// Whether two texts begin with the same words.
fn begins_like(text: &str, other: &str) -> bool {
    let shared = text.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
    shared >= LEAD
}

/// Takes what facts a label holds among other things: `Stand: 3.2.2023 18:05 | Redaktion Bezirk`, `Veröffentlicht am 3. Mai
/// 2024 von Erika Muster`.
fn take_label(text: &str, facts: &mut Article) {
    if text.chars().count() > LONGEST_FACTS || take_fact(text, Place::Head, facts) {
        return;
    }
    let mut rest = text;
    while let Some((date, at)) = date_in(rest) {
        let (before, after) =
            (rest.get(..at.start).unwrap_or_default(), rest.get(at.end..).unwrap_or_default());
        if tells(before) || tells(after) {
            return;
        }
        if before.to_lowercase().contains("aktualisiert") && facts.published.is_some() {
            facts.updated = facts.updated.or(Some(date));
        } else {
            facts.published = facts.published.or(Some(date));
        }
        take_byline(before, true, facts);
        rest = after;
    }
    take_byline(rest, rest.len() < text.len(), facts);
}

/// Whether a piece of a line beside its date is more than labels and names: `bei den Kämpfen um Bachmut`.
fn tells(piece: &str) -> bool {
    let words = || piece.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    let small = |word: &str| word.starts_with(char::is_lowercase);
    words().count() > LONGEST_BYLINE || words().any(|word| small(word) && !DATE_LABELS.contains(&word))
}

/// Takes the names behind `von` in a piece of a label.
fn take_byline(piece: &str, dated: bool, facts: &mut Article) {
    for part in piece.split(['|', '·', '•', ',']) {
        let part = part.trim_matches(|c: char| c.is_whitespace() || matches!(c, '–' | '-' | '(' | ')'));
        // „… veröffentlicht am 3. Mai 2024 von Erika Muster“; but „Zum Tod von Erika Muster“.
        let behind = |at: usize| dated && part.get(..at).is_some_and(|before| before.ends_with(' '));
        let from = part.find("von ").filter(|at| *at == 0 || behind(*at));
        if let Some(names) = from.and_then(|at| part.get(at..)) {
            take_fact(names, Place::Head, facts);
        } else if !part.is_empty() {
            take_fact(part, Place::Head, facts);
        }
    }
}

/// A line above the text that is a date and little else: `17.08.2024, 10:00 Uhr | Lesezeit: 3 Min.`
fn is_dateline(text: &str) -> bool {
    text.len() <= LONGEST_DATELINE
        && date_in(text).is_some_and(|(_, at)| text.len() - at.len() <= LONGEST_DATELINE / 2)
}

/// Whether the first paragraph is a teaser: the page says so, or it is bold, or stands apart from the others.
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
fn drop_repeated(paragraphs: &mut Vec<&Block>) {
    let mut seen: HashSet<&str> = HashSet::new();
    paragraphs.retain(|block| seen.insert(block.text.as_str()) || block.text.len() < SHORTEST_TEASER);
}

/// Labels behind the last paragraph head what is not there; what is told of the author is not the article.
fn drop_trailing(paragraphs: &mut Vec<&Block>) {
    let about_author = |b: &&Block| {
        let bare = b.text.to_lowercase();
        ABOUT_AUTHORS.contains(&bare.trim_end_matches([':', '.']))
    };
    if let Some(at) = paragraphs.iter().rposition(about_author)
        && at * 2 > paragraphs.len()
    {
        paragraphs.truncate(at);
    }
    while let Some(last) = paragraphs.last() {
        let words = last.text.split(' ').count();
        if paragraphs.len() == 1 || last.item || ends_sentence(&last.text) || words > LONGEST_TRAILING {
            break;
        }
        paragraphs.pop();
    }
}

/// A heading heads something that is not a heading of its own rank.
fn drop_empty_headings(paragraphs: &mut Vec<&Block>) {
    let mut below: Option<u8> = Some(0);
    let mut kept: Vec<&Block> = Vec::with_capacity(paragraphs.len());
    for block in paragraphs.iter().rev() {
        let label = !ends_sentence(&block.text) && block.text.len() < PARAGRAPH;
        if block.heading > 0 && label && below.is_some_and(|rank| rank == 0 || rank <= block.heading) {
            continue;
        }
        below = (block.heading > 0).then_some(block.heading);
        kept.push(block);
    }
    kept.reverse();
    *paragraphs = kept;
}
