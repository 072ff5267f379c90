//! Files to rounds of batches, in order.

use nachlese_archive::{Entry, Failure, Snapshot, SourceFile, entries};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::SyncSender;

/// Bytes after which a batch is full: some milliseconds of work. It decides which lane an article goes to: a constant, not
/// a setting.
const BATCH_BYTES: usize = 64 * 1024;

/// What an entry costs beside its bytes: a list of numbers has millions that are one long.
const ENTRY: usize = 200;

/// Batches a round has for each thread, so that uneven batches even out.
pub(super) const BATCHES_A_THREAD: usize = 4;

/// Bytes after which a round goes on with fewer batches: huge records must not pile up in memory.
pub(super) const ROUND_BYTES: usize = 8 << 20;

/// An entry, or why there is none, and which file it is of.
pub(super) type Read = (usize, Result<Entry, Failure>);

/// What is read in parallel, before it goes on in order.
pub(super) struct Round {
    pub(super) batches: Vec<Vec<Read>>,
    /// Size of the files read so far.
    pub(super) bytes: u64,
}

/// Reads all files and sends their entries in rounds for so many threads; ends early when `stop` is set. Returns how each
/// file was.
pub(super) fn read(
    files: &[SourceFile],
    threads: usize,
    sender: &SyncSender<Round>,
    stop: &AtomicBool,
) -> Vec<Option<Snapshot>> {
    let most = threads * BATCHES_A_THREAD;
    let mut batches = Vec::with_capacity(most);
    let mut batch = Vec::new();
    let mut readings = Vec::with_capacity(files.len());
    let (mut size, mut in_round, mut bytes) = (0, 0, 0);
    for (index, file) in files.iter().enumerate() {
        let mut entries = entries(index, file);
        for entry in &mut entries {
            if stop.load(Ordering::Relaxed) {
                return readings;
            }
            size += ENTRY + entry.as_ref().map_or(0, |entry| entry.bytes.len());
            batch.push((index, entry));
            if size >= BATCH_BYTES {
                in_round += std::mem::take(&mut size);
                batches.push(std::mem::take(&mut batch));
                if batches.len() == most || in_round >= ROUND_BYTES {
                    in_round = 0;
                    let full = std::mem::replace(&mut batches, Vec::with_capacity(most));
                    if sender.send(Round { batches: full, bytes }).is_err() {
                        return readings;
                    }
                }
            }
        }
        readings.push(entries.finish());
        bytes += file.size;
    }
    batches.push(batch);
    // The receiver is gone only when the run has failed already.
    let _ = sender.send(Round { batches, bytes });
    readings
}
