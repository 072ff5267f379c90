//! A generation's lexicon, mapped.

use crate::directory::ReadOnlyDirectory;
use crate::layout::Layout;
use crate::manifest::ManifestError;
use nachlese_german::lexicon::Lexicon;
use std::io;
use std::path::{Path, PathBuf};
use tantivy::Directory;
use tantivy::directory::error::OpenReadError;

/// Opens the lexicon of a generation. Its bytes stay on the disk, mapped by the directory that maps the segment's: costs
/// the opening of a file, however large it is.
///
/// # Errors
///
/// It is missing, cannot be read, or is no lexicon.
pub fn open_lexicon(generation: &Path) -> Result<Lexicon, ManifestError> {
    let path = Layout::lexicon(generation);
    let unreadable = |source| ManifestError::Io { path: path.clone(), source };
    let directory =
        ReadOnlyDirectory::open(generation).map_err(|e| unreadable(io::Error::other(e.to_string())))?;
    let name = path.file_name().map(PathBuf::from).unwrap_or_default();
    let file = directory.open_read(&name).map_err(|error| match error {
        OpenReadError::FileDoesNotExist(_) => unreadable(io::ErrorKind::NotFound.into()),
        OpenReadError::IoError { io_error, .. } => unreadable(io::Error::new(io_error.kind(), io_error)),
        other => unreadable(io::Error::other(other.to_string())),
    })?;
    let bytes = file.read_bytes().map_err(unreadable)?;
    Lexicon::from_bytes(Box::new(bytes))
        .map_err(|e| ManifestError::Damaged { path: path.clone(), reason: e.to_string() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use nachlese_german::learn::{LexiconBuilder, Vocabulary};

    #[test]
    fn a_lexicon_is_read_where_it_lies_and_anything_else_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let path = Layout::lexicon(folder.path());
        let missing = open_lexicon(folder.path());
        assert!(
            matches!(missing, Err(ManifestError::Io { source, .. }) if source.kind() == io::ErrorKind::NotFound)
        );
        let mut builder = LexiconBuilder::default();
        builder.add_text("Die Sicherheit geht vor.");
        let bytes = builder.finish(&Vocabulary::default());
        for damaged in [&b""[..], b"no lexicon", &bytes[..20]] {
            std::fs::write(&path, damaged).unwrap();
            let error = open_lexicon(folder.path()).unwrap_err();
            assert!(matches!(error, ManifestError::Damaged { .. }), "{error}");
            assert!(error.to_string().contains("lexicon.bin"), "{error}");
        }
        std::fs::write(&path, &bytes).unwrap();
        let lexicon = open_lexicon(folder.path()).unwrap();
        // Mapped: a folder that goes away takes nothing with it.
        drop(folder);
        assert_eq!(lexicon.count(b"sicherheit"), 1);
    }
}
