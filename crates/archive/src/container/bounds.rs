//! Bounds of what is read into memory.

/// Largest entry, in bytes: a record of JSON, or a text. Beyond it is data, or a gzip bomb.
pub(super) const LARGEST: usize = 16 << 20;

/// Buffer in front of a file.
pub(super) const BUFFER: usize = 256 << 10;
