//! The segments of a generation: inherited, added, rewritten without deleted documents, merged.
//!
//! A generation's Tantivy index is assembled here file by file, without Tantivy's own index writer,
//! which collects garbage, merges on threads of its own and renames files at random moments. The
//! files of a segment never change, and its deleted documents are listed in a small separate file.
//! So an update links the old segments and writes only what is new. Measured on a million articles
//! (docs/performance.md, "Updates").

use crate::document::name_hash;
use crate::error::IndexError;
use crate::generation::files;
use crate::generation::moves::{Move, Moves};
use crate::generation::records::{DocumentPlace, MAX_SEGMENTS};
use crate::removals::names::without_number;
use nachlese_index_format::{Fields, Layout, Manifest, ReadOnlyDirectory, register_decoder};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use tantivy::directory::{MmapDirectory, TerminatingWrite};
use tantivy::fastfield::write_alive_bitset;
use tantivy::index::SegmentComponent;
use tantivy::store::{Compressor, ZstdCompressor};
use tantivy::tokenizer::TokenizerManager;
use tantivy::{BitSet, Index, IndexBuilder, IndexMeta, IndexSettings, SegmentMeta, SegmentReader};

/// A segment is rewritten without its deleted documents if they are more than this share of it,
/// unless it is so large that a full build is better.
const MAX_DELETED: f64 = 0.3;

/// A segment with more documents than this is not rewritten for the sake of its deleted ones.
const LARGE: u32 = 200_000;

/// The segments of a generation under construction.
pub(crate) struct Segments {
    folder: PathBuf,
    index: Index,
    meta: IndexMeta,
    /// The generation whose segments were inherited.
    before: Option<(PathBuf, Manifest)>,
}

impl Segments {
    /// No segments yet, in a new folder.
    /// Opens a folder for a new index, creating it if it does not exist.
    pub(crate) fn create(folder: &Path, fields: &Fields) -> Result<Segments, IndexError> {
        let index = builder(fields).open_or_create(create(folder)?).map_err(IndexError::segments)?;
        let meta = index.load_metas().map_err(IndexError::segments)?;
        Ok(Segments { folder: folder.to_owned(), index, meta, before: None })
    }

    /// The segments of the generation `before`, linked into the folder `new`.
    pub(crate) fn inherit(
        before: &Path,
        manifest: &Manifest,
        new: &Path,
        fields: &Fields,
    ) -> Result<Segments, IndexError> {
        let old = &Layout::segment(before);
        let directory = ReadOnlyDirectory::open(old).map_err(IndexError::segments)?;
        let old_index = Index::open(directory).map_err(IndexError::segments)?;
        let mut segments = Self::create(new, fields)?;
        segments.meta.segments = old_index.load_metas().map_err(IndexError::segments)?.segments;
        for segment in &segments.meta.segments {
            for file in own_files(old, segment)? {
                files::link(&old.join(&file), &new.join(&file))?;
            }
        }
        segments.before = Some((before.to_owned(), manifest.clone()));
        Ok(segments)
    }

    /// Compares the inherited files of a segment with their checksums. What is made of them gets a
    /// new checksum, which would hide any damage.
    fn verify(&self, meta: &SegmentMeta) -> Result<(), IndexError> {
        let Some((generation, manifest)) = &self.before else { return Ok(()) };
        for file in own_files(&self.folder, meta)? {
            let path = Layout::segment(generation).join(file);
            // A file that the old generation does not have was written by this run.
            if path.exists() {
                let verified = manifest.verify_file(generation, &path);
                verified.map_err(|damage| IndexError::Damaged(damage.to_string()))?;
            }
        }
        Ok(())
    }

    pub(crate) fn len(&self) -> usize {
        self.meta.segments.len()
    }

    /// The number of documents that are not deleted.
    pub(crate) fn documents(&self) -> u64 {
        self.meta.segments.iter().map(|segment| u64::from(segment.num_docs())).sum()
    }

    /// The number of deleted documents that are still in segments.
    pub(crate) fn deleted(&self) -> u64 {
        self.meta.segments.iter().map(|segment| u64::from(segment.num_deleted_docs())).sum()
    }

