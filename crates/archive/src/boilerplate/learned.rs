//! What an archive's texts and pages have taught about its outlets.

use rustc_hash::FxHasher;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::hash::Hasher;

/// What recurs across the texts and pages of an archive.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Learned {
    /// Names of outlets, longest first.
    pub(super) outlets: Vec<String>,
    /// Hashes of lines with their outlet: at the edge of many of its articles.
    pub(super) lines: BTreeSet<u64>,
}

/// An outlet, as far as a line's recurrence is counted by it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) struct Outlet(u64);

impl Outlet {
    /// The outlet of this name; capitals do not matter.
    pub(crate) fn named(name: &str) -> Outlet {
        Outlet(hash(&name.to_lowercase()))
    }
}

impl Learned {
    /// The outlets that are known, longest first.
    pub(crate) fn outlets(&self) -> impl Iterator<Item = &str> {
        self.outlets.iter().map(String::as_str)
    }

    /// Whether a line stands at the edge of many articles of an outlet.
    pub(crate) fn recurs(&self, outlet: Outlet, line: &str) -> bool {
        !self.lines.is_empty() && self.lines.contains(&line_of(outlet, line))
    }

    /// How many of the first of `lines` recur, and how many of the last: what is left between them is the
    /// article's. At least one line is left.
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

/// A line's hash; white space and final punctuation aside.
pub(super) fn hash(line: &str) -> u64 {
    let mut hasher = FxHasher::default();
    for word in line.split_whitespace() {
        hasher.write(word.trim_end_matches([':', '.', '!']).as_bytes());
        hasher.write_u8(b' ');
    }
    hasher.finish()
}
