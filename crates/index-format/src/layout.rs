//! The paths inside an index folder.
//!
//! ```text
//! INDEX/lock                      held by the one writer
//! INDEX/current                   names the generation in use; replaced by one rename
//! INDEX/generations/0001/         immutable once `current` names it
//! INDEX/generations/0002.building a generation under construction
//! ```

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// An index folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layout {
    root: PathBuf,
}

/// The number of a generation. Its folder has the number as its name, with at least four digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct GenerationName(pub u32);

impl fmt::Display for GenerationName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.0)
    }
}

impl GenerationName {
    /// Reads a folder name; `None` unless it is at least four digits.
    pub fn parse(name: &str) -> Option<Self> {
        let digits = name.len() >= 4 && name.bytes().all(|b| b.is_ascii_digit());
        digits.then(|| name.parse().ok().map(Self)).flatten()
    }
}

/// The content of `current`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pointer {
    /// The generation in use.
    pub name: GenerationName,
    /// The first digits of its manifest's checksum; indexes of formats 1 and 2 have none.
    pub checksum: Option<String>,
}

impl Pointer {
    /// Digits of the manifest's checksum in a pointer.
    const DIGITS: usize = 16;

    /// The pointer to a generation whose manifest has this checksum.
    pub fn new(name: GenerationName, checksum: &str) -> Pointer {
        Pointer { name, checksum: Some(checksum.chars().take(Self::DIGITS).collect()) }
    }

    fn parse(text: &str) -> Option<Pointer> {
        let line = text.strip_suffix('\n').unwrap_or(text);
        let (name, checksum) = line.split_once(' ').map_or((line, None), |(name, sum)| (name, Some(sum)));
        let hexadecimal = |sum: &str| sum.len() == Self::DIGITS && sum.bytes().all(|b| b.is_ascii_hexdigit());
        if checksum.is_some_and(|sum| !hexadecimal(sum)) {
            return None;
        }
        Some(Pointer { name: GenerationName::parse(name)?, checksum: checksum.map(str::to_owned) })
    }
}

impl fmt::Display for Pointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.name)?;
        self.checksum.as_deref().map_or(Ok(()), |checksum| write!(f, " {checksum}"))
    }
}

/// Why the generation in use is not known.
#[derive(Debug, thiserror::Error)]
pub enum LayoutError {
    /// There is no index here.
    #[error("no index at {}", .0.display())]
    NoIndex(PathBuf),
    /// The pointer does not hold the name of a generation.
    #[error("{} does not name a generation", .0.display())]
    BadPointer(PathBuf),
    /// The folder cannot be read.
    #[error("cannot read {}: {source}", path.display())]
    Io {
        /// The folder or file.
        path: PathBuf,
        /// The cause.
        source: io::Error,
    },
}

impl Layout {
    /// The paths below `root`. Nothing is read or created.
    pub fn new(root: impl Into<PathBuf>) -> Self {
        Layout { root: root.into() }
    }

    /// The index folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The writer's lock.
    pub fn lock(&self) -> PathBuf {
        self.root.join("lock")
    }

    /// The pointer to the generation in use.
    pub fn pointer(&self) -> PathBuf {
        self.root.join("current")
    }

    /// The list of removals, `removed.json`. It applies to every later generation.
    pub fn removals(&self) -> PathBuf {
        self.root.join("removed.json")
    }

    /// The report of the last successful run.
    pub fn last_run(&self) -> PathBuf {
        self.root.join("last-run.json")
    }

    /// The folder of all generations.
    pub fn generations(&self) -> PathBuf {
        self.root.join("generations")
    }

    /// A finished generation.
    pub fn generation(&self, name: GenerationName) -> PathBuf {
        self.generations().join(name.to_string())
    }

    /// A generation under construction.
    pub fn building(&self, name: GenerationName) -> PathBuf {
        self.generations().join(format!("{name}.building"))
    }

