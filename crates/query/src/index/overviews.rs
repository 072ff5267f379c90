//! What a handle tells beside the best hits: all of them, counts, time, typical words, articles like another.

use super::Index;
use crate::aggregate::{self, Facet, Facets, Period, SignificantTerms, Similar, Timeline};
use crate::ast::{Query, sound};
use crate::error::Error;
use crate::hits;
use crate::options::SearchOptions;
use crate::present::{Article, FieldMarks, Hit, Hits};
use std::ops::ControlFlow;

impl Index {
    /// Passes on every hit as it is read, in order, however many there are: `limit` and `offset` of the options may be as large as the
    /// archive. Until `take` breaks. What it returns has everything but the hits.
    ///
    /// Costs some bytes for each hit, and the reading and analysis of each article that is passed on.
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
    /// let all = SearchOptions { limit: usize::MAX, ..SearchOptions::default() };
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
        let query = sound(query.into());
        self.run(|generation, analyzer| hits::visit(generation, analyzer, &query, options, take))
    }

    /// Where the words of a query stand in an article, by the rules of the query: to be marked where the article is shown whole. Only
    /// `matching` and `levels` of the options are looked at.
    ///
    /// Costs the analysis of the article.
    ///
    /// # Errors
    ///
    /// The index turned out to be damaged ([`Error::Damaged`]).
    ///
    /// ```
    /// use nachlese_query::SearchOptions;
    ///
    /// # let folder = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctests/index.rs"));
    /// # let index = nachlese_query::Index::open(folder.path().join("archive.index"))?;
    /// let article = index.get("ek-1")?.unwrap();
    /// let marks = index.marks("Sicherheit", &article, &SearchOptions::default())?;
    /// let body = marks.iter().find(|of_field| of_field.field == "body").unwrap();
    /// let (start, end) = body.marks[0];
    /// assert_eq!(&article.body[start..end], "Sicherheit");
    /// # Ok::<(), nachlese_query::Error>(())
    /// ```
    pub fn marks(
        &self,
        query: impl Into<Query>,
        article: &Article,
        options: &SearchOptions,
    ) -> Result<Vec<FieldMarks>, Error> {
        let query = sound(query.into());
        self.run(|generation, analyzer| hits::marks(generation, analyzer, &query, article, options))
    }

    /// How the articles of a query are spread over outlets, sections, authors, years, months. Only `matching` and `levels` of the options
    /// are looked at.
    ///
    /// Costs a pass over the columns of what is found: some ten milliseconds for a million articles.
    ///
    /// # Errors
    ///
    /// The index turned out to be damaged ([`Error::Damaged`]).
    ///
    /// ```
    /// use nachlese_query::{Facet, SearchOptions, ast::NameField};
    ///
    /// # let folder = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctests/index.rs"));
    /// # let index = nachlese_query::Index::open(folder.path().join("archive.index"))?;
    /// let counts = index.facets("Altenwehr", &[Facet::Name(NameField::Source)], &SearchOptions::default())?;
    /// let sources: Vec<_> = counts.facets[0].values.iter().map(|v| (v.value.as_str(), v.articles)).collect();
    /// assert_eq!(sources, [("Elbkurier", 1), ("Nordwarte", 1)]);
    /// # Ok::<(), nachlese_query::Error>(())
    /// ```
    pub fn facets(
        &self,
        query: impl Into<Query>,
        facets: &[Facet],
        options: &SearchOptions,
    ) -> Result<Facets, Error> {
        let query = sound(query.into());
        self.run(|generation, analyzer| aggregate::facets(generation, analyzer, &query, facets, options))
    }

    /// How the articles of a query are spread over time, beside all that the archive has of it. Days are Berlin's. Only `matching` and
    /// `levels` of the options are looked at.
    ///
    /// Costs a pass over the column of dates: a tenth of a second for a million articles.
    ///
    /// # Errors
    ///
    /// The index turned out to be damaged ([`Error::Damaged`]), or it keeps no dates ([`Error::NotProvided`]).
    ///
    /// ```
    /// use nachlese_query::{Period, SearchOptions};
    ///
    /// # let folder = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctests/index.rs"));
    /// # let index = nachlese_query::Index::open(folder.path().join("archive.index"))?;
    /// let years = index.timeline("Altenwehr", Period::Year, &SearchOptions::default())?;
    /// let counts: Vec<_> = years.bins.iter().map(|bin| (bin.period.as_str(), bin.articles)).collect();
    /// assert_eq!(counts, [("2024", 1), ("2025", 1)]);
    /// # Ok::<(), nachlese_query::Error>(())
    /// ```
    pub fn timeline(
        &self,
        query: impl Into<Query>,
        period: Period,
        options: &SearchOptions,
    ) -> Result<Timeline, Error> {
        let query = sound(query.into());
        self.run(|generation, analyzer| {
            if generation.fields.published_at.is_none() {
                return Err(Error::NotProvided("counted over time").into());
            }
            aggregate::timeline(generation, analyzer, &query, period, options)
        })
    }

    /// Articles on what the article with this id is about; `None` where there is no such article. `limit`, `offset`, `sort`, `levels` and
    /// `excerpts` of the options hold for them.
    ///
    /// Costs the analysis of the article and a search for two dozen words.
    ///
    /// # Errors
    ///
    /// The index turned out to be damaged ([`Error::Damaged`]).
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

    /// At most `limit` words that the best articles of a query have more often than others. Only `matching` and `levels` of the options are
    /// looked at.
    ///
    /// Costs the reading and analysis of 200 articles.
    ///
    /// # Errors
    ///
    /// The index turned out to be damaged ([`Error::Damaged`]).
    ///
    /// ```
    /// use nachlese_query::SearchOptions;
    ///
    /// # let folder = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctests/index.rs"));
    /// # let index = nachlese_query::Index::open(folder.path().join("archive.index"))?;
    /// let terms = index.significant_terms("Hochwasser", 5, &SearchOptions::default())?;
    /// assert_eq!((terms.articles, terms.terms.len()), (1, 0), "one article is not enough");
    /// # Ok::<(), nachlese_query::Error>(())
    /// ```
    pub fn significant_terms(
        &self,
        query: impl Into<Query>,
        limit: usize,
        options: &SearchOptions,
    ) -> Result<SignificantTerms, Error> {
        let query = sound(query.into());
        self.run(|generation, analyzer| {
            aggregate::significant_terms(generation, analyzer, &query, limit, options)
        })
    }
}
