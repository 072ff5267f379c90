//! A whole article.

use crate::json::FORMAT_VERSION;
use nachlese_query::{Article, FieldMarks};
use serde::Serialize;

/// An article, and where the words of a query are in it if that was asked.
///
/// ```
/// use nachlese_results::{ArticleDocument, json_line};
///
/// # let folder = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/../query/doctests/index.rs"));
/// # let index = nachlese_query::Index::open(folder.path().join("archive.index"))?;
/// let article = index.get("ek-1")?.unwrap();
/// let document = json_line(&ArticleDocument::new(&article, None))?;
/// assert!(document.starts_with("{\"format_version\":1,\"id\":\"ek-1\""));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, Serialize)]
pub struct ArticleDocument<'a> {
    format_version: u32,
    #[serde(flatten)]
    article: &'a Article,
    #[serde(skip_serializing_if = "Option::is_none")]
    marks: Option<&'a [FieldMarks]>,
}

impl<'a> ArticleDocument<'a> {
    /// The article, with marks if there are any to show.
    pub fn new(article: &'a Article, marks: Option<&'a [FieldMarks]>) -> ArticleDocument<'a> {
        ArticleDocument { format_version: FORMAT_VERSION, article, marks }
    }
}