    /// The generation in use.
    ///
    /// # Errors
    ///
    /// There is no index, or the pointer cannot be read.
    pub fn current(&self) -> Result<GenerationName, LayoutError> {
        self.read_pointer().map(|pointer| pointer.name)
    }

    /// Reads `current`.
    ///
    /// # Errors
    ///
    /// Those of [`current`](Self::current).
    pub fn read_pointer(&self) -> Result<Pointer, LayoutError> {
        let pointer = self.pointer();
        // A pointer has two dozen bytes: do not read a huge file in its place into memory.
        match std::fs::metadata(&pointer) {
            Ok(meta) if meta.is_file() && meta.len() < 64 => {}
            Ok(_) => return Err(LayoutError::BadPointer(pointer)),
            Err(e) if e.kind() == io::ErrorKind::NotFound || e.kind() == io::ErrorKind::NotADirectory => {
                return Err(LayoutError::NoIndex(self.root.clone()));
            }
            Err(source) => return Err(LayoutError::Io { path: pointer, source }),
        }
        let bytes =
            std::fs::read(&pointer).map_err(|source| LayoutError::Io { path: pointer.clone(), source })?;
        let read = std::str::from_utf8(&bytes).ok().and_then(Pointer::parse);
        read.ok_or(LayoutError::BadPointer(pointer))
    }

    /// The finished generations, oldest first.
    ///
    /// # Errors
    ///
    /// The folder cannot be listed. A folder that does not exist is no error.
    pub fn finished(&self) -> io::Result<Vec<GenerationName>> {
        let entries = match std::fs::read_dir(self.generations()) {
            Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            entries => entries?,
        };
        let mut names = Vec::new();
        for entry in entries {
            names.extend(entry?.file_name().to_str().and_then(GenerationName::parse));
        }
        names.sort();
        Ok(names)
    }
}

/// The files inside a generation.
impl Layout {
    /// What the generation was made with, and the checksums of its files.
    pub fn manifest(generation: &Path) -> PathBuf {
        generation.join("manifest.json")
    }

    /// The schema it was built with.
    pub fn schema(generation: &Path) -> PathBuf {
        generation.join("schema.toml")
    }

    /// The archive's files: those that were read and those that failed.
    pub fn sources(generation: &Path) -> PathBuf {
        generation.join("sources.json")
    }

    /// The records of those files, and the document that each became.
    pub fn records(generation: &Path) -> PathBuf {
        generation.join("records.bin")
    }

    /// The removals that were in force when the generation was made.
    pub fn applied_removals(generation: &Path) -> PathBuf {
        generation.join("removed.json")
    }

    /// The learned boilerplate.
    pub fn boilerplate(generation: &Path) -> PathBuf {
        generation.join("boilerplate.json")
    }

    /// The lexicon.
    pub fn lexicon(generation: &Path) -> PathBuf {
        generation.join("lexicon.bin")
    }

    /// The folder of the Tantivy index.
    pub fn segment(generation: &Path) -> PathBuf {
        generation.join("segment")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_index_differs_from_a_damaged_pointer() {
        let dir = tempfile::tempdir().unwrap();
        let layout = Layout::new(dir.path());
        assert!(matches!(layout.current(), Err(LayoutError::NoIndex(_))));
        let damaged =
            ["", "../../etc", "12", "0001\n0002", "９９９９", "0001 ", "0001 12ab", "0001 0123456789abcdeg"];
        for damaged in damaged {
            std::fs::write(layout.pointer(), damaged).unwrap();
            assert!(matches!(layout.current(), Err(LayoutError::BadPointer(_))), "{damaged:?}");
        }
        std::fs::write(layout.pointer(), "0012\n").unwrap();
        assert_eq!(layout.current().unwrap(), GenerationName(12));
        let pointer = Pointer::new(GenerationName(7), &"0123456789abcdef".repeat(4));
        std::fs::write(layout.pointer(), format!("{pointer}\n")).unwrap();
        assert_eq!(layout.read_pointer().unwrap(), pointer);
    }
}
