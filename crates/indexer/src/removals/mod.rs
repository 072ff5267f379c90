//! Articles that were removed for good: the list of them, and the commands that change it.

pub(crate) mod list;
pub(crate) mod names;
pub(crate) mod remove;
pub(crate) mod stored;
