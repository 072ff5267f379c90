//! A generation of the index: built aside, verified, switched to by one rename.

pub(crate) mod complete;
pub(crate) mod files;
pub(crate) mod lock;
pub(crate) mod previous;
pub(crate) mod records;
pub(crate) mod segments;
pub(crate) mod sources;
pub(crate) mod switch;
