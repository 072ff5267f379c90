//! The first pass: files to articles that have their ids, counted word by word and spooled.
//!
//! Where the archive has texts or pages and nothing is known of its outlets yet, articles are read as
//! drafts first, and finished when all were seen (`drafts`).

use super::drafts::{self, DraftSpool, Drafted, Finished};
use super::ids::{Ids, Verdict, numbered};
use super::reader::{self, Read, Round};
use super::spool::{Packed, Packer, Spool};
use super::{ROUNDS_AHEAD, Workers};
use crate::document::{Identity, Record};
use crate::error::IndexError;
use crate::progress::Progress;
use crate::removed::RemovedHashes;
use crate::state::sources::ReadFile;
use nachlese_archive::{
    Article, Failure, FileKind, Keys, Learned, Learner as Boilerplate, NoArticle, Observation, Place,
    Reading, Rejection, Snapshot, SourceFile,
};
use nachlese_dates::Moment;
use nachlese_german::learn::LexiconBuilder;
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
    pub(crate) learner: LexiconBuilder,
    /// What recurs across the articles.
    pub(crate) learned: Learned,
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
    /// What was read and is no article.
    pub(crate) no_articles: Vec<NoArticle>,
}

/// What becomes of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Decision {
    Article { number: u32 },
    Copy,
    Removed,
}

/// Failures of one file that are named one by one, and records that are no articles; a file of
/// another kind would fail with every line.
const NAMED: u32 = 20;

impl Settled {
    /// Notes how each file was while it was read.
    fn see(&mut self, readings: Vec<Option<Snapshot>>, listed_ns: i64) {
        for (file, reading) in self.files.iter_mut().zip(readings) {
            let fresh = ReadFile::new(file.file.clone(), listed_ns, reading);
            (file.digest, file.settled) = (fresh.digest, fresh.settled);
        }
    }

    fn fail(&mut self, file: usize, failure: Failure) {
        let Some(of_file) = self.files.get_mut(file) else { return };
        of_file.failed += 1;
        if of_file.failed <= NAMED {
            self.failures.push(failure);
        } else if of_file.failed == NAMED + 1 {
            self.failures.push(failure.last_named());
        }
    }

    fn reject(&mut self, file: usize, rejection: Rejection) {
        let no_article = match rejection {
            Rejection::Failed(failure) => return self.fail(file, failure),
            Rejection::NoArticle(no_article) => no_article,
        };
        let Some(of_file) = self.files.get_mut(file) else { return };
        if of_file.outcomes.no_articles() < NAMED {
            self.no_articles.push(no_article.clone());
        }
        *of_file.outcomes.no_articles.entry(no_article.reason).or_default() += 1;
    }

    /// Counts what of an article's page or record is not in it.
    fn count(&mut self, file: usize, reading: &Reading) {
        let Some(of_file) = self.files.get_mut(file) else { return };
        let outcomes = &mut of_file.outcomes;
        let Reading { article, left_out, unread } = reading;
        outcomes.without_text += u32::from(article.teaser.is_empty() && article.body.is_empty());
        for left in left_out {
            *outcomes.left_out.entry(left.rule).or_default() += 1;
        }
        unread.iter().for_each(|unread| outcomes.count_unread(unread));
    }
}

/// What is to be read, and how.
pub(crate) struct Sought<'a> {
    pub(crate) files: &'a [SourceFile],
    /// When they were listed, nanoseconds since 1970.
    pub(crate) listed_ns: i64,
    /// What is known of the archive's outlets; learned here, where there is nothing.
    pub(crate) learned: Option<&'a Learned>,
    /// What keys of records mean that no rule knows.
    pub(crate) keys: &'a Keys,
    pub(crate) fields: &'a Fields,
    pub(crate) judge: Judge<'a>,
    /// Forms that are learned at most.
    pub(crate) most_forms: usize,
    /// Lines at the edges of articles that are learned at most.
    pub(crate) most_lines: usize,
}

