//! What a generation knows of the files and records it was made of.

pub(crate) mod records;
pub(crate) mod sources;
