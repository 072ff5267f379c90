//! Articles as stored in the index.

use crate::error::Failed;
use crate::generation::Generation;
use nachlese_article::FieldName;
use nachlese_german::{Analyzer, Role};
use serde::Serialize;
use tantivy::schema::Value;
use tantivy::{DocAddress, TantivyDocument};

/// An article as stored in the index. A field that is unknown is empty. Texts are as in the
/// archive: remove control characters before printing them to a terminal.
///
/// ```
/// # let folder = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctests/index.rs"));
/// # let index = nachlese_query::Index::open(folder.path().join("archive.index"))?;
/// let article = index.get("nw-7")?.unwrap();
/// assert_eq!((article.title.as_str(), article.teaser.as_str()), ("Hochwasser an der Elbe", ""));
/// assert_eq!((article.published.as_deref(), article.updated), (Some("2025-01-03"), None));
/// assert_eq!((article.author.as_str(), article.language.as_str()), ("", ""));
/// # Ok::<(), nachlese_query::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Article {
    /// Its id, unique in the index.
    pub id: String,
    /// Headline.
    pub title: String,
    /// Standfirst or lead.
    pub teaser: String,
    /// Paragraphs, separated by blank lines.
    pub body: String,
    /// Time of publication in RFC 3339, or a date if only the day is known.
    pub published: Option<String>,
    /// Time of the last change, in the same format.
    pub updated: Option<String>,
    /// Outlet.
    pub source: String,
    /// Section.
    pub section: String,
    /// Byline.
    pub author: String,
    /// Keywords given by the outlet.
    pub keyword: Vec<String>,
    /// News agencies that it is based on.
    pub agency: Vec<String>,
    /// Address on the web.
    pub url: String,
    /// BCP 47 code.
    pub language: String,
    /// Path of its file, relative to the archive.
    pub path: String,
}

impl Article {
    /// The values of a field; none if it is unknown.
    ///
    /// ```
    /// use nachlese_query::FieldName;
    ///
    /// # let folder = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctests/index.rs"));
    /// # let index = nachlese_query::Index::open(folder.path().join("archive.index"))?;
    /// let article = index.get("nw-7")?.unwrap();
    /// assert_eq!(article.values(FieldName::Source), ["Nordwarte"]);
    /// assert!(article.values(FieldName::Updated).is_empty());
    /// # Ok::<(), nachlese_query::Error>(())
    /// ```
    pub fn values(&self, field: FieldName) -> Vec<&str> {
        let text = match field {
            FieldName::Id => &self.id,
            FieldName::Title => &self.title,
            FieldName::Teaser => &self.teaser,
            FieldName::Body => &self.body,
            FieldName::Published => self.published.as_deref().unwrap_or_default(),
            FieldName::Updated => self.updated.as_deref().unwrap_or_default(),
            FieldName::Source => &self.source,
            FieldName::Section => &self.section,
            FieldName::Author => &self.author,
            FieldName::Keyword => return names(&self.keyword),
            FieldName::Agency => return names(&self.agency),
            FieldName::Url => &self.url,
            FieldName::Language => &self.language,
            FieldName::Path => &self.path,
        };
        Some(text).filter(|text| !text.is_empty()).into_iter().collect()
    }

    /// A text by the name of its field.
    pub(crate) fn text(&self, name: FieldName) -> &str {
        self.values(name).first().copied().unwrap_or_default()
    }
}

/// Several values, none of them empty.
pub(super) fn names(names: &[String]) -> Vec<&str> {
    names.iter().map(String::as_str).collect()
}

/// Reads the article at an address.
pub(crate) fn read(generation: &Generation, address: DocAddress) -> Result<Article, Failed> {
    let document: TantivyDocument = generation.searcher.doc(address)?;
    let mut article = Article::default();
    for (field, value) in document.field_values() {
        let (Some(name), Some(text)) = (generation.fields.stored_name(field), value.as_str()) else {
            continue;
        };
        let text = text.to_owned();
        match name {
            FieldName::Id => article.id = text,
            FieldName::Title => article.title = text,
            FieldName::Teaser => article.teaser = text,
            FieldName::Body => article.body = text,
            FieldName::Published => article.published = Some(text),
            FieldName::Updated => article.updated = Some(text),
            FieldName::Source => article.source = text,
            FieldName::Section => article.section = text,
            FieldName::Author => article.author = text,
            FieldName::Keyword => article.keyword.push(text),
            FieldName::Agency => article.agency.push(text),
            FieldName::Url => article.url = text,
            FieldName::Language => article.language = text,
            FieldName::Path => article.path = text,
        }
    }
    Ok(article)
}

/// The spelling in which an article has a folded form.
pub(crate) fn printed(article: &Article, analyzer: &mut Analyzer, folded: &str) -> Option<String> {
    let mut printed = None;
    for text in FieldName::TEXTS.map(|name| article.text(name)) {
        analyzer.analyze(text, |term| {
            // `Innen- und Außenminister` has the term `Innenminister`, which is not spelled out.
            if printed.is_none() && term.exact == folded && term.role != Role::Completed {
                printed = text.get(term.start..term.end).map(str::to_owned);
            }
        });
    }
    printed
}
