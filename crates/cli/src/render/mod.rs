//! Results as text, JSON and TREC lines.

pub(crate) mod articles;
pub(crate) mod explanation;
pub(crate) mod hits;
pub(crate) mod json;
pub(crate) mod standing;
pub(crate) mod status;
pub(crate) mod terminal;
