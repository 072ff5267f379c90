//! Documents to segments, each an index of its own until it joins a generation's.

use crate::error::IndexError;
use crate::generation::segments::{builder, create};
use nachlese_index_format::Fields;
use std::path::PathBuf;
use tantivy::TantivyDocument;
use tantivy::indexer::SingleSegmentIndexWriter;

/// Size hint for the term hash table of a segment.
const TABLE_BYTES: usize = 64 << 20;

/// Writes documents, in the order in which they come, to one segment, or to several where one would be too large.
pub(super) struct SegmentWriter<'a> {
    fields: &'a Fields,
    folder: PathBuf,
    /// Bytes in memory after which a segment is closed and another begun.
    most_bytes: usize,
    open: Option<SingleSegmentIndexWriter>,
    /// Documents in the open one.
    documents: u32,
    finished: Vec<(PathBuf, u32)>,
}

impl<'a> SegmentWriter<'a> {
    pub(super) fn new(fields: &'a Fields, folder: PathBuf, most_bytes: usize) -> Self {
        SegmentWriter { fields, folder, most_bytes, open: None, documents: 0, finished: Vec::new() }
    }

    pub(super) fn add(&mut self, document: TantivyDocument) -> Result<(), IndexError> {
        let writer = match &mut self.open {
            Some(writer) => writer,
            none => {
                let folder = self.folder.join(self.finished.len().to_string());
                let writer =
                    builder(self.fields).single_segment_index_writer(create(&folder)?, TABLE_BYTES)?;
                none.insert(writer)
            }
        };
        writer.add_document(document)?;
        self.documents += 1;
        if writer.mem_usage() > self.most_bytes {
            self.close()?;
        }
        Ok(())
    }

    fn close(&mut self) -> Result<(), IndexError> {
        if let Some(writer) = self.open.take() {
            let folder = self.folder.join(self.finished.len().to_string());
            writer.finalize()?;
            self.finished.push((folder, std::mem::take(&mut self.documents)));
        }
        Ok(())
    }

    /// The folders of the segments, and how many documents each has.
    pub(super) fn finish(mut self) -> Result<Vec<(PathBuf, u32)>, IndexError> {
        self.close()?;
        Ok(self.finished)
    }
}
