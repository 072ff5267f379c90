//! Documents to segments.

use crate::error::IndexError;
use nachlese_index_format::{Fields, register_decoder};
use std::path::{Path, PathBuf};
use tantivy::directory::MmapDirectory;
use tantivy::indexer::SingleSegmentIndexWriter;
use tantivy::store::{Compressor, ZstdCompressor};
use tantivy::tokenizer::TokenizerManager;
use tantivy::{Directory, Index, IndexBuilder, IndexMeta, IndexSettings, TantivyDocument};

/// Memory after which a segment is closed and another begun. Tantivy addresses the postings of a segment in 32 bits, so
/// this must stay below 2 GB.
const SEGMENT_BYTES: usize = 1000 << 20;

/// Size hint for the term hash table of a segment.
const TABLE_BYTES: usize = 64 << 20;

/// Writes documents, in the order in which they come, to one segment, or to several where one would be too large.
pub(super) struct SegmentWriter<'a> {
    fields: &'a Fields,
    folder: PathBuf,
    open: Option<SingleSegmentIndexWriter>,
    finished: Vec<PathBuf>,
}

impl<'a> SegmentWriter<'a> {
    pub(super) fn new(fields: &'a Fields, folder: PathBuf) -> Self {
        SegmentWriter { fields, folder, open: None, finished: Vec::new() }
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
        if writer.mem_usage() > SEGMENT_BYTES {
            self.close()?;
        }
        Ok(())
    }

    fn close(&mut self) -> Result<(), IndexError> {
        if let Some(writer) = self.open.take() {
            let folder = self.folder.join(self.finished.len().to_string());
            writer.finalize()?;
            self.finished.push(folder);
        }
        Ok(())
    }

    /// The folders of the segments, each an index of its own.
    pub(super) fn finish(mut self) -> Result<Vec<PathBuf>, IndexError> {
        self.close()?;
        Ok(self.finished)
    }
}

/// Makes one index in `target` of the segments, in order, by moving their files: nothing is written anew.
pub(super) fn collect(segments: &[PathBuf], fields: &Fields, target: &Path) -> Result<(), IndexError> {
    let directory = create(target)?;
    let mut whole = builder(fields).open_or_create(directory.clone())?.load_metas()?;
    for folder in segments {
        let index = Index::open(MmapDirectory::open(folder).map_err(tantivy::TantivyError::from)?)?;
        // The checksums that Tantivy took of the bytes on their way to the disk; it finds them only where it wrote.
        if let Some(file) = index.validate_checksum()?.iter().next() {
            return Err(IndexError::Verification(format!(
                "{} differs from what was written",
                file.display()
            )));
        }
        let IndexMeta { segments, .. } = index.load_metas()?;
        let ids: Vec<String> = segments.iter().map(|segment| segment.id().uuid_string()).collect();
        for entry in std::fs::read_dir(folder).map_err(IndexError::io(folder))? {
            let from = entry.map_err(IndexError::io(folder))?.path();
            let name = from.file_name().unwrap_or_default();
            if ids.iter().any(|id| name.to_string_lossy().starts_with(id.as_str())) {
                std::fs::rename(&from, target.join(name)).map_err(IndexError::io(&from))?;
            }
        }
        whole.segments.extend(segments);
    }
    let bytes = serde_json::to_vec(&whole)
        .map_err(|e| IndexError::Io { path: target.to_owned(), source: e.into() })?;
    directory.atomic_write(Path::new("meta.json"), &bytes).map_err(IndexError::io(target))?;
    Ok(())
}

fn create(folder: &Path) -> Result<MmapDirectory, IndexError> {
    std::fs::create_dir_all(folder).map_err(IndexError::io(folder))?;
    MmapDirectory::open(folder).map_err(|e| IndexError::Tantivy(e.into()))
}

fn builder(fields: &Fields) -> IndexBuilder {
    let tokenizers = TokenizerManager::default();
    register_decoder(&tokenizers);
    let settings = IndexSettings {
        docstore_compression: Compressor::Zstd(ZstdCompressor { compression_level: Some(3) }),
        docstore_blocksize: 32 * 1024,
        ..IndexSettings::default()
    };
    Index::builder().schema(fields.tantivy_schema().clone()).tokenizers(tokenizers).settings(settings)
}
