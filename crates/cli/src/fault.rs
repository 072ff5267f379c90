//! Panics. One that a library catches, because Tantivy met a damaged file, comes back as an error
//! and is reported as such; one that reaches `main` is a bug in the program, and is reported in one
//! line too.

use crate::output;
use anyhow::{Result, anyhow};
use std::backtrace::{Backtrace, BacktraceStatus};
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook};
use std::sync::{Mutex, PoisonError};

/// What the last panic said and where it was, and how it came there if the user asks for that
/// (`RUST_BACKTRACE`).
static LAST: Mutex<Option<(String, Backtrace)>> = Mutex::new(None);

/// Lets panics be remembered, not printed: whether they will be caught is not known yet.
pub(crate) fn remember() {
    set_hook(Box::new(|panic| {
        let panic = (panic.to_string(), Backtrace::capture());
        *LAST.lock().unwrap_or_else(PoisonError::into_inner) = Some(panic);
    }));
}

/// Does the work; a panic is an error.
pub(crate) fn caught<T>(work: impl FnOnce() -> Result<T>) -> Result<T> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| {
        let last = LAST.lock().unwrap_or_else(PoisonError::into_inner).take();
        let mut what = String::new();
        if let Some((panic, backtrace)) = last {
            what = panic.split_whitespace().collect::<Vec<_>>().join(" ");
            if backtrace.status() == BacktraceStatus::Captured {
                output::measurement(&backtrace.to_string());
            }
        }
        Err(anyhow!("this is a bug in nachlese, please report it: {what}"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_an_error() {
        assert_eq!(caught(|| Ok(7)).unwrap(), 7);
        let error = caught(|| -> Result<()> { panic!("in a test") }).unwrap_err();
        assert!(error.to_string().starts_with("this is a bug in nachlese"), "{error}");
    }
}