impl Sought<'_> {
    /// Whether articles must wait for what the others teach.
    fn learns_boilerplate(&self) -> bool {
        self.learned.is_none() && self.files.iter().any(|file| file.kind != FileKind::Json)
    }
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
    let drafts = spool.with_extension("drafts");
    let mut spool = Spool::create(spool)?;
    let (mut settled, learned) = if sought.learns_boilerplate() {
        let mut drafts = DraftSpool::create(drafts)?;
        let (learned, readings) = pass.draft(&mut drafts, progress)?;
        let mut settled = pass.run(Rounds::Drafts(&mut drafts, &learned), &mut spool, progress)?;
        drafts.remove()?;
        settled.see(readings, sought.listed_ns);
        (settled, learned)
    } else {
        let learned = sought.learned.cloned().unwrap_or_default();
        let (settled, readings) =
            pass.reading(|rounds| pass.run(Rounds::Entries(rounds, &learned), &mut spool, progress))?;
        let mut settled = settled;
        settled.see(readings, sought.listed_ns);
        (settled, learned)
    };
    settled.no_articles.sort_by(|a, b| (&a.path, a.place).cmp(&(&b.path, b.place)));
    progress.finishing("counting words");
    let mut learner = LexiconBuilder::with_max_forms(sought.most_forms);
    for worker in pass.workers.into_all() {
        learner.merge(worker.learner);
    }
    Ok(Gathered { settled, spool, learner, learned })
}

/// Where the records of a pass come from.
enum Rounds<'r> {
    /// The files, with what was learned before.
    Entries(Receiver<Round>, &'r Learned),
    /// The drafts that were made of them, with what they taught.
    Drafts(&'r mut DraftSpool, &'r Learned),
}

/// Records that are settled next, and bytes read so far.
enum Waiting {
    Entries(Vec<Vec<Read>>, u64),
    Drafts(Vec<Packed>, u64),
}

impl Rounds<'_> {
    fn learned(&self) -> &Learned {
        match self {
            Rounds::Entries(_, learned) | Rounds::Drafts(_, learned) => learned,
        }
    }

    fn next(&mut self) -> Result<Option<Waiting>, IndexError> {
        match self {
            Rounds::Entries(rounds, _) => {
                Ok(rounds.recv().ok().map(|round| Waiting::Entries(round.batches, round.bytes)))
            }
            Rounds::Drafts(drafts, _) => {
                let round = drafts.next()?;
                let bytes = round.iter().map(|packed| packed.length() as u64).sum();
                Ok((!round.is_empty()).then_some(Waiting::Drafts(round, bytes)))
            }
        }
    }
}

/// What every step of the pass looks at.
struct Pass<'a> {
    sought: &'a Sought<'a>,
    now: Moment,
    workers: Workers<Worker>,
}

/// What a thread goes on with from batch to batch.
struct Worker {
    learner: LexiconBuilder,
    packer: Packer,
}

/// An article as it was read; its id may be another's too.
struct Found {
    reading: Reading,
    identity: Identity,
    doubts: Vec<String>,
}

/// What was found of a batch's records, each with its file.
type FoundBatch = Vec<(usize, Result<Found, Rejection>)>;

