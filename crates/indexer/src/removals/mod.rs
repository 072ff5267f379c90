//! Articles that were removed for good: the list of them, and the command that adds to it.

pub(crate) mod list;
pub(crate) mod remove;
