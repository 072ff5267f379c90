//! One id, one article.

use nachlese_archive::Article;
use std::collections::HashMap;
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
pub(crate) struct Ids(HashMap<u64, u64, BuildHasherDefault<DefaultHasher>>);

impl Ids {
    /// Makes the id of `article` its own. Must be called in the order of the archive.
    pub(crate) fn settle(&mut self, article: &mut Article) -> Verdict {
        let content = content(article);
        let mut id = article.id.clone();
        let mut number = 1;
        loop {
            match self.0.get(&hash(&id)) {
                Some(known) if *known == content => return Verdict::Copy,
                Some(_) => {
                    number += 1;
                    id = format!("{}#{number}", article.id);
                }
                None => {
                    self.0.insert(hash(&id), content);
                    article.id = id;
                    return if number == 1 { Verdict::New } else { Verdict::Renamed };
                }
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
