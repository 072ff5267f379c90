//! Results as text, JSON, tables and TREC lines.

pub(crate) mod articles;
pub(crate) mod chart;
mod concordance;
pub(crate) mod explanation;
pub(crate) mod facets;
pub(crate) mod hits;
pub(crate) mod json;
pub(crate) mod left_out;
pub(crate) mod man;
pub(crate) mod reading;
pub(crate) mod standing;
pub(crate) mod status;
mod table;
pub(crate) mod terminal;
pub(crate) mod terms;
pub(crate) mod timeline;
