//! What a generation was made of: `sources.json`.

use crate::error::IndexError;
use nachlese_archive::{Failure, Selection, SourceFile};
use nachlese_german::lexicon::{Learner, Vocabulary};
use nachlese_index_format::Layout;
use serde::{Deserialize, Serialize};
use std::fs::File;
use std::path::{Path, PathBuf};

/// The files of an archive as they were when they were read.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Sources {
    /// The archive's files and folders, real paths.
    pub roots: Vec<PathBuf>,
    /// Which files below them were taken.
    pub selection: Selection,
    /// Every file, with size, time and inode.
    pub files: Vec<SourceFile>,
    /// What of them could not be read.
    pub failures: Vec<Failure>,
    /// Records left out because their id and content were there already.
    pub copies: u64,
    /// A hash of the user's own words; none where there were none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vocabulary: Option<String>,
}

/// What tells one vocabulary from another; `None` of one without words. A hash of what it would teach alone: order, comments
/// and blank lines of its file are not in it.
pub(crate) fn vocabulary_hash(vocabulary: &Vocabulary) -> Option<String> {
    let lexicon = || Learner::default().finish(vocabulary);
    (!vocabulary.is_empty()).then(|| blake3::hash(&lexicon()).to_hex().as_str()[..16].to_owned())
}

impl Sources {
    /// Reads what a generation was made of.
    ///
    /// # Errors
    ///
    /// The file is missing or damaged.
    pub fn read(generation: &Path) -> Result<Sources, IndexError> {
        let path = Layout::sources(generation);
        let bytes = std::fs::read(&path).map_err(IndexError::io(&path))?;
        serde_json::from_slice(&bytes).map_err(|e| IndexError::Io { path, source: e.into() })
    }

    fn can_be_opened(&self, name: &str) -> bool {
        self.files.iter().filter(|file| file.name == name).any(|file| File::open(&file.path).is_ok())
    }

    /// Whether `other` lists the same files in the same state, none that could not be opened then can be now, and the
    /// vocabulary is the same: then nothing needs to be read again.
    pub fn is_same(&self, other: &Sources) -> bool {
        self.roots == other.roots
            && self.selection == other.selection
            && self.files == other.files
            && self.vocabulary == other.vocabulary
            && !self.failures.iter().any(|failure| failure.is_passing() && self.can_be_opened(&failure.path))
    }
}
