//! Methods of the index besides those for the best hits: all hits, marks, facets, timelines,
//! significant terms, more like this.

use super::Index;
use crate::aggregate::{self, Facet, Facets, Period, SignificantTerms, Similar, Timeline};
use crate::ast::{Query, normalize};
use crate::error::{Error, Unsupported};
use crate::hits;
use crate::options::{MatchOptions, SearchOptions};
use crate::present::{Article, FieldMarks, Hit, Hits};
use std::ops::ControlFlow;

impl Index {
    /// Passes hits to `take`, one at a time and in order, until `take` breaks. The options `limit`
    /// and `offset` may be as large as the archive. The returned value has everything but the hits.
    ///
    /// Costs a few bytes of memory for each hit, and reading and analyzing each article that is
    /// passed on.
    ///
    /// # Errors
    ///
    /// As [`search`](Self::search).
    ///
    /// ```
    /// use nachlese_query::SearchOptions;
    /// use std::ops::ControlFlow;
    ///
    /// # let folder = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctests/index.rs"));
    /// # let index = nachlese_query::Index::open(folder.path().join("archive.index"))?;
    /// let all = SearchOptions::new().limit(usize::MAX);
    /// let mut ids = Vec::new();
    /// let found = index.visit("Altenwehr", &all, |hit| {
    ///     ids.push(hit.id);
    ///     ControlFlow::Continue(())
    /// })?;
    /// assert_eq!((ids.len(), found.total), (2, Some(2)));
    /// # Ok::<(), nachlese_query::Error>(())
    /// ```
    pub fn visit(
        &self,
        query: impl Into<Query>,
        options: &SearchOptions,
        take: impl FnMut(Hit) -> ControlFlow<()>,
    ) -> Result<Hits, Error> {
        let query = normalize(query.into());
        self.run(|generation, analyzer| hits::visit(generation, analyzer, &query, options, take))
    }

    /// Returns the marks of a query's words in an article, for showing the whole article.
    ///
    /// Costs analyzing the article.
    ///
    /// # Errors
    ///
    /// The index turns out to be damaged ([`Error::Damaged`]).
    ///
    /// ```
    /// use nachlese_query::MatchOptions;
    ///
    /// # let folder = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctests/index.rs"));
    /// # let index = nachlese_query::Index::open(folder.path().join("archive.index"))?;
    /// let article = index.get("ek-1")?.unwrap();
    /// let marks = index.marks("Sicherheit", &article, &MatchOptions::default())?;
    /// let body = marks.iter().find(|of_field| of_field.field == "body").unwrap();
    /// let (start, end) = body.marks[0];
    /// assert_eq!(&article.body[start..end], "Sicherheit");
    /// # Ok::<(), nachlese_query::Error>(())
    /// ```
    pub fn marks(
        &self,
        query: impl Into<Query>,
        article: &Article,
        options: &MatchOptions,
    ) -> Result<Vec<FieldMarks>, Error> {
        let query = normalize(query.into());
        self.run(|generation, analyzer| hits::marks(generation, analyzer, &query, article, options))
    }

    /// Counts the hits of a query by outlet, section, author, year or month.
    ///
    /// Costs a pass over the columns of the hits: some ten milliseconds for a million.
    ///
    /// # Errors
    ///
    /// The index turns out to be damaged ([`Error::Damaged`]).
    ///
    /// ```
    /// use nachlese_query::{Facet, MatchOptions, ast::NameField};
    ///
    /// # let folder = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctests/index.rs"));
    /// # let index = nachlese_query::Index::open(folder.path().join("archive.index"))?;
    /// let by_source = [Facet::Name(NameField::Source)];
    /// let counts = index.facets("Altenwehr", &by_source, &MatchOptions::default())?;
    /// let values = &counts.facets[0].values;
    /// assert_eq!((values[0].value.as_str(), values[0].articles), ("Elbkurier", 1));
    /// assert_eq!((values[1].value.as_str(), values[1].articles), ("Nordwarte", 1));
    /// # Ok::<(), nachlese_query::Error>(())
    /// ```
    pub fn facets(
        &self,
        query: impl Into<Query>,
        facets: &[Facet],
        options: &MatchOptions,
    ) -> Result<Facets, Error> {
        let query = normalize(query.into());
        self.run(|generation, analyzer| aggregate::facets(generation, analyzer, &query, facets, options))
    }

