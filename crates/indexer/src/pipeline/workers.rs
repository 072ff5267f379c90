//! State that threads reuse from batch to batch: caches, counts, buffers.

use std::sync::{Mutex, PoisonError};

/// The idle workers. There are at most as many workers as batches in progress.
pub(crate) struct Workers<T>(Mutex<Vec<T>>);

impl<T> Default for Workers<T> {
    fn default() -> Self {
        Workers(Mutex::default())
    }
}

impl<T> Workers<T> {
    /// Runs `work` with an idle worker, or with a new one if none is idle.
    pub(crate) fn with<R, E>(
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

    /// All workers, when the work is done.
    pub(crate) fn into_all(self) -> Vec<T> {
        self.0.into_inner().unwrap_or_else(PoisonError::into_inner)
    }
}
