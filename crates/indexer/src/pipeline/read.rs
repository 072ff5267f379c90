//! The first pass: files to articles in a spill file. Over a whole archive it also resolves ids and
//! counts words.
//!
//! If the archive has texts or pages and no boilerplate is known yet, they are read as drafts
//! first, and finished once all drafts have been read (`drafts`).

use crate::document::{Identity, Record};
use crate::error::IndexError;
use crate::pipeline::drafts::{DraftSpillFile, NumberedDraft, NumberedReading, finish_drafts};
use crate::pipeline::entries::{BatchGroup, NumberedEntry, read_entries};
use crate::pipeline::resolve::{Decision, Resolver, numbered};
use crate::pipeline::resolved::Resolved;
use crate::pipeline::spill::{PackedBatch, Packer, SpillFile};
use crate::pipeline::workers::Workers;
use crate::progress::{Phase, Progress};
use crate::removals::names::RemovalHashes;
use nachlese_archive::{
    Article, FileKind, Keys, Learned, Learner as BoilerplateLearner, Observation, Place, Reading, Rejection,
    Snapshot, SourceFile,
};
use nachlese_dates::Moment;
use nachlese_german::learn::LexiconBuilder;
use nachlese_index_format::Fields;
use rayon::prelude::*;
use std::io;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, sync_channel};

/// Groups that wait for the pass. Bounds the memory, and has no effect on the speed.
const GROUPS_AHEAD: usize = 2;

/// What to read, and how.
pub(crate) struct ReadJob<'a> {
    pub(crate) files: &'a [SourceFile],
    /// When they were listed, in nanoseconds since 1970.
    pub(crate) listed_ns: i64,
    /// The learned boilerplate; `None` to learn it in this pass.
    pub(crate) learned: Option<&'a Learned>,
    /// The user's mapping of record keys to fields.
    pub(crate) keys: &'a Keys,
    pub(crate) fields: &'a Fields,
    pub(crate) scope: Scope<'a>,
    /// The maximum number of forms to learn.
    pub(crate) max_forms: usize,
    /// The maximum number of lines to learn boilerplate from.
    pub(crate) max_lines: usize,
}

/// How much of the archive a pass sees.
pub(crate) enum Scope<'a> {
    /// All of it: the pass resolves ids, leaves out copies and removed records, and learns words.
    WholeArchive {
        /// The removals in force.
        removed: &'a RemovalHashes,
    },
    /// Some files only: every record is kept, and the caller resolves ids afterwards.
    SomeFiles,
}

/// The result of the first pass.
pub(crate) struct ReadResult {
    pub(crate) resolved: Resolved,
    /// The articles, for the second pass.
    pub(crate) articles: SpillFile,
    /// The counts of their words.
    pub(crate) words: LexiconBuilder,
    /// The boilerplate, given or learned.
    pub(crate) learned: Learned,
}

/// Reads files and writes their articles to a spill file at `path`. Works on the current rayon
/// pool.
pub(crate) fn read(
    job: &ReadJob<'_>,
    path: PathBuf,
    progress: &dyn Progress,
) -> Result<ReadResult, IndexError> {
    progress.started(Phase::Reading, job.files.iter().map(|f| f.size).sum());
    let pass = ReadPass { job, progress, now: Moment::now(), workers: Workers::default() };
    let draft_path = path.with_extension("drafts");
    let mut articles = SpillFile::create(path)?;
    // Records of JSON name their fields, so nothing is learned from them.
    let has_texts = job.files.iter().any(|file| file.kind != FileKind::Json);
    let (mut resolved, learned, snapshots) = match job.learned {
        None if has_texts => {
            let mut drafts = DraftSpillFile::create(draft_path)?;
            let (learned, snapshots) = pass.draft(&mut drafts)?;
            let resolved = pass.resolve(Input::Drafts(&mut drafts), &learned, &mut articles)?;
            drafts.remove()?;
            (resolved, learned, snapshots)
        }
        learned => {
            let learned = learned.cloned().unwrap_or_default();
            let resolve = |groups| pass.resolve(Input::Entries(groups), &learned, &mut articles);
            let (resolved, snapshots) = pass.with_entries(resolve)?;
            (resolved, learned, snapshots)
        }
    };
    resolved.add_snapshots(snapshots, job.listed_ns);
    resolved.no_articles.sort_by(|a, b| (&a.path, a.place).cmp(&(&b.path, b.place)));
    progress.finishing(Phase::CountingWords);
    let mut words = LexiconBuilder::with_max_forms(job.max_forms);
    for worker in pass.workers.into_all() {
        words.merge(worker.words);
    }
    Ok(ReadResult { resolved, articles, words, learned })
}

