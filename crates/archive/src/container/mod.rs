//! Containers: a file to its entries, decompressed, in order, with bounded memory.

mod digest;
mod json;
mod lines;

pub use digest::digest;

use crate::failure::Failure;
use crate::kind::Kind;
use crate::list::SourceFile;
use crate::place::Place;
use digest::Watched;
use encoding_rs_io::DecodeReaderBytesBuilder;
use flate2::read::MultiGzDecoder;
use json::Records;
use std::fs::File;
use std::io::{BufReader, Read};

/// Largest entry, in bytes: a record of JSON, or a text. Beyond it is data, or a gzip bomb.
const LARGEST: usize = 16 << 20;

/// Buffer in front of a file.
const BUFFER: usize = 256 << 10;

/// What one article is read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Which of the archive's files.
    pub file: usize,
    /// Where in it.
    pub place: Place,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// The entries of a file. `index` is its place in the listing.
///
/// A defect in the middle of a file ends it with a failure; what was read before stands. A record
/// that is too long is a failure of its own.
pub fn entries(index: usize, file: &SourceFile) -> Entries {
    let fail = |reason: String| Failure::of_file(&file.name, reason);
    let mut watched = None;
    let opened = File::open(&file.path).and_then(|opened| {
        let (bytes, watch) = digest::watch(opened)?;
        watched = Some(watch);
        Ok(unpacked(bytes, file))
    });
    let source = match (opened, file.kind) {
        (Err(error), _) => Source::One(Some(Err(Failure::not_opened(file.name.clone(), &error)))),
        (Ok(reader), Kind::Json) => Source::Records(Records::new(reader, json::is_of_lines(&file.name))),
        (Ok(reader), _) => Source::One(Some(whole(reader).map_err(fail))),
    };
    Entries { index, file: file.clone(), source, watched }
}

/// The entries of a file, one by one.
pub struct Entries {
    index: usize,
    file: SourceFile,
    source: Source,
    watched: Option<Watched>,
}

/// How a file was while it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snapshot {
    /// Tells its content from any other, see [`digest`].
    pub digest: String,
    /// Whether size and time at the end were those it was listed with: nobody wrote to it
    /// meanwhile.
    pub undisturbed: bool,
}

impl Entries {
    /// Reads what is left of the file and says how it was; `None` if it could not be opened or not
    /// be read to its end.
    pub fn finish(self) -> Option<Snapshot> {
        let (digest, end) = self.watched?.finish().ok()?;
        let undisturbed = self.file.has_size_and_time_of(&end);
        Some(Snapshot { digest, undisturbed })
    }
}

enum Source {
    Records(Records<Box<dyn Read + Send>>),
    One(Option<Result<Vec<u8>, Failure>>),
}

impl Iterator for Entries {
    type Item = Result<Entry, Failure>;

    fn next(&mut self) -> Option<Self::Item> {
        let file = self.index;
        match &mut self.source {
            Source::One(one) => {
                one.take().map(|one| one.map(|bytes| Entry { file, place: Place::Whole, bytes }))
            }
            Source::Records(records) => records.next().map(|(place, bytes)| match bytes {
                Ok(bytes) => Ok(Entry { file, place, bytes }),
                Err(reason) => Err(Failure::at(&self.file.name, place, reason)),
            }),
        }
    }
}

fn unpacked(bytes: impl Read + Send + 'static, file: &SourceFile) -> Box<dyn Read + Send> {
    let bytes: Box<dyn Read + Send> = if file.is_packed() {
        Box::new(MultiGzDecoder::new(BufReader::with_capacity(BUFFER, bytes)))
    } else {
        Box::new(bytes)
    };
    // UTF-16 must be known before lines are told apart. What has no mark passes through as it is.
    Box::new(DecodeReaderBytesBuilder::new().utf8_passthru(true).build(bytes))
}

fn whole(reader: impl Read) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    reader.take(LARGEST as u64 + 1).read_to_end(&mut bytes).map_err(|e| e.to_string())?;
    if bytes.len() > LARGEST {
        return Err(format!("longer than {} MiB, no article", LARGEST >> 20));
    }
    Ok(bytes)
}
