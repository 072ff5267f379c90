//! Files of the index: written, synced, and given the permissions of the index folder.

use crate::error::IndexError;
use nachlese_index_format::checksummed;
use serde::Serialize;
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

/// The current time, RFC 3339, to the second.
pub(crate) fn now() -> String {
    nachlese_dates::Moment::now().to_string()
}

/// The current time in nanoseconds since 1970.
pub(crate) fn now_ns() -> i64 {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_nanos()).unwrap_or(i64::MAX)
}

/// Writes a file and syncs it.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> Result<(), IndexError> {
    fs::write(path, bytes).map_err(IndexError::io(path))?;
    sync(path)
}

/// Writes a value as JSON and syncs the file.
pub(crate) fn write_json(path: &Path, value: &impl Serialize) -> Result<(), IndexError> {
    let json = serde_json::to_vec(value).map_err(|e| IndexError::io(path)(e.into()))?;
    write(path, &json)
}

/// The bytes of a self-checksummed file. `path` is where they will be written, for the error.
pub(crate) fn checksummed(path: &Path, value: &impl Serialize) -> Result<Vec<u8>, IndexError> {
    checksummed::to_bytes(value).map_err(|e| IndexError::io(path)(e.into()))
}

/// Replaces a file of the index folder by one rename. If that fails nothing is left behind.
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

/// The path of a file that will replace `path`.
pub(crate) fn unfinished(path: &Path) -> PathBuf {
    path.with_extension("new")
}

/// Makes `new` a hard link to `old`, or a copy of it if the file system has no links. Creates the
/// folders above it.
pub(crate) fn link(old: &Path, new: &Path) -> Result<(), IndexError> {
    if let Some(folder) = new.parent() {
        fs::create_dir_all(folder).map_err(IndexError::io(folder))?;
    }
    if fs::hard_link(old, new).is_ok() {
        return Ok(());
    }
    fs::copy(old, new).map_err(IndexError::io(old))?;
    // `sync_tree` takes inherited files to be synced.
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

/// Removes a folder and everything in it.
pub(crate) fn remove_folder(path: &Path) -> Result<(), IndexError> {
    fs::remove_dir_all(path).map_err(IndexError::io(path))
}

/// Syncs a file, or the entries of a folder, to the disk.
pub(crate) fn sync(path: &Path) -> Result<(), IndexError> {
    File::open(path).and_then(|f| f.sync_all()).map_err(IndexError::io(path))
}

/// Gives `path` the read and write bits of the index folder. Everyone who may read the folder can
/// then search the index, whatever the umask of the run, and although Tantivy creates its
/// `meta.json` for the owner alone.
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

/// Syncs `folder` and everything below it, and gives all of it the permissions of `root`. Files in
/// `inherited` are links to those of an earlier generation: they are synced already, but their
/// permissions may be those that the root had then.
pub(crate) fn sync_tree(root: &Path, folder: &Path, inherited: &BTreeSet<PathBuf>) -> Result<(), IndexError> {
    for entry in fs::read_dir(folder).map_err(IndexError::io(folder))? {
        let path = entry.map_err(IndexError::io(folder))?.path();
        if path.is_dir() {
            sync_tree(root, &path, inherited)?;
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
