//! What a run did.

pub(crate) mod left_out;

use crate::generation::files;
use crate::limits::peak_memory;
use crate::reason::{BuildReason, DueReason};
use crate::report::left_out::{LeftOutNews, LeftOutReport};
use nachlese_archive::Failure;
use nachlese_index_format::GenerationName;
use serde::{Deserialize, Serialize};
use std::time::Duration;

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum RunOutcome {
    /// Nothing has changed: the generation in use stays in use.
    Unchanged,
    /// Only weights have changed: a new generation with the same articles is in use.
    Reweighted,
    /// A new generation, made of the old one and what has changed, is in use.
    Updated,
    /// A new generation, built from nothing, is in use.
    Built,
}

/// The number of articles that an update changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct ArticleChanges {
    /// New articles.
    pub added: u64,
    /// Articles whose records have changed.
    pub changed: u64,
    /// Articles that no longer exist.
    pub removed: u64,
}

/// What a run did.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Report {
    /// How it ended.
    pub outcome: RunOutcome,
    /// Why everything was built; `None` unless it was.
    pub why: Option<BuildReason>,
    /// Why a full build is due; empty if none is.
    pub due: Vec<DueReason>,
    /// The generation in use.
    pub generation: GenerationName,
    /// Articles in it.
    pub articles: u64,
    /// What an update changed; `None` after a build.
    pub changes: Option<ArticleChanges>,
    /// Files of the archive.
    pub files: usize,
    /// Records left out because an earlier record has the same id and content.
    pub copies: u64,
    /// The new ids of records whose id an earlier record with another content has.
    pub renamed: Vec<String>,
    /// Implausible dates of articles that this run read, each after the id of its article.
    pub doubtful: Vec<String>,
    /// What of the archive is in no article.
    pub left_out: LeftOutReport,
    /// What of that is new since the last generation.
    pub news: LeftOutNews,
    /// Failures that the last generation does not have.
    pub new_failures: Vec<Failure>,
    /// The number of all failures.
    pub failures: u64,
    /// Size of the generation in bytes.
    pub bytes: u64,
    /// Wall time.
    pub elapsed: Duration,
}

/// A run as one JSON object, for logs and `last-run.json`. Keys are only ever added.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[non_exhaustive]
pub struct RunRecord {
    /// When it ended, RFC 3339.
    pub time: String,
    /// How it ended.
    pub outcome: RunOutcome,
    /// Why everything was built, in words.
    #[serde(default)]
    pub why: Option<String>,
    /// The generation in use.
    pub generation: u32,
    /// Articles in it.
    pub articles: u64,
    /// New articles; `null` after a build.
    pub added: Option<u64>,
    /// Articles whose records have changed; `null` after a build.
    pub changed: Option<u64>,
    /// Articles that no longer exist; `null` after a build.
    pub removed: Option<u64>,
    /// Files of the archive.
    pub files: usize,
    /// Records that were copies.
    pub copies: u64,
    /// What of the archive is in no article.
    #[serde(default, flatten)]
    pub left_out: LeftOutReport,
    /// The number of failures.
    pub failed: u64,
    /// Failures that the generation before does not have.
    pub new_failures: Vec<Failure>,
    /// Wall time in seconds.
    pub seconds: f64,
    /// Size of the generation in bytes.
    pub bytes: u64,
    /// The peak memory of the process in bytes, if the system reports it.
    pub peak_memory: Option<u64>,
    /// Why a full build is due, in words.
    pub due: Vec<String>,
}

impl Report {
    /// The run as it is recorded, ending now.
    pub fn record(&self) -> RunRecord {
        RunRecord {
            time: files::now(),
            outcome: self.outcome,
            why: self.why.as_ref().map(ToString::to_string),
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
            due: self.due.iter().map(ToString::to_string).collect(),
        }
    }
}
