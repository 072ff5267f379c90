//! Why an archive cannot be listed at all.

use crate::format::KeysError;
use std::io;
use std::path::PathBuf;

/// Why an archive cannot be listed at all.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ArchiveError {
    /// A root of the archive does not exist or cannot be read.
    #[error("cannot read {}: {source}", path.display())]
    Root {
        /// Its path, as given.
        path: PathBuf,
        /// The cause.
        source: io::Error,
    },
    /// A mapping of keys is invalid.
    #[error("{}: {source}", path.display())]
    Keys {
        /// The file.
        path: PathBuf,
        /// What is wrong with it, and in which line.
        source: KeysError,
    },
    /// A pattern of the selection is not a valid glob.
    #[error("bad pattern: {0}")]
    Pattern(String),
}
