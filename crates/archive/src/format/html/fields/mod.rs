//! The fields of an article: the likeliest of the values that a page states.
//!
//! | field | sources, in order of preference |
//! |---|---|
//! | title | JSON-LD if it has it twice; OpenGraph; JSON-LD; the heading; the `title` element |
//! | published | JSON-LD, OpenGraph, `meta`, `time`, a line near the text, the tail of the title |
//! | source | `og:site_name`, JSON-LD, the headline's tail, the address |
//! | author | JSON-LD, `meta`, a line near the text |
//! | keyword | JSON-LD, `meta`: the first that lists several |
//! | agency | JSON-LD, `meta`, a line near the text; later the text ([`crate::agency`]) |
//! | section | JSON-LD, `meta`, the headline's tail, the breadcrumb, the address |
//! | url | the canonical address, OpenGraph, JSON-LD |
//!
//! The first plausible date is taken as `published`. If it has no time of day, a later source for
//! the same day supplies it.

mod address;
mod agency;
mod author;
mod dates;
mod description;
mod headline;
mod keywords;
mod language;
mod value;

pub(super) use address::url;
pub(super) use agency::{agencies, agencies_in_line};
pub(super) use author::{author, author_in_line};
pub(super) use dates::dates;
pub(super) use description::{description, headlines};
pub(super) use headline::name;
pub(super) use keywords::keywords;
pub(super) use language::language;
