//! A generation of the index: built aside, verified, switched to by one rename.

pub(crate) mod files;
pub(crate) mod lock;
pub(crate) mod switch;
pub(crate) mod verify;
