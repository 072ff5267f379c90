//! How the articles of a query are spread over outlets, sections, authors, years.

use super::matching::matching;
use crate::ast::{Note, Query as Ast};
use crate::error::Failed;
use crate::generation::Generation;
use crate::options::MatchOptions;
use crate::plan::plan;
use crate::publication_day::by_day;
use nachlese_dates::Period;
use nachlese_german::Analyzer;
use nachlese_index_format::FieldName;
use rustc_hash::FxHashMap;
use serde::Serialize;
use std::collections::BTreeMap;

/// By what articles are counted.
///
/// ```
/// assert_eq!(nachlese_query::Facet::Source.name(), "source");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Facet {
    /// The outlet.
    Source,
    /// The section.
    Section,
    /// The byline, as a whole.
    Author,
    /// The year of publication, by Berlin's clock.
    Year,
    /// The month of publication.
    Month,
}

impl Facet {
    /// All of them.
    pub const ALL: [Facet; 5] = [Facet::Source, Facet::Section, Facet::Author, Facet::Year, Facet::Month];

    /// Its name in results.
    ///
    /// ```
    /// assert_eq!(nachlese_query::Facet::Month.name(), "month");
    /// ```
    pub fn name(self) -> &'static str {
        match self {
            Facet::Source => "source",
            Facet::Section => "section",
            Facet::Author => "author",
            Facet::Year => "year",
            Facet::Month => "month",
        }
    }
}

/// The counts of a query, by [`Index::facets`](crate::Index::facets).
///
/// ```
/// use nachlese_query::{Facet, MatchOptions};
///
/// # let folder = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctests/index.rs"));
/// # let index = nachlese_query::Index::open(folder.path().join("archive.index"))?;
/// let counts = index.facets("Altenwehr", &[Facet::Source, Facet::Year], &MatchOptions::default())?;
/// assert_eq!(counts.articles, 2);
/// assert_eq!((counts.facets[0].facet, counts.facets[0].values[0].value.as_str()), (Facet::Source, "Elbkurier"));
/// # Ok::<(), nachlese_query::Error>(())
/// ```
#[derive(Clone, Debug, Default, Serialize)]
#[non_exhaustive]
pub struct Facets {
    /// Articles that the query finds.
    pub articles: u64,
    /// For each facet that was asked for, its counts.
    pub facets: Vec<FacetCounts>,
    /// How the query was read where that was not plain.
    pub notes: Vec<Note>,
}

/// The counts of one facet.
///
/// ```
/// use nachlese_query::{Facet, MatchOptions};
///
/// # let folder = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctests/index.rs"));
/// # let index = nachlese_query::Index::open(folder.path().join("archive.index"))?;
/// let section = index.facets("*", &[Facet::Section], &MatchOptions::default())?.facets.remove(0);
/// assert_eq!((section.facet, section.values.len(), section.without), (Facet::Section, 2, 0));
/// # Ok::<(), nachlese_query::Error>(())
/// ```
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct FacetCounts {
    /// By what was counted.
    pub facet: Facet,
    /// Every value that an article has: names by number of articles, then by name; years and months
    /// in their order.
    pub values: Vec<FacetValue>,
    /// Articles without one; where the index has no such column, all.
    pub without: u64,
}

/// A value and how many articles have it.
///
/// ```
/// use nachlese_query::{Facet, MatchOptions};
///
/// # let folder = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctests/index.rs"));
/// # let index = nachlese_query::Index::open(folder.path().join("archive.index"))?;
/// let years = index.facets("Altenwehr", &[Facet::Year], &MatchOptions::default())?.facets.remove(0).values;
/// assert_eq!((years[0].value.as_str(), years[0].articles), ("2024", 1));
/// # Ok::<(), nachlese_query::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct FacetValue {
    /// The name; `2024`, `2024-05`.
    pub value: String,
    /// Articles that have it.
    pub articles: u64,
}

pub(crate) fn facets(
    generation: &Generation,
    analyzer: &mut Analyzer,
    ast: &Ast,
    facets: &[Facet],
    options: &MatchOptions,
) -> Result<Facets, Failed> {
    let plan = plan(generation, analyzer, ast, options)?;
    let found = matching(generation, plan.query.as_deref())?;
    let articles: u64 = found.iter().map(|documents| documents.len() as u64).sum();
    // Years and months are counted of the same days.
    let by_time = facets.iter().any(|facet| matches!(facet, Facet::Year | Facet::Month));
    let days = if by_time { by_day(generation, &found)? } else { FxHashMap::default() };
    let mut counted = Vec::new();
    for &facet in facets {
        let counts = match facet {
            Facet::Source => by_name(generation, &found, FieldName::Source)?,
            Facet::Section => by_name(generation, &found, FieldName::Section)?,
            Facet::Author => by_name(generation, &found, FieldName::Author)?,
            Facet::Year => by_period(&days, Period::Year),
            Facet::Month => by_period(&days, Period::Month),
        };
        let values: Vec<_> =
            counts.into_iter().map(|(value, articles)| FacetValue { value, articles }).collect();
        let with: u64 = values.iter().map(|value| value.articles).sum();
        counted.push(FacetCounts { facet, values, without: articles.saturating_sub(with) });
    }
    let notes = ast.notes.iter().chain(&plan.notes).cloned().collect();
    Ok(Facets { articles, facets: counted, notes })
}

fn by_name(
    generation: &Generation,
    found: &[Vec<u32>],
    field: FieldName,
) -> Result<Vec<(String, u64)>, Failed> {
    let mut counts: BTreeMap<String, u64> = BTreeMap::new();
    for (segment, documents) in generation.searcher.segment_readers().iter().zip(found) {
        let Ok(Some(names)) = segment.fast_fields().str(field.as_str()) else { continue };
        let mut by_ordinal: Vec<u64> = vec![0; names.num_terms()];
        for &document in documents {
            for ordinal in names.term_ords(document) {
                if let Some(count) = usize::try_from(ordinal).ok().and_then(|at| by_ordinal.get_mut(at)) {
                    *count += 1;
                }
            }
        }
        let mut name = String::new();
        for (ordinal, count) in (0..).zip(by_ordinal).filter(|(_, count)| *count > 0) {
            names.ord_to_str(ordinal, &mut name)?;
            *counts.entry(name.clone()).or_default() += count;
        }
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    Ok(counts)
}

fn by_period(days: &FxHashMap<i32, u64>, period: Period) -> Vec<(String, u64)> {
    let mut counts: BTreeMap<i32, u64> = BTreeMap::new();
    for (day, count) in days {
        *counts.entry(period.start(*day)).or_default() += count;
    }
    counts.into_iter().map(|(start, count)| (period.label(start), count)).collect()
}
