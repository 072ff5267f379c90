//! A generation made of the previous one and what has changed.
//!
//! 1. `changes`: which files have changed;
//! 2. the first pass over those, without learning: lexicon and boilerplate are inherited;
//! 3. `resolve`: which records are articles now, which of them must be written, and which documents
//!    must be deleted;
//! 4. the second pass, over what must be written;
//! 5. the segments: inherited, old documents deleted, new segments appended, small ones merged;
//! 6. `sources`: what is known about all files.

pub(crate) mod changes;
pub(crate) mod resolve;
pub(crate) mod sources;
#[cfg(test)]
mod tests;

use crate::document::Identity;
use crate::error::IndexError;
use crate::generation::complete::{Contents, complete};
use crate::generation::files;
use crate::generation::finished::{FinishedGeneration, Remarks};
use crate::generation::previous::Previous;
use crate::generation::records::{self, DocumentPlace, RecordOutcome, RecordRow};
use crate::generation::segments::Segments;
use crate::job::Job;
use crate::pipeline::read::{ReadJob, ReadResult, Scope, read};
use crate::pipeline::resolved::Resolved;
use crate::pipeline::spill::SpillFile;
use crate::pipeline::write::{Selection, WriteJob, WriteResult, write};
use crate::progress::Phase;
use crate::report::ArticleChanges;
use crate::update::changes::Changes;
use crate::update::resolve::{Before, NewOutcome, PassRecords, Resolution, by_file};
use crate::update::sources::{ReadFiles, combine};
use nachlese_archive::Learned;
use nachlese_german::lexicon::Lexicon;
use nachlese_index_format::{Fields, FileRecord, Layout, SinceBuild, open_lexicon};
use std::collections::{BTreeMap, HashSet};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Makes the generation in its folder and verifies it. It is not in use yet.
///
/// `purge` rewrites all segments with deleted documents, so that nothing is left of those.
///
/// # Errors
///
/// [`IndexError::Damaged`] if the files of the previous generation are not what was written.
pub(crate) fn update(
    job: &Job<'_>,
    previous: &Previous,
    changes: &Changes,
    purge: bool,
) -> Result<FinishedGeneration, IndexError> {
    // Tantivy may panic on damaged segments.
    let finished = catch_unwind(AssertUnwindSafe(|| unguarded_update(job, previous, changes, purge)));
    if matches!(finished, Err(_) | Ok(Err(IndexError::Segments { .. } | IndexError::Verification(_)))) {
        // Is the previous generation the cause?
        if let Err(damage) = previous.manifest.verify_files(&previous.folder) {
            job.discard();
            return Err(IndexError::Damaged(damage.to_string()));
        }
    }
    job.discard_on_error(finished.unwrap_or_else(|panic| resume_unwind(panic)))
}

fn unguarded_update(
    job: &Job<'_>,
    previous: &Previous,
    changes: &Changes,
    purge: bool,
) -> Result<FinishedGeneration, IndexError> {
    let generation = job.folder();
    let update = Update::new(job, previous, changes, &generation)?;
    let (resolution, reads, spills) = update.resolve()?;
    let writes = update.write(&resolution, spills)?;
    let Update { fields, scratch, .. } = &update;
    let new = Layout::segment(&generation);
    let mut segments = Segments::inherit(&previous.folder, &previous.manifest, &new, fields)?;
    segments.delete(&resolution.deleted)?;
    let mut first_segments = Vec::new();
    let mut appended = 0;
    for write in &writes {
        first_segments.push(segments.len());
        for folder in &write.segments {
            segments.append(folder)?;
            appended += 1;
        }
    }
    let changed = article_changes(&resolution);
    let mut records = with_places(resolution.records, &writes, &first_segments)?;
    let moves = if purge { segments.purge(scratch)? } else { segments.merge_small(appended, scratch)? };
    if let Some(moves) = moves {
        moves.apply(records.iter_mut().filter_map(|row| match &mut row.outcome {
            RecordOutcome::Article { place, .. } => Some(place),
            RecordOutcome::Copy | RecordOutcome::Removed => None,
        }))?;
    }
    let articles = segments.documents();
    let is_article = |row: &&RecordRow| matches!(row.outcome, RecordOutcome::Article { .. });
    let recorded = records.iter().filter(is_article).count() as u64;
    if articles != recorded {
        let what = format!("its segments have {articles} articles where its records have {recorded}");
        return Err(IndexError::Damaged(what));
    }
    let last = previous.manifest.since_build;
    let since_build = SinceBuild {
        updates: last.updates + 1,
        articles: last.articles + writes.iter().map(|write| write.places.len() as u64).sum::<u64>(),
        words: last.words + writes.iter().map(|write| write.tally.words).sum::<u64>(),
        unknown: last.unknown + writes.iter().map(|write| write.tally.unknown).sum::<u64>(),
        deleted: segments.deleted(),
        segments: segments.len() as u32,
    };
    segments.finish()?;
    files::remove_folder(scratch)?;
    job.check_cancelled()?;
    job.progress.finishing(Phase::Verifying);
    let sources = combine(&job.archive, previous, changes, &reads, &resolution.counts, &records)?;
    let inherited = inherited(previous, &generation);
    let contents = Contents { sources: &sources, records: &records, articles, since_build, inherited };
    let manifest = complete(job, contents)?;
    let remarks = Remarks {
        renamed: writes.into_iter().flat_map(|write| write.renamed).collect(),
        doubtful: reads.into_iter().flat_map(|read| read.resolved.doubtful).collect(),
    };
    Ok(FinishedGeneration { manifest, sources, changes: Some(changed), remarks })
}

