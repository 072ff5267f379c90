//! Dates and bylines in the lines of a page, by where they stand.

use super::date_lines::{beside_dates, date_at_the_beginning, says_more, tells_more};
use super::page::Block;
use crate::format::fact_lines::{Facts, Position, take_fact};
use crate::left_out::Rule;
use nachlese_dates::{DateMention, DateRole, Moment, date_line, dates_in};
use std::ops::Range;

/// Longest line of facts, in characters.
const LONGEST_FACTS: usize = 200;

/// So many blocks above an article, and behind it, may hold its date, where they are called that of
/// publication.
const ABOVE: usize = 30;
const BEHIND: usize = 25;

/// So many blocks behind an article may say that it was changed.
const FOOT: usize = 60;

/// So many blocks above the headline, and twice as many below it, are about the article.
const BESIDE: usize = 3;

/// So many blocks above the headline may hold its date, where they are called one or are nothing else.
const LINES_ABOVE: usize = 8;

/// Longest line beside the headline that is no text, and longest line behind the text that tells of
/// it, in characters.
const LONGEST_LABEL: usize = 100;
const LONGEST_FOOTER: usize = 300;

/// What the lines of a page tell of its article beside its text.
#[derive(Debug, Default)]
pub(super) struct StatedLines {
    /// Lines between headline and text, and closely above the headline.
    pub(super) head: Facts,
    /// Dates in lines beside the headline that say other things, too.
    pub(super) beside: Facts,
    /// What the page calls a date, above the text.
    pub(super) dated: Facts,
    /// … in the text.
    pub(super) dated_text: Facts,
    /// … and around it.
    pub(super) around: Facts,
    /// The beginning of the first paragraph: `(18.01.2018) Die Landwirte …`.
    pub(super) beginning: Option<Moment>,
    /// Lines behind the text.
    pub(super) foot: Facts,
}

impl StatedLines {
    /// Reads what stands around and at the beginning of the text: `title` is the block below the
    /// headline, `article` the region of the text.
    pub(super) fn add_surroundings(
        &mut self,
        blocks: &[Block],
        title: usize,
        article: &Range<usize>,
        paragraphs: &[String],
    ) {
        let within = |from: usize, to: usize| {
            let blocks = blocks.get(from.min(blocks.len())..to.min(blocks.len())).unwrap_or_default();
            blocks.iter().filter(|block| is_own(block) && !tells(block))
        };
        let first = blocks
            .iter()
            .enumerate()
            .skip(title)
            .find(|(_, block)| block.left_out.is_none() && block.is_sentence());
        let first = first.map_or(article.start, |(at, _)| at);
        // Beside the headline any line with one date is about the article, whatever else it says.
        let beside = title.saturating_sub(BESIDE)..first.min(title + 2 * BESIDE).max(title).min(blocks.len());
        let beside = blocks.get(beside).unwrap_or_default().iter().filter(|b| is_about(b) && !tells(b));
        beside
            .filter(|block| block.text.chars().count() <= LONGEST_LABEL)
            // „9. November 1989: Die Mauer fällt“ is a headline.
            .filter(|block| block.heading == 0 || !block.text.starts_with(|c: char| c.is_ascii_digit()))
            .for_each(|block| self.beside.add_parted(&block.text));
        let above = article.start.min(title).saturating_sub(LINES_ABOVE);
        let dated = |from, to, is_meant: fn(&Block) -> bool| {
            let mut facts = Facts::default();
            within(from, to)
                .filter(|b| b.dated && is_meant(b))
                .for_each(|block| facts.add_dates(&block.text));
            facts
        };
        // A date may stand in the picture above the headline. In the text several are of something else.
        let is_shown: fn(&Block) -> bool = |block| matches!(block.left_out, None | Some(Rule::Caption));
        self.dated = dated(above, first.max(above), is_shown);
        let text = dated(first.max(above), article.end, is_shown);
        self.dated_text = Some(text).filter(Facts::is_one_day).unwrap_or_default();
        // Around the text a date is the article's where it is called that of publication, and alone:
        // several are those of other articles.
        let mut lines = Facts::default();
        let plain = within(title.saturating_sub(LINES_ABOVE), title);
        plain.filter(|block| date_line(&block.text).is_some()).for_each(|block| lines.add_dates(&block.text));
        let behind = article.end + BEHIND;
        let far = article.start.min(title).saturating_sub(ABOVE);
        let around = [lines, dated(far, behind, |block| block.published)];
        self.around = around.into_iter().find(Facts::is_one_day).unwrap_or_default();
        self.beginning = paragraphs.iter().take(2).find_map(|paragraph| date_at_the_beginning(paragraph));
        let last = article.start + article.len() * 2 / 3;
        let foot = last.max(first).min(blocks.len())..(article.end + FOOT).min(blocks.len());
        let foot = blocks.get(foot).unwrap_or_default().iter();
        foot.filter(|block| is_own(block) && block.text.chars().count() <= LONGEST_FOOTER)
            .for_each(|block| self.foot.add_labelled(&block.text));
    }
}

