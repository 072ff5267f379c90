//! The end of a run: a finished generation is checked, taken into use, and reported.

use crate::error::IndexError;
use crate::generation::finished::FinishedGeneration;
use crate::generation::previous::Previous;
use crate::generation::switch;
use crate::guards::size_of;
use crate::job::Job;
use crate::reason::due;
use crate::report::left_out::{LeftOutNews, LeftOutReport};
use crate::report::{Report, RunOutcome};
use nachlese_archive::Failure;
use std::collections::HashSet;
use std::time::Instant;

/// Takes a generation into use, unless the guards refuse it, and drops old ones.
pub(crate) fn finish(
    job: &Job<'_>,
    previous: Option<&Previous>,
    finished: FinishedGeneration,
    outcome: RunOutcome,
    start: Instant,
) -> Result<Report, IndexError> {
    let FinishedGeneration { manifest, sources, changes, remarks } = finished;
    let before = previous.map(|previous| previous.manifest.articles);
    let known = previous.map(|p| p.sources.failures.as_slice()).unwrap_or_default();
    let new_failures = newly_failed(&sources.failures, known);
    job.discard_on_error(job.options.guards.check(before, &manifest, &sources, &new_failures))?;
    job.discard_on_error(job.check_cancelled())?;
    job.discard_on_error(switch::switch_to(&job.layout, job.next))?;
    switch::drop_old(&job.layout, job.options.keep)?;
    let left_out = LeftOutReport::new(&sources, previous.map(|p| &p.sources));
    let before = previous.map(|p| (&p.sources, p.manifest.articles));
    let news = LeftOutNews::new(&left_out, manifest.articles, before);
    Ok(Report {
        outcome,
        why: None,
        due: due(&manifest),
        generation: job.next,
        articles: manifest.articles,
        changes,
        files: sources.files.len(),
        copies: sources.copies,
        renamed: remarks.renamed,
        doubtful: remarks.doubtful,
        left_out,
        news,
        failures: sources.failed(),
        new_failures,
        bytes: size_of(&manifest),
        elapsed: start.elapsed(),
    })
}

fn newly_failed(now: &[Failure], known: &[Failure]) -> Vec<Failure> {
    let known: HashSet<&Failure> = known.iter().collect();
    now.iter().filter(|f| !known.contains(f)).cloned().collect()
}
