//! A news article, and the one table of its fields.
//!
//! - [`FIELDS`]: what each field is called, in files and in queries, and what it can be used for;
//! - [`Article`]: what the archive reads from a record, and the indexer indexes as a document;
//! - [`Provenance`]: where in its record the value of a field was found.
//!
//! Every list of fields elsewhere is a view of the table: the schema's fields, the prefixes of the
//! query language, the facets, the columns of results, the keys of records. Where code differs from
//! field to field, it matches on [`FieldName`] (or [`TextField`], [`NameField`]) and leaves none
//! out.

mod article;
mod field;
mod provenance;

pub use article::{Article, Value, ValueMut};
pub use field::{FIELDS, FieldInfo, FieldName, NameField, Role, TextField};
pub use provenance::{Origin, Provenance};
