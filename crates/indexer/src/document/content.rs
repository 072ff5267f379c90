//! What makes two records the same article.

use nachlese_archive::Article;
use std::hash::{DefaultHasher, Hash, Hasher};

/// A hash of all of an article but its id and the place where it lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Content(u64);

impl Content {
    pub(crate) fn of(a: &Article) -> Content {
        let published = a.published.as_ref().map(ToString::to_string);
        let mut hasher = DefaultHasher::new();
        (&a.title, &a.teaser, &a.body, published, &a.source, &a.section, &a.url, &a.author).hash(&mut hasher);
        Content(hasher.finish())
    }
}
