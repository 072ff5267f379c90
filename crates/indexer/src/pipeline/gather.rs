//! The first pass: files to articles that have their ids, counted word by word and spooled.

use super::ids::{Ids, Verdict, numbered};
use super::reader::{self, Read, Round};
use super::spool::{Packed, Packer, Spool};
use super::{ROUNDS_AHEAD, Workers};
use crate::document::{Identity, Record, text};
use crate::error::IndexError;
use crate::progress::Progress;
use crate::removed::RemovedHashes;
use crate::state::sources::ReadFile;
use nachlese_archive::{Article, Entry, Failure, Furniture, SourceFile, read_article};
use nachlese_dates::Moment;
use nachlese_german::lexicon::Learner;
use nachlese_index_format::Fields;
use rayon::prelude::*;
use std::io;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, sync_channel};

/// What the first pass leaves.
pub(crate) struct Gathered {
    pub(crate) settled: Settled,
    /// The articles, for the second pass.
    pub(crate) spool: Spool,
    /// What was counted of their words.
    pub(crate) learner: Learner,
}

/// Who decides what becomes of the records.
pub(crate) enum Judge<'a> {
    /// This pass, which sees all of the archive: copies and what was taken down go, and words are learned.
    Here(&'a RemovedHashes),
    /// Whoever knows the rest of the archive, later: all that was read is spooled as it is.
    Later,
}

/// What came of the files.
#[derive(Debug, Default)]
pub(crate) struct Settled {
    /// Every record, in the order of the archive, with what became of it; what is decided later counts as the article.
    pub(crate) records: Vec<(Identity, Decision)>,
    /// The files, in the order in which they were given.
    pub(crate) files: Vec<ReadFile>,
    pub(crate) renamed: Vec<String>,
    pub(crate) doubtful: Vec<String>,
    pub(crate) failures: Vec<Failure>,
}

/// What becomes of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Decision {
    Article { number: u32 },
    Copy,
    Removed,
}

/// Failures of one file that are named one by one; a file of another kind would fail with every line.
const NAMED_FAILURES: u32 = 20;

impl Settled {
    fn fail(&mut self, file: usize, failure: Failure) {
        let Some(of_file) = self.files.get_mut(file) else { return };
        of_file.failed += 1;
        if of_file.failed <= NAMED_FAILURES {
            self.failures.push(failure);
        } else if of_file.failed == NAMED_FAILURES + 1 {
            let reason = format!("from here on no further failure is named: {}", failure.reason);
            self.failures.push(Failure { reason, ..failure });
        }
    }
}

/// What is to be read, and how.
pub(crate) struct Sought<'a> {
    pub(crate) files: &'a [SourceFile],
    /// When they were listed, nanoseconds since 1970.
    pub(crate) listed_ns: i64,
    pub(crate) furniture: &'a Furniture,
    pub(crate) fields: &'a Fields,
    pub(crate) judge: Judge<'a>,
    /// Forms that are learned at most.
    pub(crate) most_forms: usize,
}

/// Reads files and spools their articles to the file `spool`. Works on the current rayon pool.
pub(crate) fn gather(
    sought: &Sought<'_>,
    spool: PathBuf,
    progress: &dyn Progress,
) -> Result<Gathered, IndexError> {
    let files = sought.files;
    progress.started("reading", files.iter().map(|f| f.size).sum());
    let pass = Pass { sought, now: Moment::now(), workers: Workers::default() };
    let mut spool = Spool::create(spool)?;
    let stop = AtomicBool::new(false);
    let settled = std::thread::scope(|scope| {
        let (sender, rounds) = sync_channel(ROUNDS_AHEAD);
        let stop = &stop;
        let reader = scope.spawn(move || reader::read(files, rayon::current_num_threads(), &sender, stop));
        let settled = pass.run(rounds, &mut spool, progress);
        // After a failure the reader may be amidst a large file.
        stop.store(true, Ordering::Relaxed);
        let readings = reader.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        let mut settled = settled?;
        for (file, reading) in settled.files.iter_mut().zip(readings) {
            let (records, failed) = (file.records, file.failed);
            *file =
                ReadFile { records, failed, ..ReadFile::new(file.file.clone(), sought.listed_ns, reading) };
        }
        Ok::<_, IndexError>(settled)
    })?;
    progress.finishing("counting words");
    let mut learner = Learner::bounded(sought.most_forms);
    for worker in pass.workers.into_all() {
        learner.merge(worker.learner);
    }
    Ok(Gathered { settled, spool, learner })
}

/// What every step of the pass looks at.
struct Pass<'a> {
    sought: &'a Sought<'a>,
    now: Moment,
    workers: Workers<Worker>,
}

