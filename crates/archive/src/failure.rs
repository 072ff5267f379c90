//! What could not be read.

use crate::format::KeysError;
use crate::place::Place;
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
    /// The item of a list, from 0, where it is one item's fault.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<u64>,
    /// What is wrong with it.
    pub reason: String,
    /// Whether the file may be readable another time without having changed: it could not be opened.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub passing: bool,
}

impl Failure {
    /// A file that failed.
    pub fn of_file(path: impl Into<String>, reason: impl Into<String>) -> Failure {
        Failure::at(path, Place::Whole, reason)
    }

    /// A record that failed.
    pub fn at(path: impl Into<String>, place: Place, reason: impl Into<String>) -> Failure {
        let (line, item) = match place {
            Place::Whole => (None, None),
            Place::Line(line) => (Some(line), None),
            Place::Item(item) => (None, Some(item)),
        };
        Failure { path: path.into(), line, item, reason: reason.into(), passing: false }
    }

    /// A file that could not be opened.
    pub(crate) fn not_opened(path: String, error: &io::Error) -> Failure {
        Failure { passing: true, ..Failure::of_file(path, format!("cannot be opened: {error}")) }
    }

    /// Where in the file.
    pub fn place(&self) -> Place {
        match (self.line, self.item) {
            (Some(line), _) => Place::Line(line),
            (None, Some(item)) => Place::Item(item),
            (None, None) => Place::Whole,
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}: {}", self.path, self.place(), self.reason)
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
    /// What a file says of keys of records is not understood.
    #[error("{}: {source}", path.display())]
    Keys {
        /// The file.
        path: PathBuf,
        /// What is wrong with it, and in which line.
        source: KeysError,
    },
    /// A pattern of the selection is none.
    #[error("bad pattern: {0}")]
    Pattern(String),
}
