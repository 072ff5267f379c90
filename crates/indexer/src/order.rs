//! What a caller asks a run for.

use crate::guards::Guards;
use nachlese_archive::{Keys, Selection};
use nachlese_german::learn::Vocabulary;
use nachlese_index_format::Schema;
use std::path::PathBuf;
use std::time::Duration;

/// Bytes of an archive below which a change builds it anew: a second's work, and nothing of what is learned grows old. Measured
/// in docs/performance.md, "Updates".
pub const REWRITE_BELOW: u64 = 8 << 20;

/// What is to be indexed, and how.
#[derive(Clone, Debug)]
pub struct Order {
    /// The index folder; made where there is none.
    pub index: PathBuf,
    /// Files and folders of the archive.
    pub archive: Vec<PathBuf>,
    /// Which files below them.
    pub selection: Selection,
    /// How fields are indexed.
    pub schema: Schema,
    /// Words of the user's own, which count beside the archive's.
    pub vocabulary: Vocabulary,
    /// What keys of records mean that no rule knows; it goes before what the archive's own files
    /// say.
    pub keys: Keys,
    /// Threads that parse, analyze and write; 0 takes one a core.
    pub threads: usize,
    /// Bytes of memory that the run may take; 0 takes [`DEFAULT_MEMORY`](crate::DEFAULT_MEMORY).
    pub memory: u64,
    /// Build even where nothing has changed.
    pub full: bool,
    /// Build where an update would say that a build is due.
    pub auto_full: bool,
    /// Bytes of an archive below which any change builds it anew.
    pub rewrite_below: u64,
    /// Generations to keep, the one in use included.
    pub keep: usize,
    /// How long to wait for another writer.
    pub wait: Duration,
    /// When the new generation is not taken into use.
    pub guards: Guards,
    /// Write down that the run was, for `status --max-age`; a search that brings its index up to date does not.
    pub log: bool,
}

impl Order {
    /// The order to index an archive, with the default of everything.
    pub fn new(index: impl Into<PathBuf>, archive: Vec<PathBuf>) -> Order {
        Order {
            index: index.into(),
            archive,
            selection: Selection::default(),
            schema: Schema::default(),
            vocabulary: Vocabulary::default(),
            keys: Keys::default(),
            threads: 0,
            memory: 0,
            full: false,
            auto_full: false,
            rewrite_below: REWRITE_BELOW,
            keep: 2,
            wait: Duration::ZERO,
            guards: Guards::default(),
            log: true,
        }
    }
}