/// The context of the steps of an update.
struct Update<'a> {
    job: &'a Job<'a>,
    previous: &'a Previous,
    changes: &'a Changes,
    fields: Fields,
    learned: Learned,
    lexicon: Arc<Lexicon>,
    scratch: PathBuf,
}

impl<'a> Update<'a> {
    fn new(
        job: &'a Job<'a>,
        previous: &'a Previous,
        changes: &'a Changes,
        generation: &Path,
    ) -> Result<Update<'a>, IndexError> {
        // The update is based on these files. Segments are too large to be verified each time.
        for path in [Layout::sources, Layout::records, Layout::boilerplate, Layout::lexicon] {
            let verified = previous.manifest.verify_file(&previous.folder, &path(&previous.folder));
            verified.map_err(|damage| IndexError::Damaged(damage.to_string()))?;
        }
        let scratch = generation.join("parts");
        std::fs::create_dir_all(&scratch).map_err(IndexError::io(&scratch))?;
        let path = Layout::boilerplate(&previous.folder);
        let learned = std::fs::read(&path).map_err(IndexError::io(&path))?;
        let learned = serde_json::from_slice(&learned).map_err(|e| IndexError::Damaged(e.to_string()))?;
        for path in [Layout::boilerplate, Layout::lexicon] {
            files::link(&path(&previous.folder), &path(generation))?;
        }
        let lexicon = Arc::new(open_lexicon(generation)?);
        let fields = Fields::new(&job.options.schema);
        Ok(Update { job, previous, changes, fields, learned, lexicon, scratch })
    }

    /// Reads the files that must be read and resolves the records of all. There is a spill file for
    /// each pass.
    fn resolve(&self) -> Result<(Resolution, Vec<ReadFiles>, Vec<SpillFile>), IndexError> {
        let rows = records::read(&self.previous.folder)?;
        let files = &self.previous.sources.files;
        let files = by_file(&rows, files.iter().map(|file| file.records)).ok_or_else(|| {
            let counted = self.previous.sources.records();
            IndexError::Damaged(format!("it has {} records instead of {counted}", rows.len()))
        })?;
        let (removed_before, removed) = (self.previous.removals.hashes(), self.job.removals.hashes());
        let before = Before { files, removed: &removed_before };
        let (mut reads, mut spills, mut passes) = (Vec::new(), Vec::new(), Vec::new());
        let mut wanted: Vec<usize> = self.changes.read.iter().map(|(now, _)| *now).collect();
        loop {
            if !wanted.is_empty() {
                let (read, spill) = self.read(wanted, reads.len())?;
                passes.push(pass_records(&read)?);
                reads.push(read);
                spills.push(spill);
            }
            let files = self.job.archive.listing.files.len();
            let resolution = Resolution::new(&before, files, self.changes, &passes, &removed)?;
            // Ends, because no file is read twice.
            wanted = resolution.wanted.iter().copied().collect();
            if wanted.is_empty() {
                return Ok((resolution, reads, spills));
            }
        }
    }

    /// Reads the files with these new numbers, which are in ascending order.
    fn read(&self, numbers: Vec<usize>, pass: usize) -> Result<(ReadFiles, SpillFile), IndexError> {
        let archive = &self.job.archive;
        let files: Vec<_> =
            numbers.iter().filter_map(|number| archive.listing.files.get(*number)).cloned().collect();
        let read_job = ReadJob {
            files: &files,
            listed_ns: archive.listed_ns,
            learned: Some(&self.learned),
            keys: &archive.sources.keys,
            fields: &self.fields,
            scope: Scope::SomeFiles,
            max_forms: 0,
            max_lines: 0,
        };
        let path = self.scratch.join(format!("articles-{pass}"));
        let read = || read(&read_job, path, self.job.progress);
        let ReadResult { resolved, articles, .. } = self.job.threads.install(read)?;
        Ok((ReadFiles { numbers, resolved }, articles))
    }

    /// Writes the selected articles of every pass.
    fn write(&self, resolution: &Resolution, spills: Vec<SpillFile>) -> Result<Vec<WriteResult>, IndexError> {
        let mut writes = Vec::new();
        for (pass, (spill, selected)) in spills.into_iter().zip(&resolution.selected).enumerate() {
            let write_job = WriteJob {
                lexicon: &self.lexicon,
                fields: &self.fields,
                shards: 1,
                segment_bytes: self.job.limits.segment_bytes,
                selection: Selection::Numbered(selected),
            };
            let scratch = self.scratch.join(format!("segments-{pass}"));
            let write = || write(spill, &write_job, &scratch, self.job.progress);
            writes.push(self.job.threads.install(write)?);
        }
        Ok(writes)
    }
}

