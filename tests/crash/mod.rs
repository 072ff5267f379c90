//! Runs that are cut short: killed at any moment, failed by the disk, out of room on it. Readers
//! get the old answers or the new ones, the next run succeeds, and nothing stays behind (invariant
//! 4 of ARCHITECTURE.md).

mod answers;
mod archive;
mod campaign;
pub mod chance;
mod faults;
pub mod folder;
mod killed;
mod operation;
