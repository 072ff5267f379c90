//! Only what has changed: the files of the generation before, linked, and beside them what is new.
//!
//! 1. `changes`: which files have changed;
//! 2. the first pass over those, without learning: the lexicon and what was learned of boilerplate are inherited;
//! 3. `articles`: which records are articles now, which documents those had, which must go;
//! 4. the second pass, over what is to be written;
//! 5. the segments: old documents deleted, new ones appended, small ones merged.

mod changes;
mod resolve;
#[cfg(test)]
mod tests;

pub(crate) use changes::Changes;

use crate::document::Identity;
use crate::error::IndexError;
use crate::generation::complete::{Contents, complete};
use crate::generation::files;
use crate::generation::previous::Previous;
use crate::generation::records::{self, Fate, Place, Trace};
use crate::generation::segments::Segments;
use crate::generation::sources::{ReadFile, Sources};
use crate::pipeline::{self, Gathered, Judge, Settled, Sought, Spool, Writing, Written};
use crate::report::ArticleChanges;
use crate::run::{Made, Notes, Run};
use nachlese_archive::{Failure, Learned, NoArticle};
use nachlese_german::lexicon::Lexicon;
use nachlese_index_format::{Fields, FileRecord, Layout, SinceBuild, open_lexicon};
use resolve::{Before, NewFate, Pass, Settlement};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Makes the generation in its folder and verifies it; nothing is switched yet.
///
/// `purge` rewrites all segments with deleted documents, so that nothing is left of those.
pub(crate) fn update(
    run: &Run<'_>,
    previous: &Previous,
    changes: &Changes,
    purge: bool,
) -> Result<Made, IndexError> {
    let generation = run.layout.building(run.next);
    let update = Update::begin(run, previous, changes, &generation)?;
    let (mut settlement, mut reads) = update.settle()?;
    let writes = update.write(&settlement, &mut reads)?;
    let Update { fields, scratch, .. } = &update;
    let new = Layout::segment(&generation);
    let mut segments = Segments::inherit(&previous.folder, &previous.manifest, &new, fields)?;
    segments.delete(&settlement.doomed)?;
    let mut firsts = Vec::new();
    let mut appended = 0;
    for write in &writes {
        firsts.push(segments.len());
        for folder in &write.segments {
            segments.append(folder)?;
            appended += 1;
        }
    }
    let changed = article_changes(&settlement);
    let mut records = traces(std::mem::take(&mut settlement.records), &writes, &firsts);
    let moves = if purge { segments.purge(scratch)? } else { segments.tidy(appended, scratch)? };
    if let Some(moves) = moves {
        moves.apply(records.iter_mut().filter_map(|trace| match &mut trace.fate {
            Fate::Article { place, .. } => Some(place),
            Fate::Copy | Fate::Removed => None,
        }));
    }
    let articles = segments.documents();
    let is_article = |trace: &&Trace| matches!(trace.fate, Fate::Article { .. });
    let recorded = records.iter().filter(is_article).count() as u64;
    if articles != recorded {
        let what = format!("its segments have {articles} articles where its records have {recorded}");
        return Err(IndexError::Inherited(what));
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
    run.check_cancelled()?;
    run.progress.finishing("verifying");
    let sources = update.sources(&settlement, &reads, &records);
    let contents = Contents {
        sources: &sources,
        records: &records,
        articles,
        since_build,
        inherited: inherited(previous, &generation),
    };
    let manifest = complete(run, contents)?;
    let mut notes =
        Notes { renamed: writes.into_iter().flat_map(|write| write.renamed).collect(), ..Notes::default() };
    for read in reads {
        notes.doubtful.extend(read.settled.doubtful);
    }
    Ok(Made { manifest, sources, changes: Some(changed), notes })
}

/// What an update looks at.
struct Update<'a> {
    run: &'a Run<'a>,
    previous: &'a Previous,
    changes: &'a Changes,
    fields: Fields,
    learned: Learned,
    lexicon: Arc<Lexicon>,
    scratch: PathBuf,
}

/// Files that were read, by their new numbers, and what they hold.
struct Read {
    files: Vec<usize>,
    settled: Settled,
    /// Gone when it is written.
    spool: Option<Spool>,
}

