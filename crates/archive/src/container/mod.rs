//! Containers: a file to its entries, decompressed, in order, with bounded memory.

mod lines;

use crate::failure::Failure;
use crate::format::Format;
use crate::walk::SourceFile;
use encoding_rs_io::DecodeReaderBytesBuilder;
use flate2::read::MultiGzDecoder;
use lines::Lines;
use std::fs::File;
use std::io::{self, BufReader, Read};

/// Largest entry, in bytes: a line of JSON Lines, or a text. Beyond it is data, or a gzip bomb.
const LARGEST: usize = 16 << 20;

/// Buffer in front of a file.
const BUFFER: usize = 256 << 10;

/// What one article is read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Which of the archive's files.
    pub file: usize,
    /// Which line of it, from 1, where a line is an entry.
    pub line: Option<u64>,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// The entries of a file. `index` is its place in the listing.
///
/// A defect in the middle of a file ends it with a failure; what was read before stands. A line that is too long is a
/// failure of its own.
pub fn entries(index: usize, file: &SourceFile) -> impl Iterator<Item = Result<Entry, Failure>> + use<> {
    let name = file.name.clone();
    let fail = move |line, reason: String| Failure { path: name.clone(), line, reason };
    let source: Source = match (open(file), Format::of(&file.path)) {
        (Err(error), _) => Source::One(Some(Err(Failure::not_opened(file.name.clone(), &error)))),
        (Ok(reader), Some(Format::JsonLines)) => Source::Lines(Lines::new(reader, LARGEST)),
        (Ok(reader), _) => Source::One(Some(whole(reader).map_err(|reason| fail(None, reason)))),
    };
    Entries { index, source, fail: Box::new(fail) }
}

type Fail = Box<dyn Fn(Option<u64>, String) -> Failure + Send>;

enum Source {
    Lines(Lines<Box<dyn Read + Send>>),
    One(Option<Result<Vec<u8>, Failure>>),
}

struct Entries {
    index: usize,
    source: Source,
    fail: Fail,
}

impl Iterator for Entries {
    type Item = Result<Entry, Failure>;

    fn next(&mut self) -> Option<Self::Item> {
        let file = self.index;
        match &mut self.source {
            Source::One(one) => one.take().map(|one| one.map(|bytes| Entry { file, line: None, bytes })),
            Source::Lines(lines) => lines.next().map(|(line, bytes)| match bytes {
                Ok(bytes) => Ok(Entry { file, line: Some(line), bytes }),
                Err(reason) => Err((self.fail)(Some(line), reason)),
            }),
        }
    }
}

fn open(file: &SourceFile) -> io::Result<Box<dyn Read + Send>> {
    let opened = File::open(&file.path)?;
    let gzip = file.path.extension().is_some_and(|e| e.eq_ignore_ascii_case("gz"));
    let bytes: Box<dyn Read + Send> = if gzip {
        Box::new(MultiGzDecoder::new(BufReader::with_capacity(BUFFER, opened)))
    } else {
        Box::new(opened)
    };
    // UTF-16 must be known before lines are told apart. What has no mark passes through as it is.
    Ok(Box::new(DecodeReaderBytesBuilder::new().utf8_passthru(true).build(bytes)))
}

fn whole(reader: impl Read) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    reader.take(LARGEST as u64 + 1).read_to_end(&mut bytes).map_err(|e| e.to_string())?;
    if bytes.len() > LARGEST {
        return Err(format!("longer than {} MiB, no article", LARGEST >> 20));
    }
    Ok(bytes)
}
