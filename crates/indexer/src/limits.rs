//! How much memory a run takes.

use crate::pipeline::LANES;
use nachlese_archive::MOST_LINES;

/// What a run takes where nothing is said, in bytes: enough for segments that need no merging in archives of some million
/// articles.
pub const DEFAULT_MEMORY: u64 = 3 << 30;

/// Less than this is not enough to work with.
pub const LEAST_MEMORY: u64 = 256 << 20;

/// Program, buffers, rounds of articles under way, what the allocator keeps.
const BASE: u64 = 160 << 20;

/// Bytes of a surface form that is learned, with its place in the table.
const FORM: u64 = 110;

/// Bytes of a line of a scraped text that is learned, likewise.
const LINE: u64 = 60;

/// Bytes of the hashes of a record, which must all be in memory.
const RECORD: u64 = 120;

/// Bytes of an archive for each of its records, where nothing is known of it yet: few have less.
const ARCHIVE_BYTES: u64 = 1500;

/// What is left for segments at least, however many records there are.
const LEAST_FREE: u64 = 64 << 20;

/// Bounds of what grows with an archive, so that a run stays below the memory it is given. What cannot be bounded are the hashes
/// of records: with 256 MB some 300,000 articles, 120 MB more for each further million (docs/operating.md, "Memory").
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Limits {
    /// Bytes in memory after which a segment is closed and another begun. Tantivy addresses the postings of a segment in 32
    /// bits, so that it must stay below 2 GB.
    pub(crate) segment_bytes: usize,
    /// Surface forms that are learned at most. Those of all threads and those of the whole lie side by side when they are
    /// merged.
    pub(crate) most_forms: usize,
    /// Lines of scraped texts that are learned at most.
    pub(crate) most_lines: usize,
}

impl Limits {
    /// For a run on so many threads that may take so much memory (0 takes the default), over an archive of so many bytes which had
    /// so many records when it was last indexed.
    pub(crate) fn of(memory: u64, threads: usize, bytes: u64, records: u64) -> Limits {
        let memory = if memory == 0 { DEFAULT_MEMORY } else { memory.max(LEAST_MEMORY) };
        let records = records.max(bytes / ARCHIVE_BYTES);
        let free = memory.saturating_sub(BASE + records * RECORD).max(LEAST_FREE);
        // Segments are written when nothing is learned any more. Closing one takes half as much again.
        let segment = free * 2 / 3 / LANES as u64;
        let forms = free / FORM / (threads as u64 + 1);
        Limits {
            segment_bytes: segment.min(1000 << 20) as usize,
            most_forms: forms.min(4_000_000) as usize,
            most_lines: (free / LINE).min(MOST_LINES as u64) as usize,
        }
    }
}

/// The most memory the process had so far, in bytes, where the system tells.
pub(crate) fn peak_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kilobytes << 10)
}
