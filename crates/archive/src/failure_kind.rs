//! Why a file or record could not be read. Each kind carries its data and displays as a message.

use serde::{Deserialize, Serialize};

/// Why a file or record could not be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum FailureKind {
    /// It is a pipe or a device, and reading it might never end.
    #[error("not a regular file")]
    NotRegularFile,
    /// Its path is not UTF-8. An index stores paths in JSON, which must be UTF-8.
    #[error("its path is not UTF-8: rename it")]
    PathNotUtf8,
    /// The user named the file, but its format is not supported.
    #[error("not a known format (.html, .mhtml, .txt, .md, .json, .jsonl, each also with .gz)")]
    UnknownFormat,
    /// The file could not be opened.
    #[error("cannot be opened: {error}")]
    NotOpened {
        /// The system's message.
        error: String,
    },
    /// A folder could not be listed, or a file could not be read.
    #[error("{error}")]
    Unreadable {
        /// The message of the system or the decompressor.
        error: String,
    },
    /// The file is a single entry, and larger than an entry may be.
    #[error("longer than {} MiB, no article", largest >> 20)]
    EntryTooLarge {
        /// Size limit of an entry, in bytes.
        largest: usize,
    },
    /// A line is longer than a record may be.
    #[error("the line is longer than {} MiB", longest >> 20)]
    LineTooLong {
        /// Length limit of a line, in bytes.
        longest: usize,
    },
    /// An item of a list is longer than a record may be.
    #[error("line {line}: the record is longer than {} MiB", longest >> 20)]
    RecordTooLong {
        /// The line in which the record begins, from 1.
        line: u64,
        /// Length limit of a record, in bytes.
        longest: usize,
    },
    /// The rest of the file cannot be read. Everything before this point was read.
    #[error("the file is damaged from here on: {error}")]
    DamagedFromHere {
        /// The message of the system or the decompressor.
        error: String,
    },
    /// The file cannot be read at all.
    #[error("the file is damaged: {error}")]
    Damaged {
        /// The message of the system or the decompressor.
        error: String,
    },
    /// The file ends before its list of records is closed.
    #[error("the file ends within its list: if it was cut off, copy it again")]
    ListCutOff,
    /// The file ends within a record.
    #[error("the file ends within the record that begins in line {line}: if it was cut off, copy it again")]
    RecordCutOff {
        /// The line in which the record begins, from 1.
        line: u64,
    },
    /// There is something else where a record should begin.
    #[error(
        "line {line}: a record begins with `{{`, not with `{}`: repair the file there; the records before it are read",
        found.escape_default()
    )]
    NoRecord {
        /// The line, from 1.
        line: u64,
        /// The character found there.
        found: char,
    },
    /// It contains a NUL character, so it is not text.
    #[error("no text: a NUL character at byte {at}")]
    NulCharacter {
        /// Its offset in the decoded text, in bytes.
        at: usize,
    },
    /// A file with the name of a saved page is not a MIME message.
    #[error("no MIME message: {error}")]
    NoMimeMessage {
        /// The parser's message.
        error: String,
    },
    /// No part of a saved page is HTML.
    #[error("no page in the message")]
    NoPageInMessage,
    /// The transfer encoding of the page in a saved page is invalid.
    #[error("page not decoded: {error}")]
    PageNotDecoded {
        /// The parser's message.
        error: String,
    },
    /// Markup is nested too deeply.
    #[error("tags nested more than {deepest} deep")]
    MarkupTooDeep {
        /// The nesting limit.
        deepest: usize,
    },
    /// Markup has too many elements and text nodes.
    #[error("more than {most} elements, no article")]
    MarkupTooLarge {
        /// The limit.
        most: usize,
    },
    /// A tag has too many attributes.
    #[error("a tag with more than {most} attributes")]
    TooManyAttributes {
        /// The limit.
        most: usize,
    },
    /// A record is not valid JSON.
    #[error("{}column {column}: {error}", line.map(|n| format!("line {n} of the record, ")).unwrap_or_default())]
    InvalidJson {
        /// The line within the record, from 1, if the record has several lines.
        line: Option<usize>,
        /// The column, from 1.
        column: usize,
        /// The parser's message.
        error: String,
    },
    /// A line is JSON, but not an object.
    #[error("column 1: not a JSON object")]
    NotAnObject,
    /// A record has no title, teaser or body.
    #[error("{}", no_text(keys, *more, text_key.as_deref()))]
    NoText {
        /// Its first keys.
        keys: Vec<String>,
        /// The number of its other keys.
        more: usize,
        /// An unknown key that holds a long text, and so may be the body.
        text_key: Option<String>,
    },
    /// The id of a record is too long.
    #[error("the id is longer than {longest} bytes")]
    IdTooLong {
        /// Length limit of an id, in bytes.
        longest: usize,
    },
    /// The last failure of a file that is reported by itself; the ones after it are only counted.
    #[error("from here on no further failure is named: {0}")]
    LastNamed(Box<FailureKind>),
    /// A failure recorded by another version of the program, known only by its message.
    #[error("{message}")]
    Recorded {
        /// The message.
        message: String,
        /// See [`FailureKind::may_pass`].
        may_pass: bool,
    },
}

impl FailureKind {
    /// Whether the failure may be temporary, so that an unchanged file should be tried again: the
    /// file could not be opened.
    pub fn may_pass(&self) -> bool {
        match self {
            FailureKind::NotOpened { .. } => true,
            FailureKind::Recorded { may_pass, .. } => *may_pass,
            FailureKind::LastNamed(kind) => kind.may_pass(),
            _ => false,
        }
    }
}

fn no_text(keys: &[String], more: usize, text_key: Option<&str>) -> String {
    let mut named = keys.join(", ");
    if more > 0 {
        named = format!("{named}, {more} more");
    }
    let keys = if keys.is_empty() { "it has no keys".to_owned() } else { format!("its keys are {named}") };
    let hint = text_key
        .map(|key| format!("; if `{key}` is the text, write body = \"{key}\" below [keys] in nachlese.toml"));
    format!("a record needs a title, a teaser or a body; {keys}{}", hint.unwrap_or_default())
}
