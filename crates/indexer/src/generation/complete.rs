//! The last files of a generation, and its manifest.

use crate::check::canaries;
use crate::error::IndexError;
use crate::generation::files;
use crate::generation::records::{self, RecordRow};
use crate::generation::sources::Sources;
use crate::job::Job;
use nachlese_index_format::{Fields, FileRecord, Layout, Manifest, SinceBuild};
use std::collections::{BTreeMap, BTreeSet};

/// What is written down about a generation whose segments are written.
pub(crate) struct Contents<'a> {
    pub(crate) sources: &'a Sources,
    pub(crate) records: &'a [RecordRow],
    pub(crate) articles: u64,
    pub(crate) since_build: SinceBuild,
    /// Files shared with the previous generation, by their paths below its folder.
    pub(crate) inherited: BTreeMap<String, FileRecord>,
}

/// Writes the remaining files of a generation, syncs all of them, and verifies the generation. It
/// is not in use yet.
pub(crate) fn complete(job: &Job<'_>, contents: Contents<'_>) -> Result<Manifest, IndexError> {
    let Contents { sources, records, articles, since_build, inherited } = contents;
    let (schema, generation) = (&job.options.schema, &job.folder());
    files::write_json(&Layout::sources(generation), sources)?;
    files::write(&Layout::schema(generation), schema.text().as_bytes())?;
    records::write(generation, records)?;
    let path = Layout::applied_removals(generation);
    files::write(&path, &files::checksummed(&path, &job.removals)?)?;
    let manifest = Manifest {
        fingerprints: job.fingerprints.clone(),
        program: env!("CARGO_PKG_VERSION").to_owned(),
        created: files::now(),
        articles,
        since_build,
        files: Manifest::record_files(generation, &inherited)?,
    };
    let path = Layout::manifest(generation);
    files::write(&path, &files::checksummed(&path, &manifest)?)?;
    let linked: BTreeSet<_> = inherited.keys().map(|name| generation.join(name)).collect();
    files::sync_tree(job.layout.root(), generation, &linked)?;
    canaries::verify(generation, &Fields::new(schema), articles, None)?;
    Ok(manifest)
}
