//! The search that users see: if no article has all of the words, it returns articles that have
//! some of them, with hints on what to try.

use crate::ast::Query;
use crate::error::Error;
use crate::index::Index;
use crate::options::{MOST_HITS, Match, SearchOptions};
use crate::present::{Hit, Hits};
use serde::Serialize;
use std::ops::ControlFlow;

/// The result of [`Index::answer`]: hits, possibly relaxed, and hints for the user.
///
/// ```
/// use nachlese_query::{Hint, SearchOptions};
///
/// # let folder = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctests/index.rs"));
/// # let index = nachlese_query::Index::open(folder.path().join("archive.index"))?;
/// let answer = index.answer("Lawrow Hochwasser", &SearchOptions::new())?;
/// assert!(answer.relaxed);
/// assert_eq!((answer.hits.hits.len(), answer.hits.total), (2, Some(2)));
/// assert_eq!(answer.hints, [Hint::Relaxed]);
/// # Ok::<(), nachlese_query::Error>(())
/// ```
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct Answer {
    /// The query as typed; empty if a program built it.
    pub query: String,
    /// The hits of the query, or of the relaxed query.
    pub hits: Hits,
    /// Whether the search was relaxed: no article has all of the words, so each hit lacks at least
    /// one of them.
    pub relaxed: bool,
    /// Hints for the user; empty if an article has all of the words.
    pub hints: Vec<Hint>,
}

/// Advice for the user whose query matches no article as it stands.
///
/// ```
/// use nachlese_query::{Hint, SearchOptions};
///
/// # let folder = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctests/index.rs"));
/// # let index = nachlese_query::Index::open(folder.path().join("archive.index"))?;
/// let hints = |query: &str| index.answer(query, &SearchOptions::new()).map(|answer| answer.hints);
/// assert_eq!(hints("Altenwehr")?, []);
/// assert_eq!(hints("\"\"")?, [Hint::EmptyQuery]);
/// assert_eq!(hints("=nirgends")?, [Hint::NoHits]);
/// # Ok::<(), nachlese_query::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Hint {
    /// A word may have been meant as an operator; operators are only recognized in capitals.
    #[serde(rename = "lower_case_operator")]
    LowercaseOperator {
        /// The word.
        word: &'static str,
        /// The operator.
        operator: &'static str,
    },
    /// The query has no word, name or date.
    EmptyQuery,
    /// No article has all of the words; the hits have some of them.
    Relaxed,
    /// No article matches. [`Index::explain`] says why.
    NoHits,
}

impl Answer {
    /// The answer to a search that must not be relaxed, for output formats that cannot show that
    /// words are missing.
    ///
    /// ```
    /// use nachlese_query::{Answer, Hint, SearchOptions, syntax::parse};
    ///
    /// # let folder = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctests/index.rs"));
    /// # let index = nachlese_query::Index::open(folder.path().join("archive.index"))?;
    /// let query = parse("Lawrow Hochwasser");
    /// let answer = Answer::new(&query, index.search(&query, &SearchOptions::new())?);
    /// assert_eq!(answer.hits.total, Some(0));
    /// assert_eq!(answer.hints, [Hint::NoHits]);
    /// # Ok::<(), nachlese_query::Error>(())
    /// ```
    pub fn new(query: &Query, hits: Hits) -> Answer {
        let mut hints = Vec::new();
        if hits.total == Some(0) {
            let operator = query.lowercase_operator();
            hints.extend(operator.map(|(word, operator)| Hint::LowercaseOperator { word, operator }));
            hints.push(if query.is_empty() { Hint::EmptyQuery } else { Hint::NoHits });
        }
        Answer { query: query.text.clone(), hits, relaxed: false, hints }
    }

    /// Whether articles match the query as it stands: `false` if there are no hits or the search
    /// was relaxed.
    ///
    /// ```
    /// use nachlese_query::SearchOptions;
    ///
    /// # let folder = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctests/index.rs"));
    /// # let index = nachlese_query::Index::open(folder.path().join("archive.index"))?;
    /// assert!(index.answer("Lawrow", &SearchOptions::new())?.is_match());
    /// assert!(!index.answer("Lawrow Hochwasser", &SearchOptions::new())?.is_match());
    /// # Ok::<(), nachlese_query::Error>(())
    /// ```
    pub fn is_match(&self) -> bool {
        !self.relaxed && self.hits.total != Some(0)
    }
}

impl Index {
    /// Searches, and relaxes the query if nothing matches. If a query consists of several bare
    /// words ([`Query::is_bare_words`]) and no article has all of them, a second search returns
    /// articles that have some of them, and the answer is marked as relaxed. Only a counted search
    /// with [`Match::All`] is relaxed.
    ///
    /// `limit` and `offset` may be as large as the archive. All hits are kept in memory; use
    /// [`visit`](Self::visit) to receive them one at a time.
    ///
    /// Costs one [`search`](Self::search), or two.
    ///
    /// # Errors
    ///
    /// As [`search`](Self::search).
    ///
    /// ```
    /// use nachlese_query::SearchOptions;
    ///
    /// # let folder = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctests/index.rs"));
    /// # let index = nachlese_query::Index::open(folder.path().join("archive.index"))?;
    /// let answer = index.answer("Altenwehr", &SearchOptions::new().limit(usize::MAX))?;
    /// assert!(answer.hits.hits.len() == 2 && !answer.relaxed && answer.hints.is_empty());
    /// # Ok::<(), nachlese_query::Error>(())
    /// ```
    pub fn answer(&self, query: impl Into<Query>, options: &SearchOptions) -> Result<Answer, Error> {
        let query = query.into();
        let is_page = options.limit <= MOST_HITS && options.offset <= MOST_HITS;
        let hits = if is_page { self.search(&query, options)? } else { self.collect(&query, options)? };
        let mut answer = Answer::new(&query, hits);
        let none = answer.hits.total == Some(0);
        if !none || options.matches.matching != Match::All || !query.is_bare_words() {
            return Ok(answer);
        }
        // A shared prefix alone would be too weak a match for someone who asked for all words.
        let levels = options.matches.levels.prefix(false);
        let relaxed = self.search(&query, &options.clone().matching(Match::Any).levels(levels))?;
        if relaxed.total > Some(0) {
            answer.hits = relaxed;
            answer.relaxed = true;
            answer.hints.retain(|hint| *hint != Hint::NoHits);
            answer.hints.push(Hint::Relaxed);
        }
        Ok(answer)
    }

    fn collect(&self, query: &Query, options: &SearchOptions) -> Result<Hits, Error> {
        let mut all: Vec<Hit> = Vec::new();
        let mut found = self.visit(query, options, |hit| {
            all.push(hit);
            ControlFlow::Continue(())
        })?;
        found.hits = all;
        Ok(found)
    }
}
