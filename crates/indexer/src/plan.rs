//! What a run has to do: nothing, an update, or a full build, and why.

use crate::generation::previous::Previous;
use crate::generation::sources::Sources;
use crate::options::Order;
use crate::update::Changes;
use nachlese_archive::Listing;
use nachlese_index_format::{Fingerprints, Incompatible, Manifest, SinceBuild};
use std::collections::HashSet;
use std::fmt;

/// What is to be done.
pub(crate) enum Plan {
    /// The archive is what the generation in use was made of.
    Nothing,
    /// Only what has changed.
    Update(Changes),
    /// Everything.
    Build(Why),
}

/// Why everything is built.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Why {
    First,
    Asked,
    Unreadable(String),
    Incompatible(Incompatible),
    Vocabulary,
    Keys,
    Small,
    MostChanged,
    Due(Vec<String>),
}

impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Why::First => f.write_str("there was no index"),
            Why::Asked => f.write_str("a full build was asked for"),
            Why::Unreadable(reason) => write!(f, "the old index cannot be used: {reason}"),
            Why::Incompatible(incompatible) => write!(f, "{incompatible}"),
            Why::Vocabulary => f.write_str("the vocabulary has changed"),
            Why::Keys => f.write_str("what keys of records mean has changed"),
            Why::Small => f.write_str("the archive is small"),
            Why::MostChanged => f.write_str("the greater part of the archive has changed"),
            Why::Due(reasons) => write!(f, "it was due: {}", reasons.join("; ")),
        }
    }
}

/// The archive as it lies there now.
pub(crate) struct Survey<'a> {
    pub(crate) listing: &'a Listing,
    /// What it will be made of; its files are not read yet.
    pub(crate) sources: &'a Sources,
    pub(crate) fingerprints: &'a Fingerprints,
    /// Whether what was taken down has changed.
    pub(crate) removals_changed: bool,
}

/// Decides.
pub(crate) fn plan(order: &Order, previous: &Result<Previous, Why>, survey: &Survey<'_>) -> Plan {
    let Survey { listing, sources, fingerprints, removals_changed } = *survey;
    let previous = match previous {
        _ if order.full => return Plan::Build(Why::Asked),
        Ok(previous) => previous,
        Err(why) => return Plan::Build(why.clone()),
    };
    if let Err(incompatible) = previous.manifest.fingerprints.check_compatible(fingerprints) {
        return Plan::Build(Why::Incompatible(incompatible));
    }
    if previous.sources.vocabulary != sources.vocabulary {
        return Plan::Build(Why::Vocabulary);
    }
    if previous.sources.keys != sources.keys {
        return Plan::Build(Why::Keys);
    }
    let old = &previous.sources;
    let changes = Changes::between(&old.files, &old.failures, &listing.files);
    if changes.is_empty() {
        // What is gone of them must be forgotten, too.
        let beside: HashSet<_> = old.beside_files().collect();
        let same = (&old.roots, &old.selection) == (&sources.roots, &sources.selection)
            && beside == listing.failures.iter().collect()
            && old.left_alone == sources.left_alone
            && previous.schema == order.schema;
        return if same && !removals_changed { Plan::Nothing } else { Plan::Update(changes) };
    }
    let bytes: u64 = listing.files.iter().map(|file| file.size).sum();
    if bytes < order.rewrite_below {
        return Plan::Build(Why::Small);
    }
    if changes.bytes * 2 > bytes {
        return Plan::Build(Why::MostChanged);
    }
    let due = due(&previous.manifest);
    if order.auto_full && !due.is_empty() {
        return Plan::Build(Why::Due(due));
    }
    Plan::Update(changes)
}

/// Deleted documents above which a build is due, as a share of all: they take room, and still count in frequencies.
const MOST_DELETED: f64 = 0.2;

/// Segments above which a build is due: each is searched by itself.
const MOST_SEGMENTS: u32 = 24;

/// Words unknown to the lexicon above which a build is due, as a share of all words of the index. Each stands for a word that is
/// stemmed by its letters alone. New words come steadily (docs/performance.md, "When a build is due"): 8 % of those of an archive
/// of 30,000 short texts, 14 % with 3,000, so that a build is due when a quarter or a seventh of the archive is new.
const MOST_UNKNOWN: f64 = 0.02;

/// Why a full build of this generation is due, in words.
pub(crate) fn due(manifest: &Manifest) -> Vec<String> {
    let SinceBuild { articles, words, unknown, deleted, segments, .. } = manifest.since_build;
    let share = |part: u64, of: u64| part as f64 / of.max(1) as f64;
    let percent = |part: u64, of: u64| (share(part, of) * 100.0).round();
    let mut reasons = Vec::new();
    let all = manifest.articles + deleted;
    if share(deleted, all) > MOST_DELETED {
        reasons.push(format!("{} % of its documents are deleted", percent(deleted, all)));
    }
    if segments > MOST_SEGMENTS {
        reasons.push(format!("it has {segments} segments"));
    }
    // Articles of updates are taken to be as long as others.
    let unknown_of_all = share(unknown, words) * share(articles, manifest.articles).min(1.0);
    if unknown_of_all > MOST_UNKNOWN {
        let (written, unknown) = (percent(articles, manifest.articles), percent(unknown, words));
        reasons.push(format!(
            "{written} % of its articles came later, and it does not know {unknown} % of their words"
        ));
    }
    reasons
}
