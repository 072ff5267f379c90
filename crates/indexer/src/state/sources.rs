//! What a generation was made of: `sources.json`.

use crate::error::IndexError;
use crate::state::records::{Fate, Trace};
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
    /// The archive's files and folders, real paths.
    pub roots: Vec<PathBuf>,
    /// Which files below them were taken.
    pub selection: Selection,
    /// Every file, in the order of its name.
    pub files: Vec<ReadFile>,
    /// What of them could not be read.
    #[serde(serialize_with = "Failure::serialize_all_with_kind")]
    pub failures: Vec<Failure>,
    /// What of them was read and is no article, at most some twenty of a file.
    #[serde(default)]
    pub no_articles: Vec<NoArticle>,
    /// Files that are not read, by ending and reason.
    #[serde(default)]
    pub left_alone: Vec<LeftAloneCount>,
    /// Records left out because their id and content were there already.
    pub copies: u64,
    /// Records left out because they were taken down.
    pub removed: u64,
    /// A hash of the user's own words; none where there were none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vocabulary: Option<String>,
    /// What keys of its records were said to mean.
    #[serde(default)]
    pub keys: Keys,
}

/// A file that was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadFile {
    /// As it was listed.
    pub file: SourceFile,
    /// Tells its content from any other; `None` where it could not be read to its end, and where it was written to meanwhile:
    /// what was read need be none of its states, however its bytes add up.
    pub digest: Option<String>,
    /// Whether size, time and inode will tell if it changes: it was not written to while it was read, nor right before.
    pub settled: bool,
    /// Records in it, those that are no articles included.
    pub records: u32,
    /// Failures in it, those that are not named one by one included.
    pub failed: u32,
    /// What of it is in no article.
    #[serde(default, skip_serializing_if = "Outcomes::is_empty")]
    pub outcomes: Outcomes,
}

/// What of a file, or of an archive, is in no article.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Outcomes {
    /// Records that were read and are no articles, by what they are.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub no_articles: BTreeMap<NoArticleReason, u32>,
    /// Articles that have a title alone.
    pub without_text: u32,
    /// Paragraphs left out, by the rule that did it.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub left_out: BTreeMap<Rule, u32>,
    /// Keys of records with long texts that are in no article: how many records have each.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub unread_keys: BTreeMap<String, u32>,
    /// Keys of records whose dates were not understood: how many records have each.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub unread_dates: BTreeMap<String, u32>,
}

/// Keys that are counted of one file: records may have keys of their own, each another.
const MOST_KEYS: usize = 40;

/// Bytes of such a key that are kept.
const LONGEST_KEY: usize = 80;

impl Outcomes {
    /// Whether all of it is in its articles.
    pub fn is_empty(&self) -> bool {
        *self == Outcomes::default()
    }

    /// Adds those of another file.
    fn add(&mut self, other: &Outcomes) {
        self.without_text += other.without_text;
        add_counts(&mut self.no_articles, &other.no_articles);
        add_counts(&mut self.left_out, &other.left_out);
        add_counts(&mut self.unread_keys, &other.unread_keys);
        add_counts(&mut self.unread_dates, &other.unread_dates);
    }

    /// Records that are no articles, whatever they are.
    pub fn no_articles(&self) -> u32 {
        self.no_articles.values().sum()
    }

    /// Counts a key that was not understood.
    pub(crate) fn count_unread(&mut self, unread: &UnreadKey) {
        let keys = match unread.why {
            UnreadReason::LongText => &mut self.unread_keys,
            UnreadReason::Date => &mut self.unread_dates,
        };
        let key = unread.key.as_str();
        let key = key.get(..key.floor_char_boundary(LONGEST_KEY)).unwrap_or(key);
        if let Some(records) = keys.get_mut(key) {
            *records += 1;
        } else if keys.len() < MOST_KEYS {
            keys.insert(key.to_owned(), 1);
        }
    }
}

fn add_counts<K: Clone + Ord>(to: &mut BTreeMap<K, u32>, counts: &BTreeMap<K, u32>) {
    for (key, count) in counts {
        *to.entry(key.clone()).or_default() += count;
    }
}

