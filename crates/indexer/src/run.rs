//! A run of the indexer: its steps, in order.

use crate::build::build;
use crate::error::IndexError;
use crate::generation::lock::Lock;
use crate::generation::previous::Previous;
use crate::generation::sources::{LeftAloneCount, Sources, vocabulary_hash};
use crate::generation::{files, switch};
use crate::guards::{self, bytes_of};
use crate::limits::Limits;
use crate::options::Order;
use crate::plan::{Plan, Survey, Why, due, plan};
use crate::progress::Progress;
use crate::removals::list::Removals;
use crate::report::{ArticleChanges, LeftOutNews, LeftOutReport, Outcome, Report};
use crate::update::{Changes, update};
use nachlese_archive::{Failure, Listing, keys_of, list};
use nachlese_index_format::{Fingerprints, GenerationName, Layout, Manifest};
use std::collections::HashSet;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::time::Instant;

/// Brings an index up to date with its archive.
///
/// Blocks until done. Where nothing has changed nothing is read; otherwise a new generation is made beside the old one, and
/// used once it has proved right.
///
/// # Errors
///
/// See [`IndexError`]. The generation in use stays in use.
pub fn run(order: &Order, progress: &dyn Progress) -> Result<Report, IndexError> {
    let start = Instant::now();
    let layout = Layout::new(&order.index);
    let _lock = Lock::acquire(&layout, order.wait, progress)?;
    let next = switch::clear_leftovers(&layout)?;
    let removals = Removals::mended(&layout)?;
    let previous = Previous::of(&layout);
    let records = previous.as_ref().map_or(0, |previous| previous.sources.records());
    let run = Run::begin(order, Outset { layout, next, removals, records }, Listed::now(order)?, progress)?;
    let removals_changed = previous.as_ref().is_ok_and(|p| p.removals.hashes() != run.removals.hashes());
    let survey = Survey {
        listing: &run.listing,
        sources: &run.sources,
        fingerprints: &run.fingerprints,
        removals_changed,
    };
    let plan = run.threads.install(|| plan(order, &previous, &survey));
    let previous = previous.ok();
    let report = match (plan, &previous) {
        (Plan::Nothing, Some(previous)) => {
            // A run that was killed behind its switch has not come to it.
            switch::drop_old(&run.layout, order.keep)?;
            unchanged(previous, start)
        }
        (Plan::Update(changes), Some(previous)) => run.update(previous, &changes, start)?,
        (Plan::Build(why), previous) => run.build(previous.as_ref(), &why, start)?,
        // Both ask for a generation that could be read.
        (Plan::Nothing | Plan::Update(_), None) => run.build(None, &Why::First, start)?,
    };
    if order.log {
        let path = run.layout.last_run();
        files::replace(run.layout.root(), &path, &files::checksummed(&path, &report.record())?)?;
    }
    Ok(report)
}

/// What every step of a run looks at.
pub(crate) struct Run<'a> {
    pub(crate) order: &'a Order,
    pub(crate) layout: Layout,
    /// The generation that is made.
    pub(crate) next: GenerationName,
    pub(crate) listing: Listing,
    /// When it was listed, nanoseconds since 1970.
    pub(crate) listed_ns: i64,
    /// What the generation will be made of, as far as it is known before its files are read.
    pub(crate) sources: Sources,
    pub(crate) removals: Removals,
    pub(crate) fingerprints: Fingerprints,
    pub(crate) limits: Limits,
    pub(crate) threads: rayon::ThreadPool,
    pub(crate) progress: &'a dyn Progress,
}

/// A generation that is finished and not yet in use.
pub(crate) struct Made {
    pub(crate) manifest: Manifest,
    pub(crate) sources: Sources,
    pub(crate) changes: Option<ArticleChanges>,
    pub(crate) notes: Notes,
}

/// What may surprise about the articles that were read now.
#[derive(Default)]
pub(crate) struct Notes {
    pub(crate) renamed: Vec<String>,
    pub(crate) doubtful: Vec<String>,
}

/// What a run finds when it begins.
pub(crate) struct Outset {
    pub(crate) layout: Layout,
    /// The generation that is made.
    pub(crate) next: GenerationName,
    pub(crate) removals: Removals,
    /// Records that the archive had when it was last indexed.
    pub(crate) records: u64,
}

/// An archive whose files were listed.
pub(crate) struct Listed {
    pub(crate) listing: Listing,
    /// When, nanoseconds since 1970.
    pub(crate) listed_ns: i64,
    /// What a generation of it will be made of, as far as it is known before its files are read.
    pub(crate) sources: Sources,
}

