//! What an entry gives: a draft, and the article that it becomes.

use super::html::page_text::PageText;
use super::text::article;
use crate::article::Article;
use crate::boilerplate::{Learned, Observation};
use crate::failure::Failure;
use crate::failure_kind::FailureKind;
use crate::left_out::{LeftOut, NoArticle, NoArticleReason};
use crate::list::SourceFile;
use crate::place::Place;
use serde::{Deserialize, Serialize};

/// An article as its own entry shows it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Draft {
    pub(super) article: Article,
    pub(super) left_out: Vec<LeftOut>,
    pub(super) unread_keys: Vec<UnreadKey>,
    pub(super) text: DraftText,
}

/// What of a draft the rest of the archive has a say in.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) enum DraftText {
    /// Nothing: a record says which of its parts is what.
    Final,
    /// The edges of a page's text.
    Page(PageText),
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
    pub why: UnreadReason,
}

/// What was missed in a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum UnreadReason {
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
    Failed(#[serde(serialize_with = "Failure::serialize_with_kind")] Failure),
}

impl From<Failure> for Rejection {
    fn from(failure: Failure) -> Rejection {
        Rejection::Failed(failure)
    }
}

/// Where an article is read from: its file, and the place in it.
#[derive(Clone, Copy)]
pub(super) struct Source<'a> {
    pub(super) file: &'a SourceFile,
    pub(super) place: Place,
}

impl Source<'_> {
    /// An article without anything but its place; its id is derived from that.
    pub(super) fn article(&self) -> Article {
        let id = crate::id::encode(&format!("{}{}", self.file.name, self.place));
        Article { id, path: self.file.name.clone(), ..Article::default() }
    }

    pub(super) fn failed(&self, kind: FailureKind) -> Rejection {
        Rejection::Failed(Failure::new(&self.file.name, self.place, kind))
    }

    pub(super) fn no_article(&self, reason: NoArticleReason) -> Rejection {
        Rejection::NoArticle(NoArticle { path: self.file.name.clone(), place: self.place, reason })
    }
}

impl Draft {
    /// A record: the rest of the archive has no say in it.
    pub(super) fn new(article: Article, unread_keys: Vec<UnreadKey>) -> Draft {
        Draft { article, left_out: Vec::new(), unread_keys, text: DraftText::Final }
    }

    /// What it teaches about its outlet; `None` of records.
    pub fn observation(&self) -> Option<Observation> {
        match &self.text {
            DraftText::Final => None,
            DraftText::Page(page) => Some(page.observation(&self.article)),
            DraftText::Lines(lines) => article::observation(lines, &self.article.path),
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
                if !article::finish(&lines, &mut article, &mut left_out, learned) {
                    let path = article.path;
                    return Err(Rejection::NoArticle(NoArticle {
                        path,
                        place,
                        reason: NoArticleReason::NoText,
                    }));
                }
            }
        }
        Ok(Reading { article, left_out, unread: unread_keys })
    }
}
