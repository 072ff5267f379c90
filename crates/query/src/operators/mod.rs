//! What Tantivy runs: its own queries put together, and queries of ours.

mod any_form;
pub(crate) mod combine;
mod excluded;
mod precomputed;
mod proximity;

pub(crate) use any_form::AnyForm;
pub(crate) use proximity::{PositionedWord, Proximity};
