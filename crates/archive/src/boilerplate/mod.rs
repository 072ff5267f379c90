//! Boilerplate: lines that no article is made of.
//!
//! 1. [`rules`]: told by the line alone, [`pointers`] by its beginning; [`footer`]: told by the line
//!    where nothing but such lines follow;
//! 2. [`learn`]: told by the archive, which has the line at the edge of many articles of one outlet;
//!    [`learned`]: what came of that.
//!
//! Inside an article no line is left out because another article has it: verdict formulas,
//! quotations and agency text recur, and are news.

mod closing;
mod consent;
mod follow;
mod footer;
mod learn;
mod learned;
mod pay;
mod pointers;
mod rules;
mod share;
mod words;

pub use learn::{Learner, MOST_LINES, Observation};
pub use learned::Learned;

pub(crate) use closing::{closes, is_of_the_page, may_be_learned, speaks_for_the_page};
pub(crate) use consent::asks_for_consent;
pub(crate) use follow::followed;
pub(crate) use footer::{names, split_footer};
pub(crate) use learned::Outlet;
pub(crate) use pay::{asks_to_pay, sells};
pub(crate) use rules::{breadcrumb, is_boilerplate};
