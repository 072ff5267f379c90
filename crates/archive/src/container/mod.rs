//! Containers: a file to its entries, decompressed, in order, with bounded memory.
//!
//! - [`stream`]: a file's bytes, decompressed; a file that is one entry;
//! - [`json`]: the records of a file of JSON, as [`lines`] or as items;
//! - [`digest()`]: the checksum of the bytes that were read.
//!
//! To add a container (WARC, ZIP): a module with an iterator of places and bytes like
//! [`json::Records`]; a variant of [`Source`], chosen by [`entries`]; a variant of [`Place`] if its
//! entries are neither lines nor items; and in [`Entry`] what the container knows of an entry
//! besides its bytes (kind, address, date), for [`read`](crate::read) to use.

mod bounds;
mod digest;
mod json;
mod lines;
mod stream;

pub use digest::digest;

use crate::failure::Failure;
use crate::kind::FileKind;
use crate::list::SourceFile;
use crate::place::Place;
use digest::Watched;
use json::Records;
use std::fs::File;
use std::io::Read;
use stream::{unpacked, whole};

/// A file, or one record of a file that holds several, before it is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The number of its file in the listing.
    pub file: usize,
    /// Its place in the file.
    pub place: Place,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// The entries of a file. `index` is its number in the listing.
///
/// A defect in the middle of a file ends it with a failure; the entries before it are valid. A
/// record that is too long is a failure by itself.
pub fn entries(index: usize, file: &SourceFile) -> Entries {
    let fail = |kind| Failure::of_file(&file.name, kind);
    let mut watched = None;
    let opened = File::open(&file.path).and_then(|opened| {
        let (bytes, watch) = digest::watch(opened)?;
        watched = Some(watch);
        Ok(unpacked(bytes, file))
    });
    let source = match (opened, file.kind) {
        (Err(error), _) => Source::One(Some(Err(Failure::not_opened(file.name.clone(), &error)))),
        (Ok(reader), FileKind::Json) => Source::Records(Records::new(reader, json::is_of_lines(&file.name))),
        (Ok(reader), _) => Source::One(Some(whole(reader).map_err(fail))),
    };
    Entries { index, file: file.clone(), source, watched }
}

/// An iterator over the entries of a file.
pub struct Entries {
    index: usize,
    file: SourceFile,
    source: Source,
    watched: Option<Watched>,
}

/// The state of a file while it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snapshot {
    /// A checksum of its content, see [`digest()`].
    pub digest: String,
    /// Whether size and modification time at the end were those that were listed: nobody wrote to
    /// it meanwhile.
    pub undisturbed: bool,
}

impl Entries {
    /// Reads the rest of the file and returns its state; `None` if it could not be opened, or not
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
                Err(kind) => Err(Failure::new(&self.file.name, place, kind)),
            }),
        }
    }
}
