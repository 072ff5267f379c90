//! Hits: run, rank, and cut snippets.

mod bm25;
mod early;
mod first_pass;
mod highlight;
mod recent;
mod rescore;
mod snippet;
mod standing;
mod stored;

pub use snippet::Snippet;
pub(crate) use standing::standing;
pub use standing::{How, PlacePoints, Standing, WordPoints};
pub use stored::Article;
pub(crate) use stored::{article, printed};

use crate::ast::{Note, Query as Ast};
use crate::error::{Error, Failed};
use crate::generation::Generation;
use crate::lowering::{Plan, lower};
use crate::options::{Excerpts, MOST_HITS, SearchOptions, Sort};
use highlight::Highlighters;
use nachlese_german::Analyzer;
use nachlese_index_format::FieldName;
use serde::Serialize;
use std::ops::{ControlFlow, Range};
use tantivy::collector::{Count, TopDocs};
use tantivy::query::{BooleanQuery, Query, TermQuery};
use tantivy::schema::IndexRecordOption;
use tantivy::{DateTime, DocAddress, Order, Score, Term};

/// What a search found.
///
/// ```
/// use nachlese_query::SearchOptions;
///
/// # let folder = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctests/index.rs"));
/// # let index = nachlese_query::Index::open(folder.path().join("archive.index"))?;
/// let found = index.search("Altenwehr", &SearchOptions { limit: 1, ..SearchOptions::default() })?;
/// assert_eq!((found.hits.len(), found.total), (1, Some(2)));
/// assert!(found.notes.is_empty());
/// # Ok::<(), nachlese_query::Error>(())
/// ```
#[derive(Clone, Debug, Default, Serialize)]
#[non_exhaustive]
pub struct Hits {
    /// The hits asked for, in the order asked for.
    pub hits: Vec<Hit>,
    /// Number of all articles that match, if it was to be counted.
    pub total: Option<u64>,
    /// How the query was read where that was not plain.
    pub notes: Vec<Note>,
    /// What was searched beside words of the query: other spellings and names that the archive has, the most frequent first.
    pub also_searched: Vec<AlsoSearched>,
    /// The number of the generation that answered, see [`Index::generation_number`](crate::Index::generation_number): pages
    /// of one generation fit together.
    pub generation: u32,
}

/// Other spellings and names that were searched beside a word of the query.
///
/// ```
/// use nachlese_query::SearchOptions;
///
/// # let folder = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctests/index.rs"));
/// # let index = nachlese_query::Index::open(folder.path().join("archive.index"))?;
/// let found = index.search("Lavrov", &SearchOptions::default())?;
/// assert_eq!((found.also_searched[0].word.as_str(), found.also_searched[0].forms[0].as_str()), ("Lavrov", "Lawrow"));
/// assert_eq!(found.hits[0].id, "ek-1");
/// assert!(index.search("=Lavrov", &SearchOptions::default())?.also_searched.is_empty());
/// # Ok::<(), nachlese_query::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct AlsoSearched {
    /// The word, as it was typed.
    pub word: String,
    /// What was searched beside it, in any form.
    pub forms: Vec<String>,
}

/// One article that matches. [`Index::get`](crate::Index::get) has the whole of it.
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
    /// Higher is better; comparable within one search only. 0 where hits are sorted by date, and where the query has
    /// filters and negations alone.
    pub score: f32,
    /// Headline; empty if unknown, as every text below.
    pub title: String,
    /// RFC 3339, or a bare date where only the day is known.
    pub published: Option<String>,
    /// Outlet.
    pub source: String,
    /// Section.
    pub section: String,
    /// Byline.
    pub author: String,
    /// What it is about, by its outlet.
    pub keyword: Vec<String>,
    /// The news agencies that it is from.
    pub agency: Vec<String>,
    /// Where it was published.
    pub url: String,
    /// Where it lies in the archive.
    pub path: String,
    /// The words found, in the title and in the best place of the text.
    pub snippets: Vec<Snippet>,
}

