//! Rules of keys in records that need more than a name: which other keys there are, what the value
//! is, which objects hold parts of a record.
//!
//! One key says little (`text` is the article for one program and the whole page for another,
//! `source` an outlet or an address): [`key_names`](crate::format::key_names) gives each name
//! fields with ranks, [`meaning`] adds the few rules that look at other keys, and among several
//! keys for one field the values decide (`super::article`).

use super::address;
use crate::format::key_names::{DOMAIN, RAW, in_record};
use nachlese_article::FieldName::{self, *};
use serde_json::Value;
use std::collections::HashSet;

/// Keys of objects that hold the record or a part of it, and nothing else.
#[rustfmt::skip]
const WRAPPERS: &[&str] = &[
    "data", "article", "item", "record", "document", "attributes", "fields", "post", "response", "result", "teaser", "node", "body", "content",
    "story", "doc", "payload", "artikel", "newsitem", "news", "mainentity", "embedded", "text", "entry", "hit", "feed", "channel", "rss", "beitrag",
    "meldung", "inhalt", "envelope",
];

/// Keys of objects about the page of the record.
#[rustfmt::skip]
const ABOUT: &[&str] = &[
    "meta", "metadata", "metadaten", "metadatas", "yoastheadjson", "og", "opengraph", "html", "jsonld", "article", "dc", "head", "additionaldata",
];

/// Keys of lists of records.
#[rustfmt::skip]
const LISTS: &[&str] = &[
    "items", "articles", "records", "hits", "entries", "posts", "docs", "news", "documents", "results", "result", "data", "graph", "artikel", "stories", "edges",
    "nodes", "rows", "newsitems", "meldungen", "nachrichten", "value", "objects", "collection", "list", "item", "entry", "response", "feeds", "beitraege", "teasers",
];

/// Keys whose long texts are never that of an article.
#[rustfmt::skip]
const NEVER: &[&str] = &[
    "comments", "kommentare", "comment", "fingerprint", "keywords", "metakeywords", "tags", "images", "image", "topimage", "metaimg", "movies", "videos", "copyright",
    "disclaimer", "licence", "license", "biography", "twitterhistory", "replies", "links", "embedding", "vector", "hash", "simhash", "label", "caption", "css",
];

/// The other keys of an object, which help to interpret one.
pub(super) struct Names<'n> {
    pub(super) all: &'n HashSet<String>,
    /// Whether the object declares a type of schema.org.
    pub(super) typed: bool,
}

/// The fields that a key may mean, each with its rank; several if the value decides.
pub(super) fn meaning(name: &str, value: &Value, names: &Names<'_>) -> &'static [(FieldName, u8)] {
    let beside = |other: &str| names.all.contains(other);
    let is_address = |value: &Value| value.as_str().is_some_and(address::is_address);
    match name {
        // news-please: `maintext` was cut out of the page.
        "text" if beside("maintext") => &[(Body, RAW)],
        // newspaper: `summary` is sentences of the text, put together by a machine.
        "summary" if beside("metadescription") => &[(Teaser, 5)],
        // wallabag: when it was saved and marked as read.
        "updatedat" if beside("domainname") => &[],
        // trafilatura: the address of the text.
        "source" | "quelle" if is_address(value) => &[(Url, 3), (Source, DOMAIN)],
        // fundus has the text in them, others the desks.
        "sections" if value.as_array().is_some_and(|all| all.iter().any(Value::is_object)) => &[(Body, 0)],
        "sections" => &[(Section, 1)],
        "name" if names.typed => &[(Title, 3)],
        _ => in_record(name),
    }
}

/// What is added to the rank of keys inside an object; `None` if the object is no part of the
/// record.
pub(super) fn penalty(key: &str, name: &str, about: bool) -> Option<u8> {
    if !about && (WRAPPERS.contains(&name) || key == "_source") {
        return Some(0);
    }
    ABOUT.contains(&name).then_some(10)
}

/// Whether a list under this key holds records.
pub(super) fn is_list(name: &str) -> bool {
    LISTS.contains(&name)
}

/// Whether an object under this key may hold such a list.
pub(super) fn holds_lists(name: &str) -> bool {
    LISTS.contains(&name) || WRAPPERS.contains(&name)
}

/// Whether long texts under this key are never that of an article.
pub(super) fn is_beside(name: &str) -> bool {
    NEVER.contains(&name)
}
