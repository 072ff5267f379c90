//! Removal of generations that are no longer needed.

use crate::error::IndexError;
use crate::generation::lock::Lock;
use crate::generation::switch;
use crate::progress::Quiet;
use nachlese_index_format::{GenerationName, Layout};
use std::path::Path;
use std::time::Duration;

/// Removes what killed runs left behind, and all but the newest `keep` generations; never the one
/// in use. Returns the generations that were removed, oldest first. With `dry_run` nothing is
/// removed, and the result is what would be.
///
/// # Errors
///
/// There is no index, another run is writing it, or something cannot be removed.
pub fn gc(
    index: &Path,
    keep: usize,
    wait: Duration,
    dry_run: bool,
) -> Result<Vec<GenerationName>, IndexError> {
    let layout = Layout::new(index);
    layout.current()?;
    let _lock = if dry_run { None } else { Some(Lock::acquire(&layout, wait, &Quiet)?) };
    let superfluous = switch::superfluous(&layout, keep)?;
    if !dry_run {
        switch::clear_leftovers(&layout)?;
        switch::drop_old(&layout, keep)?;
    }
    Ok(superfluous)
}
