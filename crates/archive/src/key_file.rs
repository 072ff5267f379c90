//! Files that map keys of records to fields.

use crate::error::ArchiveError;
use crate::format::Keys;
use std::io;
use std::path::{Path, PathBuf};

/// Name of the mapping file in an archive's top folder.
pub(crate) const KEY_FILE_NAME: &str = "nachlese.toml";

/// Size limit of a mapping file, in bytes.
const LARGEST_KEY_FILE: u64 = 1 << 20;

/// Reads a mapping of keys from a file.
///
/// # Errors
///
/// The file cannot be read, or is not a valid mapping.
pub fn read_keys(file: &Path) -> Result<Keys, ArchiveError> {
    let failed = |source| ArchiveError::Root { path: file.to_owned(), source };
    let invalid = |what: &str| failed(io::Error::new(io::ErrorKind::InvalidInput, what));
    let meta = file.metadata().map_err(failed)?;
    // Reading a pipe would block, and a device might never end.
    if !meta.is_file() {
        return Err(invalid("not a regular file"));
    }
    if meta.len() > LARGEST_KEY_FILE {
        return Err(invalid("longer than 1 MiB"));
    }
    let text = std::fs::read_to_string(file).map_err(failed)?;
    Keys::parse(&text).map_err(|source| ArchiveError::Keys { path: file.to_owned(), source })
}

/// The mapping for a file that is read by itself: `given`, extended by the mapping file of the
/// archive that contains it, which is the nearest one in its folder or a folder above.
///
/// # Errors
///
/// The file cannot be read, or is not a valid mapping.
pub fn keys_above(file: &Path, given: &Keys) -> Result<Keys, ArchiveError> {
    let real = file.canonicalize().map_err(|source| ArchiveError::Root { path: file.to_owned(), source })?;
    let folder = real.ancestors().find(|folder| folder.join(KEY_FILE_NAME).is_file());
    folder.map_or_else(|| Ok(given.clone()), |folder| keys_of(&[folder.to_owned()], given))
}

/// The mapping for an archive: `given`, extended by the mapping files of its roots, in their order.
///
/// # Errors
///
/// One of these files cannot be read, or is not a valid mapping.
pub fn keys_of(roots: &[PathBuf], given: &Keys) -> Result<Keys, ArchiveError> {
    let mut keys = given.clone();
    for root in roots {
        // For a file that is indexed by itself, the archive is its folder.
        let folder = if root.is_dir() { root } else { root.parent().unwrap_or(root) };
        match read_keys(&folder.join(KEY_FILE_NAME)) {
            Ok(own) => keys = keys.over(own),
            Err(ArchiveError::Root { source, .. }) if source.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(error),
        }
    }
    Ok(keys)
}
