//! Search results.

use super::article;
use super::highlight::Highlighters;
use super::snippet::{self, Snippet};
use crate::ast::Note;
use crate::error::Failed;
use crate::generation::Generation;
use crate::options::Excerpts;
use crate::plan::Marked;
use crate::retrieve::RankedDocument;
use nachlese_german::Analyzer;
use nachlese_index_format::FieldName;
use serde::Serialize;

/// The result of a search.
///
/// ```
/// use nachlese_query::SearchOptions;
///
/// # let folder = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctests/index.rs"));
/// # let index = nachlese_query::Index::open(folder.path().join("archive.index"))?;
/// let found = index.search("Altenwehr", &SearchOptions::new().limit(1))?;
/// assert_eq!((found.hits.len(), found.total), (1, Some(2)));
/// assert!(found.notes.is_empty());
/// # Ok::<(), nachlese_query::Error>(())
/// ```
#[derive(Clone, Debug, Default, Serialize)]
#[non_exhaustive]
pub struct Hits {
    /// The requested hits, in the requested order.
    pub hits: Vec<Hit>,
    /// Number of all articles that match, if requested.
    pub total: Option<u64>,
    /// Notes on how ambiguous parts of the query were interpreted.
    pub notes: Vec<Note>,
    /// Other spellings and names of the archive that were searched in addition to words of the
    /// query, most frequent first.
    pub also_searched: Vec<AlsoSearched>,
    /// The number of the generation that was searched, see
    /// [`Index::generation_number`](crate::Index::generation_number): pages of results are only
    /// consistent within one generation.
    pub generation: u32,
}

/// Other spellings and names that were searched in addition to a word of the query.
///
/// ```
/// use nachlese_query::SearchOptions;
///
/// # let folder = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctests/index.rs"));
/// # let index = nachlese_query::Index::open(folder.path().join("archive.index"))?;
/// let found = index.search("Lavrov", &SearchOptions::default())?;
/// let also = &found.also_searched[0];
/// assert_eq!((also.word.as_str(), also.forms[0].as_str()), ("Lavrov", "Lawrow"));
/// assert_eq!(found.hits[0].id, "ek-1");
/// assert!(index.search("=Lavrov", &SearchOptions::default())?.also_searched.is_empty());
/// # Ok::<(), nachlese_query::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct AlsoSearched {
    /// The word as typed.
    pub word: String,
    /// The other spellings and names, which match in any inflected form.
    pub forms: Vec<String>,
}

/// An article that matches. [`Index::get`](crate::Index::get) returns the whole article.
///
/// ```
/// use nachlese_query::SearchOptions;
///
/// # let folder = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctests/index.rs"));
/// # let index = nachlese_query::Index::open(folder.path().join("archive.index"))?;
/// let hit = index.search("Lawrow", &SearchOptions::default())?.hits.remove(0);
/// assert_eq!((hit.id.as_str(), hit.rank, hit.title.as_str()), ("ek-1", 1, "Lawrow reist ab"));
/// assert_eq!((hit.source.as_str(), hit.section.as_str()), ("Elbkurier", "Politik"));
/// assert_eq!(hit.published.as_deref(), Some("2024-05-12T14:30:00+02:00"));
/// assert_eq!((hit.url.as_str(), hit.path.as_str()), ("", "archive.jsonl"));
/// assert_eq!(hit.snippets[0].field, "title");
/// # Ok::<(), nachlese_query::Error>(())
/// ```
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Hit {
    /// The article's id.
    pub id: String,
    /// Place among all hits, from 1.
    pub rank: usize,
    /// Higher is better; only comparable within one search. 0 if hits are sorted by date, or if the
    /// query has nothing but filters and negations.
    pub score: f32,
    /// Headline; empty if unknown, as every text below.
    pub title: String,
    /// Time of publication in RFC 3339, or a date if only the day is known.
    pub published: Option<String>,
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
    /// Path of its file, relative to the archive.
    pub path: String,
    /// The requested excerpts, with marks.
    pub snippets: Vec<Snippet>,
}