/// Where the records of a pass come from.
enum Input<'i> {
    /// The files.
    Entries(Receiver<BatchGroup>),
    /// The drafts that were made of them.
    Drafts(&'i mut DraftSpillFile),
}

/// The next batches to resolve.
enum Group {
    Entries(Vec<Vec<NumberedEntry>>),
    Drafts(Vec<PackedBatch>),
}

impl Input<'_> {
    /// The next group, with the number of bytes read up to its end; `before` is the number before
    /// it.
    fn next_group(&mut self, before: u64) -> Result<Option<(Group, u64)>, IndexError> {
        match self {
            Input::Entries(groups) => {
                Ok(groups.recv().ok().map(|group| (Group::Entries(group.batches), group.bytes)))
            }
            Input::Drafts(drafts) => {
                let batches = drafts.next_group()?;
                let bytes: u64 = batches.iter().map(|packed| packed.length() as u64).sum();
                Ok((!batches.is_empty()).then_some((Group::Drafts(batches), before + bytes)))
            }
        }
    }
}

/// The context of every step of the pass.
struct ReadPass<'a> {
    job: &'a ReadJob<'a>,
    progress: &'a dyn Progress,
    now: Moment,
    workers: Workers<PackWorker>,
}

/// What a thread reuses from batch to batch.
struct PackWorker {
    words: LexiconBuilder,
    packer: Packer,
}

/// An article as it was read. Other articles may have its id.
struct ReadArticle {
    reading: Reading,
    identity: Identity,
    /// What is implausible about its dates.
    doubts: Vec<String>,
}

/// The records of a batch, each with the number of its file.
type ReadBatch = Vec<(usize, Result<ReadArticle, Rejection>)>;

