//! Ids are unique: which records are articles, which are copies, which were removed.

use crate::document::Identity;
use crate::removals::names::RemovalHashes;
use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

/// What becomes of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Decision {
    /// It is an article. Its number is 1 for the first record with its id. Records with the same id
    /// and another content are numbered from 2, and `#number` is added to the id.
    Article { number: u32 },
    /// An earlier record has the same id and content.
    Copy,
    /// It is on the list of removals.
    Removed,
}

/// Decides about records in the order of the archive.
///
/// The decision about a record depends only on the removals and on the records before it with the
/// same id. So an update can decide again about the ids that it changes and leave all others alone.
#[derive(Default)]
pub(crate) struct Resolver {
    /// By id, the content of the first record.
    first: HashMap<u64, u64, BuildHasherDefault<Hashed>>,
    /// The last number of an id that several articles have.
    numbers: HashMap<u64, u32, BuildHasherDefault<Hashed>>,
    /// Id and content of the articles with numbers.
    numbered: HashSet<(u64, u64)>,
}

impl Resolver {
    /// Decides about the next record in the order of the archive. A removed record does not use up
    /// an id.
    pub(crate) fn resolve(&mut self, identity: &Identity, removed: &RemovalHashes) -> Decision {
        if removed.contains(identity) {
            return Decision::Removed;
        }
        let Identity { own, content, .. } = *identity;
        match self.first.get(&own) {
            None => {
                self.first.insert(own, content);
                return Decision::Article { number: 1 };
            }
            Some(first) if *first == content => return Decision::Copy,
            Some(_) if !self.numbered.insert((own, content)) => return Decision::Copy,
            Some(_) => {}
        }
        let number = self.numbers.entry(own).or_insert(1);
        *number += 1;
        Decision::Article { number: *number }
    }
}

/// The id of the `number`-th article that shares it.
pub(crate) fn numbered(own: &str, number: u32) -> String {
    if number > 1 { format!("{own}#{number}") } else { own.to_owned() }
}

/// A hasher for keys that are hashes already.
#[derive(Default)]
pub(crate) struct Hashed(u64);

impl Hasher for Hashed {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(*byte);
        }
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = number;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use nachlese_archive::Article;

    #[test]
    fn ids_are_unique_and_copies_are_left_out() {
        let mut resolver = Resolver::default();
        let mut resolve = |title: &str| {
            let article = Article { id: "x".into(), title: title.into(), ..Article::default() };
            resolver.resolve(&Identity::of(&article), &RemovalHashes::default())
        };
        let article = |number| Decision::Article { number };
        assert_eq!(resolve("eins"), article(1));
        assert_eq!(resolve("eins"), Decision::Copy);
        assert_eq!(resolve("zwei"), article(2));
        assert_eq!(resolve("zwei"), Decision::Copy);
        assert_eq!(resolve("drei"), article(3));
    }
}
