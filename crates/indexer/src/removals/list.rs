//! What was taken down for good.
//!
//! Articles must be able to leave an archive's index although their files stay: a court's order, a withdrawn agency report.
//! The list lies beside the generations, so that it survives every rebuild, also one after the old index became unreadable.
//! Each generation has a copy of the list it obeys: it tells whether the list has changed since, and is what is left of it
//! where the list is lost or damaged.

use crate::document::{Identity, name_hash};
use crate::error::IndexError;
use crate::generation::files;
use nachlese_archive::address;
use nachlese_index_format::{Layout, checksummed};
use serde::{Deserialize, Serialize};
use std::collections::HashSet;
use std::io;
use std::path::Path;

/// Something that was taken down.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Removal {
    /// An id or a URL.
    pub name: String,
    /// When, RFC 3339.
    pub since: String,
}

impl Removal {
    /// Whether a name that is typed means this one: an address may be spelt in many ways.
    pub(crate) fn stands_for(&self, name: &str) -> bool {
        self.name == name || address::normalized(&self.name) == address::normalized(name)
    }
}

/// The list of what was taken down.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Removals {
    /// In the order in which it was asked for.
    pub removed: Vec<Removal>,
}

impl Removals {
    /// The list that is in force: that of the index; where it is missing or damaged, the copy of the generation in use, or of the
    /// newest where it cannot be told which is.
    ///
    /// # Errors
    ///
    /// Neither can be read although one of them is there: nothing may become public again by mistake.
    pub fn in_force(layout: &Layout) -> Result<Removals, IndexError> {
        let own = Self::read(&layout.removals());
        let copy = || {
            let generations = layout.finished().map_err(IndexError::io(&layout.generations()))?;
            let in_use = layout.current().ok().filter(|name| generations.contains(name));
            match in_use.or(generations.last().copied()) {
                Some(name) => Self::read(&Layout::applied_removals(&layout.generation(name))),
                None => Ok(None),
            }
        };
        match own {
            Ok(Some(list)) => Ok(list),
            Ok(None) => Ok(copy()?.unwrap_or_default()),
            Err(error) => copy().ok().flatten().ok_or_else(|| error.of_removals()),
        }
    }

    /// The list that is in force, which is put back where it was missing or damaged. Only under the lock.
    pub(crate) fn mended(layout: &Layout) -> Result<Removals, IndexError> {
        let list = Self::in_force(layout)?;
        match Self::read(&layout.removals()) {
            Ok(Some(_)) => {}
            Ok(None) if list.removed.is_empty() => {}
            Ok(None) | Err(_) => list.write(layout)?,
        }
        Ok(list)
    }

    /// Reads a list; `None` where there is none.
    pub(crate) fn read(path: &Path) -> Result<Option<Removals>, IndexError> {
        let bytes = match std::fs::read(path) {
            Err(e) if matches!(e.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
                return Ok(None);
            }
            bytes => bytes.map_err(IndexError::io(path))?,
        };
        let list = checksummed::from_bytes(&bytes).map_err(|e| IndexError::Io {
            path: path.to_owned(),
            source: io::Error::new(io::ErrorKind::InvalidData, e.to_string()),
        })?;
        Ok(Some(list))
    }

    /// Puts the list beside the generations.
    pub(crate) fn write(&self, layout: &Layout) -> Result<(), IndexError> {
        files::replace(layout.root(), &layout.removals(), &files::checksummed(&layout.removals(), self)?)
    }

    /// Adds a name; `false` if it is there already, in whichever spelling.
    pub(crate) fn add(&mut self, name: &str) -> bool {
        let new = !self.removed.iter().any(|removal| removal.stands_for(name));
        if new {
            self.removed.push(Removal { name: name.to_owned(), since: files::now() });
        }
        new
    }

    /// As hashes, which records are compared with.
    pub(crate) fn hashes(&self) -> RemovedHashes {
        RemovedHashes(self.removed.iter().flat_map(|removal| name_hashes(&removal.name)).collect())
    }
}

/// An id as it is typed, or as a list names it: without the number that tells records of one id apart. All of them go: they are
/// states of one article.
pub(crate) fn without_number(name: &str) -> &str {
    match name.rsplit_once('#') {
        Some((own, number)) if !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()) => own,
        _ => name,
    }
}

/// The hashes under which records have a name: it is the id of one, and the address of others.
pub(crate) fn name_hashes(name: &str) -> [u64; 2] {
    [name_hash(name), name_hash(&address::normalized(name))]
}

/// What was taken down, to be compared with records.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct RemovedHashes(HashSet<u64>);

impl RemovedHashes {
    #[cfg(test)]
    pub(crate) fn of(hashes: &[u64]) -> RemovedHashes {
        RemovedHashes(hashes.iter().copied().collect())
    }

    /// Whether a record's id or URL was taken down.
    pub(crate) fn cover(&self, identity: &Identity) -> bool {
        !self.0.is_empty() && (self.0.contains(&identity.own) || self.0.contains(&identity.url))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use nachlese_index_format::GenerationName;

    fn list(names: &[&str]) -> Removals {
        let removal = |name: &&str| Removal { name: (*name).to_owned(), since: files::now() };
        Removals { removed: names.iter().map(removal).collect() }
    }

    #[test]
    fn a_lost_list_is_that_of_a_generation() {
        let dir = tempfile::tempdir().unwrap();
        let layout = Layout::new(dir.path());
        let lists = [(1, list(&["a"])), (2, list(&["a", "b"])), (3, list(&["a", "b", "c"]))];
        for (name, list) in &lists {
            let folder = layout.generation(GenerationName(*name));
            std::fs::create_dir_all(&folder).unwrap();
            std::fs::write(Layout::applied_removals(&folder), checksummed::to_bytes(list).unwrap()).unwrap();
        }
        for (pointer, expected) in [(Some("0002"), 1), (Some("00x2"), 2), (Some("0009"), 2), (None, 2)] {
            match pointer {
                Some(pointer) => std::fs::write(layout.pointer(), pointer).unwrap(),
                None => std::fs::remove_file(layout.pointer()).unwrap(),
            }
            for damaged in [None, Some("no list")] {
                let _ = std::fs::remove_file(layout.removals());
                damaged.into_iter().for_each(|bytes| std::fs::write(layout.removals(), bytes).unwrap());
                assert_eq!(Removals::mended(&layout).unwrap(), lists[expected].1, "{pointer:?}");
                assert_eq!(Removals::read(&layout.removals()).unwrap().unwrap(), lists[expected].1);
            }
        }
    }
}