impl<'a> Update<'a> {
    fn begin(
        run: &'a Run<'a>,
        previous: &'a Previous,
        changes: &'a Changes,
        generation: &Path,
    ) -> Result<Update<'a>, IndexError> {
        // What an update is built on must be what was written; segments are too large to be asked each time.
        for path in [Layout::sources, Layout::records, Layout::boilerplate, Layout::lexicon] {
            let verified = previous.manifest.verify_file(&previous.folder, &path(&previous.folder));
            verified.map_err(|damage| IndexError::Inherited(damage.to_string()))?;
        }
        let scratch = generation.join("parts");
        std::fs::create_dir_all(&scratch).map_err(IndexError::io(&scratch))?;
        let path = Layout::boilerplate(&previous.folder);
        let learned = std::fs::read(&path).map_err(IndexError::io(&path))?;
        let learned = serde_json::from_slice(&learned).map_err(|e| IndexError::Inherited(e.to_string()))?;
        for path in [Layout::boilerplate, Layout::lexicon] {
            files::link(&path(&previous.folder), &path(generation))?;
        }
        let lexicon = Arc::new(open_lexicon(generation)?);
        let traces = records::read(&previous.folder)?;
        let counted: usize = previous.sources.files.iter().map(|file| file.records as usize).sum();
        if counted != traces.len() {
            return Err(IndexError::Inherited(format!(
                "it has {} records instead of {counted}",
                traces.len()
            )));
        }
        let fields = Fields::new(&run.order.schema);
        Ok(Update { run, previous, changes, fields, learned, lexicon, scratch })
    }

    /// Reads what must be read, and settles the articles.
    fn settle(&self) -> Result<(Settlement, Vec<Read>), IndexError> {
        let traces = records::read(&self.previous.folder)?;
        let counted = self.previous.sources.records();
        if counted != traces.len() as u64 {
            return Err(IndexError::Inherited(format!(
                "it has {} records instead of {counted}",
                traces.len()
            )));
        }
        let old_files = ranges(self.previous.sources.files.iter().map(|file| file.records));
        let (removed_before, removed) = (self.previous.removals.hashes(), self.run.removals.hashes());
        let before = Before { traces: &traces, files: &old_files, removed: &removed_before };
        let mut reads = Vec::new();
        let mut passes: Vec<Pass> = Vec::new();
        let mut sought: Vec<usize> = self.changes.read.iter().map(|(now, _)| *now).collect();
        loop {
            if !sought.is_empty() {
                let read = self.read(sought, reads.len())?;
                passes.push(read.pass());
                reads.push(read);
            }
            let files = self.run.listing.files.len();
            let settlement = Settlement::of(&before, files, self.changes, &passes, &removed);
            // Each is read once; after that it is no longer among those that have not changed.
            sought = settlement.wanted.iter().copied().collect();
            if sought.is_empty() {
                return Ok((settlement, reads));
            }
        }
    }

    fn read(&self, numbers: Vec<usize>, pass: usize) -> Result<Read, IndexError> {
        let run = self.run;
        let files: Vec<_> =
            numbers.iter().filter_map(|number| run.listing.files.get(*number)).cloned().collect();
        let sought = Sought {
            files: &files,
            listed_ns: run.listed_ns,
            learned: Some(&self.learned),
            keys: &run.sources.keys,
            fields: &self.fields,
            judge: Judge::Later,
            most_forms: 0,
            most_lines: 0,
        };
        let spool = self.scratch.join(format!("articles-{pass}"));
        let Gathered { settled, spool, .. } =
            run.threads.install(|| pipeline::gather(&sought, spool, run.progress))?;
        Ok(Read { files: numbers, settled, spool: Some(spool) })
    }

    /// Writes the chosen articles of every pass.
    fn write(&self, settlement: &Settlement, reads: &mut [Read]) -> Result<Vec<Written>, IndexError> {
        let mut writes = Vec::new();
        for (number, (read, chosen)) in reads.iter_mut().zip(&settlement.chosen).enumerate() {
            let Some(spool) = read.spool.take() else { continue };
            let writing = Writing {
                lexicon: &self.lexicon,
                fields: &self.fields,
                lanes: 1,
                segment_bytes: self.run.limits.segment_bytes,
                chosen: Some(chosen),
            };
            let scratch = self.scratch.join(format!("segments-{number}"));
            let written =
                self.run.threads.install(|| pipeline::write(spool, &writing, &scratch, self.run.progress))?;
            writes.push(written);
        }
        Ok(writes)
    }

    /// What the new generation is made of.
    fn sources(&self, settlement: &Settlement, reads: &[Read], records: &[Trace]) -> Sources {
        let run = self.run;
        let mut read: HashMap<usize, &ReadFile> = HashMap::new();
        for Read { files, settled, .. } in reads {
            read.extend(files.iter().copied().zip(&settled.files));
        }
        let old: HashMap<usize, usize> = self.changes.kept.iter().map(|(old, now)| (*now, *old)).collect();
        let mut sources = run.sources.clone();
        for (number, file) in run.listing.files.iter().enumerate() {
            let known = match read.get(&number) {
                Some(read) => Some((*read).clone()),
                None => old
                    .get(&number)
                    .and_then(|old| self.previous.sources.files.get(*old))
                    .map(|old| old.still(file.clone(), run.listed_ns)),
            };
            let file = known.unwrap_or_else(|| ReadFile::new(file.clone(), run.listed_ns, None));
            let records = settlement.counts.get(number).copied().unwrap_or(0);
            sources.files.push(ReadFile { records, ..file });
        }
        // A file that has not changed still fails as it did.
        let names: HashSet<&str> =
            reads.iter().flat_map(|read| &read.settled.files).map(|file| file.file.name.as_str()).collect();
        let listed: HashSet<&str> = run.listing.files.iter().map(|file| file.name.as_str()).collect();
        let known = &self.previous.sources.failures;
        let known =
            known.iter().filter(|f| listed.contains(f.path.as_str()) && !names.contains(f.path.as_str()));
        let mut failures: Vec<Failure> = known.cloned().collect();
        failures.extend(reads.iter().flat_map(|read| read.settled.failures.iter().cloned()));
        // Stable: the failures of one file stay in their order.
        failures.sort_by(|a, b| a.path.cmp(&b.path));
        sources.failures.extend(failures);
        let no_articles = &self.previous.sources.no_articles;
        let still = |path: &str| listed.contains(path) && !names.contains(path);
        sources.no_articles = no_articles.iter().filter(|known| still(&known.path)).cloned().collect();
        sources.no_articles.extend(reads.iter().flat_map(|read| read.settled.no_articles.iter().cloned()));
        sources.no_articles.sort_by(|a: &NoArticle, b| (&a.path, a.place).cmp(&(&b.path, b.place)));
        sources.count(records);
        sources
    }
}