/// The records that a pass read.
fn pass_records(read: &ReadFiles) -> Result<PassRecords, IndexError> {
    let Resolved { records, files, .. } = &read.resolved;
    let identities: Vec<Identity> = records.iter().map(|(identity, _)| *identity).collect();
    let files = by_file(&identities, files.iter().map(|file| file.records))
        .ok_or_else(|| IndexError::Verification("records were read of no file".to_owned()))?;
    Ok(read.numbers.iter().copied().zip(files.into_iter().map(<[Identity]>::to_vec)).collect())
}

/// The records of the new generation. `first_segments` are the numbers of the first segments that
/// each pass wrote.
fn with_places(
    records: Vec<(Identity, NewOutcome)>,
    writes: &[WriteResult],
    first_segments: &[usize],
) -> Result<Vec<RecordRow>, IndexError> {
    let outcome = |outcome| match outcome {
        NewOutcome::Known(outcome) => Some(outcome),
        NewOutcome::Written { number, pass, article } => {
            let pass = usize::from(pass);
            let (segment, document) = writes.get(pass)?.places.get(article as usize)?;
            let segment = *first_segments.get(pass)? as u16 + segment;
            let place = DocumentPlace { segment, document: *document };
            Some(RecordOutcome::Article { number, place })
        }
    };
    let row = |(identity, new)| Some(RecordRow { identity, outcome: outcome(new)? });
    let rows: Option<Vec<RecordRow>> = records.into_iter().map(row).collect();
    rows.ok_or_else(|| IndexError::Verification("fewer documents were written than articles".to_owned()))
}

/// The files that the new generation shares with the previous one: all but those that every
/// generation writes itself.
fn inherited(previous: &Previous, generation: &Path) -> BTreeMap<String, FileRecord> {
    let (boilerplate, lexicon) = (Layout::boilerplate(generation), Layout::lexicon(generation));
    let segment = Layout::segment(generation);
    let is_own = |path: &Path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        // The names of segment files contain unique ids.
        name.starts_with('.') || name == "meta.json" || !path.starts_with(&segment)
    };
    let records = previous.manifest.files.iter();
    records
        .filter(|(name, _)| {
            let path = generation.join(name);
            (path == boilerplate || path == lexicon || !is_own(&path)) && path.exists()
        })
        .map(|(name, record)| (name.clone(), record.clone()))
        .collect()
}

/// What has changed, by ids: an id that is deleted and written is an article that has changed.
fn article_changes(resolution: &Resolution) -> ArticleChanges {
    let deleted: HashSet<u64> = resolution.deleted.values().copied().collect();
    let written: Vec<u64> = resolution
        .records
        .iter()
        .filter(|(_, outcome)| matches!(outcome, NewOutcome::Written { .. }))
        .map(|(identity, _)| identity.own)
        .collect();
    let changed = written.iter().filter(|own| deleted.contains(own)).count() as u64;
    ArticleChanges {
        added: written.len() as u64 - changed,
        changed,
        removed: (resolution.deleted.len() as u64).saturating_sub(changed),
    }
}
