//! A generation that is complete and verified, but not yet in use.

use crate::generation::sources::Sources;
use crate::report::ArticleChanges;
use nachlese_index_format::Manifest;

/// What a build or an update made.
pub(crate) struct FinishedGeneration {
    pub(crate) manifest: Manifest,
    pub(crate) sources: Sources,
    /// What an update changed; `None` after a build.
    pub(crate) changes: Option<ArticleChanges>,
    pub(crate) remarks: Remarks,
}

/// What may surprise the user about the articles that this run read.
#[derive(Default)]
pub(crate) struct Remarks {
    /// The new ids of articles whose id another article has too.
    pub(crate) renamed: Vec<String>,
    /// Implausible dates, each after the id of its article.
    pub(crate) doubtful: Vec<String>,
}
