//! Makes the index of an archive, and keeps it up to date.
//!
//! [`run`] takes these steps:
//!
//! 1. `generation::lock`: becomes the one writer, or reports who is;
//! 2. `listed_archive`, `plan`: lists the archive and compares it with the generation in use:
//!    nothing to do, an update, or a build (`reason` has the reasons);
//! 3. `build`: builds from nothing; or `update`: reads what has changed, on top of the previous
//!    generation;
//! 4. `pipeline`: for both, in parallel and with the same result for any number of threads, reads
//!    articles, then analyzes and writes them;
//! 5. `generation`: completes the new generation next to the old one and verifies it;
//! 6. `finish`: unless the `guards` refuse it, takes it into use with one rename, and drops old
//!    ones.
//!
//! Every step is given the same `job`. [`remove`] removes articles for good, [`check`] compares an
//! index with what was written, [`gc`] drops old generations.
//!
//! A run that is killed at any moment leaves the generation in use as it was, and the next run
//! removes what was left behind.

mod build;
mod check;
mod document;
mod error;
mod finish;
mod gc;
mod generation;
mod guards;
mod job;
mod limits;
mod listed_archive;
mod options;
mod pipeline;
mod plan;
mod progress;
mod reason;
mod removals;
mod report;
mod run;
mod update;

pub use check::{CheckReport, Finding, check};
pub use error::{IndexError, LockHolder};
pub use gc::gc;
pub use generation::sources::{LeftAloneCount, LeftOutCounts, ReadFile, Sources};
pub use guards::{Guards, Tolerance};
pub use limits::{DEFAULT_MEMORY, LEAST_MEMORY};
pub use options::{IndexOptions, REWRITE_BELOW};
pub use progress::{Phase, Progress, Quiet};
pub use reason::{BuildReason, DueReason};
pub use removals::list::{Removal, Removals};
pub use removals::remove::{OtherAddress, RemovalReport, RemoveOptions, RemovedName, remove, restore};
pub use report::left_out::{LeftOutNews, LeftOutReport};
pub use report::{ArticleChanges, Report, RunOutcome, RunRecord};
pub use run::run;
