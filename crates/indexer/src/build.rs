//! A generation built from nothing.

use crate::document::Identity;
use crate::error::IndexError;
use crate::generation::complete::{Contents, complete};
use crate::generation::files;
use crate::generation::finished::{FinishedGeneration, Remarks};
use crate::generation::records::{DocumentPlace, RecordOutcome, RecordRow};
use crate::generation::segments::Segments;
use crate::job::Job;
use crate::pipeline::read::{ReadJob, ReadResult, Scope, read};
use crate::pipeline::resolve::Decision;
use crate::pipeline::resolved::Resolved;
use crate::pipeline::write::{SHARDS, Selection, WriteJob, write};
use crate::progress::Phase;
use nachlese_index_format::{Fields, Layout, SinceBuild, open_lexicon};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Builds the generation in its folder and verifies it. It is not in use yet.
pub(crate) fn build(job: &Job<'_>) -> Result<FinishedGeneration, IndexError> {
    let generation = job.folder();
    let scratch = generation.join("parts");
    std::fs::create_dir_all(&scratch).map_err(IndexError::io(&scratch))?;
    let fields = Fields::new(&job.options.schema);
    let removed = job.removals.hashes();
    let read_job = ReadJob {
        files: &job.archive.listing.files,
        listed_ns: job.archive.listed_ns,
        learned: None,
        keys: &job.archive.sources.keys,
        fields: &fields,
        scope: Scope::WholeArchive { removed: &removed },
        max_forms: job.limits.max_forms,
        max_lines: job.limits.max_lines,
    };
    let read = || read(&read_job, scratch.join("articles"), job.progress);
    let ReadResult { resolved, articles, words, learned } = job.threads.install(read)?;
    let lexicon = job.threads.install(|| words.finish(&job.options.vocabulary));
    files::write(&Layout::lexicon(&generation), &lexicon)?;
    drop(lexicon);
    // The lexicon that readers will have: the one on the disk.
    let lexicon = Arc::new(open_lexicon(&generation)?);
    let write_job = WriteJob {
        lexicon: &lexicon,
        fields: &fields,
        shards: SHARDS,
        segment_bytes: job.limits.segment_bytes,
        selection: Selection::All,
    };
    let written = job.threads.install(|| write(articles, &write_job, &scratch, job.progress))?;
    let mut segments = Segments::create(&Layout::segment(&generation), &fields)?;
    for folder in &written.segments {
        segments.append(folder)?;
    }
    let since_build = SinceBuild { segments: segments.len() as u32, ..SinceBuild::default() };
    let articles = segments.documents();
    segments.finish()?;
    files::remove_folder(&scratch)?;
    job.check_cancelled()?;
    job.progress.finishing(Phase::Verifying);
    let Resolved { records, files: read_files, renamed, doubtful, failures, no_articles } = resolved;
    let records = with_places(records, written.places)?;
    let mut sources = job.archive.sources.clone();
    sources.files = read_files;
    sources.failures.extend(failures);
    sources.no_articles = no_articles;
    sources.count_records(&records);
    files::write_json(&Layout::boilerplate(&generation), &learned)?;
    let inherited = BTreeMap::new();
    let contents = Contents { sources: &sources, records: &records, articles, since_build, inherited };
    let manifest = complete(job, contents)?;
    Ok(FinishedGeneration { manifest, sources, changes: None, remarks: Remarks { renamed, doubtful } })
}

/// The records with the documents that articles became. `places` are those of all documents, in the
/// order of the records.
///
/// # Errors
///
/// There are fewer or more documents than articles.
fn with_places(
    records: Vec<(Identity, Decision)>,
    places: Vec<(u16, u32)>,
) -> Result<Vec<RecordRow>, IndexError> {
    let documents = places.len();
    let misaligned = || {
        IndexError::Verification(format!("{documents} documents were written for another number of articles"))
    };
    let mut places = places.into_iter();
    let mut rows = Vec::with_capacity(records.len());
    for (identity, decision) in records {
        let outcome = match decision {
            Decision::Copy => RecordOutcome::Copy,
            Decision::Removed => RecordOutcome::Removed,
            Decision::Article { number } => {
                let (segment, document) = places.next().ok_or_else(misaligned)?;
                RecordOutcome::Article { number, place: DocumentPlace { segment, document } }
            }
        };
        rows.push(RecordRow { identity, outcome });
    }
    if places.next().is_some() { Err(misaligned()) } else { Ok(rows) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_article_has_a_document_and_every_document_an_article() {
        let identity = Identity { own: 1, content: 2, rest: 3, url: 4 };
        let records = [Decision::Article { number: 1 }, Decision::Copy, Decision::Article { number: 2 }];
        let records = || records.map(|decision| (identity, decision)).to_vec();
        let rows = with_places(records(), vec![(0, 0), (1, 0)]).unwrap();
        let place = DocumentPlace { segment: 1, document: 0 };
        assert_eq!(rows[2].outcome, RecordOutcome::Article { number: 2, place });
        assert!(with_places(records(), vec![(0, 0)]).is_err());
        assert!(with_places(records(), vec![(0, 0), (0, 1), (1, 0)]).is_err());
    }
}
