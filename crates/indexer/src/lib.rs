//! Articles to a verified generation of the index.
//!
//! [`run`] takes these steps, each in a module of its own:
//!
//! 1. `generation::lock`: become the one writer, or say who is;
//! 2. `plan`: list the archive and compare it with the generation in use: nothing, an update, or a build;
//! 3. `build`: everything from nothing; or `update`: what has changed, beside the old files;
//! 4. `pipeline`: for either, in parallel, with the same result for any number of threads, read articles, then analyze and
//!    write;
//! 5. `generation`: complete the new generation beside the old, verify it, switch by one rename, drop what is old;
//!    `guards` may keep it from being used.
//!
//! [`remove`] takes articles down for good, [`check`] compares an index with what was written, [`gc`] drops old generations.
//!
//! A run that is killed at any moment leaves the generation in use as it was; the next run removes what it left behind.

mod build;
mod check;
mod document;
mod error;
mod gc;
mod generation;
mod guards;
mod limits;
mod options;
mod pipeline;
mod plan;

mod progress;
mod removals;
mod report;
mod run;

mod update;

pub use check::{Checked, Finding, check};
pub use error::IndexError;
pub use gc::gc;
pub use generation::lock::Holder;
pub use generation::sources::{LeftAloneCount, Outcomes, ReadFile, Sources};
pub use guards::{Guards, Tolerance};
pub use limits::{DEFAULT_MEMORY, LEAST_MEMORY};
pub use options::{Order, REWRITE_BELOW};
pub use progress::{Progress, Quiet};
pub use removals::list::{Removal, Removals};
pub use removals::remove::{OtherAddress, RemoveOrder, Removed, TakenDown, remove, restore};
pub use report::{ArticleChanges, LeftOutNews, LeftOutReport, Outcome, Report, RunRecord};
pub use run::run;
