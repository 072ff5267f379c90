//! A run of the indexer: its steps, in order.

use crate::build::build;
use crate::error::IndexError;
use crate::finish::finish;
use crate::generation::lock::Lock;
use crate::generation::previous::Previous;
use crate::generation::{files, switch};
use crate::guards::{require_room, size_of};
use crate::job::{IndexState, Job};
use crate::listed_archive::ListedArchive;
use crate::options::IndexOptions;
use crate::plan::{Plan, plan};
use crate::progress::Progress;
use crate::reason::{BuildReason, due};
use crate::removals::list::Removals;
use crate::report::left_out::{LeftOutNews, LeftOutReport};
use crate::report::{ArticleChanges, Report, RunOutcome};
use crate::update::changes::Changes;
use crate::update::update;
use nachlese_index_format::Layout;
use std::time::Instant;

/// Brings an index up to date with its archive.
///
/// Blocks until done. If nothing has changed, nothing is read. Otherwise a new generation is made
/// next to the old one and taken into use after it is verified.
///
/// # Errors
///
/// See [`IndexError`]. The generation in use stays in use.
pub fn run(options: &IndexOptions, progress: &dyn Progress) -> Result<Report, IndexError> {
    let start = Instant::now();
    let layout = Layout::new(&options.index);
    let _lock = Lock::acquire(&layout, options.wait, progress)?;
    let next = switch::clear_leftovers(&layout)?;
    let removals = Removals::repaired(&layout)?;
    let previous = Previous::open(&layout);
    let records = previous.as_ref().map_or(0, |previous| previous.sources.records());
    let index = IndexState { layout, next, removals, records };
    let job = Job::new(options, index, ListedArchive::now(options)?, progress)?;
    let plan = job.threads.install(|| plan(&job, previous));
    let report = match plan {
        Plan::Nothing(previous) => {
            // A run that was killed right after its switch did not get to this.
            switch::drop_old(&job.layout, options.keep)?;
            unchanged(&previous, start)
        }
        Plan::Update(previous, changes) => update_index(&job, &previous, &changes, start)?,
        Plan::Build(previous, reason) => build_index(&job, previous.as_deref(), reason, start)?,
    };
    if options.log {
        let path = job.layout.last_run();
        files::replace(job.layout.root(), &path, &files::checksummed(&path, &report.record())?)?;
    }
    Ok(report)
}

fn build_index(
    job: &Job<'_>,
    previous: Option<&Previous>,
    reason: BuildReason,
    start: Instant,
) -> Result<Report, IndexError> {
    // The old generation is the best available estimate. Texts are compressed to less than half.
    let archive = job.archive.bytes();
    require_room(&job.layout, previous.map_or(archive / 3, |p| size_of(&p.manifest) / 2))?;
    let finished = job.discard_on_error(build(job))?;
    let report = finish(job, previous, finished, RunOutcome::Built, start)?;
    Ok(Report { why: Some(reason), ..report })
}

fn update_index(
    job: &Job<'_>,
    previous: &Previous,
    changes: &Changes,
    start: Instant,
) -> Result<Report, IndexError> {
    let rebuild = |damage: String| build_index(job, Some(previous), BuildReason::Unreadable(damage), start);
    let reweighted = changes.is_empty() && previous.schema != job.options.schema;
    if reweighted && let Err(damage) = previous.manifest.verify_files(&previous.folder) {
        return rebuild(damage.to_string());
    }
    require_room(&job.layout, changes.bytes / 3)?;
    let outcome = if reweighted { RunOutcome::Reweighted } else { RunOutcome::Updated };
    match update(job, previous, changes, false) {
        // An update cannot be based on damaged files.
        Err(IndexError::Damaged(damage)) => rebuild(damage),
        finished => finish(job, Some(previous), finished?, outcome, start),
    }
}

/// The report of a run that found nothing to do.
fn unchanged(previous: &Previous, start: Instant) -> Report {
    Report {
        outcome: RunOutcome::Unchanged,
        why: None,
        due: due(&previous.manifest),
        generation: previous.name,
        articles: previous.manifest.articles,
        changes: Some(ArticleChanges::default()),
        files: previous.sources.files.len(),
        copies: previous.sources.copies,
        renamed: Vec::new(),
        doubtful: Vec::new(),
        left_out: LeftOutReport::new(&previous.sources, Some(&previous.sources)),
        news: LeftOutNews::default(),
        failures: previous.sources.failed(),
        new_failures: Vec::new(),
        bytes: size_of(&previous.manifest),
        elapsed: start.elapsed(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::progress::Phase;
    use std::sync::Mutex;

    /// Cancels a run in one of its passes; knows the last pass that began.
    struct CancelIn(Option<Phase>, Mutex<Option<Phase>>);

    impl Progress for CancelIn {
        fn started(&self, phase: Phase, _bytes: u64) {
            *self.1.lock().unwrap() = Some(phase);
        }
        fn advanced(&self, _articles: u64, _bytes: u64) {}
        fn finishing(&self, _phase: Phase) {}
        fn cancelled(&self) -> bool {
            self.0.is_some() && *self.1.lock().unwrap() == self.0
        }
    }

    #[test]
    fn a_run_can_be_cancelled_in_the_pass_that_learns() {
        let folder = tempfile::tempdir().unwrap();
        let archive = folder.path().join("archiv");
        std::fs::create_dir(&archive).unwrap();
        for number in 0..3 {
            std::fs::write(archive.join(format!("{number}.txt")), format!("Haus {number}\n\nEs regnet.\n"))
                .unwrap();
        }
        let options = IndexOptions::new(folder.path().join("index"), vec![archive]).threads(2);
        let progress = CancelIn(Some(Phase::Reading), Mutex::default());
        assert!(matches!(run(&options, &progress), Err(IndexError::Interrupted)));
        assert_eq!(*progress.1.lock().unwrap(), Some(Phase::Reading), "no other pass began");
    }

    #[test]
    fn a_cancelled_run_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let archive = folder.path().join("a.jsonl");
        std::fs::write(&archive, "{\"title\": \"Haus\"}\n").unwrap();
        let options = IndexOptions::new(folder.path().join("index"), vec![archive]).threads(2);
        for phase in [Phase::Reading, Phase::Indexing] {
            let result = run(&options, &CancelIn(Some(phase), Mutex::default()));
            assert!(matches!(result, Err(IndexError::Interrupted)), "{phase}");
            assert_eq!(std::fs::read_dir(options.index.join("generations")).unwrap().count(), 0, "{phase}");
        }
        assert_eq!(run(&options, &CancelIn(None, Mutex::default())).unwrap().articles, 1);
    }
}
