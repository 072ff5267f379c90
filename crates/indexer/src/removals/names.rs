//! The ids and URLs by which articles are removed.

use crate::document::{Identity, name_hash};
use nachlese_archive::address;
use std::collections::HashSet;

/// An id without the number that distinguishes records with the same id (`x#2`). They are states of
/// one article and are removed together.
pub(crate) fn without_number(name: &str) -> &str {
    match name.rsplit_once('#') {
        Some((own, number)) if !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()) => own,
        _ => name,
    }
}

/// The hashes under which records have a name: as an id, and as a URL.
pub(crate) fn name_hashes(name: &str) -> [u64; 2] {
    [name_hash(name), name_hash(&address::normalized(name))]
}

/// The hashes of all removed names.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct RemovalHashes(HashSet<u64>);

impl RemovalHashes {
    /// The hashes of these names.
    pub(crate) fn of_names<'n>(names: impl Iterator<Item = &'n str>) -> RemovalHashes {
        RemovalHashes(names.flat_map(name_hashes).collect())
    }

    #[cfg(test)]
    pub(crate) fn from_hashes(hashes: &[u64]) -> RemovalHashes {
        RemovalHashes(hashes.iter().copied().collect())
    }

    /// Whether a record's id or URL was removed.
    pub(crate) fn contains(&self, identity: &Identity) -> bool {
        !self.0.is_empty() && (self.0.contains(&identity.own) || self.0.contains(&identity.url))
    }
}
