//! Articles to a verified generation of the index.
//!
//! [`run`] takes these steps, each in a module of its own:
//!
//! 1. `generation::lock`: become the one writer, or say who is;
//! 2. `update`: list the archive; is it what the generation in use was made of, stop here;
//! 3. `pipeline`: in parallel, with the same result for any number of threads, read every article and learn its words,
//!    then analyze with what was learned, and write;
//! 4. `generation`: complete the new generation beside the old, verify it, switch by one rename, drop what is old.
//!
//! A run that is killed at any moment leaves the generation in use as it was; the next run removes what it left behind.

mod document;
mod error;
mod generation;
mod pipeline;
mod progress;
mod report;
mod sources;
mod update;

pub use error::IndexError;
pub use generation::lock::Holder;
pub use progress::{Progress, Quiet};
pub use report::{Outcome, Report};
pub use sources::Sources;
pub use update::{Order, run};
