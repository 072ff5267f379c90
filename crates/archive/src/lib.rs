//! Archive files to articles.
//!
//! 1. [`list()`]: files and folders to a sorted list of files ([`SourceFile`]), each with its
//!    [`FileKind`], which is decided here and nowhere else;
//! 2. [`entries`]: a file, decompressed, to its [`Entry`]s: the records of JSON, or the whole file;
//! 3. [`read`]: an entry, in any encoding, to [`Draft`]s;
//! 4. [`Learner`]: what recurs across the drafts of an archive: outlets, headline tails, lines
//!    ([`Learned`]);
//! 5. [`Draft::finish`]: a draft without learned boilerplate: an [`Article`], and what was left
//!    out.
//!
//! Nothing here panics or grows without bounds, whatever the bytes. Everything has an outcome: a
//! file is read or [left alone](LeftAlone); a record is an article, [none](NoArticle) or a
//! [`Failure`]; a paragraph is in its article or [left out by a rule](LeftOut).
//!
//! A file that holds several entries (a WARC, a ZIP) is a new *container*: an ending in `kind.rs`,
//! a module in `container/`. A new way to write an article down (ALTO, TEI) is a new *format*: a
//! [`FileKind`] in `kind.rs`, a module in `format/`. The docs of these rooms list the steps.

pub mod address;

mod agency;
mod boilerplate;
mod container;
mod encoding;
mod error;
mod failure;
mod failure_kind;
mod format;
mod headline;
mod id;
mod key_file;
mod keywords;
mod kind;
mod left_out;
mod list;
mod place;
mod sentences;

pub use boilerplate::{Learned, Learner, MOST_LINES, Observation};
pub use container::{Entries, Entry, Snapshot, digest, entries};
pub use error::ArchiveError;
pub use failure::Failure;
pub use failure_kind::FailureKind;
pub use format::{Draft, Keys, KeysError, Reading, Rejection, UnreadKey, UnreadReason, read};
pub use key_file::{keys_above, keys_of, read_keys};
pub use kind::{FileKind, LeftAlone};
pub use left_out::{LeftOut, NoArticle, NoArticleReason, Rule};
pub use list::{LeftAloneFile, Listing, Selection, SourceFile, list};
pub use nachlese_article::{Article, Origin, Provenance};
pub use place::Place;
