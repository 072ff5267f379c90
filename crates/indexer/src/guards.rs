//! What keeps a run from doing harm: too many errors, too few articles, a disk that is too small.

use crate::error::IndexError;
use crate::generation::sources::Sources;
use nachlese_archive::Failure;
use nachlese_index_format::{Layout, Manifest};

/// How many failures a new generation may have.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Tolerance {
    /// So many.
    Count(u64),
    /// This share of all records and of the files that are none, 0 to 1.
    Share(f64),
}

/// When a new generation is not taken into use.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Guards {
    /// More failures than this; `None` takes any number.
    pub max_errors: Option<Tolerance>,
    /// Fewer articles than this share of those before: an archive's disk that is not mounted must not empty the index.
    pub min_articles_ratio: f64,
}

impl Default for Guards {
    fn default() -> Self {
        Guards { max_errors: None, min_articles_ratio: 0.5 }
    }
}

impl Guards {
    /// Looks at a generation that is finished and not yet in use; `new` are those of its failures that the one before had not.
    pub(crate) fn pass(
        &self,
        before: Option<u64>,
        manifest: &Manifest,
        sources: &Sources,
        new: &[Failure],
    ) -> Result<(), IndexError> {
        if let Some(before) = before
            && (manifest.articles as f64) < before as f64 * self.min_articles_ratio
        {
            return Err(IndexError::TooFewArticles {
                now: manifest.articles,
                before,
                ratio: self.min_articles_ratio,
            });
        }
        let failed = sources.failed();
        let all = failed + manifest.articles + sources.copies + sources.removed;
        let too_many = match self.max_errors {
            None => false,
            Some(Tolerance::Count(most)) => failed > most,
            Some(Tolerance::Share(most)) => failed as f64 > all as f64 * most,
        };
        if !too_many {
            return Ok(());
        }
        // They are written down nowhere else: `status` is about the generation in use.
        let first = new.first().or(sources.failures.first()).map(ToString::to_string).unwrap_or_default();
        Err(IndexError::TooManyErrors { failed, all, first })
    }
}

/// Refuses to begin what is sure to end with a full disk: less is free where the index lies than `needed` bytes, the least that
/// the run can do with.
pub(crate) fn has_room(layout: &Layout, needed: u64) -> Result<(), IndexError> {
    let root = layout.root();
    let free = fs4::available_space(root).map_err(IndexError::io(root))?;
    if free < needed { Err(IndexError::NoRoom { path: root.to_owned(), free, needed }) } else { Ok(()) }
}

/// Bytes of all files below a folder, as far as they can be seen.
pub(crate) fn bytes_of(manifest: &Manifest) -> u64 {
    manifest.files.values().map(|file| file.length).sum()
}