    /// Counts the hits of a query over time, compared with the whole archive, in Berlin time.
    ///
    /// Costs a pass over the column of dates: a tenth of a second for a million articles.
    ///
    /// # Errors
    ///
    /// The index turns out to be damaged ([`Error::Damaged`]), or it has no column of dates
    /// ([`Error::Unsupported`]).
    ///
    /// ```
    /// use nachlese_query::{MatchOptions, Period};
    ///
    /// # let folder = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctests/index.rs"));
    /// # let index = nachlese_query::Index::open(folder.path().join("archive.index"))?;
    /// let years = index.timeline("Altenwehr", Period::Year, &MatchOptions::default())?;
    /// assert_eq!((years.bins[0].period.as_str(), years.bins[0].articles), ("2024", 1));
    /// assert_eq!((years.bins[1].period.as_str(), years.bins[1].articles), ("2025", 1));
    /// # Ok::<(), nachlese_query::Error>(())
    /// ```
    pub fn timeline(
        &self,
        query: impl Into<Query>,
        period: Period,
        options: &MatchOptions,
    ) -> Result<Timeline, Error> {
        let query = normalize(query.into());
        self.run(|generation, analyzer| {
            if generation.fields.published_at.is_none() {
                return Err(Error::Unsupported(Unsupported::CountOverTime).into());
            }
            aggregate::timeline(generation, analyzer, &query, period, options)
        })
    }

    /// Returns articles on the same topic as the article with this id; `None` if there is no such
    /// article. The options `matching` and `count` are ignored.
    ///
    /// Costs analyzing the article and a search for two dozen words.
    ///
    /// # Errors
    ///
    /// The index turns out to be damaged ([`Error::Damaged`]).
    ///
    /// ```
    /// use nachlese_query::SearchOptions;
    ///
    /// # let folder = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctests/index.rs"));
    /// # let index = nachlese_query::Index::open(folder.path().join("archive.index"))?;
    /// let similar = index.more_like_this("nw-7", &SearchOptions::default())?.unwrap();
    /// assert_eq!((similar.hits.len(), similar.hits[0].rank), (1, 1));
    /// assert!(index.more_like_this("nw-99", &SearchOptions::default())?.is_none());
    /// # Ok::<(), nachlese_query::Error>(())
    /// ```
    pub fn more_like_this(&self, id: &str, options: &SearchOptions) -> Result<Option<Similar>, Error> {
        self.run(|generation, analyzer| {
            let article = hits::get(generation, id)?;
            article
                .map(|article| aggregate::more_like_this(generation, analyzer, &article, options))
                .transpose()
        })
    }

    /// Returns at most `limit` words that the best hits of a query have more often than the rest of
    /// the archive.
    ///
    /// Costs reading and analyzing 200 articles.
    ///
    /// # Errors
    ///
    /// The index turns out to be damaged ([`Error::Damaged`]).
    ///
    /// ```
    /// use nachlese_query::MatchOptions;
    ///
    /// # let folder = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctests/index.rs"));
    /// # let index = nachlese_query::Index::open(folder.path().join("archive.index"))?;
    /// let terms = index.significant_terms("Hochwasser", 5, &MatchOptions::default())?;
    /// assert_eq!((terms.articles, terms.terms.len()), (1, 0), "one article is not enough");
    /// # Ok::<(), nachlese_query::Error>(())
    /// ```
    pub fn significant_terms(
        &self,
        query: impl Into<Query>,
        limit: usize,
        options: &MatchOptions,
    ) -> Result<SignificantTerms, Error> {
        let query = normalize(query.into());
        self.run(|generation, analyzer| {
            aggregate::significant_terms(generation, analyzer, &query, limit, options)
        })
    }
}
