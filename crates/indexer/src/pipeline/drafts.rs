//! The spill file of drafts.
//!
//! The boilerplate of an archive is known only when its last article was read, and a page should be
//! parsed once. So drafts wait in a spill file and are finished from there.

use crate::error::IndexError;
use crate::pipeline::entries::{BATCHES_PER_THREAD, GROUP_BYTES};
use crate::pipeline::spill::{PackedBatch, Packer, SpillFile, Unpacker};
use nachlese_archive::{Draft, Learned, Place, Reading, Rejection};
use std::io;
use std::path::PathBuf;

/// A record that was read as a draft: the number of its file, its place there, and the draft.
pub(crate) type NumberedDraft = (usize, Place, Result<Draft, Rejection>);

/// A record that was read completely, with the number of its file.
pub(crate) type NumberedReading = (usize, Result<Reading, Rejection>);

/// Removes learned boilerplate from drafts, which makes them articles.
pub(crate) fn finish_drafts(drafts: Vec<NumberedDraft>, learned: &Learned) -> Vec<NumberedReading> {
    let finish =
        |(file, place, draft): NumberedDraft| (file, draft.and_then(|draft| draft.finish(place, learned)));
    drafts.into_iter().map(finish).collect()
}

/// A spill file whose batches are drafts.
pub(crate) struct DraftSpillFile(SpillFile);

impl DraftSpillFile {
    pub(crate) fn create(path: PathBuf) -> Result<DraftSpillFile, IndexError> {
        Ok(DraftSpillFile(SpillFile::create(path)?))
    }

    /// Packs a batch of drafts, without the words of paragraphs that are left out.
    pub(crate) fn pack(mut drafts: Vec<NumberedDraft>) -> io::Result<PackedBatch> {
        for draft in drafts.iter_mut().filter_map(|(_, _, draft)| draft.as_mut().ok()) {
            draft.forget_left_out();
        }
        let json = serde_json::to_vec(&drafts)?;
        Packer::new()?.pack(drafts.len(), |out| out.extend(json))
    }

    pub(crate) fn append(&mut self, batches: Vec<PackedBatch>) -> Result<(), IndexError> {
        batches.iter().try_for_each(|batch| self.0.append(batch))
    }

    /// The size of all drafts in bytes.
    pub(crate) fn bytes(&self) -> u64 {
        self.0.bytes()
    }

    pub(crate) fn rewind(&mut self) -> Result<(), IndexError> {
        self.0.rewind()
    }

    /// The batches of the next group; none at the end.
    pub(crate) fn next_group(&mut self) -> Result<Vec<PackedBatch>, IndexError> {
        self.0.next_group(rayon::current_num_threads() * BATCHES_PER_THREAD, GROUP_BYTES)
    }

    pub(crate) fn unpack(packed: &PackedBatch) -> io::Result<Vec<NumberedDraft>> {
        Ok(serde_json::from_slice(&Unpacker::new()?.unpack(packed)?)?)
    }

    /// The path, for errors.
    pub(crate) fn path(&self) -> PathBuf {
        self.0.path().to_owned()
    }

    /// Removes the file.
    pub(crate) fn remove(self) -> Result<(), IndexError> {
        let path = self.path();
        drop(self);
        std::fs::remove_file(&path).map_err(IndexError::io(&path))
    }
}
