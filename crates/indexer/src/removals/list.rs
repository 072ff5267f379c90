//! The list of removals, `removed.json`.
//!
//! It must be possible to remove an article from the index while its file stays in the archive: for
//! a court order, or a report that an agency withdrew. The list is next to the generations, so it
//! survives every build, even one after the index became unreadable. Each generation has a copy of
//! the list that was in force when it was made. The copy shows whether the list has changed since,
//! and replaces a list that is lost or damaged.

use crate::error::IndexError;
use crate::generation::files;
use crate::removals::names::RemovalHashes;
use nachlese_archive::address;
use nachlese_index_format::{Layout, checksummed};
use serde::{Deserialize, Serialize};
use std::io;
use std::path::Path;

/// A removed name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Removal {
    /// An id or a URL.
    pub name: String,
    /// When it was removed, RFC 3339.
    pub since: String,
}

impl Removal {
    /// Whether `name` is this name, or another spelling of the same URL.
    pub(crate) fn matches(&self, name: &str) -> bool {
        self.name == name || address::normalized(&self.name) == address::normalized(name)
    }
}

/// The list of removals.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Removals {
    /// In the order in which they were requested.
    pub removed: Vec<Removal>,
}

impl Removals {
    /// The list in force: that of the index. If it is missing or damaged, the copy of the
    /// generation in use, or of the newest generation if it is not known which is in use.
    ///
    /// # Errors
    ///
    /// The list or a copy exists, but neither can be read. Nothing may become public again by
    /// accident.
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
            Err(error) => {
                copy().ok().flatten().ok_or_else(|| IndexError::RemovalsUnreadable(error.to_string()))
            }
        }
    }

    /// The list in force, which is also written back if it was missing or damaged. Only under the
    /// lock.
    pub(crate) fn repaired(layout: &Layout) -> Result<Removals, IndexError> {
        let list = Self::in_force(layout)?;
        match Self::read(&layout.removals()) {
            Ok(Some(_)) => {}
            Ok(None) if list.removed.is_empty() => {}
            Ok(None) | Err(_) => list.write(layout)?,
        }
        Ok(list)
    }

    /// Reads a list; `None` if the file does not exist.
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

    /// Writes the list of the index.
    pub(crate) fn write(&self, layout: &Layout) -> Result<(), IndexError> {
        let path = layout.removals();
        files::replace(layout.root(), &path, &files::checksummed(&path, self)?)
    }

    /// Adds a name; `false` if it is on the list already, in any spelling.
    pub(crate) fn add(&mut self, name: &str) -> bool {
        let new = !self.removed.iter().any(|removal| removal.matches(name));
        if new {
            self.removed.push(Removal { name: name.to_owned(), since: files::now() });
        }
        new
    }

    /// The hashes that records are compared with.
    pub(crate) fn hashes(&self) -> RemovalHashes {
        RemovalHashes::of_names(self.removed.iter().map(|removal| removal.name.as_str()))
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
    fn a_lost_list_is_restored_from_a_generation() {
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
                assert_eq!(Removals::repaired(&layout).unwrap(), lists[expected].1, "{pointer:?}");
                assert_eq!(Removals::read(&layout.removals()).unwrap().unwrap(), lists[expected].1);
            }
        }
    }
}
