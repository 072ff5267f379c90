//! The first pass: files to articles that have their ids, counted word by word and spooled.

use super::ids::{Ids, Verdict};
use super::reader::{self, Round};
use super::spool::{Packed, Packer, Spool};
use super::{ROUNDS_AHEAD, Workers};
use crate::document::{Content, Record, text};
use crate::error::IndexError;
use crate::progress::Progress;
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

/// What came of the files.
#[derive(Debug, Default)]
pub(crate) struct Settled {
    pub(crate) articles: u64,
    pub(crate) copies: u64,
    pub(crate) renamed: Vec<String>,
    pub(crate) doubtful: Vec<String>,
    pub(crate) failures: Vec<Failure>,
}

/// Failures of one file that are named one by one; a file of another kind would fail with every line.
const NAMED_FAILURES: usize = 20;

impl Settled {
    /// Notes a failure. They come in the order of the files, so that those of one file lie together.
    fn fail(&mut self, failure: Failure) {
        let same = self.failures.iter().rev().take(NAMED_FAILURES + 1).take_while(|f| f.path == failure.path);
        match same.count() {
            0..NAMED_FAILURES => self.failures.push(failure),
            NAMED_FAILURES => {
                let reason = format!("from here on no further failure is named: {}", failure.reason);
                self.failures.push(Failure { reason, ..failure });
            }
            _ => {}
        }
    }
}

/// Reads `files` and spools their articles to the file `spool`. Works on the current rayon pool.
pub(crate) fn gather(
    files: &[SourceFile],
    furniture: &Furniture,
    fields: &Fields,
    spool: PathBuf,
    progress: &dyn Progress,
) -> Result<Gathered, IndexError> {
    progress.started("reading", files.iter().map(|f| f.size).sum());
    let pass = Pass { files, furniture, fields, now: Moment::now(), workers: Workers::default() };
    let mut spool = Spool::create(spool)?;
    let stop = AtomicBool::new(false);
    let settled = std::thread::scope(|scope| {
        let (sender, rounds) = sync_channel(ROUNDS_AHEAD);
        let stop = &stop;
        scope.spawn(move || reader::read(files, rayon::current_num_threads(), &sender, stop));
        let settled = pass.run(rounds, &mut spool, progress);
        // After a failure the reader may be amidst a large file.
        stop.store(true, Ordering::Relaxed);
        settled
    })?;
    progress.finishing("counting words");
    let mut learner = Learner::default();
    for worker in pass.workers.into_all() {
        learner.merge(worker.learner);
    }
    Ok(Gathered { settled, spool, learner })
}

/// What every step of the pass looks at.
struct Pass<'a> {
    files: &'a [SourceFile],
    furniture: &'a Furniture,
    fields: &'a Fields,
    now: Moment,
    workers: Workers<Worker>,
}

/// What a thread goes on with from batch to batch.
struct Worker {
    learner: Learner,
    packer: Packer,
}

impl Worker {
    fn new() -> io::Result<Worker> {
        Ok(Worker { learner: Learner::default(), packer: Packer::new()? })
    }
}

/// An article as it was read; its id may be another's too.
struct Found {
    article: Article,
    content: Content,
    doubts: Vec<String>,
}

impl Pass<'_> {
    fn run(
        &self,
        rounds: Receiver<Round>,
        spool: &mut Spool,
        progress: &dyn Progress,
    ) -> Result<Settled, IndexError> {
        let (mut ids, mut settled) = (Ids::default(), Settled::default());
        let mut articles = Vec::new();
        let mut append = |packed: io::Result<Vec<Packed>>| -> Result<(), IndexError> {
            let packed = packed.map_err(IndexError::io(spool.path()))?;
            packed.iter().try_for_each(|batch| spool.append(batch))
        };
        for round in &rounds {
            // Side by side, so that the threads wait for each other once a round.
            let ready = std::mem::take(&mut articles);
            let (found, packed) = rayon::join(|| self.read(round.batches), || self.pack(ready));
            append(packed)?;
            articles = found.into_iter().map(|batch| settle(batch, &mut ids, &mut settled)).collect();
            progress.advanced(settled.articles, round.bytes);
            if progress.cancelled() {
                return Err(IndexError::Interrupted);
            }
        }
        append(self.pack(articles))?;
        Ok(settled)
    }

    fn read(&self, batches: Vec<Vec<Result<Entry, Failure>>>) -> Vec<Vec<Result<Found, Failure>>> {
        let read = |entry: Result<Entry, Failure>| {
            let entry = entry?;
            let file = self.files.get(entry.file).ok_or_else(|| unknown_file(&entry))?;
            let article = read_article(file, &entry, self.furniture)?;
            Ok(Found { content: Content::of(&article), doubts: article.doubts(&self.now), article })
        };
        batches.into_par_iter().map(|batch| batch.into_iter().map(read).collect()).collect()
    }

    /// Learns from the articles of each batch, and packs them. Behind the ids, not while they are read: a copy is in no
    /// index, and its words are no further evidence.
    fn pack(&self, batches: Vec<Vec<Article>>) -> io::Result<Vec<Packed>> {
        let pack = |batch: Vec<Article>| {
            self.workers.with(Worker::new, |Worker { learner, packer }| {
                packer.pack(|records| {
                    for article in &batch {
                        for zones in &self.fields.texts {
                            learner.learn(text(article, zones.name));
                        }
                        Record::write(article, records);
                    }
                })
            })
        };
        batches.into_par_iter().map(pack).collect()
    }
}

/// Settles what a batch's articles are called, in the order of the archive; copies go.
fn settle(batch: Vec<Result<Found, Failure>>, ids: &mut Ids, settled: &mut Settled) -> Vec<Article> {
    let mut articles = Vec::with_capacity(batch.len());
    for found in batch {
        let Found { mut article, content, doubts } = match found {
            Ok(found) => found,
            Err(failure) => {
                settled.fail(failure);
                continue;
            }
        };
        let verdict = ids.settle(&mut article.id, content);
        if verdict == Verdict::Copy {
            settled.copies += 1;
            continue;
        }
        settled.articles += 1;
        settled.doubtful.extend(doubts.into_iter().map(|doubt| format!("{}: {doubt}", article.id)));
        if verdict == Verdict::Renamed {
            settled.renamed.push(article.id.clone());
        }
        articles.push(article);
    }
    articles
}

fn unknown_file(entry: &Entry) -> Failure {
    Failure { path: String::new(), line: entry.line, reason: "belongs to no file".to_owned() }
}
