//! The last files of a generation, and its manifest.

use super::files;
use crate::check::canaries;
use crate::error::IndexError;
use crate::removed::Removals;
use crate::state::records::{self, Trace};
use crate::state::sources::Sources;
use nachlese_index_format::{Fields, FileRecord, Fingerprints, Layout, Manifest, Schema, SinceBuild};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// What a finished generation says of itself.
pub(crate) struct Contents<'a> {
    pub(crate) schema: &'a Schema,
    pub(crate) sources: &'a Sources,
    pub(crate) records: &'a [Trace],
    pub(crate) removals: &'a Removals,
    pub(crate) fingerprints: Fingerprints,
    pub(crate) articles: u64,
    pub(crate) since_build: SinceBuild,
    /// Files that are those of the generation before, by their path below it.
    pub(crate) inherited: BTreeMap<String, FileRecord>,
}

/// Writes what is missing in `generation`, syncs all of it, and verifies it. Nothing is switched yet.
pub(crate) fn complete(
    layout: &Layout,
    generation: &Path,
    contents: Contents<'_>,
) -> Result<Manifest, IndexError> {
    let Contents { schema, sources, records, removals, fingerprints, articles, since_build, inherited } =
        contents;
    let path = Layout::sources(generation);
    let json =
        serde_json::to_vec(sources).map_err(|e| IndexError::Io { path: path.clone(), source: e.into() })?;
    files::write(&path, &json)?;
    files::write(&Layout::schema(generation), schema.text().as_bytes())?;
    records::write(generation, records)?;
    let path = Layout::obeyed(generation);
    files::write(&path, &files::sealed(&path, removals)?)?;
    let manifest = Manifest {
        fingerprints,
        program: env!("CARGO_PKG_VERSION").to_owned(),
        created: files::now(),
        articles,
        since_build,
        files: Manifest::record_files(generation, &inherited)?,
    };
    let path = Layout::manifest(generation);
    files::write(&path, &files::sealed(&path, &manifest)?)?;
    let linked: BTreeSet<_> = inherited.keys().map(|name| generation.join(name)).collect();
    files::settle(layout.root(), generation, &linked)?;
    canaries::ask_all(generation, &Fields::new(schema), articles, None)?;
    Ok(manifest)
}