/// What a thread goes on with from batch to batch.
struct Worker {
    learner: Learner,
    packer: Packer,
}

/// An article as it was read; its id may be another's too.
struct Found {
    article: Article,
    identity: Identity,
    doubts: Vec<String>,
}

impl Pass<'_> {
    fn run(
        &self,
        rounds: Receiver<Round>,
        spool: &mut Spool,
        progress: &dyn Progress,
    ) -> Result<Settled, IndexError> {
        let files = self.sought.files.iter();
        let files = files.map(|file| ReadFile::new(file.clone(), self.sought.listed_ns, None)).collect();
        let (mut ids, mut settled) = (Ids::default(), Settled { files, ..Settled::default() });
        let mut articles = Vec::new();
        let mut append = |packed: io::Result<Vec<Packed>>| -> Result<(), IndexError> {
            let packed = packed.map_err(IndexError::io(spool.path()))?;
            packed.iter().try_for_each(|batch| spool.append(batch))
        };
        let mut read = 0;
        for round in &rounds {
            // Side by side, so that the threads wait for each other once a round.
            let ready = std::mem::take(&mut articles);
            let (found, packed) = rayon::join(|| self.read(round.batches), || self.pack(ready));
            append(packed)?;
            articles = found.into_iter().map(|batch| self.settle(batch, &mut ids, &mut settled)).collect();
            read += articles.iter().map(|batch: &Vec<_>| batch.len() as u64).sum::<u64>();
            progress.advanced(read, round.bytes);
            if progress.cancelled() {
                return Err(IndexError::Interrupted);
            }
        }
        append(self.pack(articles))?;
        Ok(settled)
    }

    fn read(&self, batches: Vec<Vec<Read>>) -> Vec<Vec<(usize, Result<Found, Failure>)>> {
        let found = |file: usize, entry: Entry| {
            let unknown =
                || Failure { path: String::new(), line: entry.line, reason: "belongs to no file".to_owned() };
            let source = self.sought.files.get(file).ok_or_else(unknown)?;
            let article = read_article(source, &entry, self.sought.furniture)?;
            Ok(Found { identity: Identity::of(&article), doubts: article.doubts(&self.now), article })
        };
        let read = |(file, entry): Read| (file, entry.and_then(|entry| found(file, entry)));
        batches.into_par_iter().map(|batch| batch.into_iter().map(read).collect()).collect()
    }

    /// Settles what becomes of a batch's records, in the order of the archive; returns the articles.
    fn settle(
        &self,
        batch: Vec<(usize, Result<Found, Failure>)>,
        ids: &mut Ids,
        settled: &mut Settled,
    ) -> Vec<Article> {
        let mut articles = Vec::with_capacity(batch.len());
        for (file, found) in batch {
            let Found { mut article, identity, doubts } = match found {
                Ok(found) => found,
                Err(failure) => {
                    settled.fail(file, failure);
                    continue;
                }
            };
            let decision = match self.sought.judge {
                Judge::Later => Decision::Article { number: 1 },
                Judge::Here(removed) => decide(&identity, removed, ids),
            };
            settled.records.push((identity, decision));
            if let Some(of_file) = settled.files.get_mut(file) {
                of_file.records += 1;
            }
            let Decision::Article { number } = decision else { continue };
            if number > 1 {
                article.id = numbered(&article.id, number);
                settled.renamed.push(article.id.clone());
            }
            settled.doubtful.extend(doubts.into_iter().map(|doubt| format!("{}: {doubt}", article.id)));
            articles.push(article);
        }
        articles
    }

    /// Learns from the articles of each batch, and packs them. Behind the ids, not while they are read: a copy is in no
    /// index, and its words are no further evidence.
    fn pack(&self, batches: Vec<Vec<Article>>) -> io::Result<Vec<Packed>> {
        let new = || Ok(Worker { learner: Learner::bounded(self.sought.most_forms), packer: Packer::new()? });
        let learns = matches!(self.sought.judge, Judge::Here(_));
        let pack = |batch: Vec<Article>| {
            self.workers.with(new, |Worker { learner, packer }| {
                packer.pack(batch.len(), |records| {
                    for article in &batch {
                        if learns {
                            for zones in &self.sought.fields.texts {
                                learner.learn(text(article, zones.name));
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

/// Decides on the next record in the order of the archive. What was taken down takes no id from others.
pub(crate) fn decide(identity: &Identity, removed: &RemovedHashes, ids: &mut Ids) -> Decision {
    if removed.cover(identity) {
        return Decision::Removed;
    }
    match ids.settle(identity) {
        Verdict::Article { number } => Decision::Article { number },
        Verdict::Copy => Decision::Copy,
    }
}
