//! Files and records that could not be read.

use crate::failure_kind::FailureKind;
use crate::place::Place;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::hash::{Hash, Hasher};
use std::io;

/// A file or record that could not be read. The run goes on.
///
/// Two failures are equal if they have the same path, place and message. A failure that an earlier
/// version recorded without its kind therefore equals the same failure found again.
///
/// [`Serialize`] writes the message but not the kind, as result documents show it. An index also
/// records the kind ([`Failure::serialize_with_kind`]). A failure without a kind is deserialized as
/// [`FailureKind::Recorded`].
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Failure {
    /// Path of the file, relative to the archive.
    pub path: String,
    /// Where in the file.
    pub place: Place,
    /// Why it could not be read.
    pub kind: FailureKind,
}

impl Failure {
    /// A failure of a whole file.
    pub(crate) fn of_file(path: impl Into<String>, kind: FailureKind) -> Failure {
        Failure::new(path, Place::Whole, kind)
    }

    /// A failure of a record, or of a file at a certain place.
    pub(crate) fn new(path: impl Into<String>, place: Place, kind: FailureKind) -> Failure {
        Failure { path: path.into(), place, kind }
    }

    /// A file that could not be opened.
    pub(crate) fn not_opened(path: String, error: &io::Error) -> Failure {
        Failure::of_file(path, FailureKind::NotOpened { error: error.to_string() })
    }

    /// The same failure, marked as the last one of its file that is reported by itself.
    pub fn last_named(self) -> Failure {
        Failure { kind: FailureKind::LastNamed(Box::new(self.kind)), ..self }
    }

    /// Serializes a failure with its kind.
    ///
    /// # Errors
    ///
    /// Any error of the serializer.
    pub fn serialize_with_kind<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Written::new(self, true).serialize(serializer)
    }

    /// Serializes failures with their kinds.
    ///
    /// # Errors
    ///
    /// Any error of the serializer.
    pub fn serialize_all_with_kind<S: Serializer>(
        failures: &[Failure],
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(failures.iter().map(|failure| Written::new(failure, true)))
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}: {}", self.path, self.place, self.kind)
    }
}

impl PartialEq for Failure {
    fn eq(&self, other: &Failure) -> bool {
        self.path == other.path
            && self.place == other.place
            && self.kind.to_string() == other.kind.to_string()
    }
}

impl Eq for Failure {}

impl Hash for Failure {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.path.hash(state);
        self.place.hash(state);
        self.kind.to_string().hash(state);
    }
}

/// A failure in JSON.
#[derive(Serialize, Deserialize)]
struct Written {
    path: String,
    /// Line number from 1, if the record is a line.
    line: Option<u64>,
    /// Index from 0, if the record is an item of a list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    item: Option<u64>,
    /// The message.
    reason: String,
    /// [`FailureKind::may_pass`].
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    passing: bool,
    /// The kind. Absent in result documents, in failures that earlier versions recorded, and where
    /// only the message is known. A later version may have recorded a kind unknown to this one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    kind: Option<serde_json::Value>,
}

impl Written {
    fn new(failure: &Failure, with_kind: bool) -> Written {
        let (line, item) = match failure.place {
            Place::Whole => (None, None),
            Place::Line(line) => (Some(line), None),
            Place::Item(item) => (None, Some(item)),
        };
        let is_typed = with_kind && !matches!(failure.kind, FailureKind::Recorded { .. });
        Written {
            path: failure.path.clone(),
            line,
            item,
            reason: failure.kind.to_string(),
            passing: failure.kind.may_pass(),
            kind: if is_typed { serde_json::to_value(&failure.kind).ok() } else { None },
        }
    }
}

impl Serialize for Failure {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Written::new(self, false).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Failure {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Failure, D::Error> {
        let written = Written::deserialize(deserializer)?;
        let place = match (written.line, written.item) {
            (Some(line), _) => Place::Line(line),
            (None, Some(item)) => Place::Item(item),
            (None, None) => Place::Whole,
        };
        let kind = written.kind.and_then(|kind| serde_json::from_value(kind).ok());
        let recorded = FailureKind::Recorded { message: written.reason, may_pass: written.passing };
        Ok(Failure { path: written.path, place, kind: kind.unwrap_or(recorded) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with_kind(failure: &Failure) -> String {
        let mut json = Vec::new();
        failure.serialize_with_kind(&mut serde_json::Serializer::new(&mut json)).unwrap();
        String::from_utf8(json).unwrap()
    }

    #[test]
    fn what_earlier_versions_recorded_is_read_and_recognized() {
        let line = r#"{"path":"a.jsonl","line":7,"reason":"the line is longer than 16 MiB"}"#;
        let old: Failure = serde_json::from_str(line).unwrap();
        assert_eq!(
            old,
            Failure::new("a.jsonl", Place::Line(7), FailureKind::LineTooLong { longest: 16 << 20 })
        );
        assert!(!old.kind.may_pass());
        assert_eq!(serde_json::to_string(&old).unwrap(), line);
        assert_eq!(with_kind(&old), line);
        let closed = r#"{"path":"a.txt","line":null,"reason":"cannot be opened: x","passing":true}"#;
        let old: Failure = serde_json::from_str(closed).unwrap();
        assert!(old.kind.may_pass());
        assert_eq!(old, Failure::not_opened("a.txt".to_owned(), &io::Error::other("x")));
    }

    #[test]
    fn a_kind_is_recorded_with_its_message() {
        let kinds = [
            FailureKind::NotRegularFile,
            FailureKind::NoRecord { line: 2, found: '/' },
            FailureKind::InvalidJson { line: Some(3), column: 1, error: "x".to_owned() },
            FailureKind::NoText { keys: vec!["a".to_owned()], more: 2, text_key: Some("b".to_owned()) },
            FailureKind::LastNamed(Box::new(FailureKind::NotOpened { error: "x".to_owned() })),
        ];
        for kind in kinds {
            let failure = Failure::new("a.json", Place::Item(7), kind);
            let json = with_kind(&failure);
            let read: Failure = serde_json::from_str(&json).unwrap();
            assert_eq!((with_kind(&read), read.to_string()), (json, failure.to_string()));
            assert!(!serde_json::to_string(&failure).unwrap().contains("kind"));
        }
    }

    #[test]
    fn a_kind_of_a_later_version_is_read_as_its_message() {
        let json = r#"{"path":"a.zip","line":null,"reason":"it is locked","kind":{"locked":{"by":"x"}}}"#;
        let failure: Failure = serde_json::from_str(json).unwrap();
        assert_eq!(failure.to_string(), "a.zip: it is locked");
    }
}
