//! Files to groups of batches of entries, in order.

use nachlese_archive::{Entry, Failure, Snapshot, SourceFile, entries};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::SyncSender;

/// Bytes after which a batch is full: a few milliseconds of work. It decides about the shard of an
/// article, so it is a constant and not a setting.
const BATCH_BYTES: usize = 64 * 1024;

/// The cost of an entry in addition to its bytes: a list of numbers has millions of one-byte
/// entries.
const ENTRY_BYTES: usize = 200;

/// Batches per thread in a group: enough to even out batches that take longer.
pub(crate) const BATCHES_PER_THREAD: usize = 4;

/// Bytes after which a group is full even with fewer batches: huge records must not pile up in
/// memory.
pub(crate) const GROUP_BYTES: usize = 8 << 20;

/// An entry, or why it could not be read, with the number of its file.
pub(crate) type NumberedEntry = (usize, Result<Entry, Failure>);

/// Batches that are worked on in parallel, before their results are used in order.
pub(crate) struct BatchGroup {
    pub(crate) batches: Vec<Vec<NumberedEntry>>,
    /// The total size of the files read completely so far.
    pub(crate) bytes: u64,
}

/// Reads all files and sends their entries in groups for `threads` threads. Ends early when `stop`
/// is set. Returns the state of each file while it was read.
pub(crate) fn read_entries(
    files: &[SourceFile],
    threads: usize,
    sender: &SyncSender<BatchGroup>,
    stop: &AtomicBool,
) -> Vec<Option<Snapshot>> {
    let most = threads * BATCHES_PER_THREAD;
    let mut batches = Vec::with_capacity(most);
    let mut batch = Vec::new();
    let mut snapshots = Vec::with_capacity(files.len());
    let (mut size, mut group_size, mut bytes) = (0, 0, 0);
    for (number, file) in files.iter().enumerate() {
        let mut entries = entries(number, file);
        for entry in &mut entries {
            if stop.load(Ordering::Relaxed) {
                return snapshots;
            }
            size += ENTRY_BYTES + entry.as_ref().map_or(0, |entry| entry.bytes.len());
            batch.push((number, entry));
            if size >= BATCH_BYTES {
                group_size += std::mem::take(&mut size);
                batches.push(std::mem::take(&mut batch));
                if batches.len() == most || group_size >= GROUP_BYTES {
                    group_size = 0;
                    let full = std::mem::replace(&mut batches, Vec::with_capacity(most));
                    if sender.send(BatchGroup { batches: full, bytes }).is_err() {
                        return snapshots;
                    }
                }
            }
        }
        snapshots.push(entries.finish());
        bytes += file.size;
    }
    batches.push(batch);
    // The receiver is gone only if the run has failed.
    let _ = sender.send(BatchGroup { batches, bytes });
    snapshots
}
