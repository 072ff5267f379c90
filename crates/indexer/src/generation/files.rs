//! Files of the index: synced, and with the modes of the index folder.

use crate::error::IndexError;
use nachlese_index_format::checksummed;
use serde::Serialize;
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

/// The time, RFC 3339, to the second.
pub(crate) fn now() -> String {
    nachlese_dates::Moment::now().to_string()
}

/// The time, nanoseconds since 1970.
pub(crate) fn now_ns() -> i64 {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_nanos()).unwrap_or(i64::MAX)
}

/// Writes a file and syncs it.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> Result<(), IndexError> {
    fs::write(path, bytes).map_err(IndexError::io(path))?;
    sync(path)
}

/// The bytes of a self-checksummed file, to be written to `path`.
pub(crate) fn checksummed(path: &Path, value: &impl Serialize) -> Result<Vec<u8>, IndexError> {
    checksummed::to_bytes(value).map_err(|e| IndexError::Io { path: path.to_owned(), source: e.into() })
}

/// Replaces a file of the index folder by one rename. Where that fails nothing is left over.
pub(crate) fn replace(root: &Path, path: &Path, bytes: &[u8]) -> Result<(), IndexError> {
    let new = unfinished(path);
    let moved = || fs::rename(&new, path).map_err(IndexError::io(path));
    let replaced = write(&new, bytes).and_then(|()| follow_mode(root, &new)).and_then(|()| moved());
    if replaced.is_err() {
        let _ = fs::remove_file(&new);
    }
    replaced?;
    sync(root)
}

/// Where a file lies until it replaces `path`.
pub(crate) fn unfinished(path: &Path) -> PathBuf {
    path.with_extension("new")
}

/// Makes `new` the same file as `old`, or a copy of it where the disk knows no links; with the folders above it.
pub(crate) fn link(old: &Path, new: &Path) -> Result<(), IndexError> {
    if let Some(folder) = new.parent() {
        fs::create_dir_all(folder).map_err(IndexError::io(folder))?;
    }
    if fs::hard_link(old, new).is_ok() {
        return Ok(());
    }
    fs::copy(old, new).map_err(IndexError::io(old))?;
    // Nobody else does: whoever settles a generation takes what it inherited for synced.
    sync(new)
}

/// Moves a file.
pub(crate) fn rename(from: &Path, to: &Path) -> Result<(), IndexError> {
    fs::rename(from, to).map_err(IndexError::io(from))
}

/// Removes a file.
pub(crate) fn remove(path: &Path) -> Result<(), IndexError> {
    fs::remove_file(path).map_err(IndexError::io(path))
}

/// Removes a folder with all that is in it.
pub(crate) fn remove_folder(path: &Path) -> Result<(), IndexError> {
    fs::remove_dir_all(path).map_err(IndexError::io(path))
}

/// Syncs a file or a folder's entries to the disk.
pub(crate) fn sync(path: &Path) -> Result<(), IndexError> {
    File::open(path).and_then(|f| f.sync_all()).map_err(IndexError::io(path))
}

/// Gives `path` the read and write bits of the index folder: an index in a folder that others may read can be searched
/// by them, whatever the umask of the run and although Tantivy creates its `meta.json` for the owner alone.
pub(crate) fn follow_mode(root: &Path, path: &Path) -> Result<(), IndexError> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let folder = fs::metadata(root).map_err(IndexError::io(root))?.permissions().mode() & 0o777;
        let meta = fs::metadata(path).map_err(IndexError::io(path))?;
        let mode = if meta.is_dir() { folder } else { folder & 0o666 };
        if meta.permissions().mode() & 0o777 != mode {
            let permissions = fs::Permissions::from_mode(mode);
            fs::set_permissions(path, permissions).map_err(IndexError::io(path))?;
        }
    }
    Ok(())
}

/// Gives every file and folder below `folder`, itself included, the mode of `root`, and syncs it. Files in `inherited`, links
/// to those of a generation that was settled before, are on the disk already; their mode may be what the root's was then.
pub(crate) fn settle(root: &Path, folder: &Path, inherited: &BTreeSet<PathBuf>) -> Result<(), IndexError> {
    for entry in fs::read_dir(folder).map_err(IndexError::io(folder))? {
        let path = entry.map_err(IndexError::io(folder))?.path();
        if path.is_dir() {
            settle(root, &path, inherited)?;
        } else {
            if !inherited.contains(&path) {
                sync(&path)?;
            }
            follow_mode(root, &path)?;
        }
    }
    sync(folder)?;
    follow_mode(root, folder)
}
