//! The articles between the two passes: a file of the unfinished generation, written and read in order, once.
//!
//! Always a file, for small archives too: it is never synced and lives for seconds, so that a small one costs no disk
//! access, and there is one way to test. Measured on frontpage (20 MB in batches of 64 KiB, one core): zstd at level 1
//! packs in 38 ms to 31 % and unpacks in 12 ms; LZ4 31 ms, 45 %, 6 ms. A difference of a hundredth of the run is not worth
//! half as much again on the disk, and a dependency.

use crate::error::IndexError;
use std::fs::File;
use std::io::{self, Read, Seek, Write};
use std::path::{Path, PathBuf};
use zstd::bulk::{Compressor, Decompressor};

/// zstd's level.
const LEVEL: i32 = 1;

/// The records of a batch, compressed, with a checksum inside.
pub(super) struct Packed {
    bytes: Vec<u8>,
    length: usize,
    records: usize,
}

impl Packed {
    /// Bytes of the records before they were compressed.
    pub(super) fn length(&self) -> usize {
        self.length
    }

    /// Number of its records.
    pub(super) fn records(&self) -> usize {
        self.records
    }
}

/// Compresses batches; worth keeping from one to the next.
pub(super) struct Packer {
    compressor: Compressor<'static>,
    records: Vec<u8>,
}

impl Packer {
    pub(super) fn new() -> io::Result<Packer> {
        let mut compressor = Compressor::new(LEVEL)?;
        // A bit that flips on the disk must not become a word of an article.
        compressor.include_checksum(true)?;
        Ok(Packer { compressor, records: Vec::new() })
    }

    /// Packs what `write` appends, so many records.
    pub(super) fn pack(&mut self, records: usize, write: impl FnOnce(&mut Vec<u8>)) -> io::Result<Packed> {
        self.records.clear();
        write(&mut self.records);
        Ok(Packed { bytes: self.compressor.compress(&self.records)?, length: self.records.len(), records })
    }
}

/// Decompresses batches; worth keeping from one to the next.
pub(super) struct Unpacker(Decompressor<'static>);

impl Unpacker {
    pub(super) fn new() -> io::Result<Unpacker> {
        Ok(Unpacker(Decompressor::new()?))
    }

    /// The records of a batch.
    pub(super) fn unpack(&mut self, packed: &Packed) -> io::Result<Vec<u8>> {
        let records = self.0.decompress(&packed.bytes, packed.length)?;
        if records.len() == packed.length { Ok(records) } else { Err(io::ErrorKind::InvalidData.into()) }
    }
}

/// The file.
pub(crate) struct Spool {
    file: File,
    path: PathBuf,
    /// Bytes of each batch, packed and unpacked, and its records. Kept here: a file that comes back damaged must not say how
    /// much memory is asked for.
    lengths: Vec<(usize, usize, usize)>,
    /// Batches that were read.
    read: usize,
}

impl Spool {
    pub(super) fn create(path: PathBuf) -> Result<Spool, IndexError> {
        let options = File::options().read(true).write(true).create_new(true).open(&path);
        let file = options.map_err(IndexError::io(&path))?;
        Ok(Spool { file, path, lengths: Vec::new(), read: 0 })
    }

    /// Where it lies, for errors.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Bytes of all records.
    pub(super) fn bytes(&self) -> u64 {
        self.lengths.iter().map(|(_, unpacked, _)| *unpacked as u64).sum()
    }

    pub(super) fn append(&mut self, batch: &Packed) -> Result<(), IndexError> {
        self.file.write_all(&batch.bytes).map_err(IndexError::io(&self.path))?;
        self.lengths.push((batch.bytes.len(), batch.length, batch.records));
        Ok(())
    }

    /// Goes back to the first batch.
    pub(super) fn rewind(&mut self) -> Result<(), IndexError> {
        self.read = 0;
        self.file.rewind().map_err(IndexError::io(&self.path))
    }

    /// The next batches: so many, or fewer where they have more than so many bytes together. None at the end.
    pub(super) fn next(&mut self, most: usize, most_bytes: usize) -> Result<Vec<Packed>, IndexError> {
        let mut batches = Vec::with_capacity(most);
        let mut sum = 0;
        while let Some(&(stored, length, records)) = self.lengths.get(self.read)
            && batches.len() < most
            && sum < most_bytes
        {
            let mut bytes = vec![0; stored];
            self.file.read_exact(&mut bytes).map_err(IndexError::io(&self.path))?;
            batches.push(Packed { bytes, length, records });
            sum += length;
            self.read += 1;
        }
        Ok(batches)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spool(folder: &Path, batches: &[&[u8]]) -> Spool {
        let mut spool = Spool::create(folder.join("articles")).unwrap();
        let mut packer = Packer::new().unwrap();
        for batch in batches {
            spool.append(&packer.pack(1, |out| out.extend(*batch)).unwrap()).unwrap();
        }
        spool.rewind().unwrap();
        spool
    }

    #[test]
    fn batches_come_back_in_order() {
        let folder = tempfile::tempdir().unwrap();
        let batches: [&[u8]; 4] = [b"eins", b"", &[7; 100_000], b"vier"];
        let mut spool = spool(folder.path(), &batches);
        assert_eq!(spool.bytes(), 100_008);
        let mut unpacker = Unpacker::new().unwrap();
        let mut read = Vec::new();
        // The third is beyond the bytes of a round, which ends with it.
        for number in [3, 1, 0] {
            let round = spool.next(8, 1000).unwrap();
            assert_eq!(round.len(), number);
            read.extend(round.iter().map(|packed| unpacker.unpack(packed).unwrap()));
        }
        assert_eq!(read, batches);
    }

    #[test]
    fn a_damaged_file_is_an_error() {
        let folder = tempfile::tempdir().unwrap();
        let text = "Der Außenminister sprach in Genf über die Sicherheit. ".repeat(20);
        let mut spool = spool(folder.path(), &[text.as_bytes()]);
        let path = spool.path().to_owned();
        let whole = std::fs::read(&path).unwrap();
        for place in 0..whole.len() {
            let mut bytes = whole.clone();
            bytes[place] ^= 1;
            std::fs::write(&path, bytes).unwrap();
            spool.rewind().unwrap();
            let round = spool.next(1, 1000).unwrap();
            // Some bits of a frame say nothing; whatever is not refused is what was written.
            let unpacked = Unpacker::new().unwrap().unpack(&round[0]);
            assert!(unpacked.is_err() || unpacked.unwrap() == text.as_bytes(), "byte {place}");
        }
        std::fs::write(&path, &whole[..whole.len() - 1]).unwrap();
        spool.rewind().unwrap();
        assert!(spool.next(1, 1000).is_err_and(|e| e.to_string().contains("articles")));
    }
}
