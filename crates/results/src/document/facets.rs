//! How the hits of a query are distributed over outlets, sections, authors, years, months.

use super::{Document, Table, write_about};
use nachlese_query::{Facet, FacetCounts, FacetValue, Facets};
use serde::Serialize;
use std::io::{self, Write};

/// Facets of a query, with at most `limit` values of each.
#[derive(Clone, Copy, Debug)]
pub struct FacetsDocument<'a> {
    query: &'a str,
    facets: &'a Facets,
    limit: usize,
}

#[derive(Serialize)]
struct Json<'a> {
    articles: u64,
    facets: Vec<JsonFacet<'a>>,
}

#[derive(Serialize)]
struct JsonFacet<'a> {
    facet: &'static str,
    /// Number of all values, of which fewer may be listed.
    all_values: usize,
    without: u64,
    values: &'a [FacetValue],
}

impl<'a> FacetsDocument<'a> {
    /// The facets of this query.
    pub fn new(query: &'a str, facets: &'a Facets, limit: usize) -> FacetsDocument<'a> {
        FacetsDocument { query, facets, limit }
    }
}

impl Document for FacetsDocument<'_> {
    fn json(&self, out: &mut dyn Write) -> io::Result<()> {
        let facets = self.facets.facets.iter().map(|counts| JsonFacet {
            facet: counts.facet.name(),
            all_values: counts.values.len(),
            without: counts.without,
            values: shown_values(counts, self.limit),
        });
        let found = Json { articles: self.facets.articles, facets: facets.collect() };
        write_about(out, self.query, &self.facets.notes, found)
    }

    fn table(&self) -> Table {
        let rows = self.facets.facets.iter().flat_map(|counts| {
            let row = |value: &FacetValue| {
                vec![counts.facet.name().to_owned(), value.value.clone(), value.articles.to_string()]
            };
            shown_values(counts, self.limit).iter().map(row)
        });
        Table { columns: vec!["facet", "value", "articles"], rows: rows.collect() }
    }
}

/// The first values of a facet; of years and months, which are in their order, the last.
pub fn shown_values(counts: &FacetCounts, limit: usize) -> &[FacetValue] {
    let all = counts.values.as_slice();
    let limit = limit.min(all.len());
    let by_time = matches!(counts.facet, Facet::Year | Facet::Month);
    let range = if by_time { all.len() - limit..all.len() } else { 0..limit };
    all.get(range).unwrap_or_default()
}
