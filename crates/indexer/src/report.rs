//! What a run has done.

use crate::generation::files;
use crate::limits::peak_memory;
use crate::state::sources::{LeftAloneCount, Outcomes, Sources};
use nachlese_archive::{Failure, NoArticle, NoArticleReason, Rule};
use nachlese_index_format::GenerationName;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashSet};
use std::time::Duration;

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    /// The archive is what the generation in use was made of.
    Unchanged,
    /// Only weights have changed: a new generation of the same articles is in use.
    Reweighted,
    /// A new generation of what has changed and the files of the old one is in use.
    Updated,
    /// A new generation, built from nothing, is in use.
    Built,
}

/// How many articles an update has touched.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ArticleChanges {
    /// Articles that are new.
    pub added: u64,
    /// Articles whose record has changed.
    pub changed: u64,
    /// Articles that are no more there.
    pub removed: u64,
}

/// What of an archive is in no article.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct LeftOutReport {
    /// Files that are not read, by ending and reason.
    pub left_alone: Vec<LeftAloneCount>,
    /// Records that were read and are no articles, by what they are.
    pub no_articles: BTreeMap<NoArticleReason, u32>,
    /// Those of them that were not there in the generation before.
    pub new_no_articles: BTreeMap<NoArticleReason, u32>,
    /// Articles that have a title alone.
    pub without_text: u32,
    /// Paragraphs left out, by the rule that did it.
    pub left_out: BTreeMap<Rule, u32>,
    /// Keys of records with long texts that are in no article: how many records have each.
    pub unread_keys: BTreeMap<String, u32>,
    /// Keys of records whose dates were not understood: how many records have each.
    pub unread_dates: BTreeMap<String, u32>,
}

