//! The only concurrency: read, analyze and write side by side, with the same index for any number of threads.
//!
//! ```text
//! reader thread    files in order -> batches of entries -> rounds of batches          (bounded queue)
//! rayon            each batch: entries -> articles -> analyzed documents
//! calling thread   in order: gives every article its id, sends batch n to lane n % LANES
//! LANES threads    each writes a segment                                              (bounded queues)
//! ```
//!
//! Which lane an article goes to, and in which order, depends on its place in the archive alone; so the index is the same
//! whatever the number of threads. Measured on frontpage with 2 threads (docs/performance.md, "Writing"): eight shards
//! that analyze and write, then merged, 2.6 s; four, 2.1 s; one writer, 1.8 s; two lanes without a merge, 1.2 s. The
//! price is that Tantivy prunes in each of two segments.

mod ids;
mod reader;
mod segment;

use crate::document::{Analyzed, analyze};
use crate::error::IndexError;
use crate::progress::Progress;
use ids::{Ids, Verdict};
use nachlese_archive::{Entry, Failure, Furniture, SourceFile, read_article};
use nachlese_dates::Moment;
use nachlese_german::Analyzer;
use nachlese_index_format::Fields;
use rayon::prelude::*;
use segment::SegmentWriter;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{SendError, SyncSender, sync_channel};
use std::sync::{Mutex, PoisonError};
use tantivy::TantivyDocument;

/// Segments that are written side by side. It decides the order of articles in the index: a constant, not a setting.
const LANES: usize = 2;

/// Rounds that wait to be analyzed: bounds the memory, not the speed.
const ROUNDS_AHEAD: usize = 2;

/// Batches that wait for a lane.
const BATCHES_AHEAD: usize = 6;

/// What came of the files.
#[derive(Debug, Default)]
pub(crate) struct Written {
    pub(crate) articles: u64,
    pub(crate) copies: u64,
    pub(crate) renamed: Vec<String>,
    pub(crate) doubtful: Vec<String>,
    pub(crate) failures: Vec<Failure>,
}

/// Failures of one file that are named one by one; a file of another kind would fail with every line.
const NAMED_FAILURES: usize = 20;

impl Written {
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

/// Reads `files` and writes them to `target`, with scratch space in `scratch`. Analyzes on the current rayon pool.
pub(crate) fn write(
    files: &[SourceFile],
    furniture: &Furniture,
    fields: &Fields,
    target: &Path,
    scratch: &Path,
    progress: &dyn Progress,
) -> Result<Written, IndexError> {
    let stop = AtomicBool::new(false);
    let analyzers = Mutex::new(Vec::new());
    let (written, segments) = std::thread::scope(|scope| {
        let (to_analysis, rounds) = sync_channel(ROUNDS_AHEAD);
        let stop = &stop;
        scope.spawn(move || reader::read(files, rayon::current_num_threads(), &to_analysis, stop));
        let (senders, lanes): (Vec<_>, Vec<_>) = (0..LANES)
            .map(|lane| {
                let (sender, batches) = sync_channel::<Vec<TantivyDocument>>(BATCHES_AHEAD);
                let mut writer = SegmentWriter::new(fields, scratch.join(lane.to_string()));
                let lane = scope.spawn(move || {
                    batches.iter().flatten().try_for_each(|document| writer.add(document))?;
                    writer.finish()
                });
                (sender, lane)
            })
            .unzip();
        let mut order = Order { ids: Ids::default(), written: Written::default(), batches: 0 };
        for round in &rounds {
            let batches = round.batches.into_par_iter();
            let analyzed: Vec<_> =
                batches.map(|batch| analyze_batch(batch, files, furniture, fields, &analyzers)).collect();
            // A lane that is gone has failed; its error is the result.
            if analyzed.into_iter().any(|batch| order.send(batch, fields, &senders).is_err()) {
                break;
            }
            progress.advanced(order.written.articles, round.bytes);
            if progress.cancelled() {
                stop.store(true, Ordering::Relaxed);
                return Err(IndexError::Interrupted);
            }
        }
        stop.store(true, Ordering::Relaxed);
        drop((rounds, senders));
        progress.finishing("writing");
        let mut segments = Vec::new();
        for lane in lanes {
            segments.extend(lane.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))?);
        }
        Ok((order.written, segments))
    })?;
    segment::collect(&segments, fields, target)?;
    Ok(written)
}

/// What is done to the articles one after the other.
struct Order {
    ids: Ids,
    written: Written,
    batches: usize,
}

impl Order {
    /// Settles the ids of a batch and sends its documents to their lane.
    fn send(
        &mut self,
        batch: Vec<Result<Analyzed, Failure>>,
        fields: &Fields,
        lanes: &[SyncSender<Vec<TantivyDocument>>],
    ) -> Result<(), SendError<Vec<TantivyDocument>>> {
        let mut documents = Vec::with_capacity(batch.len());
        for analyzed in batch {
            let Analyzed { mut id, content, mut document, doubts } = match analyzed {
                Ok(analyzed) => analyzed,
                Err(failure) => {
                    self.written.fail(failure);
                    continue;
                }
            };
            let verdict = self.ids.settle(&mut id, content);
            if verdict == Verdict::Copy {
                self.written.copies += 1;
                continue;
            }
            document.add_text(fields.id, &id);
            documents.push(document);
            self.written.articles += 1;
            self.written.doubtful.extend(doubts.into_iter().map(|doubt| format!("{id}: {doubt}")));
            if verdict == Verdict::Renamed {
                self.written.renamed.push(id);
            }
        }
        self.batches += 1;
        lanes.get(self.batches % lanes.len()).map_or(Ok(()), |lane| lane.send(documents))
    }
}

fn analyze_batch(
    batch: Vec<Result<Entry, Failure>>,
    files: &[SourceFile],
    furniture: &Furniture,
    fields: &Fields,
    analyzers: &Mutex<Vec<Analyzer>>,
) -> Vec<Result<Analyzed, Failure>> {
    let lock = || analyzers.lock().unwrap_or_else(PoisonError::into_inner);
    // An analyzer's cache is worth keeping from batch to batch; there are as many as batches at a time.
    let mut analyzer = lock().pop().unwrap_or_default();
    let now = Moment::now();
    let analyzed = batch
        .into_iter()
        .map(|entry| {
            let entry = entry?;
            let file = files.get(entry.file).ok_or_else(|| unknown_file(&entry))?;
            Ok(analyze(read_article(file, &entry, furniture)?, fields, &mut analyzer, &now))
        })
        .collect();
    lock().push(analyzer);
    analyzed
}

fn unknown_file(entry: &Entry) -> Failure {
    Failure { path: String::new(), line: entry.line, reason: "belongs to no file".to_owned() }
}
