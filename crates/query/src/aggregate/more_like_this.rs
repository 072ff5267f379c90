//! Articles that share significant words with a given one.

use super::words::{ArticleWord, frequency, words};
use crate::ast::{Clause, Node, Query};
use crate::error::Failed;
use crate::generation::Generation;
use crate::hits;
use crate::options::{Match, SearchOptions};
use crate::present::{Article, Hit};
use nachlese_german::Analyzer;
use serde::Serialize;

/// Maximum number of words of an article that are searched: more take longer and do not improve
/// the results (Lucene's MoreLikeThis takes 25).
const MOST_WORDS: usize = 24;

/// Weight of a word in the title, compared with other words.
const TITLE: f32 = 2.0;

/// Articles similar to a given one, by [`Index::more_like_this`](crate::Index::more_like_this).
///
/// ```
/// use nachlese_query::SearchOptions;
///
/// # let folder = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctests/index.rs"));
/// # let index = nachlese_query::Index::open(folder.path().join("archive.index"))?;
/// let similar = index.more_like_this("ek-1", &SearchOptions::default())?.unwrap();
/// assert!(similar.words.iter().any(|word| word == "Altenwehr"));
/// assert_eq!(similar.hits[0].id, "nw-7");
/// # Ok::<(), nachlese_query::Error>(())
/// ```
#[derive(Clone, Debug, Default, Serialize)]
#[non_exhaustive]
pub struct Similar {
    /// The words that were searched, most significant first.
    pub words: Vec<String>,
    /// Similar articles, best first, without the article itself.
    pub hits: Vec<Hit>,
}

/// Finds articles similar to `article`.
pub(crate) fn more_like_this(
    generation: &Generation,
    analyzer: &mut Analyzer,
    article: &Article,
    options: &SearchOptions,
) -> Result<Similar, Failed> {
    let documents = generation.searcher.num_docs() as f32;
    let mut weighed: Vec<(f32, String, ArticleWord)> = Vec::new();
    for (stem, word) in words(analyzer, article) {
        let frequency = frequency(generation, &stem)? as f32;
        let idf = ((documents - frequency + 0.5) / (frequency + 0.5) + 1.0).ln();
        let occurrences = word.occurrences as f32;
        let weight = idf * occurrences / (occurrences + 1.0) * if word.in_title { TITLE } else { 1.0 };
        weighed.push((weight, stem, word));
    }
    weighed.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    weighed.truncate(MOST_WORDS);
    let found: Vec<String> = weighed.into_iter().map(|(.., word)| word.form).collect();
    let clauses = found.iter().map(|form| Clause::from(Node::Word(form.clone()))).collect();
    let query = Query { clauses, ..Query::default() };
    // One more, as the article itself is among them. From the first rank, as any page may have it.
    let limit = options.offset.saturating_add(options.limit).saturating_add(1);
    let all = options.clone().matching(Match::Any).limit(limit).offset(0).count(false);
    let mut hits = hits::search(generation, analyzer, &query, &all)?.hits;
    hits.retain(|hit| hit.id != article.id);
    for (hit, rank) in hits.iter_mut().zip(1..) {
        hit.rank = rank;
    }
    let hits = hits.into_iter().skip(options.offset).take(options.limit).collect();
    Ok(Similar { words: found, hits })
}