impl ReadPass<'_> {
    /// Reads the files on a thread of its own, and their entries with `work` on this one. Returns
    /// the state of each file while it was read, too.
    fn with_entries<T>(
        &self,
        work: impl FnOnce(Receiver<BatchGroup>) -> Result<T, IndexError>,
    ) -> Result<(T, Vec<Option<Snapshot>>), IndexError> {
        let stop = AtomicBool::new(false);
        std::thread::scope(|scope| {
            let (sender, groups) = sync_channel(GROUPS_AHEAD);
            let (stop, files) = (&stop, self.job.files);
            let threads = rayon::current_num_threads();
            let reader = scope.spawn(move || read_entries(files, threads, &sender, stop));
            let done = work(groups);
            // After a failure the reader may be in the middle of a large file.
            stop.store(true, Ordering::Relaxed);
            let snapshots = reader.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
            Ok((done?, snapshots))
        })
    }

    /// Makes drafts of all entries, and learns the boilerplate from them.
    fn draft(&self, drafts: &mut DraftSpillFile) -> Result<(Learned, Vec<Option<Snapshot>>), IndexError> {
        let path = drafts.path();
        let (learner, snapshots) = self.with_entries(|groups| {
            let mut learner = BoilerplateLearner::bounded(self.job.max_lines);
            let mut read = 0;
            for group in &groups {
                let drafted = group.batches.into_par_iter().map(|batch| {
                    let drafted = self.read_batch(batch);
                    let observed: Vec<Observation> = drafted
                        .iter()
                        .filter_map(|(_, _, draft)| draft.as_ref().ok()?.observation())
                        .collect();
                    Ok((drafted.len() as u64, observed, DraftSpillFile::pack(drafted)?))
                });
                let drafted: Vec<(u64, Vec<Observation>, PackedBatch)> =
                    drafted.collect::<io::Result<_>>().map_err(IndexError::io(&path))?;
                let mut packed = Vec::with_capacity(drafted.len());
                for (records, observed, batch) in drafted {
                    read += records;
                    observed.into_iter().for_each(|observation| learner.add(observation));
                    packed.push(batch);
                }
                drafts.append(packed)?;
                self.advance(read, group.bytes)?;
            }
            Ok(learner)
        })?;
        drafts.rewind()?;
        self.progress.started(Phase::LeavingOutBoilerplate, drafts.bytes());
        Ok((learner.finish(), snapshots))
    }

    /// Resolves all records and writes the articles to the spill file.
    fn resolve(
        &self,
        mut input: Input<'_>,
        learned: &Learned,
        spill: &mut SpillFile,
    ) -> Result<Resolved, IndexError> {
        let mut resolver = Resolver::default();
        let mut resolved = Resolved::new(self.job.files, self.job.listed_ns);
        let path = spill.path().to_owned();
        let mut append = |packed: io::Result<Vec<PackedBatch>>| -> Result<(), IndexError> {
            let packed = packed.map_err(IndexError::io(&path))?;
            packed.iter().try_for_each(|batch| spill.append(batch))
        };
        let mut articles = Vec::new();
        let (mut read, mut bytes) = (0, 0);
        while let Some((group, end)) = input.next_group(bytes)? {
            bytes = end;
            // Reading one group and packing the one before run in parallel, so threads wait for
            // each other once per group only.
            let ready = std::mem::take(&mut articles);
            let (batches, packed) = rayon::join(|| self.articles(group, learned), || self.pack(ready));
            append(packed)?;
            for batch in batches.map_err(IndexError::io(&path))? {
                let batch = self.resolve_batch(batch, &mut resolver, &mut resolved)?;
                read += batch.len() as u64;
                articles.push(batch);
            }
            self.advance(read, bytes)?;
        }
        append(self.pack(articles))?;
        Ok(resolved)
    }

    fn advance(&self, articles: u64, bytes: u64) -> Result<(), IndexError> {
        self.progress.advanced(articles, bytes);
        if self.progress.cancelled() { Err(IndexError::Interrupted) } else { Ok(()) }
    }

    /// The records of a batch of entries, as drafts.
    fn read_batch(&self, batch: Vec<NumberedEntry>) -> Vec<NumberedDraft> {
        let mut drafted = Vec::with_capacity(batch.len());
        for (file, entry) in batch {
            let entry = match entry {
                Ok(entry) => entry,
                Err(failure) => {
                    drafted.push((file, Place::Whole, Err(Rejection::Failed(failure))));
                    continue;
                }
            };
            // The reader numbers the files of this very list.
            let Some(source) = self.job.files.get(file) else { continue };
            let drafts = nachlese_archive::read(source, &entry, self.job.keys);
            drafted.extend(drafts.into_iter().map(|draft| (file, entry.place, draft)));
        }
        drafted
    }

    /// The articles of a group, batch by batch.
    fn articles(&self, group: Group, learned: &Learned) -> io::Result<Vec<ReadBatch>> {
        let identify = |finished: Vec<NumberedReading>| -> ReadBatch {
            let identify = |reading: Reading| {
                let Reading { article, .. } = &reading;
                ReadArticle { identity: Identity::of(article), doubts: article.doubts(&self.now), reading }
            };
            finished.into_iter().map(|(file, reading)| (file, reading.map(identify))).collect()
        };
        match group {
            Group::Entries(batches) => Ok(batches
                .into_par_iter()
                .map(|batch| identify(finish_drafts(self.read_batch(batch), learned)))
                .collect()),
            Group::Drafts(batches) => batches
                .par_iter()
                .map(|packed| Ok(identify(finish_drafts(DraftSpillFile::unpack(packed)?, learned))))
                .collect(),
        }
    }

    /// Resolves the records of a batch, in the order of the archive. Returns the articles.
    fn resolve_batch(
        &self,
        batch: ReadBatch,
        resolver: &mut Resolver,
        resolved: &mut Resolved,
    ) -> Result<Vec<Article>, IndexError> {
        let mut articles = Vec::with_capacity(batch.len());
        for (file, record) in batch {
            let ReadArticle { reading, identity, doubts } = match record {
                Ok(article) => article,
                Err(rejection) => {
                    resolved.add_rejection(file, rejection)?;
                    continue;
                }
            };
            let decision = match self.job.scope {
                Scope::WholeArchive { removed } => resolver.resolve(&identity, removed),
                Scope::SomeFiles => Decision::Article { number: 1 },
            };
            resolved.add_record(file, identity, decision, &reading)?;
            let Decision::Article { number } = decision else { continue };
            let mut article = reading.article;
            if number > 1 {
                article.id = numbered(&article.id, number);
                resolved.renamed.push(article.id.clone());
            }
            resolved.doubtful.extend(doubts.into_iter().map(|doubt| format!("{}: {doubt}", article.id)));
            articles.push(article);
        }
        Ok(articles)
    }

    /// Counts the words of the articles of each batch, and packs them. This comes after ids are
    /// resolved: a copy is not in the index, so its words must not be counted.
    fn pack(&self, batches: Vec<Vec<Article>>) -> io::Result<Vec<PackedBatch>> {
        let new = || {
            let words = LexiconBuilder::with_max_forms(self.job.max_forms);
            Ok(PackWorker { words, packer: Packer::new()? })
        };
        let learns = matches!(self.job.scope, Scope::WholeArchive { .. });
        let pack = |batch: Vec<Article>| {
            self.workers.with(new, |PackWorker { words, packer }| {
                packer.pack(batch.len(), |records| {
                    for article in &batch {
                        if learns {
                            for levels in &self.job.fields.texts {
                                words.add_text(&article.value(levels.name).to_text("\n"));
                            }
                        }
                        Record::write(article, records);
                    }
                })
            })
        };
        batches.into_par_iter().map(pack).collect()
    }
}