impl LeftOutReport {
    /// Of a generation, beside the one before.
    pub(crate) fn of(sources: &Sources, before: Option<&Sources>) -> LeftOutReport {
        let Outcomes { no_articles, without_text, left_out, unread_keys, unread_dates } = sources.outcomes();
        let new_no_articles = newly_none(sources, &no_articles, before);
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

/// Records that are no articles and were not there before. Of a file with many not all are named:
/// there the counts tell.
fn newly_none(
    sources: &Sources,
    no_articles: &BTreeMap<NoArticleReason, u32>,
    before: Option<&Sources>,
) -> BTreeMap<NoArticleReason, u32> {
    let known: HashSet<&NoArticle> = before.into_iter().flat_map(|before| &before.no_articles).collect();
    let mut new: BTreeMap<NoArticleReason, u32> = BTreeMap::new();
    for named in sources.no_articles.iter().filter(|named| !known.contains(named)) {
        *new.entry(named.reason).or_default() += 1;
    }
    let counted = before.map(|before| before.outcomes().no_articles).unwrap_or_default();
    for (reason, now) in no_articles {
        let more = now.saturating_sub(counted.get(reason).copied().unwrap_or_default());
        if more > 0 {
            let new = new.entry(*reason).or_default();
            *new = more.max(*new);
        }
    }
    new
}

/// What of an archive is in no article, and nobody was told yet: it is not so in the generation
/// before.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LeftOutNews {
    /// Files that are not read and were not there.
    pub left_alone: Vec<LeftAloneCount>,
    /// Records that are no articles and were not there.
    pub no_articles: BTreeMap<NoArticleReason, u32>,
    /// Articles that have a title alone, where that has become a great part of all.
    pub without_text: Option<u32>,
    /// Keys with long texts that are in no article, and that no record had.
    pub unread_keys: BTreeMap<String, u32>,
    /// Keys whose dates were not understood, where they were before.
    pub unread_dates: BTreeMap<String, u32>,
}

/// Share of articles with a title alone that is told: one in ten is no flash, but a text that was
/// not found.
const MANY_WITHOUT_TEXT: u64 = 10;

impl LeftOutNews {
    /// Of a generation with so many articles; `before` is the one before, and how many it has.
    pub(crate) fn of(report: &LeftOutReport, articles: u64, before: Option<(&Sources, u64)>) -> LeftOutNews {
        let known = before.map(|(before, _)| before.outcomes()).unwrap_or_default();
        let many = |without: u32, articles: u64| u64::from(without) * MANY_WITHOUT_TEXT > articles;
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

/// What a run has done.
#[derive(Clone, Debug)]
pub struct Report {
    /// Built, updated, or nothing to do.
    pub outcome: Outcome,
    /// Why everything was built, in words.
    pub why: Option<String>,
    /// Why a full build is due, in words; empty where none is.
    pub due: Vec<String>,
    /// The generation in use.
    pub generation: GenerationName,
    /// Articles in it.
    pub articles: u64,
    /// What an update has changed; `None` of a build.
    pub changes: Option<ArticleChanges>,
    /// Files they come from.
    pub files: usize,
    /// Records left out because their id and content were there already.
    pub copies: u64,
    /// Records that share an id with another of other content, by the id they got.
    pub renamed: Vec<String>,
    /// Articles that were read now and have implausible dates, each with what is implausible.
    pub doubtful: Vec<String>,
    /// What of the archive is in no article.
    pub left_out: LeftOutReport,
    /// What of that is new.
    pub news: LeftOutNews,
    /// What could not be read, and was readable or not there in the generation before.
    pub new_failures: Vec<Failure>,
    /// All that could not be read.
    pub failures: u64,
    /// Bytes of the generation.
    pub bytes: u64,
    /// Wall time.
    pub elapsed: Duration,
}

/// A run in one line, as logs and `last-run.json` have it. Keys are only ever added.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct RunRecord {
    /// When it ended, RFC 3339.
    pub time: String,
    /// How.
    pub outcome: Outcome,
    /// Why everything was built.
    #[serde(default)]
    pub why: Option<String>,
    /// The generation in use.
    pub generation: u32,
    /// Articles in it.
    pub articles: u64,
    /// Articles that are new; `null` of a build.
    pub added: Option<u64>,
    /// Articles whose record has changed; `null` of a build.
    pub changed: Option<u64>,
    /// Articles that are no more there; `null` of a build.
    pub removed: Option<u64>,
    /// Files of the archive.
    pub files: usize,
    /// Records that were copies.
    pub copies: u64,
    /// What of the archive is in no article.
    #[serde(default, flatten)]
    pub left_out: LeftOutReport,
    /// What could not be read.
    pub failed: u64,
    /// What of it is new, by name.
    pub new_failures: Vec<Failure>,
    /// Wall time.
    pub seconds: f64,
    /// Bytes of the generation.
    pub bytes: u64,
    /// The most memory the process had, in bytes.
    pub peak_memory: Option<u64>,
    /// Why a full build is due.
    pub due: Vec<String>,
}

impl Report {
    /// The run in one line.
    pub fn record(&self) -> RunRecord {
        RunRecord {
            time: files::now(),
            outcome: self.outcome,
            why: self.why.clone(),
            generation: self.generation.0,
            articles: self.articles,
            added: self.changes.map(|changes| changes.added),
            changed: self.changes.map(|changes| changes.changed),
            removed: self.changes.map(|changes| changes.removed),
            files: self.files,
            copies: self.copies,
            left_out: self.left_out.clone(),
            failed: self.failures,
            new_failures: self.new_failures.clone(),
            seconds: (self.elapsed.as_secs_f64() * 1000.0).round() / 1000.0,
            bytes: self.bytes,
            peak_memory: peak_memory(),
            due: self.due.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::sources::ReadFile;
    use nachlese_archive::{Keys, LeftAlone, Selection, UnreadKey, UnreadReason, list};

    /// What a generation of one file was made of, of which so many records have each key.
    fn sources(keys: &[(&str, u32)], without_text: u32) -> Sources {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("a.jsonl"), "").unwrap();
        let listing = list(&[folder.path().to_owned()], &Selection::default()).unwrap();
        let mut file = ReadFile::new(listing.files[0].clone(), 0, None);
        file.outcomes.without_text = without_text;
        for (key, records) in keys {
            let unread = UnreadKey { key: (*key).to_owned(), why: UnreadReason::LongText };
            (0..*records).for_each(|_| file.outcomes.count_unread(&unread));
        }
        Sources { files: vec![file], keys: Keys::default(), ..Sources::default() }
    }

    fn news(now: &Sources, articles: u64, before: Option<(&Sources, u64)>) -> LeftOutNews {
        LeftOutNews::of(&LeftOutReport::of(now, before.map(|(before, _)| before)), articles, before)
    }

    #[test]
    fn a_key_is_news_once() {
        let (old, now) = (sources(&[("inhalt", 3)], 0), sources(&[("inhalt", 5), ("volltext", 1)], 0));
        assert_eq!(news(&old, 9, None).unread_keys, [("inhalt".to_owned(), 3)].into());
        assert_eq!(news(&now, 9, Some((&old, 9))).unread_keys, [("volltext".to_owned(), 1)].into());
        assert_eq!(news(&now, 9, Some((&now, 9))), LeftOutNews::default());
    }

    #[test]
    fn titles_alone_are_news_where_they_come_to_be_many() {
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
        let unread = sources(&keys, 0).outcomes().unread_keys;
        assert!(unread.len() < 100 && unread.keys().all(|key| key.len() <= 80));
        let files: Vec<_> = (0..10_000)
            .map(|n| nachlese_archive::LeftAloneFile { name: format!("a.{n}"), why: LeftAlone::Unknown })
            .collect();
        let counts = LeftAloneCount::of(&files);
        assert!(counts.len() < 100);
        assert_eq!(counts.iter().map(|count| count.files).sum::<u64>(), 10_000);
    }
}
