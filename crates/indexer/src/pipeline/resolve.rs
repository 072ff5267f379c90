//! One id, one article.

use crate::document::Identity;
use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

/// What became of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// It is the article with its id; from 2 on the id gets `#number`, since others with other content have it too.
    Article { number: u32 },
    /// The same id and content was there: it is left out.
    Copy,
}

/// The ids given out, by their hashes. What becomes of a record depends on those before it that have its id, and on no
/// other: an update can settle anew the ids it touches and leave all else alone.
#[derive(Default)]
pub(crate) struct Ids {
    /// The content of the first record with an id.
    first: HashMap<u64, u64, BuildHasherDefault<Hashed>>,
    /// Of an id that several records have: the last number.
    numbers: HashMap<u64, u32, BuildHasherDefault<Hashed>>,
    /// Own id and content of those that have a number.
    numbered: HashSet<(u64, u64)>,
}

impl Ids {
    /// Decides on the next record. Must be called in the order of the archive.
    pub(crate) fn settle(&mut self, identity: &Identity) -> Verdict {
        let Identity { own, content, .. } = *identity;
        match self.first.get(&own) {
            None => {
                self.first.insert(own, content);
                return Verdict::Article { number: 1 };
            }
            Some(first) if *first == content => return Verdict::Copy,
            Some(_) if !self.numbered.insert((own, content)) => return Verdict::Copy,
            Some(_) => {}
        }
        let number = self.numbers.entry(own).or_insert(1);
        *number += 1;
        Verdict::Article { number: *number }
    }
}

/// The id of an article whose record has the number.
pub(crate) fn numbered(own: &str, number: u32) -> String {
    if number > 1 { format!("{own}#{number}") } else { own.to_owned() }
}

/// Hashes of hashes: themselves.
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
    fn ids_stay_unique_and_copies_go() {
        let mut ids = Ids::default();
        let mut settle = |title: &str| {
            let article = Article { id: "x".into(), title: title.into(), ..Article::default() };
            ids.settle(&Identity::of(&article))
        };
        let article = |number| Verdict::Article { number };
        assert_eq!(settle("eins"), article(1));
        assert_eq!(settle("eins"), Verdict::Copy);
        assert_eq!(settle("zwei"), article(2));
        assert_eq!(settle("zwei"), Verdict::Copy);
        assert_eq!(settle("drei"), article(3));
    }
}
