//! Words that the articles of a query have more often than other articles.
//!
//! Dunning's log-likelihood ratio (Dunning 1993), as corpora are compared by it: of the best articles, how many have the word, beside how many
//! of the archive.

use super::{frequency, words};
use crate::ast::{Note, Query as Ast};
use crate::error::Failed;
use crate::generation::Generation;
use crate::hits;
use crate::lowering::{Way, lower};
use crate::options::{MatchOptions, SearchOptions};
use nachlese_german::{Analyzer, Level};
use serde::Serialize;
use std::collections::HashMap;

/// Articles that are read: of more the same words come out, and each costs time.
const READ: usize = 200;

/// Words of fewer articles are chance.
const LEAST: u64 = 2;

/// Typical words of the articles of a query, by [`Index::terms`](crate::Index::terms).
///
/// ```
/// use nachlese_query::MatchOptions;
///
/// # let folder = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctests/index.rs"));
/// # let index = nachlese_query::Index::open(folder.path().join("archive.index"))?;
/// let terms = index.terms("Altenwehr", 10, &MatchOptions::default())?;
/// assert_eq!((terms.articles, terms.read), (2, 2));
/// # Ok::<(), nachlese_query::Error>(())
/// ```
#[derive(Clone, Debug, Default, Serialize)]
#[non_exhaustive]
pub struct TypicalTerms {
    /// Articles that the query finds.
    pub articles: u64,
    /// The best of them, whose words were counted: at most 200.
    pub read: u64,
    /// The words, the most typical first; the query's own are left out.
    pub terms: Vec<TypicalTerm>,
    /// How the query was read where that was not plain.
    pub notes: Vec<Note>,
}

/// A word that is typical.
///
/// ```
/// use nachlese_query::MatchOptions;
///
/// # let folder = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctests/index.rs"));
/// # let index = nachlese_query::Index::open(folder.path().join("archive.index"))?;
/// for term in index.terms("Altenwehr", 10, &MatchOptions::default())?.terms {
///     println!("{} {} of {} {:.1}", term.term, term.articles, term.archive, term.score);
/// }
/// # Ok::<(), nachlese_query::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct TypicalTerm {
    /// The word, as the best of the articles prints it; any form is counted.
    pub term: String,
    /// Of the articles that were read, those that have it.
    pub articles: u64,
    /// Of all articles of the archive, those that have it.
    pub archive: u64,
    /// How far that is from chance: higher is more typical. Comparable within one query only.
    pub score: f64,
}

pub(crate) fn terms(
    generation: &Generation,
    analyzer: &mut Analyzer,
    ast: &Ast,
    limit: usize,
    options: &MatchOptions,
) -> Result<TypicalTerms, Failed> {
    let plan = lower(generation, analyzer, ast, options)?;
    let best = SearchOptions::new().matches(*options).limit(READ);
    let (addresses, articles) = hits::addresses(generation, &plan, &best)?;
    let mut counted: HashMap<String, (u64, String)> = HashMap::new();
    for address in &addresses {
        let article = hits::article(generation, *address)?;
        for (stem, word) in words(analyzer, &article) {
            counted.entry(stem).or_insert_with(|| (0, word.form)).0 += 1;
        }
    }
    let asked = plan.scoring.iter().flat_map(|scored| &scored.ways);
    let asked: Vec<&Way> = asked.filter(|way| matches!(way.level, Level::Stem | Level::Exact)).collect();
    counted.retain(|stem, (articles, _)| *articles >= LEAST && asked.iter().all(|way| way.text != *stem));
    let (read, documents) = (addresses.len() as f64, generation.searcher.num_docs() as f64);
    let mut terms = Vec::new();
    for (stem, (articles, form)) in counted {
        let archive = frequency(generation, &stem)?.max(articles);
        let score = log_likelihood(articles as f64, read, archive as f64, documents);
        if score > 0.0 {
            terms.push(TypicalTerm { term: form, articles, archive, score });
        }
    }
    terms.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| a.term.cmp(&b.term)));
    terms.truncate(limit);
    let notes = ast.notes.iter().chain(&plan.notes).cloned().collect();
    Ok(TypicalTerms { articles, read: addresses.len() as u64, terms, notes })
}

/// How far `here` of `read` is from `all` of `documents`, where it is more; else 0.
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
    fn what_is_more_frequent_here_than_elsewhere_is_typical() {
        let score = |here, all| log_likelihood(here, 100.0, all, 10_000.0);
        assert_eq!(score(1.0, 1_000.0), 0.0);
        assert!(score(50.0, 60.0) > score(50.0, 3_000.0));
        assert!(score(50.0, 60.0) > score(2.0, 2.0));
        assert!(score(100.0, 100.0).is_finite());
    }
}
