//! Drafts on their way from the reader of entries to the step that knows what the archive teaches.
//!
//! What recurs across an archive's articles is known when the last was read, and a page is parsed
//! once: so drafts wait in a spill file, packed, and are finished from there.

use super::entries::BATCHES_A_THREAD;
use super::entries::ROUND_BYTES;
use super::spill::{Packed, Packer, Spool, Unpacker};
use crate::error::IndexError;
use nachlese_archive::{Draft, Learned, Place, Reading, Rejection};
use std::io;
use std::path::PathBuf;

/// What was read of a record, which file it is of, and where in it.
pub(super) type Drafted = (usize, Place, Result<Draft, Rejection>);

/// What came of a record.
pub(super) type Finished = (usize, Result<Reading, Rejection>);

/// Takes out of drafts what was learned.
pub(super) fn finish(drafts: Vec<Drafted>, learned: &Learned) -> Vec<Finished> {
    let finish = |(file, place, draft): Drafted| (file, draft.and_then(|draft| draft.finish(place, learned)));
    drafts.into_iter().map(finish).collect()
}

/// The spill file.
pub(super) struct DraftSpool(Spool);

impl DraftSpool {
    pub(super) fn create(path: PathBuf) -> Result<DraftSpool, IndexError> {
        Ok(DraftSpool(Spool::create(path)?))
    }

    /// Packs a batch of drafts, without the words of what is left out.
    pub(super) fn pack(mut drafts: Vec<Drafted>) -> io::Result<Packed> {
        for draft in drafts.iter_mut().filter_map(|(_, _, draft)| draft.as_mut().ok()) {
            draft.forget_left_out();
        }
        let json = serde_json::to_vec(&drafts)?;
        Packer::new()?.pack(drafts.len(), |out| out.extend(json))
    }

    pub(super) fn append(&mut self, batches: Vec<Packed>) -> Result<(), IndexError> {
        batches.iter().try_for_each(|batch| self.0.append(batch))
    }

    /// Bytes of all drafts.
    pub(super) fn bytes(&self) -> u64 {
        self.0.bytes()
    }

    pub(super) fn rewind(&mut self) -> Result<(), IndexError> {
        self.0.rewind()
    }

    /// The next batches, as many as a round has; none at the end.
    pub(super) fn next(&mut self) -> Result<Vec<Packed>, IndexError> {
        self.0.next(rayon::current_num_threads() * BATCHES_A_THREAD, ROUND_BYTES)
    }

    pub(super) fn unpack(packed: &Packed) -> io::Result<Vec<Drafted>> {
        Ok(serde_json::from_slice(&Unpacker::new()?.unpack(packed)?)?)
    }

    /// Where it lies, for errors.
    pub(super) fn path(&self) -> PathBuf {
        self.0.path().to_owned()
    }

    /// Gives its room on the disk back.
    pub(super) fn remove(self) -> Result<(), IndexError> {
        let path = self.path();
        drop(self);
        std::fs::remove_file(&path).map_err(IndexError::io(&path))
    }
}
