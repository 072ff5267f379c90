//! Presenting hits: articles as they are stored, words marked in them, snippets.

mod article;
mod highlight;
mod hit;
mod snippet;

pub use article::Article;
pub(crate) use article::{printed, read as read_article};
pub(crate) use highlight::Highlighters;
pub(crate) use hit::HitReader;
pub use hit::{AlsoSearched, FieldMarks, Hit, Hits, Ranked};
pub use snippet::Snippet;
