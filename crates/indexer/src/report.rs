//! What a run has done.

use crate::generation::files;
use crate::limits::peak_memory;
use crate::state::sources::{LeftAloneCount, Outcomes, Sources};
use nachlese_archive::{Failure, NoArticle};
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
    /// Records without an article, articles without a text, paragraphs left out.
    #[serde(flatten)]
    pub outcomes: Outcomes,
    /// Whether files that are not read are others than in the generation before.
    #[serde(skip)]
    pub left_alone_changed: bool,
    /// Records that are no articles, and were not there in the generation before.
    pub new_no_articles: Vec<NoArticle>,
    /// How many more articles than in the generation before have a title alone.
    #[serde(skip)]
    pub more_without_text: u32,
}

impl LeftOutReport {
    /// Of a generation, beside the one before.
    pub(crate) fn of(sources: &Sources, before: Option<&Sources>) -> LeftOutReport {
        let known: HashSet<&NoArticle> = before.into_iter().flat_map(|before| &before.no_articles).collect();
        let outcomes = sources.outcomes();
        let without_text = before.map_or(0, |before| before.outcomes().without_text);
        LeftOutReport {
            left_alone: sources.left_alone.clone(),
            left_alone_changed: before.is_none_or(|before| before.left_alone != sources.left_alone),
            new_no_articles: sources.no_articles.iter().filter(|n| !known.contains(n)).cloned().collect(),
            more_without_text: outcomes.without_text.saturating_sub(without_text),
            outcomes,
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
    /// Keys of records with long texts or dates that were not understood: how many records have each.
    pub unread_keys: BTreeMap<String, u64>,
    /// What of the archive is in no article.
    pub left_out: LeftOutReport,
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
    /// Keys of records with long texts or dates that were not understood: how many records have each.
    #[serde(default)]
    pub unread_keys: BTreeMap<String, u64>,
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
            unread_keys: self.unread_keys.clone(),
            failed: self.failures,
            new_failures: self.new_failures.clone(),
            seconds: (self.elapsed.as_secs_f64() * 1000.0).round() / 1000.0,
            bytes: self.bytes,
            peak_memory: peak_memory(),
            due: self.due.clone(),
        }
    }
}
