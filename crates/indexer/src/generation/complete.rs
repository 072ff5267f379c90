//! The last files of a generation, and its manifest.

use super::files;
use crate::check::canaries;
use crate::error::IndexError;
use crate::generation::records::{self, Trace};
use crate::generation::sources::Sources;
use crate::run::Run;
use nachlese_index_format::{Fields, FileRecord, Layout, Manifest, SinceBuild};
use std::collections::{BTreeMap, BTreeSet};

/// What becomes of a run.
pub(crate) struct Contents<'a> {
    pub(crate) sources: &'a Sources,
    pub(crate) records: &'a [Trace],
    pub(crate) articles: u64,
    pub(crate) since_build: SinceBuild,
    /// Files that are those of the generation before, by their path below it.
    pub(crate) inherited: BTreeMap<String, FileRecord>,
}

/// Writes what is missing in the generation that a run makes, syncs all of it, and verifies it. Nothing is switched yet.
pub(crate) fn complete(run: &Run<'_>, contents: Contents<'_>) -> Result<Manifest, IndexError> {
    let Contents { sources, records, articles, since_build, inherited } = contents;
    let (schema, generation) = (&run.order.schema, &run.layout.building(run.next));
    let path = Layout::sources(generation);
    let json =
        serde_json::to_vec(sources).map_err(|e| IndexError::Io { path: path.clone(), source: e.into() })?;
    files::write(&path, &json)?;
    files::write(&Layout::schema(generation), schema.text().as_bytes())?;
    records::write(generation, records)?;
    let path = Layout::applied_removals(generation);
    files::write(&path, &files::checksummed(&path, &run.removals)?)?;
    let manifest = Manifest {
        fingerprints: run.fingerprints.clone(),
        program: env!("CARGO_PKG_VERSION").to_owned(),
        created: files::now(),
        articles,
        since_build,
        files: Manifest::record_files(generation, &inherited)?,
    };
    let path = Layout::manifest(generation);
    files::write(&path, &files::checksummed(&path, &manifest)?)?;
    let linked: BTreeSet<_> = inherited.keys().map(|name| generation.join(name)).collect();
    files::settle(run.layout.root(), generation, &linked)?;
    canaries::ask_all(generation, &Fields::new(schema), articles, None)?;
    Ok(manifest)
}