impl Hit {
    /// The values of a field; none if it is unknown or hits do not have the field.
    ///
    /// ```
    /// use nachlese_query::{FieldName, SearchOptions};
    ///
    /// # let folder = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctests/index.rs"));
    /// # let index = nachlese_query::Index::open(folder.path().join("archive.index"))?;
    /// let hit = index.search("Lawrow", &SearchOptions::default())?.hits.remove(0);
    /// assert_eq!(hit.values(FieldName::Source), ["Elbkurier"]);
    /// assert!(hit.values(FieldName::Url).is_empty() && hit.values(FieldName::Body).is_empty());
    /// # Ok::<(), nachlese_query::Error>(())
    /// ```
    pub fn values(&self, field: FieldName) -> Vec<&str> {
        let text = match field {
            FieldName::Id => &self.id,
            FieldName::Title => &self.title,
            FieldName::Published => self.published.as_deref().unwrap_or_default(),
            FieldName::Source => &self.source,
            FieldName::Section => &self.section,
            FieldName::Author => &self.author,
            FieldName::Keyword => return article::names(&self.keyword),
            FieldName::Agency => return article::names(&self.agency),
            FieldName::Url => &self.url,
            FieldName::Path => &self.path,
            FieldName::Teaser | FieldName::Body | FieldName::Updated | FieldName::Language => "",
        };
        Some(text).filter(|text| !text.is_empty()).into_iter().collect()
    }
}

/// The id of an article that matches, with its rank and score.
///
/// ```
/// use nachlese_query::SearchOptions;
///
/// # let folder = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctests/index.rs"));
/// # let index = nachlese_query::Index::open(folder.path().join("archive.index"))?;
/// let best = index.rank("Hochwasser", &SearchOptions::default())?.remove(0);
/// assert_eq!((best.id.as_str(), best.rank), ("nw-7", 1));
/// assert!(best.score > 0.0);
/// # Ok::<(), nachlese_query::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Ranked {
    /// The article's id.
    pub id: String,
    /// Place among all hits, from 1.
    pub rank: usize,
    /// Higher is better; only comparable within one search. 0 if hits are sorted by date, or if the
    /// query has nothing but filters and negations.
    pub score: f32,
}

/// The marks of a query's words in one text of an article.
///
/// ```
/// use nachlese_query::MatchOptions;
///
/// # let folder = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctests/index.rs"));
/// # let index = nachlese_query::Index::open(folder.path().join("archive.index"))?;
/// let article = index.get("nw-7")?.unwrap();
/// let marks = index.marks("Hochwasser", &article, &MatchOptions::default())?;
/// let (start, end) = marks[0].marks[0];
/// assert_eq!((marks[0].field, &article.title[start..end]), ("title", "Hochwasser"));
/// # Ok::<(), nachlese_query::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct FieldMarks {
    /// `title`, `teaser` or `body`.
    pub field: &'static str,
    /// The marked words, as byte ranges `[start, end)` of the text, in order.
    pub marks: Vec<(usize, usize)>,
}

/// Turns ranked documents into hits: reads their articles and makes the excerpts.
pub(crate) struct HitReader<'s> {
    generation: &'s Generation,
    excerpts: Excerpts,
    highlighters: Highlighters<'s>,
}

impl<'s> HitReader<'s> {
    /// A reader of hits of `generation`, with `excerpts` in which `marked` is marked.
    pub(crate) fn new(generation: &'s Generation, excerpts: Excerpts, marked: &'s [Marked]) -> Self {
        HitReader { generation, excerpts, highlighters: Highlighters::new(marked) }
    }

    /// Reads an article and makes its excerpts.
    pub(crate) fn read(&self, analyzer: &mut Analyzer, hit: RankedDocument) -> Result<Hit, Failed> {
        let RankedDocument { rank, score, address } = hit;
        let article = article::read(self.generation, address)?;
        let mut snippets = match self.excerpts {
            Excerpts::None => Vec::new(),
            Excerpts::Best(most) => snippet::snippets(&self.highlighters, analyzer, &article, most),
            Excerpts::Context(words) => snippet::contexts(&self.highlighters, analyzer, &article, words),
        };
        // If only the title has the words, or no words were searched, the beginning of the text is
        // shown.
        let of_text = snippets.iter().any(|snippet| snippet.field != FieldName::Title.as_str());
        if !of_text && matches!(self.excerpts, Excerpts::Best(1..)) {
            snippets.extend(snippet::beginning(&article));
        }
        Ok(Hit {
            rank,
            score,
            snippets,
            id: article.id,
            title: article.title,
            published: article.published,
            source: article.source,
            section: article.section,
            author: article.author,
            keyword: article.keyword,
            agency: article.agency,
            url: article.url,
            path: article.path,
        })
    }
}
