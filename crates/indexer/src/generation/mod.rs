//! A generation of the index: its files, and how it is completed and taken into use.

pub(crate) mod complete;
pub(crate) mod files;
pub(crate) mod finished;
pub(crate) mod lock;
pub(crate) mod moves;
pub(crate) mod previous;
pub(crate) mod records;
pub(crate) mod segments;
pub(crate) mod sources;
pub(crate) mod switch;