impl Hit {
    /// The values of a field; none where it is unknown, and of fields that hits do not have.
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
            FieldName::Keyword => return stored::names(&self.keyword),
            FieldName::Agency => return stored::names(&self.agency),
            FieldName::Url => &self.url,
            FieldName::Path => &self.path,
            FieldName::Teaser | FieldName::Body | FieldName::Updated | FieldName::Language => "",
        };
        Some(text).filter(|text| !text.is_empty()).into_iter().collect()
    }
}

/// A hit by its id alone.
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
    /// Higher is better; comparable within one search only. 0 where hits are sorted by date, and where the query has
    /// filters and negations alone.
    pub score: f32,
}

impl Hits {
    /// What is known before anything is found.
    fn of(generation: &Generation, ast: &Ast, plan: &Plan) -> Hits {
        let also_searched = plan
            .widened
            .iter()
            .map(|(word, forms)| AlsoSearched { word: word.clone(), forms: forms.clone() });
        Hits {
            notes: ast.notes.iter().chain(&plan.notes).cloned().collect(),
            also_searched: also_searched.collect(),
            generation: generation.pointer.name.0,
            ..Hits::default()
        }
    }
}

/// Runs a query: counts, ranks, reads the articles and cuts snippets.
pub(crate) fn search(
    generation: &Generation,
    analyzer: &mut Analyzer,
    ast: &Ast,
    options: &SearchOptions,
) -> Result<Hits, Failed> {
    let plan = lower(generation, analyzer, ast, options)?;
    let mut found = Hits::of(generation, ast, &plan);
    let Page { hits, total } = page(generation, &plan, options, MOST_HITS)?;
    found.total = total;
    let shown =
        Shown { generation, excerpts: options.excerpts, highlighters: Highlighters::new(&plan.marked) };
    for place in hits {
        found.hits.push(shown.hit(analyzer, place)?);
    }
    Ok(found)
}

/// Runs a query and passes on each hit as it is read, however many there are; what it returns has none.
pub(crate) fn visit(
    generation: &Generation,
    analyzer: &mut Analyzer,
    ast: &Ast,
    options: &SearchOptions,
    mut take: impl FnMut(Hit) -> ControlFlow<()>,
) -> Result<Hits, Failed> {
    let plan = lower(generation, analyzer, ast, options)?;
    let mut found = Hits::of(generation, ast, &plan);
    let most = usize::try_from(generation.searcher.num_docs()).unwrap_or(usize::MAX);
    let Page { hits, total } = page(generation, &plan, options, most)?;
    found.total = total;
    let shown =
        Shown { generation, excerpts: options.excerpts, highlighters: Highlighters::new(&plan.marked) };
    for place in hits {
        if take(shown.hit(analyzer, place)?).is_break() {
            break;
        }
    }
    Ok(found)
}

/// What is shown of the hits of a search.
struct Shown<'s> {
    generation: &'s Generation,
    excerpts: Excerpts,
    highlighters: Highlighters<'s>,
}

impl Shown<'_> {
    /// Reads an article, and cuts out of it what is asked for.
    fn hit(&self, analyzer: &mut Analyzer, (rank, score, address): Place) -> Result<Hit, Failed> {
        let article = stored::article(self.generation, address)?;
        let mut snippets = match self.excerpts {
            Excerpts::None => Vec::new(),
            Excerpts::Best(most) => snippet::snippets(&self.highlighters, analyzer, &article, most),
            Excerpts::Context(words) => snippet::contexts(&self.highlighters, analyzer, &article, words),
        };
        // Where the title alone has the words, and where none were searched, the text is shown from its beginning.
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

/// Where the words of a query stand in an article.
pub(crate) fn marks(
    generation: &Generation,
    analyzer: &mut Analyzer,
    ast: &Ast,
    article: &Article,
    options: &SearchOptions,
) -> Result<Vec<FieldMarks>, Failed> {
    let plan = lower(generation, analyzer, ast, options)?;
    let highlighters = Highlighters::new(&plan.marked);
    let marks = SNIPPET_FIELDS.map(|field| {
        let marks = highlighters.marks(analyzer, field, article.text(field));
        let marks = marks.into_iter().map(|mark| (mark.span.start, mark.span.end)).collect();
        FieldMarks { field: field.as_str(), marks }
    });
    Ok(marks.into_iter().filter(|of_field| !of_field.marks.is_empty()).collect())
}

/// Where the words of a query stand in one text of an article.
///
/// ```
/// use nachlese_query::SearchOptions;
///
/// # let folder = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctests/index.rs"));
/// # let index = nachlese_query::Index::open(folder.path().join("archive.index"))?;
/// let article = index.get("nw-7")?.unwrap();
/// let marks = index.marks("Hochwasser", &article, &SearchOptions::default())?;
/// assert_eq!((marks[0].field, &article.title[marks[0].marks[0].0..marks[0].marks[0].1]), ("title", "Hochwasser"));
/// # Ok::<(), nachlese_query::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct FieldMarks {
    /// `title`, `teaser` or `body`.
    pub field: &'static str,
    /// The words found, as byte ranges `[start, end)` of the text, in order.
    pub marks: Vec<(usize, usize)>,
}

