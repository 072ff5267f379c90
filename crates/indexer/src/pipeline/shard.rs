//! A shard: articles to segments, by one thread at a time.

use crate::document::document;
use crate::error::IndexError;
use nachlese_archive::Article;
use nachlese_german::{Analyzer, SharedAnalyzer};
use nachlese_index_format::{Fields, register_analyzers};
use rayon::prelude::*;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use tantivy::directory::MmapDirectory;
use tantivy::indexer::{SingleSegmentIndexWriter, merge_indices};
use tantivy::store::{Compressor, ZstdCompressor};
use tantivy::tokenizer::TokenizerManager;
use tantivy::{Index, IndexBuilder, IndexSettings};

/// Memory after which a shard's segment is closed and another begun. Tantivy addresses a segment's postings in 32 bits,
/// so this must stay below 2 GB; it decides where segments end, not what the merged index holds.
const SEGMENT_BYTES: usize = 192 << 20;

/// Size hint for the term hash table of a new segment.
const TABLE_BYTES: usize = 32 << 20;

/// A part of the index under construction.
pub(super) struct Shard {
    fields: Fields,
    folder: PathBuf,
    analyzer: SharedAnalyzer,
    open: Option<SingleSegmentIndexWriter>,
    finished: Vec<Index>,
}

impl Shard {
    pub(super) fn new(fields: &Fields, folder: PathBuf) -> Self {
        let analyzer = Arc::new(Mutex::new(Analyzer::new()));
        Shard { fields: fields.clone(), folder, analyzer, open: None, finished: Vec::new() }
    }

    pub(super) fn add(&mut self, articles: &[Article]) -> Result<(), IndexError> {
        for article in articles {
            let writer = match &mut self.open {
                Some(writer) => writer,
                empty => {
                    let folder = self.folder.join(self.finished.len().to_string());
                    let directory = create(&folder)?;
                    let builder = builder(&self.fields, &self.analyzer);
                    empty.insert(builder.single_segment_index_writer(directory, TABLE_BYTES)?)
                }
            };
            writer.add_document(document(article, &self.fields))?;
            if writer.mem_usage() > SEGMENT_BYTES {
                self.close()?;
            }
        }
        Ok(())
    }

    fn close(&mut self) -> Result<(), IndexError> {
        if let Some(writer) = self.open.take() {
            self.finished.push(writer.finalize()?);
        }
        Ok(())
    }
}

/// Merges all segments of all shards, in order, to one in `target`.
pub(super) fn merge(mut shards: Vec<Shard>, fields: &Fields, target: &Path) -> Result<(), IndexError> {
    shards.par_iter_mut().try_for_each(Shard::close)?;
    let directory = create(target)?;
    let segments: Vec<Index> = shards.iter_mut().flat_map(|s| s.finished.drain(..)).collect();
    if segments.is_empty() {
        let analyzer = Arc::new(Mutex::new(Analyzer::new()));
        builder(fields, &analyzer).open_or_create(directory)?;
    } else {
        merge_indices(&segments, directory)?;
    }
    Ok(())
}

fn create(folder: &Path) -> Result<MmapDirectory, IndexError> {
    std::fs::create_dir_all(folder).map_err(IndexError::io(folder))?;
    MmapDirectory::open(folder).map_err(|e| IndexError::Tantivy(e.into()))
}

fn builder(fields: &Fields, analyzer: &SharedAnalyzer) -> IndexBuilder {
    let tokenizers = TokenizerManager::default();
    register_analyzers(&tokenizers, analyzer);
    // 64 KB blocks of Zstandard: half the size of LZ4 (reference figures in docs/performance.md, "Writing").
    let settings = IndexSettings {
        docstore_compression: Compressor::Zstd(ZstdCompressor { compression_level: Some(3) }),
        docstore_blocksize: 64 * 1024,
        ..IndexSettings::default()
    };
    Index::builder().schema(fields.tantivy_schema().clone()).tokenizers(tokenizers).settings(settings)
}
