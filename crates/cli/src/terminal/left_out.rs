//! What of an archive is in no article, in words.

use super::numbers::{self, thousands};
use nachlese_archive::{LeftAlone, NoArticle, NoArticleReason, Rule};
use nachlese_indexer::{LeftAloneCount, LeftOutNews, LeftOutReport};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Kinds of files, and keys, that a line names; `status --left-out` has all.
const NAMED: usize = 8;

/// What a run has to say about what it left out, each once: what is new, and all of it where
/// nothing else is there.
///
/// Pictures, style sheets and files about a folder belong to an archive: they are noted along
/// with files that may hold articles, or where nothing is found.
pub(crate) fn notes(all: &LeftOutReport, news: &LeftOutNews, articles: u64) -> Vec<String> {
    if articles == 0 {
        let mut note = "the archive holds no article: the index is empty now".to_owned();
        if !all.left_alone.is_empty() {
            note += &format!("; left alone: {}", left_alone(&all.left_alone));
        }
        if !all.no_articles.is_empty() {
            note += &format!("; not articles: {}", no_articles(&all.no_articles));
        }
        return vec![note];
    }
    let LeftOutNews { left_alone: files, no_articles: none, without_text, unread_keys, unread_dates, .. } =
        news;
    let mut notes = Vec::new();
    if files.iter().any(|kind| may_hold_articles(kind.why)) {
        let number = numbers::count(files.iter().map(|kind| kind.files).sum(), "file");
        let kinds = left_alone(files);
        notes.push(format!("left alone: {number}: {kinds}; nachlese read --left-out ARCHIVE lists them"));
    }
    if !none.is_empty() {
        let (records, kinds) = (count(none, "record"), no_articles(none));
        let are = if total(none) == 1 { "is not an article" } else { "are not articles" };
        notes.push(format!("{records} {are}: {kinds}; nachlese status --left-out names them"));
    }
    let title_alone = without_text.map(|number| {
        let have = if number == 1 { "has" } else { "have" };
        format!("{} {have} only a title", numbers::count(number.into(), "article"))
    });
    let unread = (!unread_keys.is_empty()).then(|| {
        let keys = keys(unread_keys);
        format!("unread keys with long texts: {keys}; nachlese.toml can map them to fields")
    });
    let dates = (!unread_dates.is_empty())
        .then(|| format!("keys with dates that cannot be read: {}", keys(unread_dates)));
    let said: Vec<String> = title_alone.into_iter().chain(unread).chain(dates).collect();
    if !said.is_empty() {
        notes.push(said.join("; "));
    }
    notes
}

/// Whether a user may have meant such a file to be read.
fn may_hold_articles(why: LeftAlone) -> bool {
    match why {
        LeftAlone::NotRead | LeftAlone::Unknown => true,
        LeftAlone::Media | LeftAlone::PageParts | LeftAlone::AboutTheFolder => false,
    }
}

/// `1,200 .pdf (format that is not read), 49 .jpg (picture, film or sound)`.
pub(crate) fn left_alone(kinds: &[LeftAloneCount]) -> String {
    let mut kinds: Vec<&LeftAloneCount> = kinds.iter().collect();
    kinds.sort_by_key(|kind| (!may_hold_articles(kind.why), Reverse(kind.files)));
    let named = |kind: &&LeftAloneCount| {
        let ending = if kind.ending.is_empty() { "without an extension" } else { &kind.ending };
        format!("{} {ending} ({})", thousands(kind.files), kind.why)
    };
    list(kinds.iter().map(named).collect(), "kind")
}

