//! Black-box tests over the built program: what a user would notice.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    unreachable_pub,
    reason = "a test that panics is a test that fails, and a test binary has no outside"
)]

mod architecture;
mod archives;
mod cases;
mod contract;
mod corpus;
mod crash;
mod damage;
mod dates;
mod determinism;
mod documents;
mod evaluator;
mod fields;
mod formats;
mod left_out;
mod load;
mod manual;
mod marks;
mod operations;
mod pages;
mod ranking;
mod readme;
mod results;
mod shared;
mod support;
mod terminal;
mod topics;
mod updates;
mod words;
