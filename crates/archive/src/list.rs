//! Lists the files of an archive.
//!
//! Regular files of a known [`FileKind`] are listed to be read; all others are listed as left
//! alone, with the reason. Hidden files, files that `.nachleseignore` names and files that the
//! selection excludes are skipped. `.nachleseignore` has the syntax of `.gitignore`, which has no
//! effect itself: archives are often in folders that it excludes. Links to folders are not
//! followed, which avoids cycles.

use crate::error::ArchiveError;
use crate::failure::Failure;
use crate::failure_kind::FailureKind;
use crate::key_file;
use crate::kind::{self, ByName, FileKind, LeftAlone};
use flate2::read::MultiGzDecoder;
use ignore::WalkBuilder;
use ignore::overrides::{Override, OverrideBuilder};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashSet};
use std::fs::{File, Metadata};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

/// Which files of an archive are read: glob patterns as in `rg --glob`, relative to each folder.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Selection {
    /// If not empty, only files that match one of these are read.
    pub include: Vec<String>,
    /// Files that match one of these are not read.
    pub exclude: Vec<String>,
}

/// A file of an archive, in its state at the time of listing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceFile {
    /// Its canonical path.
    pub path: PathBuf,
    /// Its stable name: the path below the archive, with `/` between folders.
    pub name: String,
    /// Size in bytes.
    pub size: u64,
    /// Time of the last change, in nanoseconds since 1970.
    pub modified_ns: i64,
    /// Inode number; 0 on systems without inodes.
    pub inode: u64,
    /// Its format.
    pub kind: FileKind,
}

impl SourceFile {
    /// A file of this name that does not exist, for tests.
    #[cfg(test)]
    pub(crate) fn named(name: &str, kind: FileKind) -> SourceFile {
        SourceFile { path: PathBuf::new(), name: name.to_owned(), size: 0, modified_ns: 0, inode: 0, kind }
    }

    /// Whether it is compressed with gzip.
    pub(crate) fn is_packed(&self) -> bool {
        self.path.extension().is_some_and(|e| e.eq_ignore_ascii_case("gz"))
    }
}

/// A file that is not read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct LeftAloneFile {
    /// Its path below the archive.
    pub name: String,
    /// Why it is not read.
    pub why: LeftAlone,
}

impl LeftAloneFile {
    /// The ending of its name, lower case, with the dot; empty if it has none.
    pub fn ending(&self) -> String {
        let name = self.name.rsplit('/').next().unwrap_or(&self.name);
        let name = name.split('?').next().unwrap_or(name);
        match name.rsplit_once('.') {
            Some((stem, ending)) if !stem.is_empty() && ending.len() <= 12 => {
                format!(".{}", ending.to_lowercase())
            }
            _ => String::new(),
        }
    }
}

/// The files of an archive.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    /// Sorted by name.
    pub files: Vec<SourceFile>,
    /// Files that are not read, sorted by name.
    pub left_alone: Vec<LeftAloneFile>,
    /// Folders and files that could not be examined.
    pub failures: Vec<Failure>,
}