    /// Adds the segment of the separate index in the folder `from`, by moving its files. Returns
    /// the number of the segment.
    pub(crate) fn append(&mut self, from: &Path) -> Result<u16, IndexError> {
        let directory = MmapDirectory::open(from).map_err(IndexError::segments)?;
        let index = Index::open(directory).map_err(IndexError::segments)?;
        // The checksums that Tantivy took of the bytes on their way to the disk; it finds them only
        // where it wrote.
        if let Some(file) = index.validate_checksum().map_err(IndexError::segments)?.iter().next() {
            return Err(IndexError::Verification(format!(
                "{} differs from what was written",
                file.display()
            )));
        }
        let number = self.len();
        for segment in index.load_metas().map_err(IndexError::segments)?.segments {
            for file in own_files(from, &segment)? {
                files::rename(&from.join(&file), &self.folder.join(&file))?;
            }
            self.meta.segments.push(segment);
        }
        // Merging keeps the number far below this.
        if self.len() > MAX_SEGMENTS {
            return Err(IndexError::Verification(format!("it has {} segments", self.len())));
        }
        Ok(number as u16)
    }

    /// Deletes documents. Each is given with the hash of its record's id, and the document must
    /// have that id: nothing else would notice that a wrong one was deleted.
    pub(crate) fn delete(&mut self, deleted: &BTreeMap<DocumentPlace, u64>) -> Result<(), IndexError> {
        for number in 0..self.len() {
            let first = DocumentPlace { segment: number as u16, document: 0 };
            let last = DocumentPlace { segment: number as u16, document: u32::MAX };
            let mut deleted = deleted.range(first..=last).peekable();
            let Some(meta) = self.meta.segments.get_mut(number).filter(|_| deleted.peek().is_some()) else {
                continue;
            };
            let segment = self.index.segment(meta.clone());
            let reader = SegmentReader::open(&segment).map_err(IndexError::segments)?;
            let mut alive = alive(&reader);
            let ids = reader.fast_fields().str("id").map_err(IndexError::segments)?;
            let mut id = String::new();
            for (place, own) in deleted {
                id.clear();
                let document = place.document;
                let ordinal = ids.as_ref().and_then(|ids| Some((ids, ids.term_ords(document).next()?)));
                let named = ordinal.is_some_and(|(ids, ordinal)| ids.ord_to_str(ordinal, &mut id).is_ok());
                let is_meant = named && name_hash(without_number(&id)) == *own;
                if document >= reader.max_doc() || !is_meant || !alive.contains(document) {
                    let what =
                        format!("document {document} of segment {number} is not the article of its record");
                    return Err(IndexError::Damaged(what));
                }
                alive.remove(document);
            }
            let deleted = reader.max_doc() - alive.len() as u32;
            let superseded = meta.has_deletes().then(|| meta.relative_path(SegmentComponent::Delete));
            *meta = meta.clone().with_delete_meta(deleted, meta.delete_opstamp().unwrap_or(0) + 1);
            let mut file = self
                .index
                .segment(meta.clone())
                .open_write(SegmentComponent::Delete)
                .map_err(IndexError::segments)?;
            write_alive_bitset(&alive, &mut file)
                .and_then(|()| file.terminate())
                .map_err(IndexError::io(&self.folder))?;
            if let Some(file) = superseded {
                files::remove(&self.folder.join(file))?;
            }
        }
        Ok(())
    }

    /// Merges small segments, so that there are never many, and rewrites those with many deleted
    /// documents. Returns the new places of documents; `None` if nothing was moved.
    ///
    /// The `appended` newest segments are merged together with those before them that are no larger
    /// than the newer ones together. So a document is rewritten only when the documents that
    /// updates added have doubled, and n updates leave at most log2(n) segments more than the build
    /// had.
    pub(crate) fn merge_small(
        &mut self,
        appended: usize,
        scratch: &Path,
    ) -> Result<Option<Moves>, IndexError> {
        let alive = |meta: &SegmentMeta| u64::from(meta.num_docs());
        let segments = &self.meta.segments;
        let mut start = segments.len();
        let mut sum = 0;
        while appended > 0
            && let Some(before) = start.checked_sub(1).and_then(|at| segments.get(at))
            && (segments.len() - start < appended || alive(before) <= sum)
        {
            sum += alive(before);
            start -= 1;
        }
        let newest = start..segments.len();
        let merged: BTreeSet<usize> = segments
            .iter()
            .enumerate()
            .filter(|(number, meta)| {
                let sparse = f64::from(meta.num_deleted_docs()) > MAX_DELETED * f64::from(meta.max_doc());
                let rewritten = sparse && meta.max_doc() <= LARGE || meta.num_docs() == 0;
                newest.len() > 1 && newest.contains(number) || rewritten
            })
            .map(|(number, _)| number)
            .collect();
        if merged.is_empty() { Ok(None) } else { self.merge(&merged, scratch).map(Some) }
    }

