//! Drafts, and the articles that they become.

use super::html::page_text::PageText;
use super::text::article;
use crate::agency;
use crate::boilerplate::{Learned, Observation};
use crate::failure::Failure;
use crate::failure_kind::FailureKind;
use crate::left_out::{LeftOut, NoArticle, NoArticleReason};
use crate::list::SourceFile;
use crate::place::Place;
use nachlese_article::{Article, FieldName, Origin};
use serde::{Deserialize, Serialize};

/// An article before learned boilerplate is removed from it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Draft {
    pub(super) article: Article,
    pub(super) left_out: Vec<LeftOut>,
    pub(super) unread_keys: Vec<UnreadKey>,
    pub(super) text: DraftText,
}

/// What of a draft depends on the rest of the archive.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) enum DraftText {
    /// Nothing: the entry names its fields.
    Final,
    /// The edges of the text of a page.
    Page(PageText),
    /// Outlet, headline and edges of a text, which is read when these lines are.
    Lines(Vec<String>),
}

/// An article that was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// The article.
    pub article: Article,
    /// The paragraphs of its page or text that are not in it, in order.
    pub left_out: Vec<LeftOut>,
    /// Keys of its record that probably hold what the article lacks, and could not be read.
    pub unread: Vec<UnreadKey>,
}

/// A key of a record that was not read, although the article lacks what it may hold.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct UnreadKey {
    /// The key; a dot enters an object: `meta.inhalt`.
    pub key: String,
    /// What it probably holds.
    pub why: UnreadReason,
}

/// What a key that was not read probably holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum UnreadReason {
    /// A long text: no rule knows the key, and the record has no other text.
    LongText,
    /// A date, by the name of the key; the value is none.
    Date,
}

/// Why an entry gives no article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Rejection {
    /// It was read, and is no article.
    NoArticle(NoArticle),
    /// It could not be read.
    Failed(#[serde(serialize_with = "Failure::serialize_with_kind")] Failure),
}

impl From<Failure> for Rejection {
    fn from(failure: Failure) -> Rejection {
        Rejection::Failed(failure)
    }
}

/// The source of an article: a file, and a place in it.
#[derive(Clone, Copy)]
pub(super) struct Source<'a> {
    pub(super) file: &'a SourceFile,
    pub(super) place: Place,
}

impl Source<'_> {
    /// An article with nothing but its path, and an id derived from its place.
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
    /// A final draft: nothing of it depends on the rest of the archive.
    pub(super) fn new(article: Article, unread_keys: Vec<UnreadKey>) -> Draft {
        Draft { article, left_out: Vec::new(), unread_keys, text: DraftText::Final }
    }

    /// Adds the agencies that the text credits. Paragraphs that are left out are read, too, as long
    /// as their words are there.
    pub(super) fn add_agencies(&mut self) {
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

    /// What can be learned from it about its outlet; `None` for final drafts.
    pub fn observation(&self) -> Option<Observation> {
        match &self.text {
            DraftText::Final => None,
            DraftText::Page(page) => Some(page.observation(&self.article)),
            DraftText::Lines(lines) => article::observation(lines, &self.article.path),
        }
    }

    /// Drops the texts of paragraphs that are left out; only their rules are kept.
    pub fn forget_left_out(&mut self) {
        self.left_out.iter_mut().for_each(|left| left.text = String::new());
    }

    /// The article, without the boilerplate that was learned about its outlet.
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
