//! The files of an index, shared by the crates that write and read them.
//!
//! - [`Schema`]: what `index-schema.toml` says, checked;
//! - [`Fields`]: the schema as Tantivy fields, with typed handles, so that no other code spells a
//!   field's name;
//! - [`EncodedTerms`], [`register_decoder`]: how analyzed text is handed to Tantivy;
//! - [`Layout`]: the paths inside an index folder;
//! - [`Manifest`]: what a generation was made with, and the checksum of each of its files;
//! - [`checksummed`]: JSON files that contain their own checksum, such as the manifest;
//! - [`ReadOnlyDirectory`]: a Tantivy directory that never writes, for indexes of other owners;
//! - [`open_lexicon`]: the lexicon of a generation.
//!
//! The errors and enums here are exhaustive on purpose: this crate is internal, and both its users
//! must decide what a new kind means to them.

pub mod checksummed;
mod directory;
mod fields;
mod layout;
mod lexicon;
mod manifest;
mod schema;
mod terms;

pub use directory::ReadOnlyDirectory;
pub use fields::{BOUNDARY_TERMS, BoundaryTerms, Fields, StoredField, TextLevels};
pub use layout::{GenerationName, Layout, LayoutError, Pointer};
pub use lexicon::open_lexicon;
pub use manifest::{
    FORMAT_VERSION, FileRecord, Fingerprints, Incompatible, Manifest, ManifestError, SinceBuild, file_names,
    hash_file,
};
pub use nachlese_article::FieldName;
pub use schema::{FieldRules, FirstPassWeights, LevelWeights, PieceWeights, Ranking, Schema, SchemaError};
pub use terms::{EncodedTerms, register_decoder};
