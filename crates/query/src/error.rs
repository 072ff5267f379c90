//! What can go wrong when an index is opened or searched.

use nachlese_index_format::{LayoutError, ManifestError, Misfit};
use std::path::PathBuf;

/// Why an index gave no answer. A query string is never the reason: it is always read to something.
///
/// The message says what is wrong, and names the command that helps where one does.
///
/// ```
/// use nachlese_query::{Error, Index};
///
/// match Index::open("no such folder") {
///     Err(Error::Layout(error)) => assert!(error.to_string().contains("no such folder")),
///     Err(error) => panic!("{error}"),
///     Ok(_) => panic!("there is none"),
/// }
/// ```
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
    /// The index's schema does not provide for what was asked.
    #[error(
        "the schema of the index does not let hits be {0}; another one does: `nachlese index --schema FILE`"
    )]
    NotProvided(&'static str),
}

/// [`Error`] on its way out: Tantivy's errors turn into it, and no type of Tantivy shows in the public one.
#[derive(Debug)]
pub(crate) struct Failed(Error);

impl From<Error> for Failed {
    fn from(error: Error) -> Self {
        Failed(error)
    }
}

impl From<tantivy::TantivyError> for Failed {
    fn from(error: tantivy::TantivyError) -> Self {
        Failed(Error::Unreadable(error.to_string()))
    }
}

impl From<std::io::Error> for Failed {
    fn from(error: std::io::Error) -> Self {
        Failed(Error::Unreadable(error.to_string()))
    }
}

/// Runs what touches foreign index files: Tantivy may panic on damaged ones, which must not take the caller down.
pub(crate) fn guarded<T>(work: impl FnOnce() -> Result<T, Failed>) -> Result<T, Error> {
    match std::panic::catch_unwind(std::panic::AssertUnwindSafe(work)) {
        Ok(result) => result.map_err(|Failed(error)| error),
        Err(_) => Err(Error::Unreadable("a file of it is damaged".to_owned())),
    }
}
