//! What can go wrong when an index is opened or searched.

use nachlese_index_format::{LayoutError, ManifestError, Misfit};
use std::path::PathBuf;

/// Why an index gave no answer. A query string is never the reason: it is always read to something.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// There is no index at the path, or its pointer is damaged.
    #[error(transparent)]
    Layout(#[from] LayoutError),
    /// A file of the index is missing or has another length than recorded.
    #[error("{0}; `nachlese index --full` builds the index anew")]
    Damaged(#[from] ManifestError),
    /// The index was made by another version, or for another schema.
    #[error("{misfit}: {}; `nachlese index --full` builds it anew", path.display())]
    Misfit {
        /// What does not fit.
        misfit: Misfit,
        /// The index folder.
        path: PathBuf,
    },
    /// The index cannot be read.
    #[error("the index cannot be read: {0}; `nachlese index --full` builds it anew")]
    Unreadable(String),
}

impl From<tantivy::TantivyError> for Error {
    fn from(error: tantivy::TantivyError) -> Self {
        Error::Unreadable(error.to_string())
    }
}

impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Self {
        Error::Unreadable(error.to_string())
    }
}

/// Runs what touches foreign index files: Tantivy may panic on damaged ones, which must not take the caller down.
pub(crate) fn guarded<T>(work: impl FnOnce() -> Result<T, Error>) -> Result<T, Error> {
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(work))
        .unwrap_or_else(|_| Err(Error::Unreadable("a file of it is damaged".to_owned())))
}
