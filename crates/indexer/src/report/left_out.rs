//! What of an archive is in no article.

use crate::generation::sources::{LeftAloneCount, LeftOutCounts, Sources};
use nachlese_archive::{NoArticle, NoArticleReason, Rule};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashSet};

/// What of an archive is in no article.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct LeftOutReport {
    /// Files that are not read, by extension and reason.
    pub left_alone: Vec<LeftAloneCount>,
    /// Records that are not articles, by what they are instead.
    pub no_articles: BTreeMap<NoArticleReason, u32>,
    /// Those of them that are new since the last generation.
    pub new_no_articles: BTreeMap<NoArticleReason, u32>,
    /// Articles that have only a title.
    pub without_text: u32,
    /// Paragraphs left out, by the rule.
    pub left_out: BTreeMap<Rule, u32>,
    /// Record keys with long texts that are in no article, with the number of records.
    pub unread_keys: BTreeMap<String, u32>,
    /// Record keys whose dates were not understood, with the number of records.
    pub unread_dates: BTreeMap<String, u32>,
}

impl LeftOutReport {
    /// The report on a generation; `before` is the one before.
    pub(crate) fn new(sources: &Sources, before: Option<&Sources>) -> LeftOutReport {
        let LeftOutCounts { no_articles, without_text, left_out, unread_keys, unread_dates } =
            sources.left_out();
        let new_no_articles = new_no_articles(sources, &no_articles, before);
        let left_alone = sources.left_alone.clone();
        LeftOutReport {
            left_alone,
            no_articles,
            new_no_articles,
            without_text,
            left_out,
            unread_keys,
            unread_dates,
        }
    }
}

/// Records that are not articles and are new. Only the first of each file are listed, so for files
/// with many the counts are compared as well.
fn new_no_articles(
    sources: &Sources,
    no_articles: &BTreeMap<NoArticleReason, u32>,
    before: Option<&Sources>,
) -> BTreeMap<NoArticleReason, u32> {
    let known: HashSet<&NoArticle> = before.into_iter().flat_map(|before| &before.no_articles).collect();
    let mut new: BTreeMap<NoArticleReason, u32> = BTreeMap::new();
    for named in sources.no_articles.iter().filter(|named| !known.contains(named)) {
        *new.entry(named.reason).or_default() += 1;
    }
    let counted = before.map(|before| before.left_out().no_articles).unwrap_or_default();
    for (reason, now) in no_articles {
        let more = now.saturating_sub(counted.get(reason).copied().unwrap_or_default());
        if more > 0 {
            let new = new.entry(*reason).or_default();
            *new = more.max(*new);
        }
    }
    new
}

/// What of an archive is in no article and is news to the user: it is not so in the last
/// generation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct LeftOutNews {
    /// New files that are not read.
    pub left_alone: Vec<LeftAloneCount>,
    /// New records that are not articles.
    pub no_articles: BTreeMap<NoArticleReason, u32>,
    /// Articles that have only a title, if they have become many.
    pub without_text: Option<u32>,
    /// New record keys with long texts that are in no article.
    pub unread_keys: BTreeMap<String, u32>,
    /// Record keys whose dates are not understood now.
    pub unread_dates: BTreeMap<String, u32>,
}

/// Articles with only a title are many if they are more than one in this number: then they are not
/// news flashes, but texts that were not found.
const ONE_IN: u64 = 10;

