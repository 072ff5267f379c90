//! The segments of a generation: inherited, added, thinned out, merged.
//!
//! A generation's Tantivy index is put together here file by file, without Tantivy's own writer: that one collects garbage,
//! merges on threads of its own and names files at random moments. What a segment consists of never changes; that documents
//! of it are deleted is a small file beside it, so that an update links the old segments and writes what is new alone.
//! Measured on a million articles (docs/performance.md, "Updates").

use crate::document::name_hash;
use crate::error::IndexError;
use crate::generation::files;
use crate::generation::records::{MOST_SEGMENTS, Place};
use crate::removals::list::without_number;
use nachlese_index_format::{Fields, Layout, Manifest, ReadOnlyDirectory, register_decoder};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use tantivy::directory::{MmapDirectory, TerminatingWrite};
use tantivy::fastfield::write_alive_bitset;
use tantivy::index::SegmentComponent;
use tantivy::store::{Compressor, ZstdCompressor};
use tantivy::tokenizer::TokenizerManager;
use tantivy::{BitSet, Index, IndexBuilder, IndexMeta, IndexSettings, SegmentMeta, SegmentReader};

/// A segment is rewritten without its deleted documents when they are more than this share of it, unless it is so large
/// that a full build is the better way.
const MOST_DELETED: f64 = 0.3;

/// Documents above which a segment is not rewritten for its deleted ones.
const LARGE: u32 = 200_000;

/// The segments of a generation under construction.
pub(crate) struct Segments {
    folder: PathBuf,
    index: Index,
    meta: IndexMeta,
    /// The generation that segments were inherited from.
    before: Option<(PathBuf, Manifest)>,
}

impl Segments {
    /// None yet, in a new folder.
    pub(crate) fn create(folder: &Path, fields: &Fields) -> Result<Segments, IndexError> {
        let index = builder(fields).open_or_create(create(folder)?)?;
        let meta = index.load_metas()?;
        Ok(Segments { folder: folder.to_owned(), index, meta, before: None })
    }

    /// Those of the generation `before`, linked into the folder `new`.
    pub(crate) fn inherit(
        before: &Path,
        manifest: &Manifest,
        new: &Path,
        fields: &Fields,
    ) -> Result<Segments, IndexError> {
        let old = &Layout::segment(before);
        let old_index = Index::open(ReadOnlyDirectory::open(old).map_err(tantivy::TantivyError::from)?)?;
        let mut segments = Self::create(new, fields)?;
        segments.meta.segments = old_index.load_metas()?.segments;
        for segment in &segments.meta.segments {
            for file in own_files(old, segment)? {
                files::link(&old.join(&file), &new.join(&file))?;
            }
        }
        segments.before = Some((before.to_owned(), manifest.clone()));
        Ok(segments)
    }

    /// What is written anew gets a new checksum, as if it were sound: it must be made of what was written before.
    fn verify(&self, meta: &SegmentMeta) -> Result<(), IndexError> {
        let Some((generation, manifest)) = &self.before else { return Ok(()) };
        for file in own_files(&self.folder, meta)? {
            let path = Layout::segment(generation).join(file);
            // What is not there was written by this run.
            if path.exists() {
                let verified = manifest.verify_file(generation, &path);
                verified.map_err(|damage| IndexError::Inherited(damage.to_string()))?;
            }
        }
        Ok(())
    }

    pub(crate) fn len(&self) -> usize {
        self.meta.segments.len()
    }

    /// Documents in all of them, without the deleted ones.
    pub(crate) fn documents(&self) -> u64 {
        self.meta.segments.iter().map(|segment| u64::from(segment.num_docs())).sum()
    }

    /// Deleted documents that are still in them.
    pub(crate) fn deleted(&self) -> u64 {
        self.meta.segments.iter().map(|segment| u64::from(segment.num_deleted_docs())).sum()
    }

    /// Adds the segment that lies, as an index of its own, in `from`, by moving its files. Returns its number.
    pub(crate) fn append(&mut self, from: &Path) -> Result<u16, IndexError> {
        let index = Index::open(MmapDirectory::open(from).map_err(tantivy::TantivyError::from)?)?;
        // The checksums that Tantivy took of the bytes on their way to the disk; it finds them only where it wrote.
        if let Some(file) = index.validate_checksum()?.iter().next() {
            return Err(IndexError::Verification(format!(
                "{} differs from what was written",
                file.display()
            )));
        }
        let number = self.len();
        for segment in index.load_metas()?.segments {
            for file in own_files(from, &segment)? {
                files::rename(&from.join(&file), &self.folder.join(&file))?;
            }
            self.meta.segments.push(segment);
        }
        // Far beyond what merging lets come together.
        if self.len() > MOST_SEGMENTS {
            return Err(IndexError::Verification(format!("it has {} segments", self.len())));
        }
        Ok(number as u16)
    }

