//! Why a run failed. The old generation stays in use, unless the error came behind the switch: when the folder was synced, old
//! generations were dropped or the run was written down, the new one is in use and the next run does what is left.

use crate::generation::lock::Holder;
use nachlese_archive::ArchiveError;
use nachlese_index_format::{LayoutError, ManifestError};
use std::io;
use std::path::{Path, PathBuf};

/// What can end a run.
#[derive(Debug, thiserror::Error)]
pub enum IndexError {
    /// Another run holds the lock.
    #[error("another run is writing this index: {0}")]
    Busy(Holder),
    /// The archive cannot be listed.
    #[error(transparent)]
    Archive(#[from] ArchiveError),
    /// A file of the index cannot be written or read.
    #[error("{}: {source}", path.display())]
    Io {
        /// Which file.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
    /// The pointer to the generation in use is damaged.
    #[error(transparent)]
    Layout(#[from] LayoutError),
    /// The new generation could not be recorded.
    #[error(transparent)]
    Manifest(#[from] ManifestError),
    /// Tantivy could not write or read.
    #[error("cannot write the index: {0}")]
    Tantivy(#[from] tantivy::TantivyError),
    /// The same, where it is known of which generation.
    #[error("{}: {source}", folder.display())]
    Generation {
        /// Its folder; Tantivy names a file below it, or none.
        folder: PathBuf,
        /// Why not.
        source: tantivy::TantivyError,
    },
    /// What was taken down is no more known.
    #[error(
        "what was removed for good is no more known: {0}; put a copy of the file back, or delete it, which lets removed articles be found again"
    )]
    Removals(String),
    /// The new generation does not hold what was written to it.
    #[error("the new generation failed its verification and was not used: {0}")]
    Verification(String),
    /// What the generation before says of itself does not fit together: an update cannot be built on it.
    #[error("the old index is damaged: {0}")]
    Inherited(String),
    /// The new generation has too few articles.
    #[error(
        "only {now} articles are left of {before}: the old index stays in use (is the archive all there? `--min-articles-ratio {ratio}` asks for more)"
    )]
    TooFewArticles {
        /// In the new generation.
        now: u64,
        /// In the one in use.
        before: u64,
        /// The share that is asked for.
        ratio: f64,
    },
    /// The new generation has too many failures.
    #[error(
        "{failed} of {all} records and files failed, more than --max-errors allows: the old index stays in use; the first that is new is {first}"
    )]
    TooManyErrors {
        /// Failures.
        failed: u64,
        /// All records, and files that are none.
        all: u64,
        /// One of them, if possible one that the index in use has not.
        first: String,
    },
    /// The disk is too full to begin.
    #[error("{}: {free} bytes are free, the run needs {needed} at least", path.display())]
    NoRoom {
        /// The index folder.
        path: PathBuf,
        /// Bytes that are free.
        free: u64,
        /// Bytes that are needed.
        needed: u64,
    },
    /// Nothing is there to be removed from, checked or repaired.
    #[error("{0}")]
    NotUsable(String),
    /// Threads could not be started.
    #[error("cannot start threads: {0}")]
    Threads(#[from] rayon::ThreadPoolBuildError),
    /// The run was asked to stop.
    #[error("interrupted")]
    Interrupted,
}

impl IndexError {
    /// For `map_err`: names the file.
    pub(crate) fn io(path: &Path) -> impl FnOnce(io::Error) -> IndexError {
        let path = path.to_owned();
        move |source| IndexError::Io { path, source }
    }

    /// Says what it means that the list of removed articles cannot be read.
    pub(crate) fn of_removals(self) -> IndexError {
        IndexError::Removals(self.to_string())
    }

    /// Names the generation's folder where nothing is named.
    pub(crate) fn within(self, generation: &Path) -> IndexError {
        match self {
            IndexError::Tantivy(source) => IndexError::Generation { folder: generation.to_owned(), source },
            named => named,
        }
    }
}
