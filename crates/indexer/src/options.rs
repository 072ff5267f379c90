//! What a caller asks of a run.

use crate::guards::Guards;
use nachlese_archive::{Keys, Selection};
use nachlese_german::learn::Vocabulary;
use nachlese_index_format::Schema;
use std::path::PathBuf;
use std::time::Duration;

/// The default of [`IndexOptions::rewrite_below`], in bytes of the archive: a second's work, and
/// what is learned from the archive never becomes outdated. Measured in docs/performance.md,
/// "Updates".
pub const REWRITE_BELOW: u64 = 8 << 20;

/// What to index, and how. See [`run`](crate::run()).
///
/// ```no_run
/// use nachlese_indexer::{IndexOptions, Quiet, run};
///
/// let options = IndexOptions::new("archive.index", vec!["archive".into()]).threads(2).full(true);
/// let report = run(&options, &Quiet)?;
/// println!("{} articles", report.articles);
/// # Ok::<(), nachlese_indexer::IndexError>(())
/// ```
#[derive(Clone, Debug)]
pub struct IndexOptions {
    pub(crate) index: PathBuf,
    pub(crate) archive: Vec<PathBuf>,
    pub(crate) selection: Selection,
    pub(crate) schema: Schema,
    pub(crate) vocabulary: Vocabulary,
    pub(crate) keys: Keys,
    pub(crate) threads: usize,
    pub(crate) memory: u64,
    pub(crate) full: bool,
    pub(crate) auto_full: bool,
    pub(crate) rewrite_below: u64,
    pub(crate) keep: usize,
    pub(crate) wait: Duration,
    pub(crate) guards: Guards,
    pub(crate) log: bool,
}

impl IndexOptions {
    /// Options to index the files and folders `archive` into the folder `index`, which is created
    /// if it does not exist. Everything else has its default.
    pub fn new(index: impl Into<PathBuf>, archive: Vec<PathBuf>) -> IndexOptions {
        IndexOptions {
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

    /// Which files of the archive are read. Default: all.
    pub fn selection(mut self, selection: Selection) -> Self {
        self.selection = selection;
        self
    }

    /// How fields are indexed and ranked. Default: the built-in schema.
    pub fn schema(mut self, schema: Schema) -> Self {
        self.schema = schema;
        self
    }

    /// Words of the user, which are added to those of the archive. Default: none.
    pub fn vocabulary(mut self, vocabulary: Vocabulary) -> Self {
        self.vocabulary = vocabulary;
        self
    }

    /// The meaning of record keys that no rule knows. It has precedence over what the archive's own
    /// files say. Default: none.
    pub fn keys(mut self, keys: Keys) -> Self {
        self.keys = keys;
        self
    }

    /// The number of threads that read and analyze. Default: 0, one per core.
    pub fn threads(mut self, threads: usize) -> Self {
        self.threads = threads;
        self
    }

    /// The memory that the run may use, in bytes. Default: 0, which stands for
    /// [`DEFAULT_MEMORY`](crate::DEFAULT_MEMORY).
    pub fn memory(mut self, bytes: u64) -> Self {
        self.memory = bytes;
        self
    }

    /// Build from nothing, even if nothing has changed. Default: false.
    pub fn full(mut self, full: bool) -> Self {
        self.full = full;
        self
    }

    /// Build from nothing when an update would report that a build is due. Default: false.
    pub fn auto_full(mut self, auto_full: bool) -> Self {
        self.auto_full = auto_full;
        self
    }

    /// An archive with fewer bytes than this is built from nothing on any change. Default:
    /// [`REWRITE_BELOW`].
    pub fn rewrite_below(mut self, bytes: u64) -> Self {
        self.rewrite_below = bytes;
        self
    }

    /// The number of generations to keep, including the one in use. Default: 2.
    pub fn keep(mut self, generations: usize) -> Self {
        self.keep = generations;
        self
    }

    /// How long to wait for another writer. Default: not at all.
    pub fn wait(mut self, wait: Duration) -> Self {
        self.wait = wait;
        self
    }

    /// When the new generation is not taken into use. Default: [`Guards::default`].
    pub fn guards(mut self, guards: Guards) -> Self {
        self.guards = guards;
        self
    }

    /// Whether a successful run is recorded in `last-run.json`. Default: true.
    pub fn log(mut self, log: bool) -> Self {
        self.log = log;
        self
    }
}