impl Read {
    fn pass(&self) -> Pass {
        let ranges = ranges(self.settled.files.iter().map(|file| file.records));
        Pass {
            files: self.files.iter().copied().zip(ranges).collect(),
            records: self.settled.records.iter().map(|(identity, _)| *identity).collect(),
        }
    }
}

/// Where each file's records lie among those of all.
fn ranges(counts: impl Iterator<Item = u32>) -> Vec<Range<usize>> {
    let mut first = 0;
    counts
        .map(|count| {
            let range = first..first + count as usize;
            first = range.end;
            range
        })
        .collect()
}

/// The records of the new generation; `firsts` are the numbers of the first segments that each pass wrote.
fn traces(records: Vec<(Identity, NewFate)>, writes: &[Written], firsts: &[usize]) -> Vec<Trace> {
    let fate = |fate| match fate {
        NewFate::Is(fate) => fate,
        NewFate::Written { number, pass, article } => {
            let pass = usize::from(pass);
            let place = writes.get(pass).and_then(|write| write.places.get(article as usize));
            let place = place.zip(firsts.get(pass));
            match place {
                Some(((segment, document), first)) => {
                    let place = Place { segment: *first as u16 + segment, document: *document };
                    Fate::Article { number, place }
                }
                // Every chosen article was written.
                None => Fate::Copy,
            }
        }
    };
    records.into_iter().map(|(identity, new)| Trace { identity, fate: fate(new) }).collect()
}

/// What of the generation before is in the new one: all files but those that every generation writes for itself.
fn inherited(previous: &Previous, generation: &Path) -> BTreeMap<String, FileRecord> {
    let (boilerplate, lexicon) = (Layout::boilerplate(generation), Layout::lexicon(generation));
    let segment = Layout::segment(generation);
    let is_own = |path: &Path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        // Files of segments are named by ids that no two share.
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

/// What has changed, by ids: one that is deleted and written is an article that has changed.
fn article_changes(settlement: &Settlement) -> ArticleChanges {
    let doomed: HashSet<u64> = settlement.doomed.values().copied().collect();
    let written: Vec<u64> = settlement
        .records
        .iter()
        .filter(|(_, fate)| matches!(fate, NewFate::Written { .. }))
        .map(|(identity, _)| identity.own)
        .collect();
    let changed = written.iter().filter(|own| doomed.contains(own)).count() as u64;
    ArticleChanges {
        added: written.len() as u64 - changed,
        changed,
        removed: (settlement.doomed.len() as u64).saturating_sub(changed),
    }
}
