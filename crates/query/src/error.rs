//! What can go wrong when an index is opened or searched.

use nachlese_index_format::{Incompatible as Unfit, LayoutError, ManifestError};
use std::io;
use std::path::{Path, PathBuf};

/// Why an index gave no answer. A query string is never the reason: it is always read to something.
///
/// The message says what is wrong, and names the command that helps where one does.
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
    #[error("no index at {}: `nachlese index --index FOLDER ARCHIVE` makes one", .0.display())]
    NoIndex(PathBuf),
    /// A file of the index cannot be read: permissions, a disk that is gone.
    #[error("cannot read {}: {source}", path.display())]
    Io {
        /// Which file.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
    /// A file of the index is missing, has another length than recorded, or is not what it should be. Not every damage is
    /// noticed: large files are not read whole when an index is opened, and what a search reads is not compared with checksums.
    #[error("{0}; `nachlese index --full` builds the index anew")]
    Damaged(String),
    /// The index was made by another version of the program, or for another schema than is asked for.
    #[error("{misfit}: {}; {}", path.display(), misfit.remedy())]
    Misfit {
        /// What does not fit.
        misfit: Misfit,
        /// The index folder.
        path: PathBuf,
    },
    /// The text given as schema is none; the index has nothing to do with it.
    #[error("the schema cannot be read: {0}")]
    BadSchema(String),
    /// The index's schema does not provide for what was asked.
    #[error(
        "the schema of the index does not let hits be {0}; another one does: `nachlese index --schema FILE`"
    )]
    NotProvided(&'static str),
}

/// What does not fit between an index and the program that opens it.
///
/// ```
/// assert_eq!(nachlese_query::Misfit::Schema.to_string(), "the index was made with another schema");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Misfit {
    /// The format of its files is that of another version.
    #[error("the index has format {index}, this program reads {program}")]
    Format {
        /// The index's.
        index: u32,
        /// The program's.
        program: u32,
    },
    /// The German analysis has changed since: words of queries would not meet those of texts.
    #[error("the index was made with another version of the German analysis")]
    Analysis,
    /// The schema asks for other fields or levels.
    #[error("the index was made with another schema")]
    Schema,
}

impl Misfit {
    /// What to do: an index that is newer than the program is not to be built down.
    fn remedy(self) -> &'static str {
        match self {
            Misfit::Format { index, program } if index > program => {
                "a newer version of the program reads it, `nachlese index --full` builds it anew for this one"
            }
            _ => "`nachlese index --full` builds it anew",
        }
    }
}

impl Error {
    /// Something in the index that is not as it was written.
    pub(crate) fn damaged(reason: impl std::fmt::Display) -> Error {
        Error::Damaged(format!("the index is damaged: {reason}"))
    }

    pub(crate) fn misfit(unfit: Unfit, index: &Path) -> Error {
        let misfit = match unfit {
            Unfit::Format { index, program } => Misfit::Format { index, program },
            Unfit::Analysis => Misfit::Analysis,
            Unfit::Schema => Misfit::Schema,
        };
        Error::Misfit { misfit, path: index.to_owned() }
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
        Failed(Error::damaged(error))
    }
}

impl From<std::io::Error> for Failed {
    fn from(error: std::io::Error) -> Self {
        Failed(Error::damaged(error))
    }
}

/// Runs what touches foreign index files: Tantivy may panic on damaged ones, which must not take the caller down.
pub(crate) fn guarded<T>(work: impl FnOnce() -> Result<T, Failed>) -> Result<T, Error> {
    match std::panic::catch_unwind(std::panic::AssertUnwindSafe(work)) {
        Ok(result) => result.map_err(|Failed(error)| error),
        Err(_) => Err(Error::damaged("a file of it is not what it was")),
    }
}
