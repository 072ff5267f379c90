//! Boilerplate: lines that belong to no article.
//!
//! 1. Recognized by the line alone: [`rules`], with [`pointers`] to other articles, and appeals to
//!    [`share`], to [`follow`], to give [`consent`], to [`pay`]; [`closing`] and [`footer`]:
//!    recognized only after the last paragraph; [`words`]: tables that several of these read;
//! 2. recognized by the archive: lines at the edge of many articles of one outlet. [`learn`] is the
//!    pass over the archive, [`learned`] its result.
//!
//! Inside an article no line is left out because another article has it: formulas of verdicts,
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
