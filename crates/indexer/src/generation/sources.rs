//! The files that a generation was made of: `sources.json`.

use crate::error::IndexError;
use crate::generation::records::{RecordOutcome, RecordRow};
use nachlese_archive::{
    Failure, Keys, LeftAlone, LeftAloneFile, NoArticle, NoArticleReason, Rule, Selection, Snapshot,
    SourceFile, UnreadKey, UnreadReason,
};
use nachlese_german::learn::Vocabulary;
use nachlese_index_format::Layout;
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The files of an archive as they were when they were read.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Sources {
    /// The canonical paths of the archive's files and folders.
    pub roots: Vec<PathBuf>,
    /// Which files below them were selected.
    pub selection: Selection,
    /// Every file, sorted by name.
    pub files: Vec<ReadFile>,
    /// Records and files that could not be read.
    #[serde(serialize_with = "Failure::serialize_all_with_kind")]
    pub failures: Vec<Failure>,
    /// Records that are not articles; only the first of each file, some twenty.
    #[serde(default)]
    pub no_articles: Vec<NoArticle>,
    /// Files that are not read, by extension and reason.
    #[serde(default)]
    pub left_alone: Vec<LeftAloneCount>,
    /// Records left out because an earlier record has the same id and content.
    pub copies: u64,
    /// Records left out because they are on the list of removals.
    pub removed: u64,
    /// A hash of the user's vocabulary, if there was one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vocabulary: Option<String>,
    /// What the user, or the archive's own files, said about record keys.
    #[serde(default)]
    pub keys: Keys,
}

/// A file that was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadFile {
    /// The file as it was listed.
    pub file: SourceFile,
    /// A hash of its content. `None` if it could not be read to its end, or was written to in the
    /// meantime: what was read may then be a mixture of two states.
    pub digest: Option<String>,
    /// Whether a later change is certain to show in size, time or inode: the file was not written
    /// to while it was read, nor right before.
    #[serde(rename = "settled")]
    pub stat_reliable: bool,
    /// Records in it that are articles, copies or removed.
    pub records: u32,
    /// Failures in it, including those that are not listed one by one.
    pub failed: u32,
    /// What of it is in no article.
    #[serde(default, skip_serializing_if = "LeftOutCounts::is_empty", rename = "outcomes")]
    pub left_out: LeftOutCounts,
}

/// What of a file, or of an archive, is in no article, counted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct LeftOutCounts {
    /// Records that are not articles, by what they are instead.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub no_articles: BTreeMap<NoArticleReason, u32>,
    /// Articles that have only a title.
    pub without_text: u32,
    /// Paragraphs left out, by the rule.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub left_out: BTreeMap<Rule, u32>,
    /// Record keys with long texts that are in no article, with the number of records.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub unread_keys: BTreeMap<String, u32>,
    /// Record keys whose dates were not understood, with the number of records.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub unread_dates: BTreeMap<String, u32>,
}

/// At most this number of keys is counted per file: each record may have keys of its own.
const MAX_KEYS: usize = 40;

/// At most this number of bytes of a key is kept.
const MAX_KEY_BYTES: usize = 80;

impl LeftOutCounts {
    /// Whether nothing was left out.
    pub fn is_empty(&self) -> bool {
        *self == LeftOutCounts::default()
    }

    /// Adds the counts of another file.
    fn add(&mut self, other: &LeftOutCounts) {
        self.without_text += other.without_text;
        add_counts(&mut self.no_articles, &other.no_articles);
        add_counts(&mut self.left_out, &other.left_out);
        add_counts(&mut self.unread_keys, &other.unread_keys);
        add_counts(&mut self.unread_dates, &other.unread_dates);
    }

    /// All records that are not articles.
    pub fn no_articles(&self) -> u32 {
        self.no_articles.values().sum()
    }

    /// Counts a record with a key that was not understood.
    pub(crate) fn count_unread(&mut self, unread: &UnreadKey) {
        let keys = match unread.why {
            UnreadReason::LongText => &mut self.unread_keys,
            UnreadReason::Date => &mut self.unread_dates,
        };
        let key = unread.key.as_str();
        let key = key.get(..key.floor_char_boundary(MAX_KEY_BYTES)).unwrap_or(key);
        if let Some(records) = keys.get_mut(key) {
            *records += 1;
        } else if keys.len() < MAX_KEYS {
            keys.insert(key.to_owned(), 1);
        }
    }
}

fn add_counts<K: Clone + Ord>(to: &mut BTreeMap<K, u32>, counts: &BTreeMap<K, u32>) {
    for (key, count) in counts {
        *to.entry(key.clone()).or_default() += count;
    }
}

/// Files that are not read, of one extension and for one reason.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct LeftAloneCount {
    /// The extension of their names, with its dot; empty if they have none.
    pub ending: String,
    /// Why they are not read.
    pub why: LeftAlone,
    /// The number of files.
    pub files: u64,
    /// One of the files, by its path below the archive.
    pub example: String,
}