impl LeftOutNews {
    /// The news about a generation with `articles` articles; `before` is the one before, with the
    /// number of its articles.
    pub(crate) fn new(report: &LeftOutReport, articles: u64, before: Option<(&Sources, u64)>) -> LeftOutNews {
        let known = before.map(|(before, _)| before.left_out()).unwrap_or_default();
        let many = |without: u32, articles: u64| u64::from(without) * ONE_IN > articles;
        let were_many = before.is_some_and(|(_, articles)| many(known.without_text, articles));
        let old = before.map(|(before, _)| before.left_alone.as_slice()).unwrap_or_default();
        let new_files = report.left_alone.iter().filter_map(|now| {
            let old = old.iter().find(|old| (&old.ending, old.why) == (&now.ending, now.why));
            let files = now.files.saturating_sub(old.map_or(0, |old| old.files));
            (files > 0).then(|| LeftAloneCount { files, ..now.clone() })
        });
        let new_keys = |now: &BTreeMap<String, u32>, known: &BTreeMap<String, u32>| {
            let new = now.iter().filter(|(key, _)| !known.contains_key(*key));
            new.map(|(key, records)| (key.clone(), *records)).collect()
        };
        LeftOutNews {
            left_alone: new_files.collect(),
            no_articles: report.new_no_articles.clone(),
            without_text: (many(report.without_text, articles) && !were_many).then_some(report.without_text),
            unread_keys: new_keys(&report.unread_keys, &known.unread_keys),
            unread_dates: new_keys(&report.unread_dates, &known.unread_dates),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::generation::sources::ReadFile;
    use nachlese_archive::{Keys, LeftAlone, Selection, UnreadKey, UnreadReason, list};

    /// The sources of a generation of one file, with the number of records that have each key.
    fn sources(keys: &[(&str, u32)], without_text: u32) -> Sources {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("a.jsonl"), "").unwrap();
        let listing = list(&[folder.path().to_owned()], &Selection::default()).unwrap();
        let mut file = ReadFile::new(listing.files[0].clone(), 0, None);
        file.left_out.without_text = without_text;
        for (key, records) in keys {
            let unread = UnreadKey { key: (*key).to_owned(), why: UnreadReason::LongText };
            (0..*records).for_each(|_| file.left_out.count_unread(&unread));
        }
        Sources { files: vec![file], keys: Keys::default(), ..Sources::default() }
    }

    fn news(now: &Sources, articles: u64, before: Option<(&Sources, u64)>) -> LeftOutNews {
        LeftOutNews::new(&LeftOutReport::new(now, before.map(|(before, _)| before)), articles, before)
    }

    #[test]
    fn a_key_is_news_once() {
        let (old, now) = (sources(&[("inhalt", 3)], 0), sources(&[("inhalt", 5), ("volltext", 1)], 0));
        assert_eq!(news(&old, 9, None).unread_keys, [("inhalt".to_owned(), 3)].into());
        assert_eq!(news(&now, 9, Some((&old, 9))).unread_keys, [("volltext".to_owned(), 1)].into());
        assert_eq!(news(&now, 9, Some((&now, 9))), LeftOutNews::default());
    }

    #[test]
    fn articles_with_only_a_title_are_news_when_they_become_many() {
        let of = |without| sources(&[], without);
        assert_eq!(news(&of(1), 10, None).without_text, None);
        assert_eq!(news(&of(2), 10, None).without_text, Some(2));
        assert_eq!(news(&of(5), 20, Some((&of(1), 10))).without_text, Some(5));
        assert_eq!(news(&of(5), 20, Some((&of(2), 10))).without_text, None);
    }

    #[test]
    fn keys_and_endings_do_not_grow_with_the_archive() {
        let names: Vec<String> = (0..10_000).map(|n| format!("ü{n}{}", "x".repeat(n % 300))).collect();
        let keys: Vec<(&str, u32)> = names.iter().map(|name| (name.as_str(), 1)).collect();
        let unread = sources(&keys, 0).left_out().unread_keys;
        assert!(unread.len() < 100 && unread.keys().all(|key| key.len() <= 80));
        let files: Vec<_> = (0..10_000)
            .map(|n| nachlese_archive::LeftAloneFile { name: format!("a.{n}"), why: LeftAlone::Unknown })
            .collect();
        let counts = LeftAloneCount::of(&files);
        assert!(counts.len() < 100);
        assert_eq!(counts.iter().map(|count| count.files).sum::<u64>(), 10_000);
    }
}
