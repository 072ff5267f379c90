//! Why an archive cannot be listed at all.

use crate::format::KeysError;
use std::io;
use std::path::PathBuf;

/// Why an archive cannot be listed at all.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ArchiveError {
    /// A file or folder that was named does not exist or cannot be entered.
    #[error("cannot read {}: {source}", path.display())]
    Root {
        /// As it was named.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
    /// A file that maps keys of records is not understood.
    #[error("{}: {source}", path.display())]
    Keys {
        /// The file.
        path: PathBuf,
        /// What is wrong with it, and in which line.
        source: KeysError,
    },
    /// A pattern of the selection is no glob pattern.
    #[error("bad pattern: {0}")]
    Pattern(String),
}
