//! A value, and where it was read.

use nachlese_article::Origin;

/// A value, and where it was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Found<T> {
    pub(crate) value: T,
    pub(crate) origin: Option<Origin>,
}

impl<T> Found<T> {
    pub(crate) fn new(value: T, origin: Origin) -> Found<T> {
        Found { value, origin: Some(origin) }
    }
}
