//! Black-box tests over the built program: what a user would notice.

mod archives;
mod architecture;
mod contract;
mod corpus;
mod crash;
mod determinism;
mod shared;
mod support;
