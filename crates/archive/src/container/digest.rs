//! Checksums of files.

use std::fs::{File, Metadata};
use std::io::{self, Read};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

/// Hexadecimal digits of a BLAKE3 checksum that are kept: 128 bits.
const DIGITS: usize = 32;

/// The digest of a file's bytes, without decompressing them. Reads the whole file.
///
/// # Errors
///
/// The file cannot be read.
pub fn digest(path: &Path) -> io::Result<String> {
    let mut hasher = blake3::Hasher::new();
    hasher.update_reader(File::open(path)?)?;
    Ok(finished(&hasher))
}

fn finished(hasher: &blake3::Hasher) -> String {
    let mut digits = hasher.finalize().to_hex().to_string();
    digits.truncate(DIGITS);
    digits
}

/// A reader of a file, and the digest of what it reads.
pub(super) fn watch(file: File) -> io::Result<(impl Read + Send + 'static, Watched)> {
    let hasher = Arc::new(Mutex::new(blake3::Hasher::new()));
    // The same open file, at the same position: it continues where the reader stopped.
    let rest = file.try_clone()?;
    Ok((Passing { file, hasher: Arc::clone(&hasher) }, Watched { rest, hasher }))
}

struct Passing {
    file: File,
    hasher: Arc<Mutex<blake3::Hasher>>,
}

impl Read for Passing {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = self.file.read(buffer)?;
        let mut hasher = self.hasher.lock().unwrap_or_else(PoisonError::into_inner);
        hasher.update(buffer.get(..length).unwrap_or_default());
        Ok(length)
    }
}

/// A file that is being read.
pub(super) struct Watched {
    rest: File,
    hasher: Arc<Mutex<blake3::Hasher>>,
}

impl Watched {
    /// Reads to the end; returns the digest, and the file's metadata at that time.
    pub(super) fn finish(self) -> io::Result<(String, Metadata)> {
        let mut hasher = self.hasher.lock().unwrap_or_else(PoisonError::into_inner);
        hasher.update_reader(&self.rest)?;
        Ok((finished(&hasher), self.rest.metadata()?))
    }
}
