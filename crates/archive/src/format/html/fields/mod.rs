//! The facts of an article, of all that a page says the likeliest.
//!
//! | field | in this order |
//! |---|---|
//! | title | JSON-LD where it says the same headline twice; OpenGraph without the outlet; JSON-LD; the heading; the `title` element |
//! | published | JSON-LD, OpenGraph, `meta`, `time` beside the text, a line beside the text, the tail of the title; the first that is plausible, with the time of another that names the same day |
//! | source | `og:site_name`, JSON-LD, the headline's tail, the address |
//! | author | JSON-LD, `meta`, a line beside the text |
//! | section | JSON-LD, `meta`, the headline's tail, the path of navigation, the address |
//! | url | the canonical address, OpenGraph, JSON-LD |

mod address;
mod author;
mod dates;
mod description;
mod headline;
mod value;

pub(super) use author::{byline, origin};
pub(super) use dates::dates;
pub(super) use description::{description, headlines};
pub(super) use headline::name;
