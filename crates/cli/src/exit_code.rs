//! The exit codes of the program (docs/output.md).

use nachlese_indexer::IndexError;

/// Done, or found.
pub(crate) const FOUND: u8 = 0;
/// Nothing found; for `check`, damage; for `status --max-age`, too old.
pub(crate) const NOTHING_FOUND: u8 = 1;
/// An error, or a guard stopped the run.
pub(crate) const ERROR: u8 = 2;
/// Done, but files newly failed.
pub(crate) const FILES_FAILED: u8 = 3;
/// Another run holds the lock: EX_TEMPFAIL of sysexits.h, try again later.
pub(crate) const BUSY: u8 = 75;
/// Stopped by a signal.
pub(crate) const INTERRUPTED: u8 = 130;

/// The exit code of a command that failed.
pub(crate) fn of_error(error: &anyhow::Error) -> u8 {
    match error.downcast_ref::<IndexError>() {
        Some(IndexError::Busy(_)) => BUSY,
        Some(IndexError::Interrupted) => INTERRUPTED,
        _ => ERROR,
    }
}
