//! Rules over all paragraphs of an article: repeated text, what follows the text, headings without
//! a text. Each returns which paragraphs to leave out.

use super::page::Block;
use super::paragraph_lengths::{PARAGRAPH, SHORTEST_CAPTION};
use crate::boilerplate::{closes, sells, split_footer};
use crate::sentences::ends_sentence;
use std::collections::HashSet;

/// Longest label after the last paragraph, in words.
const LONGEST_TRAILING: usize = 6;

/// Headings of a text about the author.
#[rustfmt::skip]
const ABOUT_AUTHORS: &[&str] = &[
    "die autorin", "der autor", "die autoren", "zur autorin", "zum autor", "zu den autoren", "über die autorin", "über den autor",
    "über die autoren", "zur person", "autor", "autorin", "autoren",
];

/// Roles of journalists, with which a line about one begins: `Redakteurin im Ressort Wirtschaft.`
#[rustfmt::skip]
const ROLES: &[&str] = &[
    "Redakteur", "Redakteurin", "Reporter", "Reporterin", "Korrespondent", "Korrespondentin", "Volontär", "Volontärin", "Ressortleiter",
    "Ressortleiterin", "Chefredakteur", "Chefredakteurin",
];

/// Words of such lines: `Der Chefredakteur wurde freigesprochen.` has none of them, and is news.
#[rustfmt::skip]
const OF_ROLES: &[&str] = &[
    "Ressort", "Redaktion", "Themen", "Schwerpunkt", "Schwerpunkte", "Jahrgang", "schreibt", "berichtet", "arbeitet", "studierte",
    "studiert", "volontierte", "betreut", "zuständig",
];

/// Longest biography after an article, in bytes.
const LONGEST_BIOGRAPHY: usize = 1500;

/// Number of last paragraphs among which a line about the author is searched for.
const LAST: usize = 3;

const LONGEST_ROLE: usize = 300;

/// Repeated paragraphs: pull quotes, or text that is shown again for other screens.
pub(super) fn drop_repeated(paragraphs: &[&Block]) -> Vec<bool> {
    let mut seen: HashSet<&str> = HashSet::new();
    paragraphs
        .iter()
        .map(|block| !seen.insert(block.text.as_str()) && block.text.len() >= SHORTEST_CAPTION)
        .collect()
}

/// Lists in which each item speaks for the page: its app, its channels, its newsletter.
pub(super) fn drop_lists_of_the_page(paragraphs: &[&Block]) -> Vec<bool> {
    let mut dropped = Vec::with_capacity(paragraphs.len());
    for list in paragraphs.chunk_by(|a, b| a.item && b.item && a.holder == b.holder) {
        let of_the_page = list.len() > 1 && list.iter().all(|item| item.item && closes(&item.text));
        dropped.extend(list.iter().map(|_| of_the_page));
    }
    dropped
}

/// A text about the author after the article.
pub(super) fn drop_about_author(paragraphs: &[&Block]) -> Vec<bool> {
    let headed = |b: &&Block| {
        let bare = b.text.to_lowercase();
        ABOUT_AUTHORS.contains(&bare.trim_end_matches([':', '.']))
    };
    // A biography is short; a recipe has its author's name in the middle.
    let short = |at: &usize| {
        let rest = paragraphs.get(*at..).unwrap_or_default();
        rest.iter().map(|b| b.text.len()).sum::<usize>() <= LONGEST_BIOGRAPHY
    };
    let from = paragraphs.iter().rposition(headed).filter(|at| at * 2 > paragraphs.len()).filter(short);
    let last = paragraphs.len().saturating_sub(LAST);
    let is_role = |at: usize, b: &Block| {
        let words: Vec<&str> = b.text.split(' ').take(2).collect();
        let role = words.iter().any(|w| ROLES.contains(&w.trim_end_matches(',')))
            && b.text.split(|c: char| !c.is_alphanumeric()).any(|w| OF_ROLES.contains(&w));
        at > 0 && at >= last && role && b.text.len() <= LONGEST_ROLE && !b.text.contains(['„', '»', '"'])
    };
    paragraphs
        .iter()
        .enumerate()
        .map(|(at, b)| from.is_some_and(|from| at >= from) || is_role(at, b))
        .collect()
}

/// Labels after the last paragraph, headings of something that was left out.
pub(super) fn drop_trailing(paragraphs: &[&Block]) -> Vec<bool> {
    let is_label = |b: &&Block| {
        // „Zuschauer: 1200“ is a statement, „Mehr dazu:“ a heading.
        let credit = ["Foto", "Bild", "Grafik", "Quelle"].iter().any(|word| b.text.contains(word));
        let stated = b.text.trim_end_matches(':').contains(": ") && !credit;
        !b.item && !stated && !ends_sentence(&b.text) && b.text.split(' ').count() <= LONGEST_TRAILING
    };
    let last = paragraphs.iter().rposition(|b| !is_label(b)).unwrap_or(0);
    (0..paragraphs.len()).map(|at| at > last).collect()
}

/// Headings without a text: another heading of the same or a higher rank follows.
pub(super) fn drop_empty_headings(paragraphs: &[&Block]) -> Vec<bool> {
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

/// The footer: lines after the last paragraph that speak for the page.
pub(super) fn drop_footer(paragraphs: &[&Block]) -> Vec<bool> {
    let texts: Vec<String> = paragraphs.iter().map(|b| b.text.clone()).collect();
    let mut kept = split_footer(&texts).0.len();
    // An appeal to pay may go on for some lines.
    while kept > 1 && texts.get(kept - 1).is_some_and(|last| sells(last)) {
        kept -= 1;
    }
    (0..paragraphs.len()).map(|at| at >= kept.max(1)).collect()
}
