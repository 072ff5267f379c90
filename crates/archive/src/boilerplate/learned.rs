//! What was learned about the outlets of an archive.

use rustc_hash::FxHasher;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::hash::Hasher;

/// What recurs across the texts and pages of an archive.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Learned {
    /// Names of outlets, longest first.
    pub(super) outlets: Vec<String>,
    /// Hashes of outlets with the lines that are at the edge of many of their articles.
    pub(super) lines: BTreeSet<u64>,
}

/// An outlet, as a hash: the unit by which the recurrence of lines is counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) struct Outlet(u64);

impl Outlet {
    /// The outlet of this name, in any capitals.
    pub(crate) fn named(name: &str) -> Outlet {
        Outlet(hash(&name.to_lowercase()))
    }
}

impl Learned {
    /// The names of the learned outlets, longest first.
    pub(crate) fn outlets(&self) -> impl Iterator<Item = &str> {
        self.outlets.iter().map(String::as_str)
    }

    /// Whether a line is at the edge of many articles of an outlet.
    pub(crate) fn recurs(&self, outlet: Outlet, line: &str) -> bool {
        !self.lines.is_empty() && self.lines.contains(&line_of(outlet, line))
    }

    /// How many lines recur at the beginning of `lines`, and how many at the end; the lines between
    /// belong to the article. At least one line is left.
    pub(crate) fn edges<'l>(
        &self,
        outlet: Outlet,
        lines: impl DoubleEndedIterator<Item = &'l str> + Clone,
    ) -> (usize, usize) {
        if self.lines.is_empty() {
            return (0, 0);
        }
        let recurs = |line: &&str| self.recurs(outlet, line);
        let all = lines.clone().count();
        let first = lines.clone().take_while(recurs).count();
        if first == all {
            return (0, 0);
        }
        (first, lines.rev().take_while(recurs).count())
    }
}

/// A line of an outlet as one number.
pub(super) fn line_of(outlet: Outlet, line: &str) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write_u64(outlet.0);
    hasher.write_u64(hash(line));
    hasher.finish()
}

/// A hash of a line that ignores white space and final punctuation.
pub(super) fn hash(line: &str) -> u64 {
    let mut hasher = FxHasher::default();
    for word in line.split_whitespace() {
        hasher.write(word.trim_end_matches([':', '.', '!']).as_bytes());
        hasher.write_u8(b' ');
    }
    hasher.finish()
}
