//! Why a run ended without a new generation. The old one stays in use in every case.

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
    /// The new generation does not hold what was written to it.
    #[error("the new generation failed its verification and was not used: {0}")]
    Verification(String),
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
}
