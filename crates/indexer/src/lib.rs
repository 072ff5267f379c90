//! Articles to a verified generation of the index.
