//! Formats: an entry to its articles.
//!
//! What an entry shows of an article is a [`Draft`]: what recurs across the archive's articles is
//! still in it, because that is known only when all of them were seen. [`Draft::finish`] takes it
//! out.

mod fact_lines;
mod front_matter;
mod html;
mod json;
mod keys;
mod markdown;
mod markup;
mod mhtml;
mod text;

pub use keys::{Keys, KeysError};

use crate::agency;
use crate::boilerplate::{Learned, Observation};
use crate::container::Entry;
use crate::encoding::decode;
use crate::failure::Failure;
use crate::kind::{self, Kind};
use crate::left_out::{LeftOut, NoArticle, Reason};
use crate::list::SourceFile;
use crate::place::Place;
use nachlese_article::{Article, FieldName, Origin};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// An article as its own entry shows it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Draft {
    article: Article,
    left_out: Vec<LeftOut>,
    unread_keys: Vec<UnreadKey>,
    text: DraftText,
}

/// What of a draft the rest of the archive has a say in.
#[derive(Clone, Debug, Serialize, Deserialize)]
enum DraftText {
    /// Nothing: a record says which of its parts is what.
    Final,
    /// The edges of a page's text.
    Page(html::PageText),
    /// Outlet, headline and edges of a text; its lines.
    Lines(Vec<String>),
}

/// An article that was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// The article.
    pub article: Article,
    /// What of its page or text is not in it, in order.
    pub left_out: Vec<LeftOut>,
    /// Keys of its record that hold what an article needs, and could not be read.
    pub unread: Vec<UnreadKey>,
}

/// A key of a record that was not read although the article lacks what it may hold.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct UnreadKey {
    /// The key; a dot goes into an object: `meta.inhalt`.
    pub key: String,
    /// What was missed in it.
    pub why: UnreadWhy,
}

/// What was missed in a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum UnreadWhy {
    /// It holds a long text, no rule knows it, and the record has no text otherwise.
    LongText,
    /// It should hold a date, and what it holds is none.
    Date,
}

/// Why an entry gives no article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Rejection {
    /// It could be read, and is none.
    NoArticle(NoArticle),
    /// It could not be read.
    Failed(Failure),
}

impl From<Failure> for Rejection {
    fn from(failure: Failure) -> Rejection {
        Rejection::Failed(failure)
    }
}

/// Where an article is read from: its file, and the place in it.
#[derive(Clone, Copy)]
struct Source<'a> {
    file: &'a SourceFile,
    place: Place,
}

impl Source<'_> {
    /// An article without anything but its place; its id is derived from that.
    fn article(&self) -> Article {
        let id = crate::id::encode(&format!("{}{}", self.file.name, self.place));
        Article { id, path: self.file.name.clone(), ..Article::default() }
    }

    fn failed(&self, reason: impl Into<String>) -> Rejection {
        Rejection::Failed(Failure::at(&self.file.name, self.place, reason))
    }

    fn no_article(&self, reason: Reason) -> Rejection {
        Rejection::NoArticle(NoArticle { path: self.file.name.clone(), place: self.place, reason })
    }
}

/// Reads the articles of an entry of `file`; `keys` says what keys of records mean that no rule
/// knows.
pub fn read(file: &SourceFile, entry: &Entry, keys: &Keys) -> Vec<Result<Draft, Rejection>> {
    let mut drafts = drafts(file, entry, keys);
    drafts.iter_mut().filter_map(|draft| draft.as_mut().ok()).for_each(Draft::add_agencies);
    drafts
}

fn drafts(file: &SourceFile, entry: &Entry, keys: &Keys) -> Vec<Result<Draft, Rejection>> {
    let source = Source { file, place: entry.place };
    if file.kind == Kind::Mhtml {
        // Its parts are in encodings of their own.
        return vec![mhtml::read(&entry.bytes, source)];
    }
    let declared = if file.kind == Kind::Html { html::declared_encoding(&entry.bytes) } else { None };
    let text = match decode(&entry.bytes, declared) {
        Ok(text) => text,
        Err(reason) => return vec![Err(source.failed(reason))],
    };
    match file.kind {
        Kind::Json => json::read(&text, source, keys),
        Kind::Html => vec![html::read(&text, source)],
        Kind::Text | Kind::Markdown if kind::is_page(&text) => {
            vec![html::read(&declared_text(entry, text), source)]
        }
        Kind::Markdown => vec![markdown::read(&text, source)],
        Kind::Text | Kind::Mhtml => vec![text::draft(&text, source)],
    }
}

/// The text of a page that goes by the name of a text: it says itself what encoding it is in.
fn declared_text<'e>(entry: &'e Entry, text: Cow<'e, str>) -> Cow<'e, str> {
    decode(&entry.bytes, html::declared_encoding(&entry.bytes)).unwrap_or(text)
}

impl Draft {
    /// A record: the rest of the archive has no say in it.
    fn of_record(article: Article, unread_keys: Vec<UnreadKey>) -> Draft {
        Draft { article, left_out: Vec::new(), unread_keys, text: DraftText::Final }
    }

    /// Adds the agencies that the text credits. What is left out is read too, while its words are there.
    fn add_agencies(&mut self) {
        let Draft { article, left_out, text, .. } = self;
        let (author, source) = (agency::in_byline(&article.author), agency::in_byline(&article.source));
        for (field, found) in [(FieldName::Author, author), (FieldName::Source, source)] {
            let origin = article.provenance.get(field);
            agency::add(article, found, origin);
        }
        let found = match text {
            DraftText::Final => agency::in_lines(article.teaser.lines().chain(article.body.lines())),
            DraftText::Page(page) => agency::in_lines(page.lines()),
            DraftText::Lines(lines) => agency::in_lines(lines.iter().map(String::as_str)),
        };
        agency::add(article, found, Some(Origin::Text));
        for LeftOut { rule, text } in left_out {
            agency::add(article, agency::in_left_out(*rule, text), Some(Origin::Line));
        }
    }

    /// What it teaches about its outlet; `None` of records.
    pub fn observation(&self) -> Option<Observation> {
        match &self.text {
            DraftText::Final => None,
            DraftText::Page(page) => Some(page.observation(&self.article)),
            DraftText::Lines(lines) => text::observation(lines, &self.article.path),
        }
    }

    /// Leaves the words of what is left out to be read again where somebody asks for them.
    pub fn forget_left_out(&mut self) {
        self.left_out.iter_mut().for_each(|left| left.text = String::new());
    }

    /// The article, with what was learned of its outlet.
    ///
    /// # Errors
    ///
    /// There is no text in it but boilerplate.
    pub fn finish(self, place: Place, learned: &Learned) -> Result<Reading, Rejection> {
        let Draft { mut article, mut left_out, unread_keys, text } = self;
        match text {
            DraftText::Final => {}
            DraftText::Page(page) => page.finish(&mut article, &mut left_out, learned),
            DraftText::Lines(lines) => {
                if !text::finish(&lines, &mut article, &mut left_out, learned) {
                    let path = article.path;
                    return Err(Rejection::NoArticle(NoArticle { path, place, reason: Reason::NoText }));
                }
            }
        }
        Ok(Reading { article, left_out, unread: unread_keys })
    }
}