impl Listed {
    fn now(order: &Order) -> Result<Listed, IndexError> {
        let listed_ns = files::now_ns();
        let listing = list(&order.archive, &order.selection)?;
        let roots = order.archive.iter().map(|root| root.canonicalize().map_err(IndexError::io(root)));
        let sources = Sources {
            roots: roots.collect::<Result<_, _>>()?,
            selection: order.selection.clone(),
            failures: listing.failures.clone(),
            left_alone: LeftAloneCount::of(&listing.left_alone),
            vocabulary: vocabulary_hash(&order.vocabulary),
            keys: keys_of(&order.archive, &order.keys)?,
            ..Sources::default()
        };
        Ok(Listed { listing, listed_ns, sources })
    }
}

impl<'a> Run<'a> {
    pub(crate) fn begin(
        order: &'a Order,
        outset: Outset,
        archive: Listed,
        progress: &'a dyn Progress,
    ) -> Result<Run<'a>, IndexError> {
        let Outset { layout, next, removals, records } = outset;
        let Listed { listing, listed_ns, sources } = archive;
        // Rayon's own default would ask the environment.
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        let number = if order.threads == 0 { cores } else { order.threads };
        let threads = rayon::ThreadPoolBuilder::new().num_threads(number).build()?;
        let bytes = listing.files.iter().map(|file| file.size).sum();
        let limits = Limits::of(order.memory, number, bytes, records);
        let fingerprints = Fingerprints::of(&order.schema);
        Ok(Run {
            order,
            layout,
            next,
            listing,
            listed_ns,
            sources,
            removals,
            fingerprints,
            limits,
            threads,
            progress,
        })
    }

    /// Ends a run that was asked to stop.
    pub(crate) fn check_cancelled(&self) -> Result<(), IndexError> {
        if self.progress.cancelled() { Err(IndexError::Interrupted) } else { Ok(()) }
    }

    fn build(&self, previous: Option<&Previous>, why: &Why, start: Instant) -> Result<Report, IndexError> {
        // The old generation is as good a guess as there is; texts are packed to less than their half.
        let archive: u64 = self.listing.files.iter().map(|file| file.size).sum();
        guards::has_room(&self.layout, previous.map_or(archive / 3, |p| bytes_of(&p.manifest) / 2))?;
        let made = self.clean(build(self))?;
        let report = self.switch(previous, made, Outcome::Built, start)?;
        Ok(Report { why: Some(why.to_string()), ..report })
    }

    fn update(&self, previous: &Previous, changes: &Changes, start: Instant) -> Result<Report, IndexError> {
        let reweighted = changes.is_empty() && previous.schema != self.order.schema;
        if reweighted && let Err(damage) = previous.manifest.verify_files(&previous.folder) {
            return self.build(Some(previous), &Why::Unreadable(damage.to_string()), start);
        }
        guards::has_room(&self.layout, changes.bytes / 3)?;
        let outcome = if reweighted { Outcome::Reweighted } else { Outcome::Updated };
        match self.inherit(previous, changes, false) {
            // What an update would be built on is not sound: all is built instead.
            Err(IndexError::Inherited(damage)) => self.build(Some(previous), &Why::Unreadable(damage), start),
            made => self.switch(Some(previous), made?, outcome, start),
        }
    }

    /// Makes the generation of what is new and the files of the one before. Where it fails because those are not what was
    /// written, the error is [`IndexError::Inherited`].
    pub(crate) fn inherit(
        &self,
        previous: &Previous,
        changes: &Changes,
        purge: bool,
    ) -> Result<Made, IndexError> {
        // Damaged segments may make Tantivy panic.
        let made = catch_unwind(AssertUnwindSafe(|| update(self, previous, changes, purge)));
        if matches!(made, Err(_) | Ok(Err(IndexError::Tantivy(_) | IndexError::Verification(_)))) {
            // Whose fault was it?
            if let Err(damage) = previous.manifest.verify_files(&previous.folder) {
                self.abandon();
                return Err(IndexError::Inherited(damage.to_string()));
            }
        }
        self.clean(made.unwrap_or_else(|panic| resume_unwind(panic)))
    }

    /// Removes what is left of a generation that failed, and names it in the error.
    pub(crate) fn clean<T>(&self, made: Result<T, IndexError>) -> Result<T, IndexError> {
        made.map_err(|error| {
            self.abandon();
            error.within(&self.layout.building(self.next))
        })
    }

    /// Removes the unfinished generation; what cannot be removed now is by the next run.
    fn abandon(&self) {
        let _ = std::fs::remove_dir_all(self.layout.building(self.next));
    }

    /// Takes a generation into use, if nothing speaks against it.
    pub(crate) fn switch(
        &self,
        previous: Option<&Previous>,
        made: Made,
        outcome: Outcome,
        start: Instant,
    ) -> Result<Report, IndexError> {
        let Made { manifest, sources, changes, notes } = made;
        let before = previous.map(|previous| previous.manifest.articles);
        let known = previous.map(|p| p.sources.failures.as_slice()).unwrap_or_default();
        let new_failures = newly_failed(&sources.failures, known);
        self.clean(self.order.guards.pass(before, &manifest, &sources, &new_failures))?;
        self.clean(self.check_cancelled())?;
        self.clean(switch::switch_to(&self.layout, self.next))?;
        switch::drop_old(&self.layout, self.order.keep)?;
        let left_out = LeftOutReport::of(&sources, previous.map(|p| &p.sources));
        let news = previous.map(|p| (&p.sources, p.manifest.articles));
        let news = LeftOutNews::of(&left_out, manifest.articles, news);
        Ok(Report {
            outcome,
            why: None,
            due: due(&manifest),
            generation: self.next,
            articles: manifest.articles,
            changes,
            files: sources.files.len(),
            copies: sources.copies,
            renamed: notes.renamed,
            doubtful: notes.doubtful,
            left_out,
            news,
            failures: sources.failed(),
            new_failures,
            bytes: bytes_of(&manifest),
            elapsed: start.elapsed(),
        })
    }
}