/// Lists the files of an archive: the files in `roots` and those in its folders, each once.
///
/// # Errors
///
/// A root does not exist, or a pattern is invalid. Problems below a root are [`Failure`]s in the
/// listing.
pub fn list(roots: &[PathBuf], selection: &Selection) -> Result<Listing, ArchiveError> {
    let mut listing = Listing::default();
    let mut seen = HashSet::new();
    let mut names = BTreeMap::new();
    for root in roots {
        let unreadable = |source| ArchiveError::Root { path: root.clone(), source };
        let real = root.canonicalize().map_err(unreadable)?;
        if real.to_str().is_none() {
            return Err(unreadable(io::Error::new(io::ErrorKind::InvalidInput, FailureKind::PathNotUtf8)));
        }
        let mut found = RootListing::default();
        if real.is_dir() {
            walk(&real, selection, &mut found)?;
        } else {
            let meta = real.metadata().map_err(unreadable)?;
            found.add_named(&real, &meta);
        }
        let prefix = (roots.len() > 1 && real.is_dir()).then(|| file_name(&real));
        let in_archive = |name: String| match &prefix {
            Some(prefix) => format!("{prefix}/{name}"),
            None => name,
        };
        for mut file in found.files {
            file.name = in_archive(file.name);
            if seen.insert(file.path.clone()) {
                // Two folders with one name: the files of the later one are named by their path.
                if names.contains_key(&file.name) {
                    file.name = slashed(&file.path);
                }
                names.insert(file.name.clone(), file);
            }
        }
        let left = found.left_alone.into_iter();
        listing.left_alone.extend(left.map(|file| LeftAloneFile { name: in_archive(file.name), ..file }));
        listing.failures.extend(found.failures);
    }
    listing.files = names.into_values().collect();
    listing.left_alone.sort();
    listing.left_alone.dedup();
    listing.failures.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(listing)
}

/// The files below one root.
#[derive(Default)]
struct RootListing {
    files: Vec<SourceFile>,
    left_alone: Vec<LeftAloneFile>,
    failures: Vec<Failure>,
}

impl RootListing {
    /// Adds a file that the user named. It is read even if its name, like `README.txt`, would
    /// exclude it in a folder.
    fn add_named(&mut self, real: &Path, meta: &Metadata) {
        let name = file_name(real);
        if !meta.is_file() {
            self.failures.push(Failure::of_file(name, FailureKind::NotRegularFile));
            return;
        }
        let kind = match kind::by_name(&name) {
            ByName::Read(kind) => Some(kind),
            ByName::Leave(_) | ByName::Ask(_) => {
                by_content(real).ok().flatten().or_else(|| kind::of_ending(&name))
            }
        };
        match kind {
            Some(kind) => self.files.push(source_file(real, name, meta, kind)),
            None => self.failures.push(Failure::of_file(name, FailureKind::UnknownFormat)),
        }
    }

    /// Adds a file of a folder.
    fn add(&mut self, path: &Path, name: String, meta: &Metadata) {
        let file = name.rsplit('/').next().unwrap_or(&name);
        match kind::by_name(file) {
            ByName::Read(kind) => self.files.push(source_file(path, name, meta, kind)),
            ByName::Leave(why) => self.left_alone.push(LeftAloneFile { name, why }),
            ByName::Ask(why) => match by_content(path) {
                Ok(Some(kind)) => self.files.push(source_file(path, name, meta, kind)),
                Ok(None) => self.left_alone.push(LeftAloneFile { name, why }),
                Err(error) => self.failures.push(Failure::not_opened(name, &error)),
            },
        }
    }
}

/// The kind of a file by its first bytes.
fn by_content(path: &Path) -> io::Result<Option<FileKind>> {
    let packed = path.extension().is_some_and(|e| e.eq_ignore_ascii_case("gz"));
    let file = File::open(path)?;
    let mut head = Vec::with_capacity(kind::HEAD_BYTES);
    let most = kind::HEAD_BYTES as u64;
    let read = if packed {
        MultiGzDecoder::new(io::BufReader::new(file)).take(most).read_to_end(&mut head)
    } else {
        file.take(most).read_to_end(&mut head)
    };
    // The kind of what cannot be decompressed is unknown.
    if let Err(error) = read
        && !packed
    {
        return Err(error);
    }
    Ok(kind::by_content(&head))
}

