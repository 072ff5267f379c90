//! What is on disk, shared by writer and reader.