impl Facts {
    /// Adds every date of a line that is called one.
    fn add_dates(&mut self, line: &str) {
        dates_in(line).into_iter().for_each(|mention| self.add_date(mention.date, mention.role));
    }

    /// Adds the dates of a line that stand in a part of their own: `Paddy · April 19, 2019 · Technik`.
    fn add_parted(&mut self, line: &str) {
        let parted = |mention: &DateMention| {
            let before = line.get(..mention.at.start).unwrap_or_default().trim_end();
            let after = line.get(mention.at.end..).unwrap_or_default().trim_start();
            before.is_empty()
                || after.starts_with(['·', '|', '•', '»', '›'])
                || before.ends_with(['·', '|', '•', '>', '/', '–', '—', ',', '(', '»', '›', ':'])
        };
        for mention in dates_in(line).into_iter().filter(|m| m.role != DateRole::Unlabelled || parted(m)) {
            self.add_date(mention.date, mention.role);
        }
    }

    /// Adds the dates of a line that it says something of.
    fn add_labelled(&mut self, line: &str) {
        let stated = |mention: &DateMention| {
            let labelled = mention.role != DateRole::Unlabelled;
            let lower = line.get(..mention.at.start).unwrap_or_default().to_lowercase();
            labelled
                || ["gespeichert", "geschrieben", "gepostet", "dieser artikel wurde", "dieser beitrag wurde"]
                    .iter()
                    .any(|label| lower.contains(label))
        };
        for mention in dates_in(line).into_iter().filter(stated) {
            self.add_date(mention.date, mention.role);
        }
    }
}

/// Whether a block can tell of this article: it is of no other, and nobody's comment.
fn is_about(block: &Block) -> bool {
    !matches!(block.left_out, Some(Rule::Comments | Rule::OtherArticle | Rule::Consent))
}

/// … and no link to somewhere else.
fn is_own(block: &Block) -> bool {
    is_about(block) && (!block.pointer || block.linked < block.text.len())
}

/// Whether a block with a date is a sentence that tells of something else.
fn tells(block: &Block) -> bool {
    !block.facts && tells_more(&block.text)
}

/// Takes what facts a label holds among other things: `Stand: 3.2.2023 18:05 | Redaktion Bezirk`,
/// `Veröffentlicht am 3. Mai 2024 von Erika Muster`.
pub(super) fn take_label(text: &str, facts: &mut Facts) {
    if text.chars().count() > LONGEST_FACTS || take_fact(text, Position::Header, facts) {
        return;
    }
    let dates = dates_in(text);
    let pieces = beside_dates(text, &dates);
    if !dates.is_empty() && pieces.iter().any(|piece| says_more(piece)) {
        return;
    }
    for date in &dates {
        facts.add_date(date.date, date.role);
    }
    pieces.iter().for_each(|piece| take_byline(piece, !dates.is_empty(), facts));
}

/// Takes the names behind `von` in a piece of a label.
fn take_byline(piece: &str, dated: bool, facts: &mut Facts) {
    for part in piece.split(['|', '·', '•', ',']) {
        let part = part.trim_matches(|c: char| c.is_whitespace() || matches!(c, '–' | '-' | '(' | ')' | '/'));
        // „… veröffentlicht am 3. Mai 2024 von Erika Muster“; but „Zum Tod von Erika Muster“.
        let behind = |at: usize| dated && part.get(..at).is_some_and(|before| before.ends_with(' '));
        let from = part.find("von ").filter(|at| *at == 0 || behind(*at));
        if let Some(names) = from.and_then(|at| part.get(at..)) {
            take_fact(names, Position::Header, facts);
        } else if !part.is_empty() {
            take_fact(part, Position::Header, facts);
        }
    }
}
