//! Why an index cannot be opened or searched.

use nachlese_index_format::{Incompatible as Difference, LayoutError, ManifestError};
use std::io;
use std::path::{Path, PathBuf};

/// Why an index gave no answer. A query string is never the reason: any text can be read as a
/// query.
///
/// The message says what is wrong. What to do about it depends on the program that embeds this
/// crate, which finds what it needs to know in the variants.
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
        /// Which file.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
    /// A file of the index is missing, has another length than recorded, or has other content than
    /// it should. Not all damage is noticed: opening an index does not read large files in full,
    /// and a search does not compare what it reads with checksums.
    #[error("{0}")]
    Damaged(String),
    /// The index was made by another version of the program, or with another schema than is asked
    /// for.
    #[error("{reason}: {}", path.display())]
    Incompatible {
        /// What differs.
        reason: Incompatible,
        /// The index folder.
        path: PathBuf,
    },
    /// The text given as a schema is not one; the index is not at fault.
    #[error("the schema cannot be read: {0}")]
    BadSchema(String),
    /// The index was made with a schema that does not provide for what was asked.
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
    /// The format of its files is that of another version.
    #[error("the index has format {index}, this program reads {program}")]
    Format {
        /// The index's.
        index: u32,
        /// The program's.
        program: u32,
    },
    /// The German analysis has changed since: words of queries would not match those of texts.
    #[error("the index was made with another version of the German analysis")]
    Analysis,
    /// The schema asks for other fields or levels.
    #[error("the index was made with another schema")]
    Schema,
}

/// What an index may not be able to do, depending on its schema.
///
/// ```
/// use nachlese_query::Unsupported;
///
/// assert_eq!(Unsupported::SortByDate.to_string(), "sorted by date");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Unsupported {
    /// Hits cannot be sorted by date: the schema keeps no column of dates.
    #[error("sorted by date")]
    SortByDate,
    /// Hits cannot be counted over time, for the same reason.
    #[error("counted over time")]
    CountOverTime,
}

impl Error {
    /// Something in the index that is not as it was written.
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

/// [`Error`] inside the crate: Tantivy's errors convert into it, so that no type of Tantivy shows
/// in the public one.
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

/// Runs work that reads index files. Tantivy may panic on damaged ones; the panic is returned as an
/// error.
pub(crate) fn guarded<T>(work: impl FnOnce() -> Result<T, Failed>) -> Result<T, Error> {
    match std::panic::catch_unwind(std::panic::AssertUnwindSafe(work)) {
        Ok(result) => result.map_err(|Failed(error)| error),
        Err(_) => Err(Error::damaged("a file of it is not what it was")),
    }
}
