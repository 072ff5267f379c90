//! Archive files to articles.
//!
//! 1. [`list`]: files and folders to a sorted list of files ([`SourceFile`]), each with its [`Kind`];
//! 2. [`entries`]: a file, decompressed, to its [`Entry`]s: the records of JSON, the whole of a text;
//! 3. [`read`]: an entry, in any encoding, to [`Draft`]s;
//! 4. [`Learner`]: what recurs across the drafts of an archive: outlets, headline tails, lines ([`Learned`]);
//! 5. [`Draft::finish`]: a draft without that, an [`Article`], and what was left out.
//!
//! Nothing here panics or grows without bounds, whatever the bytes. Everything has a fate: a file is
//! read or [left alone](LeftAlone), a record is an article, [none](NoArticle) or a [`Failure`], a paragraph is
//! in its article or [left out by a rule](LeftOut).

pub mod address;

mod agency;
mod boilerplate;
mod container;
mod encoding;
mod failure;
mod format;
mod headline;
mod id;
mod key_file;
mod keywords;
mod kind;
mod left_out;
mod list;
mod place;
mod provenance;
mod sentences;

pub use boilerplate::{Learned, Learner, MOST_LINES, Observation};
pub use container::{Entries, Entry, Snapshot, digest, entries};
pub use failure::{ArchiveError, Failure};
pub use format::{Draft, Keys, KeysError, Reading, Rejection, UnreadKey, UnreadWhy, read};
pub use key_file::{keys_above, keys_of, read_keys};
pub use kind::{Kind, LeftAlone};
pub use left_out::{LeftOut, NoArticle, Reason, Rule};
pub use list::{LeftAloneFile, Listing, Selection, SourceFile, list};
pub use nachlese_article::{Article, Origin, Provenance};
pub use place::Place;
