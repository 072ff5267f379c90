//! The generation in use, on which an update is based.

use crate::generation::sources::Sources;
use crate::reason::BuildReason;
use crate::removals::list::Removals;
use nachlese_index_format::{
    FORMAT_VERSION, GenerationName, Incompatible, Layout, LayoutError, Manifest, ManifestError, Pointer,
    Schema,
};
use std::path::PathBuf;

/// The generation in use.
pub(crate) struct Previous {
    pub(crate) name: GenerationName,
    pub(crate) folder: PathBuf,
    pub(crate) manifest: Manifest,
    pub(crate) schema: Schema,
    pub(crate) sources: Sources,
    /// The removals that were in force when it was made.
    pub(crate) removals: Removals,
}

impl Previous {
    /// Reads the generation in use. If that fails the result is the reason for a full build:
    /// a generation that cannot be read is no obstacle, since it is about to be replaced.
    pub(crate) fn open(layout: &Layout) -> Result<Previous, BuildReason> {
        let pointer = match layout.read_pointer() {
            Ok(pointer) => pointer,
            Err(LayoutError::NoIndex(_)) => return Err(BuildReason::First),
            Err(error) => return Err(BuildReason::Unreadable(error.to_string())),
        };
        let unreadable = |error: Box<dyn std::error::Error>| BuildReason::Unreadable(error.to_string());
        let folder = layout.generation(pointer.name);
        let manifest = Manifest::read(&folder).map_err(|error| match error {
            ManifestError::Incompatible(incompatible) => BuildReason::Incompatible(incompatible),
            error => unreadable(error.into()),
        })?;
        let index = manifest.fingerprints.format;
        if index != FORMAT_VERSION {
            return Err(BuildReason::Incompatible(Incompatible::Format { index, program: FORMAT_VERSION }));
        }
        Self::read(&pointer, folder, manifest).map_err(unreadable)
    }

    fn read(
        pointer: &Pointer,
        folder: PathBuf,
        manifest: Manifest,
    ) -> Result<Previous, Box<dyn std::error::Error>> {
        if Pointer::new(pointer.name, &Manifest::checksum(&folder)?) != *pointer {
            return Err("its pointer names another manifest".into());
        }
        manifest.verify_lengths(&folder)?;
        manifest.verify_deciding(&folder)?;
        let schema = Schema::parse(&std::fs::read_to_string(Layout::schema(&folder))?)?;
        let sources = Sources::read(&folder)?;
        let removals = Removals::read(&Layout::applied_removals(&folder))?.unwrap_or_default();
        Ok(Previous { name: pointer.name, folder, manifest, schema, sources, removals })
    }
}
