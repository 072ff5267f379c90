//! What keeps a run from doing harm: limits on failures and on lost articles, and free disk space.

use crate::error::IndexError;
use crate::generation::sources::Sources;
use nachlese_archive::Failure;
use nachlese_index_format::{Layout, Manifest};

/// How many failures a new generation may have.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum Tolerance {
    /// At most this number.
    Count(u64),
    /// At most this share, 0 to 1, of all records and of the files that failed as a whole.
    Share(f64),
}

/// When a new generation is not taken into use.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct Guards {
    pub(crate) max_errors: Option<Tolerance>,
    pub(crate) min_articles_ratio: f64,
}

impl Default for Guards {
    /// Any number of failures, and at least half the articles.
    fn default() -> Self {
        Guards { max_errors: None, min_articles_ratio: 0.5 }
    }
}

impl Guards {
    /// Refuses a generation with more failures than this; `None` accepts any number.
    pub fn max_errors(mut self, most: Option<Tolerance>) -> Guards {
        self.max_errors = most;
        self
    }

    /// Refuses a generation that has less than this share, 0 to 1, of the articles of the one in
    /// use: if the archive's disk is not mounted, the index must not become empty.
    pub fn min_articles_ratio(mut self, ratio: f64) -> Guards {
        self.min_articles_ratio = ratio;
        self
    }

    /// Checks a finished generation before it is taken into use. `before` is the number of articles
    /// in the generation in use, `new` are the failures that it does not have.
    pub(crate) fn check(
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
        // This is the only record of a failure in a generation that is not used.
        let first = new.first().or(sources.failures.first()).map(ToString::to_string).unwrap_or_default();
        Err(IndexError::TooManyErrors { failed, all, first })
    }
}

/// Refuses to start a run that is certain to fill the disk: `needed` is the least number of bytes
/// that it will write to the index folder.
pub(crate) fn require_room(layout: &Layout, needed: u64) -> Result<(), IndexError> {
    let root = layout.root();
    let free = fs4::available_space(root).map_err(IndexError::io(root))?;
    if free < needed { Err(IndexError::NoRoom { path: root.to_owned(), free, needed }) } else { Ok(()) }
}

/// The size of a generation in bytes, as its manifest records it.
pub(crate) fn size_of(manifest: &Manifest) -> u64 {
    manifest.files.values().map(|file| file.length).sum()
}
