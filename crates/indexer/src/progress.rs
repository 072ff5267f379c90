//! How a run tells its caller how far it is.

/// What a caller may show. Calls come from one thread at a time, not always the one that called `run`.
pub trait Progress: Sync {
    /// Reading begins: so many bytes lie in the archive's files.
    fn started(&self, bytes: u64);
    /// So many articles are written; reading has come to byte `bytes` of all files.
    fn advanced(&self, articles: u64, bytes: u64);
    /// All articles are written; what follows takes no further input.
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
    fn started(&self, _bytes: u64) {}
    fn advanced(&self, _articles: u64, _bytes: u64) {}
    fn finishing(&self, _step: &str) {}
}
