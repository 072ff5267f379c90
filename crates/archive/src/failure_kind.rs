//! Why a file or record could not be read, with the data of each case; its display is the message.

use serde::{Deserialize, Serialize};

/// Why a file or record could not be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum FailureKind {
    /// A pipe or a device: reading it might never end.
    #[error("not a regular file")]
    NotRegularFile,
    /// An index names its files in JSON, which has UTF-8 only.
    #[error("its path is not UTF-8: rename it")]
    PathNotUtf8,
    /// A file that the user named has no format that is read.
    #[error("not a known format (.html, .mhtml, .txt, .md, .json, .jsonl, each also with .gz)")]
    UnknownFormat,
    /// The file could not be opened.
    #[error("cannot be opened: {error}")]
    NotOpened {
        /// As the system reports it.
        error: String,
    },
    /// A folder could not be listed, or a file not be read.
    #[error("{error}")]
    Unreadable {
        /// As the system or the decompressor reports it.
        error: String,
    },
    /// The file is one entry, and too large for one.
    #[error("longer than {} MiB, no article", largest >> 20)]
    EntryTooLarge {
        /// Size of the largest entry, in bytes.
        largest: usize,
    },
    /// A line is too long for a record.
    #[error("the line is longer than {} MiB", longest >> 20)]
    LineTooLong {
        /// Length of the longest line, in bytes.
        longest: usize,
    },
    /// An item of a list is too long for a record.
    #[error("line {line}: the record is longer than {} MiB", longest >> 20)]
    RecordTooLong {
        /// The line that it begins in, from 1.
        line: u64,
        /// Length of the longest record, in bytes.
        longest: usize,
    },
    /// The file cannot be read to its end; what comes before was read.
    #[error("the file is damaged from here on: {error}")]
    DamagedFromHere {
        /// As the system or the decompressor reports it.
        error: String,
    },
    /// The file cannot be read from its beginning.
    #[error("the file is damaged: {error}")]
    Damaged {
        /// As the system or the decompressor reports it.
        error: String,
    },
    /// The file ends before its list of records does.
    #[error("the file ends within its list: if it was cut off, copy it again")]
    ListCutOff,
    /// The file ends within a record.
    #[error("the file ends within the record that begins in line {line}: if it was cut off, copy it again")]
    RecordCutOff {
        /// The line that it begins in, from 1.
        line: u64,
    },
    /// Something else stands where a record should begin.
    #[error(
        "line {line}: a record begins with `{{`, not with `{}`: mend the file there; what stands before is read",
        found.escape_default()
    )]
    NoRecord {
        /// The line, from 1.
        line: u64,
        /// What stands there.
        found: char,
    },
    /// It holds a NUL character, so it is no text.
    #[error("no text: a NUL character at byte {at}")]
    NulCharacter {
        /// Its offset in the decoded text, in bytes.
        at: usize,
    },
    /// A file that should be a saved page is no MIME message.
    #[error("no MIME message: {error}")]
    NoMimeMessage {
        /// As the parser reports it.
        error: String,
    },
    /// No part of a saved page is HTML.
    #[error("no page in the message")]
    NoPageInMessage,
    /// The page in a saved page has a broken transfer encoding.
    #[error("page not decoded: {error}")]
    PageNotDecoded {
        /// As the parser reports it.
        error: String,
    },
    /// Markup is nested too deep.
    #[error("tags nested more than {deepest} deep")]
    MarkupTooDeep {
        /// The deepest nesting that is read.
        deepest: usize,
    },
    /// Markup has too many elements and texts.
    #[error("more than {most} elements, no article")]
    MarkupTooLarge {
        /// The most that are read.
        most: usize,
    },
    /// A tag has too many attributes.
    #[error("a tag with more than {most} attributes")]
    TooManyAttributes {
        /// The most that are read.
        most: usize,
    },
    /// A record is no JSON.
    #[error("{}column {column}: {error}", line.map(|n| format!("line {n} of the record, ")).unwrap_or_default())]
    InvalidJson {
        /// The line of the record, from 1, if it has several.
        line: Option<usize>,
        /// The column, from 1.
        column: usize,
        /// As the parser reports it.
        error: String,
    },
    /// A line is JSON, but no object.
    #[error("column 1: not a JSON object")]
    NotAnObject,
    /// A record has neither title nor teaser nor body.
    #[error("{}", no_text(keys, *more, text_key.as_deref()))]
    NoText {
        /// Its first keys.
        keys: Vec<String>,
        /// How many further keys it has.
        more: usize,
        /// A key that no rule knows and that holds a long text.
        text_key: Option<String>,
    },
    /// The id of a record is too long.
    #[error("the id is longer than {longest} bytes")]
    IdTooLong {
        /// Length of the longest id, in bytes.
        longest: usize,
    },
    /// A file has so many failures that those after this one are only counted.
    #[error("from here on no further failure is named: {0}")]
    LastNamed(Box<FailureKind>),
    /// A failure that another version of the program recorded, of which only the message is known.
    #[error("{message}")]
    Recorded {
        /// The message.
        message: String,
        /// See [`FailureKind::may_pass`].
        may_pass: bool,
    },
}

impl FailureKind {
    /// Whether the file may be readable another time without having changed: it could not be
    /// opened.
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
