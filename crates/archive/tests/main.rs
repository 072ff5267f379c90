//! What an archive's readers find of articles whose text is known, by the crate's public interface.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    unreachable_pub,
    reason = "a test that panics is a test that fails, and a test binary has no outside"
)]

mod planted;
mod support;
mod themes;
