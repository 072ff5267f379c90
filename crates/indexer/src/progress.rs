//! How a run reports its progress to its caller.

use std::fmt;

/// What a run is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Phase {
    /// Files are read.
    Reading,
    /// Articles are read again from a spill file, without the boilerplate that was learned.
    LeavingOutBoilerplate,
    /// The word counts of all threads are added up.
    CountingWords,
    /// Articles are analyzed and written.
    Indexing,
    /// The last segments are written.
    Writing,
    /// The new generation is verified.
    Verifying,
}

impl fmt::Display for Phase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Phase::Reading => "reading",
            Phase::LeavingOutBoilerplate => "leaving out boilerplate",
            Phase::CountingWords => "counting words",
            Phase::Indexing => "indexing",
            Phase::Writing => "writing",
            Phase::Verifying => "verifying",
        })
    }
}

/// Receives the progress of a run, and may stop it.
///
/// Methods are called by one thread at a time, not always by the thread that called
/// [`run`](crate::run()).
pub trait Progress: Sync {
    /// A pass over all articles begins, which will process `bytes` bytes.
    fn started(&self, phase: Phase, bytes: u64);
    /// The pass has processed `articles` articles and `bytes` bytes so far.
    fn advanced(&self, articles: u64, bytes: u64);
    /// The pass is over, and a phase without input follows.
    fn finishing(&self, phase: Phase);
    /// Called after each group of batches. If it returns true the run stops with
    /// [`IndexError::Interrupted`](crate::IndexError::Interrupted) and changes nothing.
    fn cancelled(&self) -> bool {
        false
    }
}

/// Ignores all progress.
#[derive(Clone, Copy, Debug, Default)]
pub struct Quiet;

impl Progress for Quiet {
    fn started(&self, _phase: Phase, _bytes: u64) {}
    fn advanced(&self, _articles: u64, _bytes: u64) {}
    fn finishing(&self, _phase: Phase) {}
}
