//! What a run has to do: nothing, an update, or a full build, and why.

use crate::generation::previous::Previous;
use crate::job::Job;
use crate::reason::{BuildReason, due};
use crate::update::changes::Changes;
use std::collections::HashSet;

/// What a run has to do.
pub(crate) enum Plan {
    /// Nothing: the generation in use was made of the archive as it is now.
    Nothing(Box<Previous>),
    /// Read what has changed, on top of the generation in use.
    Update(Box<Previous>, Changes),
    /// Read everything. The generation in use is given where it can be read.
    Build(Option<Box<Previous>>, BuildReason),
}

/// Compares the archive with the generation in use. Reads files only to tell whether they changed.
pub(crate) fn plan(job: &Job<'_>, previous: Result<Previous, BuildReason>) -> Plan {
    let previous = match previous {
        Ok(previous) => Box::new(previous),
        Err(_) if job.options.full => return Plan::Build(None, BuildReason::Asked),
        Err(reason) => return Plan::Build(None, reason),
    };
    if let Some(reason) = full_build(job, &previous) {
        return Plan::Build(Some(previous), reason);
    }
    let (old, new) = (&previous.sources, &job.archive.sources);
    let changes = Changes::between(&old.files, &old.failures, &job.archive.listing.files);
    if changes.is_empty() {
        // Failures outside files that are gone must be forgotten, too.
        let failures: HashSet<_> = old.failures_outside_files().collect();
        let unchanged = (&old.roots, &old.selection) == (&new.roots, &new.selection)
            && failures == job.archive.listing.failures.iter().collect()
            && old.left_alone == new.left_alone
            && previous.schema == job.options.schema
            && previous.removals.hashes() == job.removals.hashes();
        return if unchanged { Plan::Nothing(previous) } else { Plan::Update(previous, changes) };
    }
    match build_instead(job, &previous, &changes) {
        Some(reason) => Plan::Build(Some(previous), reason),
        None => Plan::Update(previous, changes),
    }
}

/// Why nothing of the generation in use can be kept.
fn full_build(job: &Job<'_>, previous: &Previous) -> Option<BuildReason> {
    if job.options.full {
        return Some(BuildReason::Asked);
    }
    if let Err(incompatible) = previous.manifest.fingerprints.check_compatible(&job.fingerprints) {
        return Some(BuildReason::Incompatible(incompatible));
    }
    let (old, new) = (&previous.sources, &job.archive.sources);
    if old.vocabulary != new.vocabulary {
        return Some(BuildReason::Vocabulary);
    }
    (old.keys != new.keys).then_some(BuildReason::Keys)
}

/// Why a build is better than an update that is possible.
fn build_instead(job: &Job<'_>, previous: &Previous, changes: &Changes) -> Option<BuildReason> {
    let bytes = job.archive.bytes();
    if bytes < job.options.rewrite_below {
        return Some(BuildReason::Small);
    }
    if changes.bytes * 2 > bytes {
        return Some(BuildReason::MostChanged);
    }
    let due = due(&previous.manifest);
    (job.options.auto_full && !due.is_empty()).then_some(BuildReason::Due(due))
}
