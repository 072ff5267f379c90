//! Every record of the archive and its outcome: `records.bin`.
//!
//! A magic number, then a row of [`ROW`] bytes per record in the order of the archive; sources.json
//! has the number of records in each file. An update needs it to know which documents a changed
//! file had, and which other records have the same ids. 38 MB per million records, read and written
//! sequentially.

use crate::document::Identity;
use crate::error::IndexError;
use nachlese_index_format::Layout;
use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read, Write};
use std::path::Path;

/// Bytes per read and write.
const BUFFER: usize = 256 << 10;

const MAGIC: &[u8; 8] = b"NRecord1";

/// Bytes of a row: hashes of id, content, URL, rest; number; document; segment.
const ROW: usize = 3 * 8 + 4 + 2 * 4 + 2;

/// In place of a segment number.
const COPY: u16 = u16::MAX;
const REMOVED: u16 = u16::MAX - 1;

/// The greatest number of segments that rows can refer to.
pub(crate) const MAX_SEGMENTS: usize = REMOVED as usize;

/// The address of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct DocumentPlace {
    /// The segment, as its position in the `meta.json` of the index.
    pub(crate) segment: u16,
    /// The document within the segment.
    pub(crate) document: u32,
}

/// What became of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RecordOutcome {
    /// It is an article.
    Article {
        /// 1 for the first record with its id. Records with the same id and another content are
        /// numbered from 2, and `#number` is added to the id.
        number: u32,
        /// Its document.
        place: DocumentPlace,
    },
    /// An earlier record has the same id and content.
    Copy,
    /// It is on the list of removals.
    Removed,
}

/// A record of the archive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct RecordRow {
    pub(crate) identity: Identity,
    pub(crate) outcome: RecordOutcome,
}

/// Writes the records of a generation.
pub(crate) fn write(generation: &Path, rows: &[RecordRow]) -> Result<(), IndexError> {
    let path = Layout::records(generation);
    let written = File::create(&path).and_then(|file| {
        let mut out = BufWriter::with_capacity(BUFFER, file);
        encode(rows, &mut out)?;
        out.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all()
    });
    written.map_err(IndexError::io(&path))
}

fn encode(rows: &[RecordRow], out: &mut impl Write) -> io::Result<()> {
    out.write_all(MAGIC)?;
    for RecordRow { identity, outcome } in rows {
        let (number, document, segment) = match *outcome {
            RecordOutcome::Article { number, place } => (number, place.document, place.segment),
            RecordOutcome::Copy => (0, 0, COPY),
            RecordOutcome::Removed => (0, 0, REMOVED),
        };
        for word in [identity.own, identity.content, identity.url] {
            out.write_all(&word.to_le_bytes())?;
        }
        for word in [identity.rest, number, document] {
            out.write_all(&word.to_le_bytes())?;
        }
        out.write_all(&segment.to_le_bytes())?;
    }
    Ok(())
}

/// Reads the records of a generation.
pub(crate) fn read(generation: &Path) -> Result<Vec<RecordRow>, IndexError> {
    let path = Layout::records(generation);
    let read = File::open(&path).and_then(|file| {
        let length = file.metadata()?.len();
        decode(&mut BufReader::with_capacity(BUFFER, file), length)
    });
    read.map_err(IndexError::io(&path))
}

/// Reads a file of `length` bytes.
fn decode(file: &mut impl Read, length: u64) -> io::Result<Vec<RecordRow>> {
    let damaged = || io::Error::from(io::ErrorKind::InvalidData);
    let mut magic = [0; MAGIC.len()];
    file.read_exact(&mut magic)?;
    let rows = length.checked_sub(MAGIC.len() as u64).filter(|rows| rows % ROW as u64 == 0);
    let rows = rows.filter(|_| magic == *MAGIC).ok_or_else(damaged)? / ROW as u64;
    let mut records = Vec::with_capacity(rows as usize);
    let mut bytes = [0; ROW];
    for _ in 0..rows {
        file.read_exact(&mut bytes)?;
        records.push(row(&bytes).ok_or_else(damaged)?);
    }
    Ok(records)
}

fn row(mut bytes: &[u8]) -> Option<RecordRow> {
    fn take<const N: usize>(bytes: &mut &[u8]) -> Option<[u8; N]> {
        let (first, rest) = bytes.split_first_chunk()?;
        *bytes = rest;
        Some(*first)
    }
    let [own, content, url] =
        [take(&mut bytes)?, take(&mut bytes)?, take(&mut bytes)?].map(u64::from_le_bytes);
    let [rest, number, document] =
        [take(&mut bytes)?, take(&mut bytes)?, take(&mut bytes)?].map(u32::from_le_bytes);
    let segment = u16::from_le_bytes(take(&mut bytes)?);
    let outcome = match segment {
        COPY => RecordOutcome::Copy,
        REMOVED => RecordOutcome::Removed,
        segment => RecordOutcome::Article { number, place: DocumentPlace { segment, document } },
    };
    Some(RecordRow { identity: Identity { own, content, rest, url }, outcome })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn outcomes() -> impl Strategy<Value = RecordOutcome> {
        prop_oneof![
            Just(RecordOutcome::Copy),
            Just(RecordOutcome::Removed),
            (1..u32::MAX, 0..REMOVED, any::<u32>()).prop_map(|(number, segment, document)| {
                RecordOutcome::Article { number, place: DocumentPlace { segment, document } }
            }),
        ]
    }

    proptest! {
        #[test]
        fn records_are_read_back_and_other_bytes_are_refused_or_harmless(
            rows in prop::collection::vec((any::<[u64; 3]>(), any::<u32>(), outcomes()), 0..20), cut in 1usize..ROW, byte: u8
        ) {
            let rows: Vec<RecordRow> = rows
                .into_iter()
                .map(|([own, content, url], rest, outcome)| RecordRow { identity: Identity { own, content, rest, url }, outcome })
                .collect();
            let decode = |bytes: &[u8]| decode(&mut &*bytes, bytes.len() as u64);
            let mut bytes = Vec::new();
            encode(&rows, &mut bytes).unwrap();
            prop_assert_eq!(decode(&bytes).unwrap(), rows);
            bytes.push(byte);
            prop_assert!(decode(&bytes).is_err());
            bytes.truncate(bytes.len().saturating_sub(cut));
            let _ = decode(&bytes);
        }
    }
}
