//! Spill files: what does not fit into memory between two passes. They are files of the unfinished
//! generation, written and read once, in order.
//!
//! Small archives use them too. A spill file is never synced and is removed after seconds, so a
//! small one causes no disk access, and only one way needs tests. Measured on frontpage (20 MB in
//! batches of 64 KiB, one core): zstd at level 1 packs to 31 % in 38 ms and unpacks in 12 ms; LZ4
//! packs to 45 % in 31 ms and unpacks in 6 ms. A hundredth of the run's time is not worth half as
//! much disk space again, and a dependency.

use crate::error::IndexError;
use std::fs::File;
use std::io::{self, Read, Seek, Write};
use std::path::{Path, PathBuf};
use zstd::bulk::{Compressor, Decompressor};

/// The compression level of zstd.
const LEVEL: i32 = 1;

/// The records of a batch, compressed, with a checksum.
pub(crate) struct PackedBatch {
    bytes: Vec<u8>,
    length: usize,
    records: usize,
}

impl PackedBatch {
    /// Size of the records in bytes before compression.
    pub(crate) fn length(&self) -> usize {
        self.length
    }

    /// The number of records.
    pub(crate) fn records(&self) -> usize {
        self.records
    }
}

/// Compresses batches. Reuse it: its buffers are large.
pub(crate) struct Packer {
    compressor: Compressor<'static>,
    records: Vec<u8>,
}

impl Packer {
    pub(crate) fn new() -> io::Result<Packer> {
        let mut compressor = Compressor::new(LEVEL)?;
        // A bit that flips on the disk must not change a word of an article.
        compressor.include_checksum(true)?;
        Ok(Packer { compressor, records: Vec::new() })
    }

    /// Packs a batch of `records` records, which `write` appends to a buffer.
    pub(crate) fn pack(
        &mut self,
        records: usize,
        write: impl FnOnce(&mut Vec<u8>),
    ) -> io::Result<PackedBatch> {
        self.records.clear();
        write(&mut self.records);
        Ok(PackedBatch {
            bytes: self.compressor.compress(&self.records)?,
            length: self.records.len(),
            records,
        })
    }
}

/// Decompresses batches. Reuse it: its buffers are large.
pub(crate) struct Unpacker(Decompressor<'static>);

impl Unpacker {
    pub(crate) fn new() -> io::Result<Unpacker> {
        Ok(Unpacker(Decompressor::new()?))
    }

    /// The records of a batch.
    pub(crate) fn unpack(&mut self, packed: &PackedBatch) -> io::Result<Vec<u8>> {
        let records = self.0.decompress(&packed.bytes, packed.length)?;
        if records.len() == packed.length { Ok(records) } else { Err(io::ErrorKind::InvalidData.into()) }
    }
}

/// A spill file.
pub(crate) struct SpillFile {
    file: File,
    path: PathBuf,
    /// For each batch its bytes when packed and unpacked, and the number of its records. They are
    /// kept in memory, because a damaged file must not decide how much memory is allocated.
    lengths: Vec<(usize, usize, usize)>,
    /// The number of batches that were read.
    read: usize,
}

impl SpillFile {
    pub(crate) fn create(path: PathBuf) -> Result<SpillFile, IndexError> {
        let options = File::options().read(true).write(true).create_new(true).open(&path);
        let file = options.map_err(IndexError::io(&path))?;
        Ok(SpillFile { file, path, lengths: Vec::new(), read: 0 })
    }

    /// The path, for errors.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// The size of all records in bytes.
    pub(crate) fn bytes(&self) -> u64 {
        self.lengths.iter().map(|(_, unpacked, _)| *unpacked as u64).sum()
    }

    /// The number of all records.
    pub(crate) fn records(&self) -> usize {
        self.lengths.iter().map(|(_, _, records)| records).sum()
    }

    pub(crate) fn append(&mut self, batch: &PackedBatch) -> Result<(), IndexError> {
        self.file.write_all(&batch.bytes).map_err(IndexError::io(&self.path))?;
        self.lengths.push((batch.bytes.len(), batch.length, batch.records));
        Ok(())
    }

    /// Goes back to the first batch.
    pub(crate) fn rewind(&mut self) -> Result<(), IndexError> {
        self.read = 0;
        self.file.rewind().map_err(IndexError::io(&self.path))
    }

    /// The next batches, at most `max_batches`; the last is the one with which they reach
    /// `max_bytes`. None at the end.
    pub(crate) fn next_group(
        &mut self,
        max_batches: usize,
        max_bytes: usize,
    ) -> Result<Vec<PackedBatch>, IndexError> {
        let mut batches = Vec::with_capacity(max_batches);
        let mut sum = 0;
        while let Some(&(stored, length, records)) = self.lengths.get(self.read)
            && batches.len() < max_batches
            && sum < max_bytes
        {
            let mut bytes = vec![0; stored];
            self.file.read_exact(&mut bytes).map_err(IndexError::io(&self.path))?;
            batches.push(PackedBatch { bytes, length, records });
            sum += length;
            self.read += 1;
        }
        Ok(batches)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spill_file(folder: &Path, batches: &[&[u8]]) -> SpillFile {
        let mut spill = SpillFile::create(folder.join("articles")).unwrap();
        let mut packer = Packer::new().unwrap();
        for batch in batches {
            spill.append(&packer.pack(1, |out| out.extend(*batch)).unwrap()).unwrap();
        }
        spill.rewind().unwrap();
        spill
    }

    #[test]
    fn batches_come_back_in_order() {
        let folder = tempfile::tempdir().unwrap();
        let batches: [&[u8]; 4] = [b"eins", b"", &[7; 100_000], b"vier"];
        let mut spill = spill_file(folder.path(), &batches);
        assert_eq!(spill.bytes(), 100_008);
        assert_eq!(spill.records(), 4);
        let mut unpacker = Unpacker::new().unwrap();
        let mut read = Vec::new();
        // The third exceeds the bytes of a group, which ends with it.
        for number in [3, 1, 0] {
            let group = spill.next_group(8, 1000).unwrap();
            assert_eq!(group.len(), number);
            read.extend(group.iter().map(|packed| unpacker.unpack(packed).unwrap()));
        }
        assert_eq!(read, batches);
    }

    #[test]
    fn a_damaged_file_is_an_error() {
        let folder = tempfile::tempdir().unwrap();
        let text = "Der Außenminister sprach in Genf über die Sicherheit. ".repeat(20);
        let mut spill = spill_file(folder.path(), &[text.as_bytes()]);
        let path = spill.path().to_owned();
        let whole = std::fs::read(&path).unwrap();
        for place in 0..whole.len() {
            let mut bytes = whole.clone();
            bytes[place] ^= 1;
            std::fs::write(&path, bytes).unwrap();
            spill.rewind().unwrap();
            let group = spill.next_group(1, 1000).unwrap();
            // Some bits of a zstd frame are unused; the content is right or refused.
            let unpacked = Unpacker::new().unwrap().unpack(&group[0]);
            assert!(unpacked.is_err() || unpacked.unwrap() == text.as_bytes(), "byte {place}");
        }
        std::fs::write(&path, &whole[..whole.len() - 1]).unwrap();
        spill.rewind().unwrap();
        assert!(spill.next_group(1, 1000).is_err_and(|e| e.to_string().contains("articles")));
    }
}
