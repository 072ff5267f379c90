//! Why an index is built from nothing, and why that is due.

use nachlese_index_format::{Incompatible, Manifest, SinceBuild};
use std::fmt;

/// Why a run built the whole index and did not update it.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum BuildReason {
    /// There was no index.
    First,
    /// The caller asked for it.
    Asked,
    /// The generation in use cannot be read, for this reason.
    Unreadable(String),
    /// The index was made with another format, analysis or schema.
    Incompatible(Incompatible),
    /// The user's vocabulary has changed.
    Vocabulary,
    /// The user's description of record keys has changed.
    Keys,
    /// The archive is small: a build takes no longer.
    Small,
    /// More than half of the archive has changed: a build takes no longer.
    MostChanged,
    /// A build was due, and the caller had asked for it in that case.
    Due(Vec<DueReason>),
}

impl fmt::Display for BuildReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            BuildReason::First => f.write_str("there was no index"),
            BuildReason::Asked => f.write_str("a full build was asked for"),
            BuildReason::Unreadable(reason) => write!(f, "the old index cannot be used: {reason}"),
            BuildReason::Incompatible(incompatible) => write!(f, "{incompatible}"),
            BuildReason::Vocabulary => f.write_str("the vocabulary has changed"),
            BuildReason::Keys => f.write_str("what keys of records mean has changed"),
            BuildReason::Small => f.write_str("the archive is small"),
            BuildReason::MostChanged => f.write_str("the greater part of the archive has changed"),
            BuildReason::Due(reasons) => {
                let reasons: Vec<String> = reasons.iter().map(ToString::to_string).collect();
                write!(f, "it was due: {}", reasons.join("; "))
            }
        }
    }
}

/// Why a full build of an updated index is due. Percentages are rounded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum DueReason {
    /// Many documents are deleted: they take space, and still count in document frequencies.
    Deleted {
        /// Deleted documents, as a percentage of all.
        percent: u32,
    },
    /// There are many segments: each is searched separately.
    Segments(u32),
    /// The lexicon does not know many of the words that came with updates: their stems are guessed
    /// from letters alone.
    UnknownWords {
        /// Articles written by updates, as a percentage of all.
        articles_percent: u32,
        /// Words of those articles that the lexicon does not know, as a percentage.
        words_percent: u32,
    },
}

impl fmt::Display for DueReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            DueReason::Deleted { percent } => write!(f, "{percent} % of its documents are deleted"),
            DueReason::Segments(segments) => write!(f, "it has {segments} segments"),
            DueReason::UnknownWords { articles_percent, words_percent } => write!(
                f,
                "{articles_percent} % of its articles came later, and it does not know {words_percent} % of their words"
            ),
        }
    }
}

/// A build is due above this share of deleted documents.
const MAX_DELETED: f64 = 0.2;

/// A build is due above this number of segments.
const MAX_SEGMENTS: u32 = 24;

/// A build is due above this share of words, among all words of the index, that the lexicon does
/// not know. New words come steadily (docs/performance.md, "When a build is due"): 8 % of the words
/// of new articles in an archive of 30,000 short texts, 14 % in one of 3,000. So a build is due
/// when a quarter, or a seventh, of the archive is new.
const MAX_UNKNOWN: f64 = 0.02;

/// The reasons for which a full build of a generation is due; none if it is not.
pub(crate) fn due(manifest: &Manifest) -> Vec<DueReason> {
    let SinceBuild { articles, words, unknown, deleted, segments, .. } = manifest.since_build;
    let share = |part: u64, of: u64| part as f64 / of.max(1) as f64;
    let percent = |part: u64, of: u64| (share(part, of) * 100.0).round() as u32;
    let mut reasons = Vec::new();
    let documents = manifest.articles + deleted;
    if share(deleted, documents) > MAX_DELETED {
        reasons.push(DueReason::Deleted { percent: percent(deleted, documents) });
    }
    if segments > MAX_SEGMENTS {
        reasons.push(DueReason::Segments(segments));
    }
    // Assumes that articles of updates are as long as others.
    let unknown_of_all = share(unknown, words) * share(articles, manifest.articles).min(1.0);
    if unknown_of_all > MAX_UNKNOWN {
        reasons.push(DueReason::UnknownWords {
            articles_percent: percent(articles, manifest.articles),
            words_percent: percent(unknown, words),
        });
    }
    reasons
}