    /// Deletes documents, each with the hash of its record's own id: that the document there has this id is asked, as nothing
    /// else would notice that another was deleted.
    pub(crate) fn delete(&mut self, doomed: &BTreeMap<Place, u64>) -> Result<(), IndexError> {
        for number in 0..self.len() {
            let first = Place { segment: number as u16, document: 0 };
            let last = Place { segment: number as u16, document: u32::MAX };
            let mut doomed = doomed.range(first..=last).peekable();
            let Some(meta) = self.meta.segments.get_mut(number).filter(|_| doomed.peek().is_some()) else {
                continue;
            };
            let segment = self.index.segment(meta.clone());
            let reader = SegmentReader::open(&segment)?;
            let mut alive = alive(&reader);
            let ids = reader.fast_fields().str("id")?;
            let mut id = String::new();
            for (place, own) in doomed {
                id.clear();
                let document = place.document;
                let ordinal = ids.as_ref().and_then(|ids| Some((ids, ids.term_ords(document).next()?)));
                let named = ordinal.is_some_and(|(ids, ordinal)| ids.ord_to_str(ordinal, &mut id).is_ok());
                let is_meant = named && name_hash(without_number(&id)) == *own;
                if document >= reader.max_doc() || !is_meant || !alive.contains(document) {
                    let what =
                        format!("document {document} of segment {number} is not the article of its record");
                    return Err(IndexError::Inherited(what));
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
                .map_err(|e| IndexError::Tantivy(tantivy::TantivyError::OpenWriteError(e)))?;
            write_alive_bitset(&alive, &mut file)
                .and_then(|()| file.terminate())
                .map_err(IndexError::io(&self.folder))?;
            if let Some(file) = superseded {
                files::remove(&self.folder.join(file))?;
            }
        }
        Ok(())
    }

    /// Merges small segments, so that there are never many, and rewrites those with many deleted documents. Returns where
    /// each document went; `None` where nothing was moved.
    ///
    /// Where segments were appended, the newest merge as soon as those before them are no larger: each document is rewritten
    /// as often as what was appended doubles, and there are as many segments as the number of updates has binary digits,
    /// beside those of the build.
    pub(crate) fn tidy(&mut self, appended: usize, scratch: &Path) -> Result<Option<Moves>, IndexError> {
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
                let thinned = f64::from(meta.num_deleted_docs()) > MOST_DELETED * f64::from(meta.max_doc());
                let rewritten = thinned && meta.max_doc() <= LARGE || meta.num_docs() == 0;
                newest.len() > 1 && newest.contains(number) || rewritten
            })
            .map(|(number, _)| number)
            .collect();
        if merged.is_empty() { Ok(None) } else { self.merge(&merged, scratch).map(Some) }
    }

    /// Rewrites every segment that has deleted documents, so that no trace of those is left.
    pub(crate) fn purge(&mut self, scratch: &Path) -> Result<Option<Moves>, IndexError> {
        let segments = self.meta.segments.iter().enumerate();
        let merged: BTreeSet<usize> =
            segments.filter(|(_, meta)| meta.has_deletes()).map(|(number, _)| number).collect();
        if merged.is_empty() { Ok(None) } else { self.merge(&merged, scratch).map(Some) }
    }

    /// Makes one segment, the last, of those with these numbers.
    fn merge(&mut self, numbers: &BTreeSet<usize>, scratch: &Path) -> Result<Moves, IndexError> {
        let mut moves = Moves::default();
        let (mut kept, mut merged) = (Vec::new(), Vec::new());
        let count = self.meta.segments.len() - numbers.len();
        let mut next = 0;
        for (number, meta) in std::mem::take(&mut self.meta.segments).into_iter().enumerate() {
            if numbers.contains(&number) {
                self.verify(&meta)?;
                let segment = self.index.segment(meta);
                let alive = alive(&SegmentReader::open(&segment)?);
                let first = next;
                next += alive.len() as u32;
                moves.0.push(Move::Merged { segment: count as u16, first, alive });
                merged.push(segment);
            } else {
                moves.0.push(Move::Renumbered(kept.len() as u16));
                kept.push(meta);
            }
        }
        self.meta.segments = kept;
        if next > 0 {
            let folder = scratch.join("merged");
            let nothing_more = merged.iter().map(|_| None).collect();
            tantivy::indexer::merge_filtered_segments(
                &merged,
                self.index.settings().clone(),
                nothing_more,
                create(&folder)?,
            )?;
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

    /// Writes down which segments there are: only now can the folder be opened as an index.
    pub(crate) fn finish(self) -> Result<(), IndexError> {
        let path = self.folder.join("meta.json");
        let bytes = serde_json::to_vec(&self.meta)
            .map_err(|e| IndexError::Io { path: path.clone(), source: e.into() })?;
        files::write(&path, &bytes)
    }
}

/// Where documents went.
#[derive(Default)]
pub(crate) struct Moves(Vec<Move>);

enum Move {
    /// Its segment has another number.
    Renumbered(u16),
    /// Its segment is part of another: behind `first` documents come those that were alive.
    Merged { segment: u16, first: u32, alive: BitSet },
}

impl Moves {
    /// The new places of documents; `places` are in any order.
    pub(crate) fn apply<'p>(&self, places: impl Iterator<Item = &'p mut Place>) {
        // How many are alive before a document: counted once for each word of a bit set.
        let ranks: Vec<Vec<u32>> = self.0.iter().map(Move::ranks).collect();
        for place in places {
            let number = usize::from(place.segment);
            match self.0.get(number) {
                Some(Move::Renumbered(segment)) => place.segment = *segment,
                Some(Move::Merged { segment, first, .. }) => {
                    let rank = ranks.get(number).and_then(|ranks| ranks.get(place.document as usize));
                    *place = Place { segment: *segment, document: first + rank.copied().unwrap_or(0) };
                }
                None => {}
            }
        }
    }
}

impl Move {
    fn ranks(&self) -> Vec<u32> {
        let Move::Merged { alive, .. } = self else { return Vec::new() };
        let mut rank = 0;
        (0..alive.max_value())
            .map(|document| {
                let before = rank;
                rank += u32::from(alive.contains(document));
                before
            })
            .collect()
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

/// The files of a segment: all that begin with its id, but lists of deleted documents that are not its last.
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

pub(crate) fn create(folder: &Path) -> Result<MmapDirectory, IndexError> {
    std::fs::create_dir_all(folder).map_err(IndexError::io(folder))?;
    MmapDirectory::open(folder).map_err(|e| IndexError::Tantivy(e.into()))
}

/// How every index of Nachlese is made.
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
