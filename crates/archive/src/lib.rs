//! Archive files to articles.
//!
//! 1. [`list`]: files and folders to a sorted list of files ([`SourceFile`]);
//! 2. [`learn_furniture`]: what recurs across the scraped texts of an archive, outlets, headline tails, lines ([`Furniture`]);
//! 3. [`entries`]: a file, decompressed, to its [`Entry`]s: the lines of JSON Lines, the whole of a text;
//! 4. [`read_article`]: an entry, in any encoding, to an [`Article`].
//!
//! Nothing here panics or grows without bounds, whatever the bytes; what cannot be read becomes a [`Failure`] with its place.

mod article;
mod boilerplate;
mod container;
mod encoding;
mod failure;
mod format;
mod furniture;
mod headline;
mod id;
mod provenance;
mod walk;

pub use article::Article;
pub use container::{Entries, Entry, Reading, digest, entries};
pub use failure::{ArchiveError, Failure};
pub use format::read_article;
pub use furniture::{Furniture, MOST_LINES, learn_furniture};
pub use provenance::{Origin, Provenance};
pub use walk::{Listing, Selection, SourceFile, list};
