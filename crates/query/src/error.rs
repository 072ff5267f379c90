//! Errors of opening and searching an index.

use nachlese_index_format::{Incompatible as Difference, LayoutError, ManifestError};
use std::io;
use std::path::{Path, PathBuf};

/// An error of opening or searching an index. A query string never causes one: any text is a valid
/// query.
///
/// The message says what is wrong, but not what to do about it: that depends on the program that
/// embeds this crate.
///
/// ```
/// use nachlese_query::{Error, Index};
///
/// match Index::open("no such folder") {
///     Err(Error::NoIndex(path)) => assert_eq!(path.to_str(), Some("no such folder")),
///     Err(error) => panic!("{error}"),
///     Ok(_) => panic!("there is none"),
/// }
/// ```
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// There is no index in the folder.
    #[error("no index at {}", .0.display())]
    NoIndex(PathBuf),
    /// A file of the index cannot be read: permissions, a disk that is gone.
    #[error("cannot read {}: {source}", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// The cause.
        source: io::Error,
    },
    /// A file of the index is missing, or has the wrong length or content. Not all damage is
    /// detected: opening an index does not read large files in full, and a search does not verify
    /// checksums.
    #[error("{0}")]
    Damaged(String),
    /// The index was built by another version of the program, or with another schema than the given
    /// one.
    #[error("{reason}: {}", path.display())]
    Incompatible {
        /// What differs.
        reason: Incompatible,
        /// The index folder.
        path: PathBuf,
    },
    /// The text given as a schema is invalid; the index is not at fault.
    #[error("the schema cannot be read: {0}")]
    BadSchema(String),
    /// The schema of the index does not support the operation.
    #[error("the schema of the index does not let hits be {0}")]
    Unsupported(Unsupported),
}

/// What differs between an index and the program that opens it.
///
/// ```
/// use nachlese_query::Incompatible;
///
/// assert_eq!(Incompatible::Schema.to_string(), "the index was made with another schema");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Incompatible {
    /// The file format.
    #[error("the index has format {index}, this program reads {program}")]
    Format {
        /// The format of the index.
        index: u32,
        /// The format of the program.
        program: u32,
    },
    /// The German analysis: the words of queries would not match those of texts.
    #[error("the index was made with another version of the German analysis")]
    Analysis,
    /// The schema: its fields or levels differ.
    #[error("the index was made with another schema")]
    Schema,
}

/// An operation that an index does not support, because of its schema.
///
/// ```
/// use nachlese_query::Unsupported;
///
/// assert_eq!(Unsupported::SortByDate.to_string(), "sorted by date");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Unsupported {
    /// Sorting hits by date: the index has no column of dates.
    #[error("sorted by date")]
    SortByDate,
    /// Counting hits over time, for the same reason.
    #[error("counted over time")]
    CountOverTime,
}

impl Error {
    /// Damage of the index.
    pub(crate) fn damaged(reason: impl std::fmt::Display) -> Error {
        Error::Damaged(format!("the index is damaged: {reason}"))
    }

    pub(crate) fn incompatible(difference: Difference, index: &Path) -> Error {
        let reason = match difference {
            Difference::Format { index, program } => Incompatible::Format { index, program },
            Difference::Analysis => Incompatible::Analysis,
            Difference::Schema => Incompatible::Schema,
        };
        Error::Incompatible { reason, path: index.to_owned() }
    }
}

impl From<LayoutError> for Error {
    fn from(error: LayoutError) -> Self {
        match error {
            LayoutError::NoIndex(path) => Error::NoIndex(path),
            LayoutError::Io { path, source } => Error::Io { path, source },
            LayoutError::BadPointer(_) => Error::damaged(error),
        }
    }
}

impl From<ManifestError> for Error {
    fn from(error: ManifestError) -> Self {
        match error {
            ManifestError::Io { path, source } if source.kind() != io::ErrorKind::NotFound => {
                Error::Io { path, source }
            }
            missing => Error::Damaged(missing.to_string()),
        }
    }
}

/// [`Error`] inside the crate. Tantivy's errors convert into it, so that no Tantivy type appears in
/// the public one.
#[derive(Debug)]
pub(crate) struct Failed(Error);

impl From<Error> for Failed {
    fn from(error: Error) -> Self {
        Failed(error)
    }
}

impl From<tantivy::TantivyError> for Failed {
    fn from(error: tantivy::TantivyError) -> Self {
        Failed(Error::damaged(error))
    }
}

impl From<std::io::Error> for Failed {
    fn from(error: std::io::Error) -> Self {
        Failed(Error::damaged(error))
    }
}

/// Runs work that reads index files. Tantivy may panic on damaged files; the panic is returned as
/// an error.
pub(crate) fn guarded<T>(work: impl FnOnce() -> Result<T, Failed>) -> Result<T, Error> {
    match std::panic::catch_unwind(std::panic::AssertUnwindSafe(work)) {
        Ok(result) => result.map_err(|Failed(error)| error),
        Err(_) => Err(Error::damaged("a file of it is not what it was")),
    }
}
