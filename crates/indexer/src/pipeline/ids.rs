//! One id, one article.

use nachlese_archive::Article;
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
    given: Map<u64>,
    /// Of an id that several records have, the last number that was appended.
    numbers: Map<u32>,
    /// What stands under an appended number: the record's own id, and its content.
    renamed: HashSet<(u64, u64), BuildHasherDefault<DefaultHasher>>,
}

type Map<T> = HashMap<u64, T, BuildHasherDefault<DefaultHasher>>;

impl Ids {
    /// Makes the id of `article` its own. Must be called in the order of the archive.
    pub(crate) fn settle(&mut self, article: &mut Article) -> Verdict {
        let (own, content) = (hash(&article.id), content(article));
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
            let id = format!("{}#{number}", article.id);
            // Another record's own id may look like that.
            if let Entry::Vacant(free) = self.given.entry(hash(&id)) {
                free.insert(content);
                article.id = id;
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

/// What makes two records the same article: all but the place where they lie.
fn content(a: &Article) -> u64 {
    let published = a.published.as_ref().map(ToString::to_string);
    hash((&a.title, &a.teaser, &a.body, published, &a.source, &a.section, &a.url, &a.author))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_stay_unique_and_copies_go() {
        let mut ids = Ids::default();
        let mut settle = |title: &str| {
            let mut a = Article { id: "x".into(), title: title.into(), ..Article::default() };
            (ids.settle(&mut a), a.id)
        };
        assert_eq!(settle("eins"), (Verdict::New, "x".into()));
        assert_eq!(settle("eins"), (Verdict::Copy, "x".into()));
        assert_eq!(settle("zwei"), (Verdict::Renamed, "x#2".into()));
        assert_eq!(settle("zwei"), (Verdict::Copy, "x".into()));
        assert_eq!(settle("drei"), (Verdict::Renamed, "x#3".into()));
    }
}
