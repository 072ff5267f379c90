//! Documents to segments, each a separate index until it is added to that of a generation.

use crate::error::IndexError;
use crate::generation::segments::{builder, create};
use nachlese_index_format::Fields;
use std::path::PathBuf;
use tantivy::TantivyDocument;
use tantivy::indexer::SingleSegmentIndexWriter;

/// The initial size of a segment's term hash table.
const TABLE_BYTES: usize = 64 << 20;

/// Writes documents, in the order of arrival, to one segment, or to several if one would be too
/// large.
pub(crate) struct SegmentWriter<'a> {
    fields: &'a Fields,
    folder: PathBuf,
    /// Bytes in memory after which a segment is closed and the next begun.
    max_bytes: usize,
    open: Option<SingleSegmentIndexWriter>,
    /// The number of documents in the open segment.
    documents: u32,
    finished: Vec<(PathBuf, u32)>,
}

impl<'a> SegmentWriter<'a> {
    pub(crate) fn new(fields: &'a Fields, folder: PathBuf, max_bytes: usize) -> Self {
        SegmentWriter { fields, folder, max_bytes, open: None, documents: 0, finished: Vec::new() }
    }

    pub(crate) fn add(&mut self, document: TantivyDocument) -> Result<(), IndexError> {
        let writer = match &mut self.open {
            Some(writer) => writer,
            none => {
                let folder = self.folder.join(self.finished.len().to_string());
                let builder = builder(self.fields);
                let writer = builder.single_segment_index_writer(create(&folder)?, TABLE_BYTES);
                let writer = writer.map_err(IndexError::segments)?;
                none.insert(writer)
            }
        };
        writer.add_document(document).map_err(IndexError::segments)?;
        self.documents += 1;
        if writer.mem_usage() > self.max_bytes {
            self.close()?;
        }
        Ok(())
    }

    fn close(&mut self) -> Result<(), IndexError> {
        if let Some(writer) = self.open.take() {
            let folder = self.folder.join(self.finished.len().to_string());
            writer.finalize().map_err(IndexError::segments)?;
            self.finished.push((folder, std::mem::take(&mut self.documents)));
        }
        Ok(())
    }

    /// The folders of the segments, with the number of documents in each.
    pub(crate) fn finish(mut self) -> Result<Vec<(PathBuf, u32)>, IndexError> {
        self.close()?;
        Ok(self.finished)
    }
}
