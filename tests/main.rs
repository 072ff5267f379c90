//! Black-box tests over the built program: what a user would notice.

mod architecture;
mod archives;
mod contract;
mod corpus;
mod crash;
mod determinism;
mod shared;
mod support;