/// Counts what a query matches.
pub(crate) fn count(
    generation: &Generation,
    analyzer: &mut Analyzer,
    ast: &Ast,
    options: &SearchOptions,
) -> Result<u64, Failed> {
    let plan = lower(generation, analyzer, ast, options)?;
    let count = plan.query.map(|query| generation.searcher.search(&query, &Count)).transpose()?;
    Ok(count.unwrap_or(0) as u64)
}

/// Runs a query for ids alone: no article is read.
pub(crate) fn rank(
    generation: &Generation,
    analyzer: &mut Analyzer,
    ast: &Ast,
    options: &SearchOptions,
) -> Result<Vec<Ranked>, Failed> {
    let plan = lower(generation, analyzer, ast, options)?;
    let options = SearchOptions { count: false, ..options.clone() };
    let page = page(generation, &plan, &options, MOST_HITS)?.hits;
    let ids = stored::ids(generation, page.iter().map(|(_, _, address)| *address))?;
    Ok(page.into_iter().zip(ids).map(|((rank, score, _), id)| Ranked { id, rank, score }).collect())
}

/// Where a hit stands among the others, its score, and where it lies.
type Place = (usize, Score, DocAddress);

/// Where the hits lie, and how many there are.
pub(crate) fn addresses(
    generation: &Generation,
    plan: &Plan,
    options: &SearchOptions,
) -> Result<(Vec<DocAddress>, u64), Failed> {
    let Page { hits, total } = page(generation, plan, options, MOST_HITS)?;
    Ok((hits.into_iter().map(|(_, _, address)| address).collect(), total.unwrap_or_default()))
}

/// Some of the hits.
#[derive(Default)]
struct Page {
    hits: Vec<Place>,
    /// Number of all, if it was to be counted.
    total: Option<u64>,
}

/// The hits from `offset` on; limit and offset are at most `most`.
fn page(generation: &Generation, plan: &Plan, options: &SearchOptions, most: usize) -> Result<Page, Failed> {
    let (limit, offset) = (options.limit.min(most), options.offset);
    let Some(query) = &plan.query else {
        return Ok(Page { hits: Vec::new(), total: options.count.then_some(0) });
    };
    let count = || Ok::<u64, Failed>(generation.searcher.search(query, &Count)? as u64);
    if limit == 0 || offset > most {
        return Ok(Page { hits: Vec::new(), total: options.count.then(count).transpose()? });
    }
    let Ranking { hits, total } = match options.sort {
        Sort::Relevance | Sort::Recent => {
            by_relevance(generation, plan, query, offset..offset + limit, options.sort)?
        }
        Sort::Newest => by_date(generation, query, offset + limit, Order::Desc)?,
        Sort::Oldest => by_date(generation, query, offset + limit, Order::Asc)?,
    };
    let total = if options.count { Some(total.map_or_else(count, Ok)?) } else { None };
    let places = hits.into_iter().zip(1..).map(|((score, address), rank)| (rank, score, address));
    Ok(Page { hits: places.skip(offset).take(limit).collect(), total })
}