    /// Rewrites every segment that has deleted documents, so that nothing of them is left on the
    /// disk.
    pub(crate) fn purge(&mut self, scratch: &Path) -> Result<Option<Moves>, IndexError> {
        let segments = self.meta.segments.iter().enumerate();
        let merged: BTreeSet<usize> =
            segments.filter(|(_, meta)| meta.has_deletes()).map(|(number, _)| number).collect();
        if merged.is_empty() { Ok(None) } else { self.merge(&merged, scratch).map(Some) }
    }

    /// Merges the segments with these numbers into one, which becomes the last.
    fn merge(&mut self, numbers: &BTreeSet<usize>, scratch: &Path) -> Result<Moves, IndexError> {
        let mut moves = Moves::default();
        let (mut kept, mut merged) = (Vec::new(), Vec::new());
        let count = self.meta.segments.len() - numbers.len();
        let mut next = 0;
        for (number, meta) in std::mem::take(&mut self.meta.segments).into_iter().enumerate() {
            if numbers.contains(&number) {
                self.verify(&meta)?;
                let segment = self.index.segment(meta);
                let alive = alive(&SegmentReader::open(&segment).map_err(IndexError::segments)?);
                let first = next;
                next += alive.len() as u32;
                moves.push(Move::Merged { segment: count as u16, first, alive });
                merged.push(segment);
            } else {
                moves.push(Move::Renumbered(kept.len() as u16));
                kept.push(meta);
            }
        }
        self.meta.segments = kept;
        if next > 0 {
            let folder = scratch.join("merged");
            let no_further_filter = merged.iter().map(|_| None).collect();
            tantivy::indexer::merge_filtered_segments(
                &merged,
                self.index.settings().clone(),
                no_further_filter,
                create(&folder)?,
            )
            .map_err(IndexError::segments)?;
            self.append(&folder)?;
            files::remove_folder(&folder)?;
        }
        for segment in &merged {
            for file in own_files(&self.folder, segment.meta())? {
                files::remove(&self.folder.join(file))?;
            }
        }
        Ok(moves)
    }

    /// Writes the list of segments. Only now can the folder be opened as an index.
    pub(crate) fn finish(self) -> Result<(), IndexError> {
        files::write_json(&self.folder.join("meta.json"), &self.meta)
    }
}

/// The documents of a segment that are not deleted.
fn alive(reader: &SegmentReader) -> BitSet {
    let mut alive = BitSet::with_max_value_and_full(reader.max_doc());
    if let Some(bits) = reader.alive_bitset() {
        for document in 0..reader.max_doc() {
            if bits.is_deleted(document) {
                alive.remove(document);
            }
        }
    }
    alive
}

/// The files of a segment: their names begin with its id. Outdated lists of deleted documents are
/// left out.
fn own_files(folder: &Path, segment: &SegmentMeta) -> Result<Vec<PathBuf>, IndexError> {
    let id = segment.id().uuid_string();
    let deletes = segment.relative_path(SegmentComponent::Delete);
    let mut names = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(IndexError::io(folder))? {
        let name = PathBuf::from(entry.map_err(IndexError::io(folder))?.file_name());
        let is_delete = name.extension().is_some_and(|extension| extension == "del");
        if name.to_string_lossy().starts_with(&id) && (!is_delete || name == deletes) {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}

/// Opens a folder for a new index, creating it if it does not exist.
pub(crate) fn create(folder: &Path) -> Result<MmapDirectory, IndexError> {
    std::fs::create_dir_all(folder).map_err(IndexError::io(folder))?;
    MmapDirectory::open(folder).map_err(IndexError::segments)
}

/// The settings that every Tantivy index is made with.
pub(crate) fn builder(fields: &Fields) -> IndexBuilder {
    let tokenizers = TokenizerManager::default();
    register_decoder(&tokenizers);
    let settings = IndexSettings {
        docstore_compression: Compressor::Zstd(ZstdCompressor { compression_level: Some(3) }),
        docstore_blocksize: 32 * 1024,
        ..IndexSettings::default()
    };
    Index::builder().schema(fields.tantivy_schema().clone()).tokenizers(tokenizers).settings(settings)
}
