//! An archive to its files.
//!
//! Taken are regular files of a known format. Left out are hidden files, what `.nachleseignore` files name (in gitignore
//! syntax; `.gitignore` is not honoured, archives lie in ignored folders), and what the selection leaves out. Links to
//! folders are not followed, so that there are no cycles.

use crate::failure::{ArchiveError, Failure};
use crate::format::Format;
use ignore::WalkBuilder;
use ignore::overrides::{Override, OverrideBuilder};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashSet};
use std::fs::Metadata;
use std::io;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

/// A pipe would be waited for, a device might never end.
const NOT_REGULAR: &str = "not a regular file";

const NOT_UTF8: &str = "its path is not UTF-8: rename it";

/// Which files of an archive are taken: glob patterns as `rg --glob` has them, relative to each folder.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Selection {
    /// Only these, if there are any.
    pub include: Vec<String>,
    /// None of these.
    pub exclude: Vec<String>,
}

/// A file of an archive, as it was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceFile {
    /// Where it lies.
    pub path: PathBuf,
    /// Its stable name: the path below the archive, with `/` between folders.
    pub name: String,
    /// Bytes.
    pub size: u64,
    /// Last change, nanoseconds since 1970.
    pub modified_ns: i64,
    /// Inode; 0 where there are none.
    pub inode: u64,
}

/// The files of an archive.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    /// Sorted by name.
    pub files: Vec<SourceFile>,
    /// Folders and files that could not be looked at.
    pub failures: Vec<Failure>,
}

/// Lists the files of an archive: of every file and folder in `roots`, each file once.
///
/// # Errors
///
/// A root does not exist, or a pattern is none. What is wrong below a root is a [`Failure`] of the listing.
pub fn list(roots: &[PathBuf], selection: &Selection) -> Result<Listing, ArchiveError> {
    let mut listing = Listing::default();
    let mut seen = HashSet::new();
    let mut names = BTreeMap::new();
    for root in roots {
        let unreadable = |source| ArchiveError::Root { path: root.clone(), source };
        let real = root.canonicalize().map_err(unreadable)?;
        if real.to_str().is_none() {
            return Err(unreadable(io::Error::new(io::ErrorKind::InvalidInput, NOT_UTF8)));
        }
        let mut found = Vec::new();
        if real.is_dir() {
            walk(&real, selection, &mut found, &mut listing.failures)?;
        } else {
            let name = file_name(&real);
            let meta = real.metadata().map_err(unreadable)?;
            let refusal = if !meta.is_file() {
                Some(NOT_REGULAR)
            } else {
                Format::of(&real)
                    .is_none()
                    .then_some("not a known format (.jsonl, .ndjson, .txt, .html, each also with .gz)")
            };
            match refusal {
                Some(reason) => {
                    listing.failures.push(Failure { path: name, line: None, reason: reason.to_owned() })
                }
                None => found.push(source_file(&real, name, &meta)),
            }
        }
        found.retain(|file: &SourceFile| seen.insert(file.path.clone()));
        let prefix = (roots.len() > 1 && real.is_dir()).then(|| file_name(&real));
        for mut file in found {
            if let Some(prefix) = &prefix {
                file.name = format!("{prefix}/{}", file.name);
            }
            // Two folders of one name: the later files are told apart by their whole path.
            if names.contains_key(&file.name) {
                file.name = slashed(&file.path);
            }
            names.insert(file.name.clone(), file);
        }
    }
    listing.files = names.into_values().collect();
    listing.failures.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(listing)
}

fn walk(
    root: &Path,
    selection: &Selection,
    files: &mut Vec<SourceFile>,
    failures: &mut Vec<Failure>,
) -> Result<(), ArchiveError> {
    let walk = WalkBuilder::new(root)
        .standard_filters(false)
        .hidden(true)
        .add_custom_ignore_filename(".nachleseignore")
        .overrides(overrides(root, selection)?)
        .build();
    for entry in walk {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                failures.push(Failure { path: name_of(&error, root), line: None, reason: error.to_string() });
                continue;
            }
        };
        let path = entry.path();
        if Format::of(path).is_none() {
            continue;
        }
        // An index names its files in JSON.
        if path.to_str().is_none() {
            let (path, reason) = (slashed(path.strip_prefix(root).unwrap_or(path)), NOT_UTF8.to_owned());
            failures.push(Failure { path, line: None, reason });
            continue;
        }
        let name = slashed(path.strip_prefix(root).unwrap_or(path));
        // A link to a file is followed, once: `metadata` looks through it.
        match path.metadata() {
            Ok(meta) if meta.is_file() => files.push(source_file(path, name, &meta)),
            Ok(meta) if meta.is_dir() => {}
            Ok(_) => failures.push(Failure { path: name, line: None, reason: NOT_REGULAR.to_owned() }),
            Err(error) => failures.push(Failure { path: name, line: None, reason: error.to_string() }),
        }
    }
    Ok(())
}

fn overrides(root: &Path, selection: &Selection) -> Result<Override, ArchiveError> {
    let mut builder = OverrideBuilder::new(root);
    let excluded = selection.exclude.iter().map(|glob| format!("!{glob}"));
    for glob in selection.include.iter().cloned().chain(excluded) {
        builder.add(&glob).map_err(|e| ArchiveError::Pattern(e.to_string()))?;
    }
    builder.build().map_err(|e| ArchiveError::Pattern(e.to_string()))
}

/// The place of an error of the walk, below the archive.
fn name_of(error: &ignore::Error, root: &Path) -> String {
    match error {
        ignore::Error::WithPath { path, .. } => slashed(path.strip_prefix(root).unwrap_or(path)),
        ignore::Error::WithDepth { err, .. } => name_of(err, root),
        _ => file_name(root),
    }
}

impl SourceFile {
    /// Whether the file is now as it was listed, as far as size and time tell.
    pub(crate) fn has_size_and_time_of(&self, meta: &Metadata) -> bool {
        self.size == meta.len() && self.modified_ns == modified_ns(meta)
    }
}

fn source_file(path: &Path, name: String, meta: &Metadata) -> SourceFile {
    SourceFile {
        path: path.to_owned(),
        name,
        size: meta.len(),
        modified_ns: modified_ns(meta),
        inode: inode(meta),
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
