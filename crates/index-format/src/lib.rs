//! What is on disk, shared by writer and reader.
//!
//! - [`Schema`]: what `index-schema.toml` says, checked;
//! - [`Fields`]: the schema as Tantivy fields, by typed handles: no field name is spelled elsewhere;
//! - [`EncodedTerms`], [`register_decoder`]: analyzed text on its way to Tantivy;
//! - [`Layout`]: where in an index folder what lies;
//! - [`Manifest`]: by what an index was made, and the checksum of every file; [`sealed`]: its own;
//! - [`ReadOnlyDirectory`]: a Tantivy directory that never writes, for indexes of another owner;
//! - [`open_lexicon`]: what a generation's analysis knows of words.

mod directory;
mod fields;
mod layout;
mod lexicon;
mod manifest;
mod schema;
pub mod sealed;
mod terms;

pub use directory::ReadOnlyDirectory;
pub use fields::{BREAKS, Breaks, Fields, StoredField, TextLevels};
pub use layout::{GenerationName, Layout, LayoutError, Pointer};
pub use lexicon::open_lexicon;
pub use manifest::{
    FORMAT_VERSION, FileRecord, Fingerprints, Manifest, ManifestError, Misfit, SinceBuild, file_names,
    hash_file,
};
pub use nachlese_article::FieldName;
pub use schema::{FieldRules, FirstPassWeights, LevelWeights, PieceWeights, Ranking, Schema, SchemaError};
pub use terms::{EncodedTerms, register_decoder};