/// The report of a run that found nothing to do.
fn unchanged(previous: &Previous, start: Instant) -> Report {
    Report {
        outcome: Outcome::Unchanged,
        why: None,
        due: due(&previous.manifest),
        generation: previous.name,
        articles: previous.manifest.articles,
        changes: Some(ArticleChanges::default()),
        files: previous.sources.files.len(),
        copies: previous.sources.copies,
        renamed: Vec::new(),
        doubtful: Vec::new(),
        left_out: LeftOutReport::of(&previous.sources, Some(&previous.sources)),
        news: LeftOutNews::default(),
        failures: previous.sources.failed(),
        new_failures: Vec::new(),
        bytes: bytes_of(&previous.manifest),
        elapsed: start.elapsed(),
    }
}

fn newly_failed(now: &[Failure], known: &[Failure]) -> Vec<Failure> {
    let known: HashSet<&Failure> = known.iter().collect();
    now.iter().filter(|f| !known.contains(f)).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Mutex;

    /// Lets a run be cancelled in one of its passes.
    struct CancelIn(&'static str, Mutex<String>);

    impl Progress for CancelIn {
        fn started(&self, pass: &str, _bytes: u64) {
            pass.clone_into(&mut self.1.lock().unwrap());
        }
        fn advanced(&self, _articles: u64, _bytes: u64) {}
        fn finishing(&self, _step: &str) {}
        fn cancelled(&self) -> bool {
            *self.1.lock().unwrap() == self.0
        }
    }

    /// Reading an archive for what recurs in it takes as long as reading it for good.
    #[test]
    fn a_run_can_be_cancelled_in_the_pass_that_learns() {
        let folder = tempfile::tempdir().unwrap();
        let archive = folder.path().join("archiv");
        std::fs::create_dir(&archive).unwrap();
        for number in 0..3 {
            std::fs::write(archive.join(format!("{number}.txt")), format!("Haus {number}\n\nEs regnet.\n"))
                .unwrap();
        }
        let order = Order { threads: 2, ..Order::new(folder.path().join("index"), vec![archive]) };
        let progress = CancelIn("reading", Mutex::default());
        assert!(matches!(run(&order, &progress), Err(IndexError::Interrupted)));
        assert_eq!(*progress.1.lock().unwrap(), "reading", "no other pass began");
    }

    #[test]
    fn a_cancelled_run_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let archive = folder.path().join("a.jsonl");
        std::fs::write(&archive, "{\"title\": \"Haus\"}\n").unwrap();
        let order = Order { threads: 2, ..Order::new(folder.path().join("index"), vec![archive]) };
        for pass in ["reading", "indexing"] {
            let result = run(&order, &CancelIn(pass, Mutex::default()));
            assert!(matches!(result, Err(IndexError::Interrupted)), "{pass}");
            assert_eq!(std::fs::read_dir(order.index.join("generations")).unwrap().count(), 0, "{pass}");
        }
        assert_eq!(run(&order, &CancelIn("never", Mutex::default())).unwrap().articles, 1);
    }
}
