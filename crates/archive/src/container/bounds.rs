//! Bounds of what is read into memory.

/// Largest entry, in bytes: a record of JSON, or a file that is one entry. What is larger is data,
/// or a decompression bomb.
pub(super) const LARGEST: usize = 16 << 20;

/// Size of the buffer for reading a file, in bytes.
pub(super) const BUFFER: usize = 256 << 10;
