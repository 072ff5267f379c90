//! What could not be read.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::io;
use std::path::PathBuf;

/// A file or record that could not be read. The run goes on.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Failure {
    /// The file, below the archive.
    pub path: String,
    /// The line, from 1, where it is one line's fault.
    pub line: Option<u64>,
    /// What is wrong with it.
    pub reason: String,
}

/// How the reason of a file begins that could not even be opened.
const NOT_OPENED: &str = "cannot be opened: ";

impl Failure {
    /// A file that could not be opened.
    pub(crate) fn not_opened(path: String, error: &io::Error) -> Failure {
        Failure { path, line: None, reason: format!("{NOT_OPENED}{error}") }
    }

    /// Whether the file may be readable another time without having changed: it could not be opened.
    pub fn is_passing(&self) -> bool {
        self.reason.starts_with(NOT_OPENED)
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}:{line}: {}", self.path, self.reason),
            None => write!(f, "{}: {}", self.path, self.reason),
        }
    }
}

/// Why an archive cannot be listed at all.
#[derive(Debug, thiserror::Error)]
pub enum ArchiveError {
    /// A file or folder that was named does not exist or cannot be entered.
    #[error("cannot read {}: {source}", path.display())]
    Root {
        /// As it was named.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
    /// A pattern of the selection is none.
    #[error("bad pattern: {0}")]
    Pattern(String),
}
