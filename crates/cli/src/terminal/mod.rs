//! What people read: results as text, charts, progress, manual pages.

pub(crate) mod article;
pub(crate) mod chart;
mod concordance;
pub(crate) mod explanation;
pub(crate) mod facets;
pub(crate) mod hits;
pub(crate) mod left_out;
pub(crate) mod manual;
pub(crate) mod numbers;
pub(crate) mod progress;
pub(crate) mod reading;
pub(crate) mod score_explanation;
pub(crate) mod status;
pub(crate) mod style;
pub(crate) mod terms;
pub(crate) mod timeline;
