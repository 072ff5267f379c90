//! Where in its file an entry lies.

use serde::{Deserialize, Serialize};
use std::fmt;

/// Where in its file an entry lies. Displayed after the file's name: `a.jsonl:7`, `a.json[7]`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Place {
    /// It is the whole file.
    #[default]
    Whole,
    /// The line, from 1.
    Line(u64),
    /// The item of a list, from 0, as `jq '.[7]'` counts.
    Item(u64),
}

impl Place {
    /// Whether it is the whole file.
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
