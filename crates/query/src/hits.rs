//! The hits of a query: planned, retrieved, ranked and presented.

use crate::ast::Query as Ast;
use crate::error::Failed;
use crate::generation::Generation;
use crate::options::{MOST_HITS, MatchOptions, SearchOptions};
use crate::plan::{Plan, plan};
use crate::present::{
    AlsoSearched, Article, FieldMarks, Highlighters, Hit, HitReader, Hits, Ranked, read_article,
};
use crate::retrieve::{Page, address, page};
use nachlese_german::Analyzer;
use nachlese_index_format::FieldName;
use std::ops::ControlFlow;
use tantivy::collector::Count;

impl Hits {
    /// What is known once the query is planned: everything but the hits.
    fn empty(generation: &Generation, ast: &Ast, plan: &Plan) -> Hits {
        let also_searched = plan
            .other_names
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

/// Runs a query: counts, ranks, reads the articles and makes the snippets.
pub(crate) fn search(
    generation: &Generation,
    analyzer: &mut Analyzer,
    ast: &Ast,
    options: &SearchOptions,
) -> Result<Hits, Failed> {
    let plan = plan(generation, analyzer, ast, &options.matches)?;
    let mut found = Hits::empty(generation, ast, &plan);
    let Page { hits, total } = page(generation, &plan, options, MOST_HITS)?;
    found.total = total;
    let reader = HitReader::new(generation, options.excerpts, &plan.marked);
    for hit in hits {
        found.hits.push(reader.read(analyzer, hit)?);
    }
    Ok(found)
}

/// Runs a query and passes each hit to `take` as it is read; the returned value has no hits.
pub(crate) fn visit(
    generation: &Generation,
    analyzer: &mut Analyzer,
    ast: &Ast,
    options: &SearchOptions,
    mut take: impl FnMut(Hit) -> ControlFlow<()>,
) -> Result<Hits, Failed> {
    let plan = plan(generation, analyzer, ast, &options.matches)?;
    let mut found = Hits::empty(generation, ast, &plan);
    let most = usize::try_from(generation.searcher.num_docs()).unwrap_or(usize::MAX);
    let Page { hits, total } = page(generation, &plan, options, most)?;
    found.total = total;
    let reader = HitReader::new(generation, options.excerpts, &plan.marked);
    for hit in hits {
        if take(reader.read(analyzer, hit)?).is_break() {
            break;
        }
    }
    Ok(found)
}

/// The marks of a query's words in an article.
pub(crate) fn marks(
    generation: &Generation,
    analyzer: &mut Analyzer,
    ast: &Ast,
    article: &Article,
    options: &MatchOptions,
) -> Result<Vec<FieldMarks>, Failed> {
    let plan = plan(generation, analyzer, ast, options)?;
    let highlighters = Highlighters::new(&plan.marked);
    let marks = FieldName::TEXTS.map(|field| {
        let marks = highlighters.marks(analyzer, field, article.text(field));
        let marks = marks.into_iter().map(|mark| (mark.span.start, mark.span.end)).collect();
        FieldMarks { field: field.as_str(), marks }
    });
    Ok(marks.into_iter().filter(|of_field| !of_field.marks.is_empty()).collect())
}

/// The article with this id.
pub(crate) fn get(generation: &Generation, id: &str) -> Result<Option<Article>, Failed> {
    address(generation, id)?.map(|address| read_article(generation, address)).transpose()
}

/// Counts the articles that match a query.
pub(crate) fn count(
    generation: &Generation,
    analyzer: &mut Analyzer,
    ast: &Ast,
    options: &MatchOptions,
) -> Result<u64, Failed> {
    let plan = plan(generation, analyzer, ast, options)?;
    let count = plan.query.map(|query| generation.searcher.search(&query, &Count)).transpose()?;
    Ok(count.unwrap_or(0) as u64)
}

/// Runs a query for ids only: no article is read.
pub(crate) fn rank(
    generation: &Generation,
    analyzer: &mut Analyzer,
    ast: &Ast,
    options: &SearchOptions,
) -> Result<Vec<Ranked>, Failed> {
    let plan = plan(generation, analyzer, ast, &options.matches)?;
    let options = SearchOptions { count: false, ..options.clone() };
    let page = page(generation, &plan, &options, MOST_HITS)?.hits;
    let ids = generation.ids(page.iter().map(|hit| hit.address))?;
    Ok(page.into_iter().zip(ids).map(|(hit, id)| Ranked { id, rank: hit.rank, score: hit.score }).collect())
}
