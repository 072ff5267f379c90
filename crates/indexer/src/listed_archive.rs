//! An archive whose files are listed and not yet read.

use crate::error::IndexError;
use crate::generation::files;
use crate::generation::sources::{LeftAloneCount, Sources, vocabulary_hash};
use crate::options::IndexOptions;
use nachlese_archive::{Listing, keys_of, list};

/// The files of an archive.
pub(crate) struct ListedArchive {
    pub(crate) listing: Listing,
    /// When it was listed, in nanoseconds since 1970.
    pub(crate) listed_ns: i64,
    /// The sources of a generation of this archive, without what is only known after reading it.
    pub(crate) sources: Sources,
}

impl ListedArchive {
    /// Lists the archive as it is now.
    pub(crate) fn now(options: &IndexOptions) -> Result<ListedArchive, IndexError> {
        let listed_ns = files::now_ns();
        let listing = list(&options.archive, &options.selection)?;
        let roots = options.archive.iter().map(|root| root.canonicalize().map_err(IndexError::io(root)));
        let sources = Sources {
            roots: roots.collect::<Result<_, _>>()?,
            selection: options.selection.clone(),
            failures: listing.failures.clone(),
            left_alone: LeftAloneCount::of(&listing.left_alone),
            vocabulary: vocabulary_hash(&options.vocabulary),
            keys: keys_of(&options.archive, &options.keys)?,
            ..Sources::default()
        };
        Ok(ListedArchive { listing, listed_ns, sources })
    }

    /// The archive as a generation recorded it, without looking at its files.
    pub(crate) fn as_recorded(recorded: &Sources) -> ListedArchive {
        ListedArchive {
            listing: Listing {
                files: recorded.files.iter().map(|file| file.file.clone()).collect(),
                left_alone: Vec::new(),
                failures: Vec::new(),
            },
            listed_ns: files::now_ns(),
            sources: Sources {
                files: Vec::new(),
                failures: recorded.failures_outside_files().cloned().collect(),
                ..recorded.clone()
            },
        }
    }

    /// The size of all files in bytes.
    pub(crate) fn bytes(&self) -> u64 {
        self.listing.files.iter().map(|file| file.size).sum()
    }
}
