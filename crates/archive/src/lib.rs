//! Reads the files of an archive into articles.
//!
//! 1. [`list()`] turns files and folders into a sorted list of files ([`SourceFile`]), each with
//!    its [`FileKind`], which is determined here and nowhere else;
//! 2. [`entries`] decompresses a file and splits it into [`Entry`]s: the records of JSON, or the
//!    whole file;
//! 3. [`read`] decodes an entry and reads its [`Draft`]s;
//! 4. [`Learner`] finds what recurs across the drafts of an archive: outlets, headline tails and
//!    lines ([`Learned`]);
//! 5. [`Draft::finish`] removes learned boilerplate from a draft and returns the [`Article`] and
//!    what was left out.
//!
//! Nothing here panics or uses unbounded memory, whatever the input. Everything has an outcome: a
//! file is read or [left alone](LeftAlone); a record is an article, [none](NoArticle) or a
//! [`Failure`]; a paragraph is in its article or [left out by a rule](LeftOut).
//!
//! To support a file that holds several entries (WARC, ZIP), add a *container*: an ending in
//! `kind.rs` and a module in `container/`. To support another representation of an article (ALTO,
//! TEI), add a *format*: a [`FileKind`] in `kind.rs` and a module in `format/`. The docs of these
//! modules list the steps.

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
