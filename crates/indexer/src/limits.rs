//! How much memory a run may use.

use crate::pipeline::write::SHARDS;
use nachlese_archive::MOST_LINES;

/// The memory of a run if the caller sets none, in bytes: enough for segments that need no merging
/// in archives of a few million articles.
pub const DEFAULT_MEMORY: u64 = 3 << 30;

/// The least memory that a run can work with, in bytes.
pub const LEAST_MEMORY: u64 = 256 << 20;

/// Bytes for the program, its buffers, batches in progress, and what the allocator keeps.
const BASE: u64 = 160 << 20;

/// Bytes per form that is learned, with its slot in the table.
const FORM: u64 = 110;

/// Bytes per line of text that is learned as possible boilerplate, with its slot in the table.
const LINE: u64 = 60;

/// Bytes per record for its hashes, all of which must be in memory.
const RECORD: u64 = 120;

/// Bytes of an archive per record, for archives that were never indexed: few have less.
const ARCHIVE_BYTES: u64 = 1500;

/// Bytes that are left for segments whatever the number of records.
const LEAST_FREE: u64 = 64 << 20;

/// Bounds for what grows with the archive, so that a run stays within its memory. The hashes of
/// records cannot be bounded: 256 MB are enough for some 300,000 articles, and each further million
/// takes 120 MB (docs/operating.md, "Limits").
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Limits {
    /// Bytes in memory after which a segment is closed and the next begun. Tantivy addresses the
    /// postings of a segment with 32 bits, so this must stay below 2 GB.
    pub(crate) segment_bytes: usize,
    /// The greatest number of forms to learn. While they are merged, those of every thread and the
    /// total are in memory together.
    pub(crate) max_forms: usize,
    /// The greatest number of lines to learn boilerplate from.
    pub(crate) max_lines: usize,
}

impl Limits {
    /// The limits of a run with `threads` threads and `memory` bytes (0 for the default), over an
    /// archive of `bytes` bytes that had `records` records when it was last indexed.
    pub(crate) fn new(memory: u64, threads: usize, bytes: u64, records: u64) -> Limits {
        let memory = if memory == 0 { DEFAULT_MEMORY } else { memory.max(LEAST_MEMORY) };
        let records = records.max(bytes / ARCHIVE_BYTES);
        let free = memory.saturating_sub(BASE + records * RECORD).max(LEAST_FREE);
        // Segments are written after all learning is done. Closing one takes half as much again.
        let segment = free * 2 / 3 / SHARDS as u64;
        let forms = free / FORM / (threads as u64 + 1);
        Limits {
            segment_bytes: segment.min(1000 << 20) as usize,
            max_forms: forms.min(4_000_000) as usize,
            max_lines: (free / LINE).min(MOST_LINES as u64) as usize,
        }
    }
}

/// The peak memory of the process so far, in bytes; `None` if the system does not report it.
pub(crate) fn peak_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kilobytes << 10)
}
