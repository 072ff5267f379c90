//! An index to search, for the targets that need one.

use nachlese_indexer::{IndexOptions, Quiet, run};
use nachlese_query::Index;
use std::path::{Path, PathBuf};

/// The small archive of the project.
pub fn corpus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../corpus")
}

/// Indexes an archive and opens the index. Its folder is removed before this returns: an open index
/// does not need it, and a fuzzer that is killed leaves nothing behind.
pub fn index(archive: &Path) -> Index {
    let folder = tempfile::tempdir().expect("a folder for the index");
    let options = IndexOptions::new(folder.path(), vec![archive.to_owned()]).threads(1).keep(1);
    run(&options, &Quiet).expect("any archive can be indexed");
    Index::open(folder.path()).expect("what was indexed can be opened")
}
