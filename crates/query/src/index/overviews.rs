//! What a handle offers besides the best hits: all of them, marks, facets, timelines, significant
//! terms, more like this.

use super::Index;
use crate::aggregate::{self, Facet, Facets, Period, SignificantTerms, Similar, Timeline};
use crate::ast::{Query, normalize};
use crate::error::{Error, Unsupported};
use crate::hits;
use crate::options::{MatchOptions, SearchOptions};
use crate::present::{Article, FieldMarks, Hit, Hits};
use std::ops::ControlFlow;

impl Index {
    /// Passes each hit to `take` as it is read, in order, until `take` breaks. `limit` and `offset`
    /// of the options may be as large as the archive. What it returns has everything but the hits.
    ///
    /// Costs some bytes for each hit, and the reading and analysis of each article that is passed
    /// on.
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

    /// Where the words of a query are in an article, as they are marked when the whole article is
    /// shown.
    ///
    /// Costs the analysis of the article.
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

    /// How the articles of a query are distributed over outlets, sections, authors, years, months.
    ///
    /// Costs a pass over the columns of the articles found: some ten milliseconds for a million.
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
    /// let counts = index.facets("Altenwehr", &[Facet::Name(NameField::Source)], &MatchOptions::default())?;
    /// let sources: Vec<_> = counts.facets[0].values.iter().map(|v| (v.value.as_str(), v.articles)).collect();
    /// assert_eq!(sources, [("Elbkurier", 1), ("Nordwarte", 1)]);
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

    /// How the articles of a query are distributed over time, compared with the whole archive. Days
    /// are Berlin's.
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
    /// let counts: Vec<_> = years.bins.iter().map(|bin| (bin.period.as_str(), bin.articles)).collect();
    /// assert_eq!(counts, [("2024", 1), ("2025", 1)]);
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

    /// Articles about the same as the article with this id; `None` if there is no such article.
    /// `matching` and `count` of the options are ignored.
    ///
    /// Costs the analysis of the article and a search for two dozen words.
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

    /// At most `limit` words that the best articles of a query have more often than others.
    ///
    /// Costs the reading and analysis of 200 articles.
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
