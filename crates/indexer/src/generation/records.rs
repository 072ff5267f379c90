//! Every record of the archive, and what became of it: `records.bin`.
//!
//! Rows of [`ROW`] bytes behind a magic, in the order of the archive; how many rows a file has stands in sources.json. An
//! update asks it which documents a changed file had, and which other records share their ids: 38 MB for a million
//! records, read and written in a row.

use crate::document::Identity;
use crate::error::IndexError;
use nachlese_index_format::Layout;
use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read, Write};
use std::path::Path;

/// Bytes that are read and written at once.
const BUFFER: usize = 256 << 10;

const MAGIC: &[u8; 8] = b"NRecord1";

/// Bytes of a row: own id, content, URL; rest; number, document; segment.
const ROW: usize = 3 * 8 + 4 + 2 * 4 + 2;

/// Instead of a segment.
const COPY: u16 = u16::MAX;
const REMOVED: u16 = u16::MAX - 1;

/// Most segments that a place can name.
pub(crate) const MOST_SEGMENTS: usize = REMOVED as usize;

/// Where a document lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Place {
    /// Which segment of the index, in the order of its `meta.json`.
    pub(crate) segment: u16,
    /// Which document of it.
    pub(crate) document: u32,
}

/// What became of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fate {
    /// It is the article with its id, from 2 on with `#number`.
    Article {
        /// Which of the records with this id that differ.
        number: u32,
        /// Where its document lies.
        place: Place,
    },
    /// Another record of the same id and content is the article.
    Copy,
    /// It was taken down.
    Removed,
}

/// A record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Trace {
    pub(crate) identity: Identity,
    pub(crate) fate: Fate,
}

/// Writes the records of a generation, row by row.
pub(crate) fn write(generation: &Path, traces: &[Trace]) -> Result<(), IndexError> {
    let path = Layout::records(generation);
    let written = File::create(&path).and_then(|file| {
        let mut out = BufWriter::with_capacity(BUFFER, file);
        encode(traces, &mut out)?;
        out.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all()
    });
    written.map_err(IndexError::io(&path))
}

fn encode(traces: &[Trace], out: &mut impl Write) -> io::Result<()> {
    out.write_all(MAGIC)?;
    for Trace { identity, fate } in traces {
        let (number, document, segment) = match *fate {
            Fate::Article { number, place } => (number, place.document, place.segment),
            Fate::Copy => (0, 0, COPY),
            Fate::Removed => (0, 0, REMOVED),
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

/// Reads the records of a generation, row by row.
pub(crate) fn read(generation: &Path) -> Result<Vec<Trace>, IndexError> {
    let path = Layout::records(generation);
    let read = File::open(&path).and_then(|file| {
        let length = file.metadata()?.len();
        decode(&mut BufReader::with_capacity(BUFFER, file), length)
    });
    read.map_err(IndexError::io(&path))
}

/// Reads a file of so many bytes.
fn decode(file: &mut impl Read, length: u64) -> io::Result<Vec<Trace>> {
    let damaged = || io::Error::from(io::ErrorKind::InvalidData);
    let mut magic = [0; MAGIC.len()];
    file.read_exact(&mut magic)?;
    let rows = length.checked_sub(MAGIC.len() as u64).filter(|rows| rows % ROW as u64 == 0);
    let rows = rows.filter(|_| magic == *MAGIC).ok_or_else(damaged)? / ROW as u64;
    let mut traces = Vec::with_capacity(rows as usize);
    let mut bytes = [0; ROW];
    for _ in 0..rows {
        file.read_exact(&mut bytes)?;
        traces.push(row(&bytes).ok_or_else(damaged)?);
    }
    Ok(traces)
}

fn row(mut bytes: &[u8]) -> Option<Trace> {
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
    let fate = match segment {
        COPY => Fate::Copy,
        REMOVED => Fate::Removed,
        segment => Fate::Article { number, place: Place { segment, document } },
    };
    Some(Trace { identity: Identity { own, content, rest, url }, fate })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn fates() -> impl Strategy<Value = Fate> {
        prop_oneof![
            Just(Fate::Copy),
            Just(Fate::Removed),
            (1..u32::MAX, 0..REMOVED, any::<u32>()).prop_map(|(number, segment, document)| {
                Fate::Article { number, place: Place { segment, document } }
            }),
        ]
    }

    proptest! {
        #[test]
        fn records_come_back_and_other_bytes_do_no_harm(
            rows in prop::collection::vec((any::<[u64; 3]>(), any::<u32>(), fates()), 0..20), cut in 1usize..ROW, byte: u8
        ) {
            let traces: Vec<Trace> = rows
                .into_iter()
                .map(|([own, content, url], rest, fate)| Trace { identity: Identity { own, content, rest, url }, fate })
                .collect();
            let decode = |bytes: &[u8]| decode(&mut &*bytes, bytes.len() as u64);
            let mut bytes = Vec::new();
            encode(&traces, &mut bytes).unwrap();
            prop_assert_eq!(decode(&bytes).unwrap(), traces);
            bytes.push(byte);
            prop_assert!(decode(&bytes).is_err());
            bytes.truncate(bytes.len().saturating_sub(cut));
            let _ = decode(&bytes);
        }
    }
}