/// At most this number of extensions is counted separately: numbered files (`a.0001`) each have
/// their own.
const MAX_ENDINGS: usize = 40;

impl LeftAloneCount {
    /// Counts files by extension and reason. The rarest extensions are counted as if they were
    /// empty.
    pub fn of(files: &[LeftAloneFile]) -> Vec<LeftAloneCount> {
        let mut counts: BTreeMap<(String, LeftAlone), (u64, &str)> = BTreeMap::new();
        for file in files {
            counts.entry((file.ending(), file.why)).or_insert((0, &file.name)).0 += 1;
        }
        let count = |((ending, why), (files, example)): ((String, LeftAlone), (u64, &str))| LeftAloneCount {
            ending,
            why,
            files,
            example: example.to_owned(),
        };
        let mut counts: Vec<LeftAloneCount> = counts.into_iter().map(count).collect();
        if counts.len() > MAX_ENDINGS {
            counts.sort_by_key(|count| Reverse(count.files));
            for rare in counts.split_off(MAX_ENDINGS) {
                let together =
                    counts.iter_mut().find(|count| count.ending.is_empty() && count.why == rare.why);
                match together {
                    Some(together) => together.files += rare.files,
                    None => counts.push(LeftAloneCount { ending: String::new(), ..rare }),
                }
            }
            counts.sort();
        }
        counts
    }
}

/// Time stamps are coarse: a second write may get the same time as the first. FAT has the coarsest
/// clock, of two seconds.
const TICK_NS: i64 = 2_000_000_000;

impl ReadFile {
    /// A file that was listed at `listed_ns` (nanoseconds since 1970); `read` is its state while it
    /// was read.
    pub(crate) fn new(file: SourceFile, listed_ns: i64, read: Option<Snapshot>) -> ReadFile {
        let old = file.modified_ns.saturating_add(TICK_NS) < listed_ns;
        let digest = read.filter(|read| read.undisturbed).map(|read| read.digest);
        let stat_reliable = old && digest.is_some();
        let left_out = LeftOutCounts::default();
        ReadFile { file, stat_reliable, digest, records: 0, failed: 0, left_out }
    }

    /// The same file, listed again and found to be unchanged.
    pub(crate) fn listed_again(&self, file: SourceFile, listed_ns: i64) -> ReadFile {
        let old = file.modified_ns.saturating_add(TICK_NS) < listed_ns;
        let same_stat = self.stat_reliable && file == self.file;
        ReadFile { stat_reliable: same_stat || self.digest.is_some() && old, file, ..self.clone() }
    }
}

/// A hash of the words of a vocabulary; `None` if it has none. It does not depend on the order of
/// words, nor on comments and blank lines.
pub(crate) fn vocabulary_hash(vocabulary: &Vocabulary) -> Option<String> {
    let mut hasher = blake3::Hasher::new();
    for (word, counts) in vocabulary.rows() {
        hasher.update(format!("{word}\t{counts:?}\n").as_bytes());
    }
    (!vocabulary.is_empty()).then(|| hasher.finalize().to_hex().as_str()[..16].to_owned())
}

impl Sources {
    /// Reads the sources of a generation.
    ///
    /// # Errors
    ///
    /// The file is missing or damaged.
    pub fn read(generation: &Path) -> Result<Sources, IndexError> {
        let path = Layout::sources(generation);
        let bytes = std::fs::read(&path).map_err(IndexError::io(&path))?;
        serde_json::from_slice(&bytes).map_err(|e| IndexError::Io { path, source: e.into() })
    }

    /// Counts the records that are not in the index.
    pub(crate) fn count_records(&mut self, records: &[RecordRow]) {
        let count =
            |outcome: RecordOutcome| records.iter().filter(|row| row.outcome == outcome).count() as u64;
        self.copies = count(RecordOutcome::Copy);
        self.removed = count(RecordOutcome::Removed);
    }

    /// What of all files is in no article.
    pub fn left_out(&self) -> LeftOutCounts {
        let mut all = LeftOutCounts::default();
        self.files.iter().for_each(|file| all.add(&file.left_out));
        all
    }

    /// The number of records in all files.
    pub(crate) fn records(&self) -> u64 {
        self.files.iter().map(|file| u64::from(file.records)).sum()
    }

    /// The number of failures, including those that are not listed one by one.
    pub fn failed(&self) -> u64 {
        let in_files = self.files.iter().map(|file| u64::from(file.failed)).sum::<u64>();
        in_files + self.failures_outside_files().count() as u64
    }

    /// Failures of what is not a file that was read: folders that could not be entered, pipes.
    pub(crate) fn failures_outside_files(&self) -> impl Iterator<Item = &Failure> {
        self.failures.iter().filter(|failure| !self.has_file(&failure.path))
    }

    fn has_file(&self, name: &str) -> bool {
        self.files.binary_search_by(|file| file.file.name.as_str().cmp(name)).is_ok()
    }
}
