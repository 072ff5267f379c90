//! Boilerplate: lines that no article is made of.
//!
//! 1. [`rules`]: told by the line alone, [`pointers`] by its beginning; [`footer`]: told by the line
//!    where nothing but such lines follow;
//! 2. [`learn`]: told by the archive, which has the line at the edge of many articles of one outlet;
//!    [`learned`]: what came of that.
//!
//! Inside an article no line is left out because another article has it: verdict formulas,
//! quotations and agency text recur, and are news.

mod footer;
mod learn;
mod learned;
mod pointers;
mod rules;

pub use learn::{Learner, MOST_LINES, Observation};
pub use learned::Learned;

pub(crate) use footer::{names, split_footer};
pub(crate) use learned::Outlet;
pub(crate) use rules::{
    asks_for_consent, asks_to_pay, breadcrumb, closes, followed, is_boilerplate, is_of_the_page,
    may_be_learned, sells, speaks_for_the_page,
};
