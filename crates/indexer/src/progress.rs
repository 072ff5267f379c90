//! How a run tells its caller how far it is.

/// What a caller may show. Calls come from one thread at a time, not always the one that called `run`.
pub trait Progress: Sync {
    /// A pass over all articles begins, to go through so many bytes. There are two, each from the beginning.
    fn started(&self, pass: &str, bytes: u64);
    /// So many articles have passed; the pass has come to byte `bytes`.
    fn advanced(&self, articles: u64, bytes: u64);
    /// All articles have passed; what follows takes no further input.
    fn finishing(&self, step: &str);
    /// Asked after each batch: should the run stop and leave all as it was?
    fn cancelled(&self) -> bool {
        false
    }
}

/// Shows nothing.
#[derive(Clone, Copy, Debug, Default)]
pub struct Quiet;

impl Progress for Quiet {
    fn started(&self, _pass: &str, _bytes: u64) {}
    fn advanced(&self, _articles: u64, _bytes: u64) {}
    fn finishing(&self, _step: &str) {}
}
