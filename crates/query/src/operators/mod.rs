//! Tantivy queries: combinations of its own, and implementations of new ones.

mod any_form;
pub(crate) mod combine;
mod excluded;
mod precomputed;
mod proximity;

pub(crate) use any_form::AnyForm;
pub(crate) use proximity::{PositionedWord, Proximity};
