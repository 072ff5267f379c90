//! One id, one article.

use crate::document::Content;
use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, DefaultHasher, Hash, Hasher};

/// What became of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// Its id is its own.
    New,
    /// Another record with other content has its id: it got `#2`, `#3` ...
    Renamed,
    /// The same id and content was there: it is left out.
    Copy,
}

/// The ids given out, with a hash of what they stand for. 64-bit hashes, so that a million records take 24 MB; that two
/// ids of ten million share one has a chance of 1 in 370,000, and would only append a `#2`.
#[derive(Default)]
pub(crate) struct Ids {
    /// What an id stands for.
    given: Map<Content>,
    /// Of an id that several records have, the last number that was appended.
    numbers: Map<u32>,
    /// What stands under an appended number: the record's own id, and its content.
    renamed: HashSet<(u64, Content), BuildHasherDefault<DefaultHasher>>,
}

type Map<T> = HashMap<u64, T, BuildHasherDefault<DefaultHasher>>;

impl Ids {
    /// Makes `id` the one of an article with this content alone. Must be called in the order of the archive.
    pub(crate) fn settle(&mut self, id: &mut String, content: Content) -> Verdict {
        let own = hash(&*id);
        match self.given.get(&own) {
            None => {
                self.given.insert(own, content);
                return Verdict::New;
            }
            Some(known) if *known == content => return Verdict::Copy,
            Some(_) if !self.renamed.insert((own, content)) => return Verdict::Copy,
            Some(_) => {}
        }
        let number = self.numbers.entry(own).or_insert(1);
        loop {
            *number += 1;
            let numbered = format!("{id}#{number}");
            // Another record's own id may look like that.
            if let Entry::Vacant(free) = self.given.entry(hash(&numbered)) {
                free.insert(content);
                *id = numbered;
                return Verdict::Renamed;
            }
        }
    }
}

fn hash(value: impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use nachlese_archive::Article;

    #[test]
    fn ids_stay_unique_and_copies_go() {
        let mut ids = Ids::default();
        let mut settle = |title: &str| {
            let mut id = "x".to_owned();
            let article = Article { title: title.into(), ..Article::default() };
            (ids.settle(&mut id, Content::of(&article)), id)
        };
        assert_eq!(settle("eins"), (Verdict::New, "x".into()));
        assert_eq!(settle("eins"), (Verdict::Copy, "x".into()));
        assert_eq!(settle("zwei"), (Verdict::Renamed, "x#2".into()));
        assert_eq!(settle("zwei"), (Verdict::Copy, "x".into()));
        assert_eq!(settle("drei"), (Verdict::Renamed, "x#3".into()));
    }
}
