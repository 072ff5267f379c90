//! The only concurrency: two passes over the articles, with the same index for any number of threads.
//!
//! ```text
//! gather   reader thread    files in order -> batches of entries -> rounds of batches          (bounded queue)
//!          rayon            each batch: entries -> drafts, and what they teach -> the drafts' spill file
//!                           (where nothing is to be learned, at once to the next line)
//!          rayon            each batch of the spill file: drafts -> articles
//!          calling thread   in order: gives every article its id, drops copies
//!          rayon            each batch, beside the next round: words counted, records packed
//!          calling thread   in order: appends them to the spool
//! write    calling thread   the spool in order -> rounds of batches
//!          rayon            each batch: records -> analyzed documents
//!          calling thread   in order: sends batch n to lane n % lanes
//!          a thread a lane  each writes a segment                                              (bounded queues)
//! ```
//!
//! Which lane an article goes to, and in which order, depends on its place in the archive alone, and counts of words add up
//! in any order; so the index is the same whatever the number of threads. Measured on frontpage with 2 threads
//! (docs/performance.md, "Writing"): eight shards that analyze and write, then merged, 2.6 s; four, 2.1 s; one writer,
//! 1.8 s; two lanes without a merge, 1.2 s. The price is that Tantivy prunes in each of two segments.

mod drafts;
mod entries;
mod read;
mod resolve;
mod segment_writer;
mod spill;
mod write;

pub(crate) use read::{Decision, Gathered, Judge, Settled, Sought, decide, gather};
pub(crate) use resolve::{Ids, numbered};
pub(crate) use spill::Spool;
pub(crate) use write::{Writing, Written, write};

use std::sync::{Mutex, PoisonError};

/// Segments that a build writes side by side. It decides the order of articles in the index: a constant, not a setting.
pub(crate) const LANES: usize = 2;

/// Rounds that wait to be read: bounds the memory, not the speed.
const ROUNDS_AHEAD: usize = 2;

/// Batches that wait for a lane.
const BATCHES_AHEAD: usize = 6;

/// What threads go on with from batch to batch: caches, counts. There are as many as batches at a time.
struct Workers<T>(Mutex<Vec<T>>);

impl<T> Default for Workers<T> {
    fn default() -> Self {
        Workers(Mutex::default())
    }
}

impl<T> Workers<T> {
    /// Lets one work that is idle, or a new one.
    fn with<R, E>(
        &self,
        new: impl FnOnce() -> Result<T, E>,
        work: impl FnOnce(&mut T) -> Result<R, E>,
    ) -> Result<R, E> {
        let lock = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let idle = lock().pop();
        let mut worker = idle.map_or_else(new, Ok)?;
        let result = work(&mut worker);
        lock().push(worker);
        result
    }

    /// All of them, when the work is done.
    fn into_all(self) -> Vec<T> {
        self.0.into_inner().unwrap_or_else(PoisonError::into_inner)
    }
}
