//! The context that every step of a run is given.

use crate::error::IndexError;
use crate::limits::Limits;
use crate::listed_archive::ListedArchive;
use crate::options::IndexOptions;
use crate::progress::Progress;
use crate::removals::list::Removals;
use nachlese_index_format::{Fingerprints, GenerationName, Layout};
use std::path::PathBuf;

/// A generation to be made: of which archive, where, and within which limits.
pub(crate) struct Job<'a> {
    pub(crate) options: &'a IndexOptions,
    pub(crate) layout: Layout,
    /// The generation to make.
    pub(crate) next: GenerationName,
    pub(crate) archive: ListedArchive,
    pub(crate) removals: Removals,
    pub(crate) fingerprints: Fingerprints,
    pub(crate) limits: Limits,
    pub(crate) threads: rayon::ThreadPool,
    pub(crate) progress: &'a dyn Progress,
}

/// The index folder when a job begins.
pub(crate) struct IndexState {
    pub(crate) layout: Layout,
    /// The name of the next generation.
    pub(crate) next: GenerationName,
    pub(crate) removals: Removals,
    /// The number of records when the archive was last indexed.
    pub(crate) records: u64,
}

impl<'a> Job<'a> {
    /// Starts the threads and computes the limits.
    pub(crate) fn new(
        options: &'a IndexOptions,
        index: IndexState,
        archive: ListedArchive,
        progress: &'a dyn Progress,
    ) -> Result<Job<'a>, IndexError> {
        let IndexState { layout, next, removals, records } = index;
        // Rayon's own default would read the environment.
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        let number = if options.threads == 0 { cores } else { options.threads };
        let threads = rayon::ThreadPoolBuilder::new().num_threads(number).build();
        let threads = threads.map_err(|error| IndexError::Threads(Box::new(error)))?;
        let limits = Limits::new(options.memory, number, archive.bytes(), records);
        let fingerprints = Fingerprints::of(&options.schema);
        Ok(Job { options, layout, next, archive, removals, fingerprints, limits, threads, progress })
    }

    /// The folder in which the generation is made.
    pub(crate) fn folder(&self) -> PathBuf {
        self.layout.building(self.next)
    }

    /// Ends a run that was asked to stop.
    pub(crate) fn check_cancelled(&self) -> Result<(), IndexError> {
        if self.progress.cancelled() { Err(IndexError::Interrupted) } else { Ok(()) }
    }

    /// Removes the unfinished generation if a step failed, and names its folder in the error.
    pub(crate) fn discard_on_error<T>(&self, result: Result<T, IndexError>) -> Result<T, IndexError> {
        result.map_err(|error| {
            self.discard();
            error.within(&self.folder())
        })
    }

    /// Removes the unfinished generation. The next run removes what cannot be removed now.
    pub(crate) fn discard(&self) {
        let _ = std::fs::remove_dir_all(self.folder());
    }
}
