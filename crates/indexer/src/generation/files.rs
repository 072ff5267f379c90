//! Files of the index: synced, and with the modes of the index folder.

use crate::error::IndexError;
use std::fs::File;
use std::path::Path;

/// The time, RFC 3339, to the second.
pub(crate) fn now() -> String {
    nachlese_dates::Moment::now().to_string()
}

/// Writes a file and syncs it.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> Result<(), IndexError> {
    std::fs::write(path, bytes).map_err(IndexError::io(path))?;
    sync(path)
}

/// Makes `new` the same file as `old`, or a copy of it where the disk knows no links; with the folders above it.
pub(crate) fn link(old: &Path, new: &Path) -> Result<(), IndexError> {
    if let Some(folder) = new.parent() {
        std::fs::create_dir_all(folder).map_err(IndexError::io(folder))?;
    }
    std::fs::hard_link(old, new).or_else(|_| std::fs::copy(old, new).map(drop)).map_err(IndexError::io(new))
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
        let folder = std::fs::metadata(root).map_err(IndexError::io(root))?.permissions().mode() & 0o777;
        let meta = std::fs::metadata(path).map_err(IndexError::io(path))?;
        let mode = if meta.is_dir() { folder } else { folder & 0o666 };
        if meta.permissions().mode() & 0o777 != mode {
            let permissions = std::fs::Permissions::from_mode(mode);
            std::fs::set_permissions(path, permissions).map_err(IndexError::io(path))?;
        }
    }
    Ok(())
}

/// Gives every file and folder below `folder`, itself included, the mode of `root`, and syncs it.
pub(crate) fn settle(root: &Path, folder: &Path) -> Result<(), IndexError> {
    for entry in std::fs::read_dir(folder).map_err(IndexError::io(folder))? {
        let path = entry.map_err(IndexError::io(folder))?.path();
        if path.is_dir() {
            settle(root, &path)?;
        } else {
            sync(&path)?;
            follow_mode(root, &path)?;
        }
    }
    sync(folder)?;
    follow_mode(root, folder)
}