/// `8 front pages, 3 error pages`, most first.
pub(crate) fn no_articles(reasons: &BTreeMap<NoArticleReason, u32>) -> String {
    let named = |(reason, number): (&NoArticleReason, &u32)| {
        let (one, many) = match reason {
            NoArticleReason::Empty => ("empty", "empty"),
            NoArticleReason::ConsentWall => ("consent wall", "consent walls"),
            NoArticleReason::BotCheck => ("bot check", "bot checks"),
            NoArticleReason::ErrorPage => ("error page", "error pages"),
            NoArticleReason::FrontPage => ("front page or list", "front pages or lists"),
            NoArticleReason::NoText => ("without text", "without text"),
            NoArticleReason::OtherRecord => ("record of something else", "records of something else"),
        };
        format!("{} {}", thousands((*number).into()), if *number == 1 { one } else { many })
    };
    most_first(reasons).map(named).collect::<Vec<_>>().join(", ")
}

/// `links 1,203, surroundings 800`, most first.
pub(crate) fn rules(rules: &BTreeMap<Rule, u32>) -> String {
    let named = |(rule, number): (&Rule, &u32)| format!("{rule} {}", thousands((*number).into()));
    most_first(rules).map(named).collect::<Vec<_>>().join(", ")
}

/// `inhalt (340), volltext2 (12)`, most first.
pub(crate) fn keys(keys: &BTreeMap<String, u32>) -> String {
    let named = |(key, records): (&String, &u32)| format!("{key} ({})", thousands((*records).into()));
    list(most_first(keys).map(named).collect(), "key")
}

/// A record that is no article, and what it is instead.
pub(crate) fn record(record: &NoArticle) -> String {
    format!("{}{}: {}", record.path, record.place, record.reason)
}

/// `1 record`, `12 records`: all that is counted.
pub(crate) fn count<K>(counts: &BTreeMap<K, u32>, noun: &str) -> String {
    numbers::count(total(counts), noun)
}

pub(crate) fn total<K>(counts: &BTreeMap<K, u32>) -> u64 {
    counts.values().copied().map(u64::from).sum()
}

fn most_first<K>(counts: &BTreeMap<K, u32>) -> impl Iterator<Item = (&K, &u32)> {
    let mut counts: Vec<_> = counts.iter().collect();
    counts.sort_by_key(|(_, number)| Reverse(**number));
    counts.into_iter()
}

/// The first of them, and how many more there are.
fn list(mut items: Vec<String>, noun: &str) -> String {
    let more = items.len().saturating_sub(NAMED);
    items.truncate(NAMED);
    let ending =
        if more > 0 { format!(" and {} more", numbers::count(more as u64, noun)) } else { String::new() };
    items.join(", ") + &ending
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(files: u64, ending: &str, why: LeftAlone) -> LeftAloneCount {
        LeftAloneCount { ending: ending.into(), why, files, example: String::new() }
    }

    #[test]
    fn notes_say_what_a_user_must_know_and_no_more() {
        let media = vec![files(49, ".jpg", LeftAlone::Media)];
        let mut all = LeftOutReport::default();
        all.left_alone = media.clone();
        let mut news = LeftOutNews::default();
        news.left_alone = media;
        assert!(notes(&all, &news, 7).is_empty(), "pictures belong to an archive");
        assert_eq!(
            notes(&all, &LeftOutNews::default(), 0),
            [
                "the archive holds no article: the index is empty now; left alone: 49 .jpg (picture, film or sound)"
            ]
        );
        news.left_alone.push(files(1200, ".pdf", LeftAlone::NotRead));
        news.no_articles = [(NoArticleReason::ConsentWall, 1), (NoArticleReason::ErrorPage, 3)].into();
        news.without_text = Some(340);
        news.unread_dates = [("datum".to_owned(), 1)].into();
        news.unread_keys = [("inhalt".to_owned(), 340), ("a".to_owned(), 12)].into();
        assert_eq!(
            notes(&all, &news, 7),
            [
                "left alone: 1,249 files: 1,200 .pdf (format that is not read), 49 .jpg (picture, film or sound); \
                 nachlese read --left-out ARCHIVE lists them",
                "4 records are not articles: 3 error pages, 1 consent wall; nachlese status --left-out names them",
                "340 articles have only a title; unread keys with long texts: inhalt (340), a (12); \
                 nachlese.toml can map them to fields; keys with dates that cannot be read: datum (1)",
            ]
        );
    }
}
