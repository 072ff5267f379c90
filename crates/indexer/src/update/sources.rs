//! The sources of the generation that an update makes.

use crate::error::IndexError;
use crate::generation::previous::Previous;
use crate::generation::records::RecordRow;
use crate::generation::sources::{ReadFile, Sources};
use crate::listed_archive::ListedArchive;
use crate::pipeline::resolved::Resolved;
use crate::update::changes::Changes;
use nachlese_archive::{Failure, NoArticle};
use std::collections::{HashMap, HashSet};

/// Files that were read in one pass.
pub(crate) struct ReadFiles {
    /// Their new numbers.
    pub(crate) numbers: Vec<usize>,
    pub(crate) resolved: Resolved,
}

/// Combines what was read now with what the previous generation knows about unchanged files.
/// `counts` are the numbers of records of all files.
pub(crate) fn combine(
    archive: &ListedArchive,
    previous: &Previous,
    changes: &Changes,
    reads: &[ReadFiles],
    counts: &[u32],
    records: &[RecordRow],
) -> Result<Sources, IndexError> {
    let mut read: HashMap<usize, &ReadFile> = HashMap::new();
    for ReadFiles { numbers, resolved } in reads {
        read.extend(numbers.iter().copied().zip(&resolved.files));
    }
    let old: HashMap<usize, usize> = changes.kept.iter().map(|(old, now)| (*now, *old)).collect();
    let mut sources = archive.sources.clone();
    for (number, (file, records)) in archive.listing.files.iter().zip(counts).enumerate() {
        let unchanged = || {
            let old = previous.sources.files.get(*old.get(&number)?)?;
            Some(old.listed_again(file.clone(), archive.listed_ns))
        };
        let known = read.get(&number).map(|read| (*read).clone()).or_else(unchanged);
        let known = known.ok_or_else(|| {
            IndexError::Damaged(format!("it knows nothing of the unchanged file {}", file.name))
        })?;
        sources.files.push(ReadFile { records: *records, ..known });
    }
    let listed: HashSet<&str> = archive.listing.files.iter().map(|file| file.name.as_str()).collect();
    let read: HashSet<&str> =
        reads.iter().flat_map(|read| &read.resolved.files).map(|file| file.file.name.as_str()).collect();
    let is_unchanged = |path: &str| listed.contains(path) && !read.contains(path);
    // What was wrong with an unchanged file still is.
    let mut failures: Vec<Failure> =
        previous.sources.failures.iter().filter(|known| is_unchanged(&known.path)).cloned().collect();
    failures.extend(reads.iter().flat_map(|read| read.resolved.failures.iter().cloned()));
    // A stable sort: the failures of one file stay in order.
    failures.sort_by(|a, b| a.path.cmp(&b.path));
    sources.failures.extend(failures);
    let known = previous.sources.no_articles.iter().filter(|known| is_unchanged(&known.path));
    sources.no_articles = known.cloned().collect();
    sources.no_articles.extend(reads.iter().flat_map(|read| read.resolved.no_articles.iter().cloned()));
    sources.no_articles.sort_by(|a: &NoArticle, b| (&a.path, a.place).cmp(&(&b.path, b.place)));
    sources.count_records(records);
    Ok(sources)
}
