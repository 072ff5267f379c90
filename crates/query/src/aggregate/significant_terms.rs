//! Significant terms: words that the hits of a query have more often than other articles.
//!
//! They are scored by the log-likelihood ratio (Dunning 1993), as in comparing corpora, of the
//! number of best hits that have a word and the number of articles of the archive that have it.

use super::words::{frequency, words};
use crate::ast::{Note, Query as Ast};
use crate::error::Failed;
use crate::generation::Generation;
use crate::options::{MOST_HITS, MatchOptions, SearchOptions};
use crate::plan::{ScoredTerm, plan};
use crate::present::read_article;
use crate::retrieve::{Page, page};
use nachlese_german::{Analyzer, Level};
use serde::Serialize;
use std::collections::HashMap;

/// Number of best hits that are read: more take longer and give the same words.
const READ: usize = 200;

/// Minimum number of articles that must have a word, as others occur by chance.
const LEAST: u64 = 2;

/// Significant terms of the hits of a query, by
/// [`Index::significant_terms`](crate::Index::significant_terms).
///
/// ```
/// use nachlese_query::MatchOptions;
///
/// # let folder = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctests/index.rs"));
/// # let index = nachlese_query::Index::open(folder.path().join("archive.index"))?;
/// let terms = index.significant_terms("Altenwehr", 10, &MatchOptions::default())?;
/// assert_eq!((terms.articles, terms.read), (2, 2));
/// # Ok::<(), nachlese_query::Error>(())
/// ```
#[derive(Clone, Debug, Default, Serialize)]
#[non_exhaustive]
pub struct SignificantTerms {
    /// Number of articles that match the query.
    pub articles: u64,
    /// Number of best hits whose words were counted: at most 200.
    pub read: u64,
    /// The words, most significant first, without those of the query.
    pub terms: Vec<SignificantTerm>,
    /// Notes on how ambiguous parts of the query were interpreted.
    pub notes: Vec<Note>,
}

/// A significant term.
///
/// ```
/// use nachlese_query::MatchOptions;
///
/// # let folder = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctests/index.rs"));
/// # let index = nachlese_query::Index::open(folder.path().join("archive.index"))?;
/// for term in index.significant_terms("Altenwehr", 10, &MatchOptions::default())?.terms {
///     println!("{} {} of {} {:.1}", term.term, term.articles, term.archive, term.score);
/// }
/// # Ok::<(), nachlese_query::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct SignificantTerm {
    /// The word, in the form that the best hit has; all forms are counted.
    pub term: String,
    /// Number of best hits that have it.
    pub articles: u64,
    /// Number of articles of the archive that have it.
    pub archive: u64,
    /// The log-likelihood ratio: higher is more significant. Only comparable within one query.
    pub score: f64,
}

/// Finds the significant terms of a query.
pub(crate) fn significant_terms(
    generation: &Generation,
    analyzer: &mut Analyzer,
    ast: &Ast,
    limit: usize,
    options: &MatchOptions,
) -> Result<SignificantTerms, Failed> {
    let plan = plan(generation, analyzer, ast, options)?;
    let best = SearchOptions::new().matches(*options).limit(READ);
    let Page { hits, total } = page(generation, &plan, &best, MOST_HITS)?;
    let articles = total.unwrap_or_default();
    let mut counted: HashMap<String, (u64, String)> = HashMap::new();
    for hit in &hits {
        let article = read_article(generation, hit.address)?;
        for (stem, word) in words(analyzer, &article) {
            counted.entry(stem).or_insert_with(|| (0, word.form)).0 += 1;
        }
    }
    let own = plan.scored.iter().flat_map(|scored| &scored.terms);
    let own: Vec<&ScoredTerm> = own.filter(|term| matches!(term.level, Level::Stem | Level::Exact)).collect();
    counted.retain(|stem, (articles, _)| *articles >= LEAST && own.iter().all(|term| term.text != *stem));
    let (read, documents) = (hits.len() as f64, generation.searcher.num_docs() as f64);
    let mut terms = Vec::new();
    for (stem, (articles, form)) in counted {
        let archive = frequency(generation, &stem)?.max(articles);
        let score = log_likelihood(articles as f64, read, archive as f64, documents);
        if score > 0.0 {
            terms.push(SignificantTerm { term: form, articles, archive, score });
        }
    }
    terms.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| a.term.cmp(&b.term)));
    terms.truncate(limit);
    let notes = ast.notes.iter().chain(&plan.notes).cloned().collect();
    Ok(SignificantTerms { articles, read: hits.len() as u64, terms, notes })
}

/// The log-likelihood ratio of `here` in `read` documents compared with `all` in `documents`; 0 if
/// the word is not more frequent here.
fn log_likelihood(here: f64, read: f64, all: f64, documents: f64) -> f64 {
    let (elsewhere, others) = (all - here, documents - read);
    if others <= 0.0 || here / read <= elsewhere / others {
        return 0.0;
    }
    let share = all / documents;
    let part = |observed: f64, expected: f64| {
        if observed > 0.0 { observed * (observed / expected).ln() } else { 0.0 }
    };
    let of = |with: f64, total: f64| part(with, total * share) + part(total - with, total * (1.0 - share));
    2.0 * (of(here, read) + of(elsewhere, others))
}

#[cfg(test)]
mod tests {
    use super::log_likelihood;

    #[test]
    fn what_is_more_frequent_here_than_elsewhere_is_significant() {
        let score = |here, all| log_likelihood(here, 100.0, all, 10_000.0);
        assert_eq!(score(1.0, 1_000.0), 0.0);
        assert!(score(50.0, 60.0) > score(50.0, 3_000.0));
        assert!(score(50.0, 60.0) > score(2.0, 2.0));
        assert!(score(100.0, 100.0).is_finite());
    }
}
