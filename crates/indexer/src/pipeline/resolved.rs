//! What a pass over files found out about their records.

use crate::document::Identity;
use crate::error::IndexError;
use crate::generation::sources::ReadFile;
use crate::pipeline::resolve::Decision;
use nachlese_archive::{Failure, NoArticle, Reading, Rejection, Snapshot, SourceFile};

/// Records and their outcomes.
#[derive(Debug, Default)]
pub(crate) struct Resolved {
    /// Every record, in the order of the archive. If the caller decides later, all are marked as
    /// articles.
    pub(crate) records: Vec<(Identity, Decision)>,
    /// The files, in the given order.
    pub(crate) files: Vec<ReadFile>,
    /// Ids that had a number appended.
    pub(crate) renamed: Vec<String>,
    /// Lines `ID: what is implausible about a date`.
    pub(crate) doubtful: Vec<String>,
    pub(crate) failures: Vec<Failure>,
    /// Records that are not articles.
    pub(crate) no_articles: Vec<NoArticle>,
}

/// At most this many failures, and records that are not articles, are listed for each file: in a
/// file of another format every line would fail.
const MAX_LISTED: u32 = 20;

impl Resolved {
    /// For files listed at `listed_ns`, before any record is read.
    pub(crate) fn new(files: &[SourceFile], listed_ns: i64) -> Resolved {
        let files = files.iter().map(|file| ReadFile::new(file.clone(), listed_ns, None)).collect();
        Resolved { files, ..Resolved::default() }
    }

    /// Adds the state of each file while it was read.
    pub(crate) fn add_snapshots(&mut self, snapshots: Vec<Option<Snapshot>>, listed_ns: i64) {
        for (file, snapshot) in self.files.iter_mut().zip(snapshots) {
            let fresh = ReadFile::new(file.file.clone(), listed_ns, snapshot);
            (file.digest, file.stat_reliable) = (fresh.digest, fresh.stat_reliable);
        }
    }

    /// Adds a record of the file with this number.
    pub(crate) fn add_record(
        &mut self,
        file: usize,
        identity: Identity,
        decision: Decision,
        reading: &Reading,
    ) -> Result<(), IndexError> {
        let of_file = self.file(file)?;
        of_file.records += 1;
        let Reading { article, left_out, unread } = reading;
        let counts = &mut of_file.left_out;
        counts.without_text += u32::from(article.teaser.is_empty() && article.body.is_empty());
        for left in left_out {
            *counts.left_out.entry(left.rule).or_default() += 1;
        }
        unread.iter().for_each(|unread| counts.count_unread(unread));
        self.records.push((identity, decision));
        Ok(())
    }

    /// Adds a record that is not an article, or could not be read.
    pub(crate) fn add_rejection(&mut self, file: usize, rejection: Rejection) -> Result<(), IndexError> {
        match rejection {
            Rejection::Failed(failure) => {
                let of_file = self.file(file)?;
                of_file.failed += 1;
                let failed = of_file.failed;
                if failed <= MAX_LISTED {
                    self.failures.push(failure);
                } else if failed == MAX_LISTED + 1 {
                    self.failures.push(failure.last_named());
                }
            }
            Rejection::NoArticle(no_article) => {
                let counts = &mut self.file(file)?.left_out;
                let listed = counts.no_articles() < MAX_LISTED;
                *counts.no_articles.entry(no_article.reason).or_default() += 1;
                if listed {
                    self.no_articles.push(no_article);
                }
            }
        }
        Ok(())
    }

    fn file(&mut self, number: usize) -> Result<&mut ReadFile, IndexError> {
        self.files.get_mut(number).ok_or_else(|| {
            IndexError::Verification(format!("a record is of file {number}, which was not read"))
        })
    }
}