impl Pass<'_> {
    /// Reads the files beside `work`, which gets their entries in rounds; how each file was.
    fn reading<T>(
        &self,
        work: impl FnOnce(Receiver<Round>) -> Result<T, IndexError>,
    ) -> Result<(T, Vec<Option<Snapshot>>), IndexError> {
        let stop = AtomicBool::new(false);
        std::thread::scope(|scope| {
            let (sender, rounds) = sync_channel(ROUNDS_AHEAD);
            let (stop, files) = (&stop, self.sought.files);
            let reader =
                scope.spawn(move || reader::read(files, rayon::current_num_threads(), &sender, stop));
            let done = work(rounds);
            // After a failure the reader may be amidst a large file.
            stop.store(true, Ordering::Relaxed);
            let readings = reader.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
            Ok((done?, readings))
        })
    }

    /// Makes drafts of all entries, and learns what recurs across them.
    fn draft(
        &self,
        drafts: &mut DraftSpool,
        progress: &dyn Progress,
    ) -> Result<(Learned, Vec<Option<Snapshot>>), IndexError> {
        let path = drafts.path();
        let (learner, readings) = self.reading(|rounds| {
            let mut learner = Boilerplate::bounded(self.sought.most_lines);
            let mut read = 0;
            for round in &rounds {
                let drafted = round.batches.into_par_iter().map(|batch| {
                    let drafted = self.drafted(batch);
                    let seen: Vec<Observation> = drafted
                        .iter()
                        .filter_map(|(_, _, draft)| draft.as_ref().ok()?.observation())
                        .collect();
                    Ok((drafted.len() as u64, seen, DraftSpool::pack(drafted)?))
                });
                let drafted: Vec<(u64, Vec<Observation>, Packed)> =
                    drafted.collect::<io::Result<_>>().map_err(IndexError::io(&path))?;
                let mut packed = Vec::with_capacity(drafted.len());
                for (records, seen, batch) in drafted {
                    read += records;
                    seen.into_iter().for_each(|seen| learner.add(seen));
                    packed.push(batch);
                }
                drafts.append(packed)?;
                progress.advanced(read, round.bytes);
                if progress.cancelled() {
                    return Err(IndexError::Interrupted);
                }
            }
            Ok(learner)
        })?;
        drafts.rewind()?;
        progress.started("leaving out boilerplate", drafts.bytes());
        Ok((learner.finish(), readings))
    }

    fn run(
        &self,
        mut rounds: Rounds<'_>,
        spool: &mut Spool,
        progress: &dyn Progress,
    ) -> Result<Settled, IndexError> {
        let files = self.sought.files.iter();
        let files = files.map(|file| ReadFile::new(file.clone(), self.sought.listed_ns, None)).collect();
        let (mut ids, mut settled) = (Ids::default(), Settled { files, ..Settled::default() });
        let mut articles = Vec::new();
        let path = spool.path().to_owned();
        let mut append = |packed: io::Result<Vec<Packed>>| -> Result<(), IndexError> {
            let packed = packed.map_err(IndexError::io(&path))?;
            packed.iter().try_for_each(|batch| spool.append(batch))
        };
        let (mut read, mut bytes) = (0, 0);
        while let Some(waiting) = rounds.next()? {
            bytes = match &waiting {
                Waiting::Entries(_, all) => *all,
                Waiting::Drafts(_, more) => bytes + *more,
            };
            // Side by side, so that the threads wait for each other once a round.
            let ready = std::mem::take(&mut articles);
            let learned = rounds.learned();
            let (found, packed) = rayon::join(|| self.found(waiting, learned), || self.pack(ready));
            append(packed)?;
            let found = found.map_err(IndexError::io(&path))?;
            articles = found.into_iter().map(|batch| self.settle(batch, &mut ids, &mut settled)).collect();
            read += articles.iter().map(|batch: &Vec<_>| batch.len() as u64).sum::<u64>();
            progress.advanced(read, bytes);
            if progress.cancelled() {
                return Err(IndexError::Interrupted);
            }
        }
        append(self.pack(articles))?;
        Ok(settled)
    }

    /// Reads the articles of entries.
    fn drafted(&self, batch: Vec<Read>) -> Vec<Drafted> {
        let mut drafted = Vec::with_capacity(batch.len());
        for (file, entry) in batch {
            let entry = match entry {
                Ok(entry) => entry,
                Err(failure) => {
                    drafted.push((file, Place::Whole, Err(Rejection::Failed(failure))));
                    continue;
                }
            };
            let Some(source) = self.sought.files.get(file) else { continue };
            let drafts = nachlese_archive::read(source, &entry, self.sought.keys);
            drafted.extend(drafts.into_iter().map(|draft| (file, entry.place, draft)));
        }
        drafted
    }

    fn found(&self, waiting: Waiting, learned: &Learned) -> io::Result<Vec<FoundBatch>> {
        let found = |finished: Vec<Finished>| {
            let found = |reading: Reading| {
                let Reading { article, .. } = &reading;
                Found { identity: Identity::of(article), doubts: article.doubts(&self.now), reading }
            };
            finished.into_iter().map(|(file, reading)| (file, reading.map(found))).collect()
        };
        match waiting {
            Waiting::Entries(batches, _) => Ok(batches
                .into_par_iter()
                .map(|batch| found(drafts::finish(self.drafted(batch), learned)))
                .collect()),
            Waiting::Drafts(batches, _) => batches
                .par_iter()
                .map(|packed| Ok(found(drafts::finish(DraftSpool::unpack(packed)?, learned))))
                .collect(),
        }
    }

    /// Settles what becomes of a batch's records, in the order of the archive; returns the articles.
    fn settle(&self, batch: FoundBatch, ids: &mut Ids, settled: &mut Settled) -> Vec<Article> {
        let mut articles = Vec::with_capacity(batch.len());
        for (file, found) in batch {
            let Found { reading, identity, doubts } = match found {
                Ok(found) => found,
                Err(rejection) => {
                    settled.reject(file, rejection);
                    continue;
                }
            };
            settled.count(file, &reading);
            let mut article = reading.article;
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
        let new = || {
            Ok(Worker {
                learner: LexiconBuilder::with_max_forms(self.sought.most_forms),
                packer: Packer::new()?,
            })
        };
        let learns = matches!(self.sought.judge, Judge::Here(_));
        let pack = |batch: Vec<Article>| {
            self.workers.with(new, |Worker { learner, packer }| {
                packer.pack(batch.len(), |records| {
                    for article in &batch {
                        if learns {
                            for levels in &self.sought.fields.texts {
                                learner.add_text(&article.value(levels.name).to_text("\n"));
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