/// Hits in order, and the number of all where it is known by the way.
struct Ranking {
    hits: Vec<(Score, DocAddress)>,
    total: Option<u64>,
}

/// The best hits, in order at the places `wanted`. The first pass finds the candidates, the second scores them over all
/// levels; so a hit's place does not depend on how many are asked for. Beyond the candidates the first pass decides. It is
/// asked for one of a few numbers of hits: Tantivy's pruning adds floats in an order that hangs on that number, and pages
/// must fit together.
fn by_relevance(
    generation: &Generation,
    plan: &Plan,
    query: &dyn Query,
    wanted: Range<usize>,
    sort: Sort,
) -> Result<Ranking, Failed> {
    let candidates = generation.schema.ranking.candidates;
    let steps = [candidates, 1000, 2 * MOST_HITS];
    let depth = steps.into_iter().find(|step| *step >= wanted.end).unwrap_or(wanted.end);
    let Ranking { hits: mut first_pass, total } = self::candidates(generation, plan, query, depth)?;
    let rest = first_pass.split_off(candidates.min(first_pass.len()));
    let recent = sort == Sort::Recent;
    let in_order = if recent { 0..first_pass.len() } else { wanted.clone() };
    let mut ranked = rescore::rescore(generation, &plan.scoring, first_pass, in_order)?;
    if recent {
        recent::discount(generation, &mut ranked)?;
    }
    // Beyond the candidates the first pass decides; its scores are of another scale and must not exceed theirs.
    let last = ranked.last().map_or(Score::MAX, |(score, _)| *score);
    ranked.extend(rest.into_iter().map(|(score, address)| (score.min(last), address)));
    ranked.truncate(wanted.end);
    Ok(Ranking { hits: ranked, total })
}

/// The best hits of the first pass.
fn candidates(
    generation: &Generation,
    plan: &Plan,
    query: &dyn Query,
    depth: usize,
) -> Result<Ranking, Failed> {
    let top = TopDocs::with_limit(depth).order_by_score();
    Ok(match &plan.ranking {
        Some(ranking) => Ranking { hits: first_pass::best(generation, ranking, depth)?, total: None },
        None if plan.listed => {
            let (hits, total) = generation.searcher.search(query, &(top, Count))?;
            Ranking { hits, total: Some(total as u64) }
        }
        // Counting would keep Tantivy from passing over what cannot be among the best.
        None => Ranking { hits: generation.searcher.search(query, &top)?, total: None },
    })
}

fn by_date(
    generation: &Generation,
    query: &dyn Query,
    wanted: usize,
    order: Order,
) -> Result<Ranking, Failed> {
    let Some(field) = generation.fields.published_at else {
        return Err(Error::NotProvided("sorted by date").into());
    };
    let name = generation.searcher.schema().get_field_name(field);
    let collector = TopDocs::with_limit(wanted).order_by_fast_field::<DateTime>(name, order);
    let (found, total) = generation.searcher.search(query, &(collector, Count))?;
    let hits = found.into_iter().map(|(_, address)| (0.0, address)).collect();
    Ok(Ranking { hits, total: Some(total as u64) })
}

/// The article with this id.
pub(crate) fn get(generation: &Generation, id: &str) -> Result<Option<Article>, Failed> {
    address(generation, id)?.map(|address| stored::article(generation, address)).transpose()
}

/// Where the article with this id lies.
pub(crate) fn address(generation: &Generation, id: &str) -> Result<Option<DocAddress>, Failed> {
    generation.first_with(&Term::from_field_text(generation.fields.id, id))
}

/// Whether the article with this id is a hit of a query.
fn matches(generation: &Generation, query: &dyn Query, id: &str) -> Result<bool, Failed> {
    let id = Term::from_field_text(generation.fields.id, id);
    let id: Box<dyn Query> = Box::new(TermQuery::new(id, IndexRecordOption::Basic));
    Ok(generation.searcher.search(&BooleanQuery::intersection(vec![id, query.box_clone()]), &Count)? > 0)
}

/// The fields that snippets are cut from, in the order in which they are shown.
const SNIPPET_FIELDS: [FieldName; 3] = FieldName::TEXTS;
