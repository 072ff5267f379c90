//! Why a run failed.
//!
//! After an error the generation that was in use stays in use, except where the error came after
//! the switch: when the folder was synced, an old generation was removed or the report was written.
//! Then the new generation is in use, and the next run completes what is left.

use nachlese_archive::ArchiveError;
use nachlese_index_format::{Incompatible, LayoutError, ManifestError};
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// Why a run, or another command that works on an index, failed.
///
/// The message states what is wrong, in lower case and without a full stop. It names no commands or
/// options of any program: what helps is for the caller to say, who knows how the user called it.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum IndexError {
    /// Another run holds the lock.
    #[error("another run is writing this index: {0}")]
    Busy(LockHolder),
    /// The archive cannot be listed.
    #[error(transparent)]
    Archive(#[from] ArchiveError),
    /// A file of the index cannot be written or read.
    #[error("{}: {source}", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// The cause.
        source: io::Error,
    },
    /// There is no index, or its pointer to the generation in use is damaged.
    #[error(transparent)]
    Layout(#[from] LayoutError),
    /// A generation's manifest cannot be read, or a file is not what its manifest records.
    #[error(transparent)]
    Manifest(#[from] ManifestError),
    /// Segments cannot be written or read.
    #[error("{}: {source}", subject(folder.as_deref()))]
    Segments {
        /// The generation's folder, where it is known. The cause may name a file below it.
        folder: Option<PathBuf>,
        /// The cause.
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// Neither the list of removals nor a generation's copy of it can be read. Nothing is indexed
    /// without it: a removed article must not become public again by accident.
    #[error("the list of removed articles cannot be read: {0}")]
    RemovalsUnreadable(String),
    /// The new generation does not hold what was written to it.
    #[error("the new generation failed its verification and was not used: {0}")]
    Verification(String),
    /// The generation in use is not what was written: nothing can be based on it.
    #[error("the index is damaged: {0}")]
    Damaged(String),
    /// The generation in use cannot be read.
    #[error("the index cannot be used: {0}")]
    Unusable(String),
    /// The index was made with another format, analysis or schema.
    #[error(transparent)]
    Incompatible(Incompatible),
    /// The new generation has too few articles, see [`Guards`](crate::Guards).
    #[error("only {now} articles are left of {before}: the old index stays in use")]
    TooFewArticles {
        /// Articles in the new generation.
        now: u64,
        /// Articles in the generation in use.
        before: u64,
        /// The share that was required.
        ratio: f64,
    },
    /// The new generation has too many failures, see [`Guards`](crate::Guards).
    #[error(
        "{failed} of {all} records and files failed, more than allowed: the old index stays in use; the first that is new is {first}"
    )]
    TooManyErrors {
        /// Records and files that failed.
        failed: u64,
        /// All records, and the files that failed as a whole.
        all: u64,
        /// One of the failures; if possible one that is new since the generation in use.
        first: String,
    },
    /// There is too little free space to start.
    #[error("{}: {free} bytes are free, the run needs {needed} at least", path.display())]
    NoRoom {
        /// The index folder.
        path: PathBuf,
        /// Free bytes.
        free: u64,
        /// Required bytes.
        needed: u64,
    },
    /// Threads cannot be started.
    #[error("cannot start threads: {0}")]
    Threads(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// The run was asked to stop, by [`Progress::cancelled`](crate::Progress::cancelled).
    #[error("interrupted")]
    Interrupted,
}

impl IndexError {
    /// For `map_err`: an error of the file system, with its file.
    pub(crate) fn io(path: &Path) -> impl FnOnce(io::Error) -> IndexError {
        let path = path.to_owned();
        move |source| IndexError::Io { path, source }
    }

    /// For `map_err`: an error of Tantivy, whose types are not part of the public interface.
    pub(crate) fn segments(error: impl Into<tantivy::TantivyError>) -> IndexError {
        IndexError::Segments { folder: None, source: Box::new(error.into()) }
    }

    /// Adds the generation's folder where none is known.
    pub(crate) fn within(self, generation: &Path) -> IndexError {
        match self {
            IndexError::Segments { folder: None, source } => {
                IndexError::Segments { folder: Some(generation.to_owned()), source }
            }
            other => other,
        }
    }
}

/// What an error of segments is about.
fn subject(folder: Option<&Path>) -> String {
    folder.map_or_else(|| "cannot write the index".to_owned(), |folder| folder.display().to_string())
}

/// The process that holds the lock of an index, as it described itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LockHolder(pub(crate) String);

impl fmt::Display for LockHolder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.is_empty() { "it just began" } else { &self.0 })
    }
}
