//! Dates and bylines that the lines of a page state, by their position.

use super::date_lines::{beside_dates, date_at_the_beginning, is_sentence_beyond_dates, says_more};
use super::page::Block;
use crate::format::fact_lines::{Facts, Position, take_fact};
use crate::left_out::Rule;
use nachlese_dates::{DateMention, DateRole, Moment, date_line, dates_in};
use std::ops::Range;

/// Longest line of facts, in characters.
const LONGEST_FACTS: usize = 200;

/// Number of blocks above an article and after it that may hold its date, if they are named as the
/// date of publication.
const ABOVE: usize = 30;
const BEHIND: usize = 25;

/// Number of blocks after an article that may hold the date of its last change.
const FOOT: usize = 60;

/// Number of blocks above the headline that are about the article; below, it is twice as many.
const BESIDE: usize = 3;

/// Number of blocks above the headline that may hold its date, if they are named a date or are
/// nothing else.
const LINES_ABOVE: usize = 8;

/// Longest line near the headline, and longest line after the text, that state facts, in
/// characters.
const LONGEST_LABEL: usize = 100;
const LONGEST_FOOTER: usize = 300;

/// The facts about an article that lines of its page state, in groups by position.
#[derive(Debug, Default)]
pub(super) struct StatedLines {
    /// Of lines between headline and text, and closely above the headline.
    pub(super) head: Facts,
    /// Dates in lines near the headline that also state other things.
    pub(super) beside: Facts,
    /// Of what the page names a date, above the text.
    pub(super) dated: Facts,
    /// … in the text.
    pub(super) dated_text: Facts,
    /// … and around it.
    pub(super) around: Facts,
    /// The date at the beginning of a paragraph: `(18.01.2018) Die Landwirte …`.
    pub(super) beginning: Option<Moment>,
    /// Of lines after the text.
    pub(super) foot: Facts,
}

impl StatedLines {
    /// Reads the lines around the text and at its beginning. `title` is the block after the
    /// headline, `article` the range of the text.
    pub(super) fn add_surroundings(
        &mut self,
        blocks: &[Block],
        title: usize,
        article: &Range<usize>,
        paragraphs: &[String],
    ) {
        let within = |from: usize, to: usize| {
            let blocks = blocks.get(from.min(blocks.len())..to.min(blocks.len())).unwrap_or_default();
            blocks.iter().filter(|block| is_own(block) && !is_other_sentence(block))
        };
        let first = blocks
            .iter()
            .enumerate()
            .skip(title)
            .find(|(_, block)| block.left_out.is_none() && block.is_sentence());
        let first = first.map_or(article.start, |(at, _)| at);
        // Near the headline any line with a date is about the article, whatever else it states.
        let beside = title.saturating_sub(BESIDE)..first.min(title + 2 * BESIDE).max(title).min(blocks.len());
        let beside =
            blocks.get(beside).unwrap_or_default().iter().filter(|b| is_about(b) && !is_other_sentence(b));
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
        // A date may be in the caption above the headline. Several dates in the text are of other
        // things.
        let is_shown: fn(&Block) -> bool = |block| matches!(block.left_out, None | Some(Rule::Caption));
        self.dated = dated(above, first.max(above), is_shown);
        let text = dated(first.max(above), article.end, is_shown);
        self.dated_text = Some(text).filter(Facts::is_one_day).unwrap_or_default();
        // Around the text a date is the article's if it is named that of publication and the only
        // one: several are those of other articles.
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
    /// Adds every date of a line that the page names a date.
    fn add_dates(&mut self, line: &str) {
        dates_in(line).into_iter().for_each(|mention| self.add_date(mention.date, mention.role));
    }

    /// Adds the dates of a line that are a part of their own: `Paddy · April 19, 2019 · Technik`.
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

    /// Adds the dates of a line that have a label.
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

/// Whether a block can be about this article: it belongs to no other, and is no comment.
fn is_about(block: &Block) -> bool {
    !matches!(block.left_out, Some(Rule::Comments | Rule::OtherArticle | Rule::Consent))
}

/// Whether a block can be about this article, and is no link.
fn is_own(block: &Block) -> bool {
    is_about(block) && (!block.pointer || block.linked < block.text.len())
}

/// Whether a block with a date is a sentence about something else.
fn is_other_sentence(block: &Block) -> bool {
    !block.facts && is_sentence_beyond_dates(&block.text)
}

/// Adds the facts that a label states among other things: `Stand: 3.2.2023 18:05 | Redaktion
/// Bezirk`, `Veröffentlicht am 3. Mai 2024 von Erika Muster`.
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

/// Adds the names after `von` in a piece of a label.
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