fn walk(root: &Path, selection: &Selection, found: &mut RootListing) -> Result<(), ArchiveError> {
    let walk = WalkBuilder::new(root)
        .standard_filters(false)
        .hidden(true)
        .add_custom_ignore_filename(".nachleseignore")
        .overrides(overrides(root, selection)?)
        // An index inside its archive is not part of the archive.
        .filter_entry(|entry| !is_index(entry))
        .build();
    for entry in walk {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                found.failures.push(Failure::of_file(
                    name_of(&error, root),
                    FailureKind::Unreadable { error: error.to_string() },
                ));
                continue;
            }
        };
        let path = entry.path();
        let is_folder = entry.file_type().is_some_and(|kind| kind.is_dir());
        if is_folder {
            continue;
        }
        let name = slashed(path.strip_prefix(root).unwrap_or(path));
        // It holds mappings, and was read before.
        if name == key_file::KEY_FILE_NAME {
            continue;
        }
        // An index names its files in JSON.
        if path.to_str().is_none() {
            let file = file_name(path);
            match kind::by_name(&file) {
                ByName::Leave(why) => found.left_alone.push(LeftAloneFile { name, why }),
                ByName::Read(_) | ByName::Ask(_) => {
                    found.failures.push(Failure::of_file(name, FailureKind::PathNotUtf8))
                }
            }
            continue;
        }
        let is_read = matches!(kind::by_name(&file_name(path)), ByName::Read(_));
        // A link to a file is followed, once: `metadata` looks through it.
        match path.metadata() {
            Ok(meta) if meta.is_file() => found.add(path, name, &meta),
            Ok(meta) if meta.is_dir() => {}
            Ok(_) if !is_read => found.left_alone.push(LeftAloneFile { name, why: LeftAlone::Unknown }),
            Ok(_) => found.failures.push(Failure::of_file(name, FailureKind::NotRegularFile)),
            Err(_) if !is_read => found.left_alone.push(LeftAloneFile { name, why: LeftAlone::Unknown }),
            Err(error) => found
                .failures
                .push(Failure::of_file(name, FailureKind::Unreadable { error: error.to_string() })),
        }
    }
    Ok(())
}

/// Whether a folder is an index of Nachlese.
fn is_index(entry: &ignore::DirEntry) -> bool {
    let is_folder = entry.file_type().is_some_and(|kind| kind.is_dir());
    is_folder && entry.path().join("generations").is_dir() && entry.path().join("lock").exists()
}

fn overrides(root: &Path, selection: &Selection) -> Result<Override, ArchiveError> {
    let mut builder = OverrideBuilder::new(root);
    let excluded = selection.exclude.iter().map(|glob| format!("!{glob}"));
    for glob in selection.include.iter().cloned().chain(excluded) {
        builder.add(&glob).map_err(|e| ArchiveError::Pattern(e.to_string()))?;
    }
    builder.build().map_err(|e| ArchiveError::Pattern(e.to_string()))
}

/// The path below the archive that an error of the walk is about.
fn name_of(error: &ignore::Error, root: &Path) -> String {
    match error {
        ignore::Error::WithPath { path, .. } => slashed(path.strip_prefix(root).unwrap_or(path)),
        ignore::Error::WithDepth { err, .. } => name_of(err, root),
        _ => file_name(root),
    }
}

impl SourceFile {
    /// Whether size and modification time are those that were listed.
    pub(crate) fn has_size_and_time_of(&self, meta: &Metadata) -> bool {
        self.size == meta.len() && self.modified_ns == modified_ns(meta)
    }
}

fn source_file(path: &Path, name: String, meta: &Metadata, kind: FileKind) -> SourceFile {
    SourceFile {
        path: path.to_owned(),
        name,
        size: meta.len(),
        modified_ns: modified_ns(meta),
        inode: inode(meta),
        kind,
    }
}

fn modified_ns(meta: &Metadata) -> i64 {
    let modified = meta.modified().ok().and_then(|t| t.duration_since(UNIX_EPOCH).ok());
    modified.and_then(|d| i64::try_from(d.as_nanos()).ok()).unwrap_or(0)
}

#[cfg(unix)]
fn inode(meta: &Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::ino(meta)
}

#[cfg(not(unix))]
fn inode(_meta: &Metadata) -> u64 {
    0
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

fn slashed(path: &Path) -> String {
    let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
    parts.join("/")
}
