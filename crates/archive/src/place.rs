//! The place of an entry in its file.

use serde::{Deserialize, Serialize};
use std::fmt;

/// The place of an entry in its file. Displayed after the file's name: `a.jsonl:7`, `a.json[7]`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Place {
    /// The entry is the whole file.
    #[default]
    Whole,
    /// The line number, from 1.
    Line(u64),
    /// The index in a list, from 0, as in `jq '.[7]'`.
    Item(u64),
}

impl Place {
    /// Whether the entry is the whole file.
    pub fn is_whole(&self) -> bool {
        *self == Place::Whole
    }

    /// The line, where a record is a line.
    pub fn line(self) -> Option<u64> {
        match self {
            Place::Line(line) => Some(line),
            Place::Whole | Place::Item(_) => None,
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Place::Whole => Ok(()),
            Place::Line(line) => write!(f, ":{line}"),
            Place::Item(item) => write!(f, "[{item}]"),
        }
    }
}