/// Files that are not read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct LeftAloneCount {
    /// The ending of their names, with its dot; empty of those without one.
    pub ending: String,
    /// Why they are not read.
    pub why: LeftAlone,
    /// How many.
    pub files: u64,
    /// One of them, below the archive.
    pub example: String,
}

/// Endings that are told apart: where files are numbered (`a.0001`), each has its own.
const MOST_ENDINGS: usize = 40;

impl LeftAloneCount {
    /// Counts files by ending and reason, the rarest endings together as if they were none.
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
        if counts.len() > MOST_ENDINGS {
            counts.sort_by_key(|count| Reverse(count.files));
            for rare in counts.split_off(MOST_ENDINGS) {
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

/// Time stamps are coarse: a file may be written to again within the tick of its last change. Two seconds are those of FAT.
const TICK_NS: i64 = 2_000_000_000;

impl ReadFile {
    /// A file that was listed at `listed_ns` (nanoseconds since 1970) and read then.
    pub(crate) fn new(file: SourceFile, listed_ns: i64, reading: Option<Snapshot>) -> ReadFile {
        let old = file.modified_ns.saturating_add(TICK_NS) < listed_ns;
        let digest = reading.filter(|reading| reading.undisturbed).map(|reading| reading.digest);
        let settled = old && digest.is_some();
        ReadFile { file, settled, digest, records: 0, failed: 0, outcomes: Outcomes::default() }
    }

    /// The same file, listed again and found to be what it was.
    pub(crate) fn still(&self, file: SourceFile, listed_ns: i64) -> ReadFile {
        let old = file.modified_ns.saturating_add(TICK_NS) < listed_ns;
        let settled = self.settled && file == self.file || self.digest.is_some() && old;
        ReadFile { file, settled, ..self.clone() }
    }
}

/// What tells one vocabulary from another; `None` of one without words. A hash of what it would teach alone: order, comments
/// and blank lines of its file are not in it.
pub(crate) fn vocabulary_hash(vocabulary: &Vocabulary) -> Option<String> {
    let mut hasher = blake3::Hasher::new();
    for (word, counts) in vocabulary.rows() {
        hasher.update(format!("{word}\t{counts:?}\n").as_bytes());
    }
    (!vocabulary.is_empty()).then(|| hasher.finalize().to_hex().as_str()[..16].to_owned())
}

impl Sources {
    /// Reads what a generation was made of.
    ///
    /// # Errors
    ///
    /// The file is missing or damaged.
    pub fn read(generation: &Path) -> Result<Sources, IndexError> {
        let path = Layout::sources(generation);
        let bytes = std::fs::read(&path).map_err(IndexError::io(&path))?;
        serde_json::from_slice(&bytes).map_err(|e| IndexError::Io { path, source: e.into() })
    }

    /// Counts what became of the records.
    pub(crate) fn count(&mut self, records: &[Trace]) {
        let count = |fate: Fate| records.iter().filter(|trace| trace.fate == fate).count() as u64;
        self.copies = count(Fate::Copy);
        self.removed = count(Fate::Removed);
    }

    /// What of all files is in no article.
    pub fn outcomes(&self) -> Outcomes {
        let mut all = Outcomes::default();
        self.files.iter().for_each(|file| all.add(&file.outcomes));
        all
    }

    /// Records in all files.
    pub(crate) fn records(&self) -> u64 {
        self.files.iter().map(|file| u64::from(file.records)).sum()
    }

    /// Failures in all files, those that are not named one by one included.
    pub fn failed(&self) -> u64 {
        let in_files = self.files.iter().map(|file| u64::from(file.failed)).sum::<u64>();
        in_files + self.beside_files().count() as u64
    }

    /// Failures of what is no file that was read: folders that could not be entered, pipes.
    pub(crate) fn beside_files(&self) -> impl Iterator<Item = &Failure> {
        self.failures.iter().filter(|failure| !self.has_file(&failure.path))
    }

    fn has_file(&self, name: &str) -> bool {
        self.files.binary_search_by(|file| file.file.name.as_str().cmp(name)).is_ok()
    }
}
