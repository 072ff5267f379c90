//! Facets: the number of hits by outlet, section, author, year and so on.

use super::matching::matching;
use crate::ast::{NameField, Note, Query as Ast};
use crate::error::Failed;
use crate::generation::Generation;
use crate::options::MatchOptions;
use crate::plan::plan;
use crate::publication_day::by_day;
use nachlese_article::FieldName;
use nachlese_dates::Period;
use nachlese_german::Analyzer;
use rustc_hash::FxHashMap;
use serde::{Serialize, Serializer};
use std::collections::BTreeMap;

/// What articles are counted by.
///
/// ```
/// use nachlese_query::{Facet, ast::NameField};
///
/// assert_eq!(Facet::Name(NameField::Source).name(), "source");
/// assert_eq!(Facet::from_name("month"), Some(Facet::Month));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Facet {
    /// The values of a field: outlets, sections. An article counts once for each of its values.
    Name(NameField),
    /// The year of publication, in Berlin time.
    Year,
    /// The month of publication, in Berlin time.
    Month,
}

impl Facet {
    /// All facets of an index with the default schema.
    ///
    /// ```
    /// use nachlese_query::Facet;
    ///
    /// assert!(Facet::all().any(|facet| facet.name() == "author"));
    /// ```
    pub fn all() -> impl Iterator<Item = Facet> {
        NameField::facets().map(Facet::Name).chain([Facet::Year, Facet::Month])
    }

    /// The facet with this name.
    ///
    /// ```
    /// assert_eq!(nachlese_query::Facet::from_name("weekday"), None);
    /// ```
    pub fn from_name(name: &str) -> Option<Facet> {
        Facet::all().find(|facet| facet.name() == name)
    }

    /// Its name in results.
    ///
    /// ```
    /// assert_eq!(nachlese_query::Facet::Month.name(), "month");
    /// ```
    pub fn name(self) -> &'static str {
        match self {
            Facet::Name(field) => FieldName::from(field).as_str(),
            Facet::Year => "year",
            Facet::Month => "month",
        }
    }
}

impl Serialize for Facet {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

/// The counts of a query, by [`Index::facets`](crate::Index::facets).
///
/// ```
/// use nachlese_query::{Facet, MatchOptions, ast::NameField};
///
/// # let folder = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctests/index.rs"));
/// # let index = nachlese_query::Index::open(folder.path().join("archive.index"))?;
/// let facets = [Facet::Name(NameField::Source), Facet::Year];
/// let counts = index.facets("Altenwehr", &facets, &MatchOptions::default())?;
/// assert_eq!((counts.articles, counts.facets[0].facet), (2, facets[0]));
/// assert_eq!(counts.facets[0].values[0].value, "Elbkurier");
/// # Ok::<(), nachlese_query::Error>(())
/// ```
#[derive(Clone, Debug, Default, Serialize)]
#[non_exhaustive]
pub struct Facets {
    /// Number of articles that match the query.
    pub articles: u64,
    /// The counts of each requested facet.
    pub facets: Vec<FacetCounts>,
    /// Notes on how ambiguous parts of the query were interpreted.
    pub notes: Vec<Note>,
}

/// The counts of one facet.
///
/// ```
/// use nachlese_query::{Facet, MatchOptions, ast::NameField};
///
/// # let folder = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctests/index.rs"));
/// # let index = nachlese_query::Index::open(folder.path().join("archive.index"))?;
/// let section = Facet::Name(NameField::Section);
/// let counts = index.facets("*", &[section], &MatchOptions::default())?.facets.remove(0);
/// assert_eq!((counts.facet, counts.values.len(), counts.without), (section, 2, 0));
/// # Ok::<(), nachlese_query::Error>(())
/// ```
#[derive(Clone, Debug, Serialize)]
#[non_exhaustive]
pub struct FacetCounts {
    /// The facet.
    pub facet: Facet,
    /// The values: names by number of articles, then alphabetically; years and months
    /// chronologically. An article counts once for each of its values.
    pub values: Vec<FacetValue>,
    /// Number of articles without any value; all articles, if the index has no such column.
    pub without: u64,
}

/// A value and the number of articles that have it.
///
/// ```
/// use nachlese_query::{Facet, MatchOptions};
///
/// # let folder = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctests/index.rs"));
/// # let index = nachlese_query::Index::open(folder.path().join("archive.index"))?;
/// let counts = index.facets("Altenwehr", &[Facet::Year], &MatchOptions::default())?;
/// let first = &counts.facets[0].values[0];
/// assert_eq!((first.value.as_str(), first.articles), ("2024", 1));
/// # Ok::<(), nachlese_query::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct FacetValue {
    /// The name, the year (`2024`) or the month (`2024-05`).
    pub value: String,
    /// Number of articles that have it.
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
    // Years and months are summed from the same counts by day.
    let by_time = facets.iter().any(|facet| matches!(facet, Facet::Year | Facet::Month));
    let days = if by_time { by_day(generation, &found)? } else { FxHashMap::default() };
    let mut counted = Vec::new();
    for &facet in facets {
        let counts = match facet {
            Facet::Name(field) => by_name(generation, &found, field.into())?,
            Facet::Year => by_period(&days, Period::Year),
            Facet::Month => by_period(&days, Period::Month),
        };
        let Counted { values, with } = counts;
        let values = values.into_iter().map(|(value, articles)| FacetValue { value, articles }).collect();
        counted.push(FacetCounts { facet, values, without: articles.saturating_sub(with) });
    }
    let notes = ast.notes.iter().chain(&plan.notes).cloned().collect();
    Ok(Facets { articles, facets: counted, notes })
}

/// Values with the number of articles that have each, and the number of articles that have any.
struct Counted {
    values: Vec<(String, u64)>,
    with: u64,
}

fn by_name(generation: &Generation, found: &[Vec<u32>], field: FieldName) -> Result<Counted, Failed> {
    let mut counts: BTreeMap<String, u64> = BTreeMap::new();
    let mut with = 0;
    for (segment, documents) in generation.searcher.segment_readers().iter().zip(found) {
        let Ok(Some(names)) = segment.fast_fields().str(field.as_str()) else { continue };
        let mut by_ordinal: Vec<u64> = vec![0; names.num_terms()];
        for &document in documents {
            let mut has_any = false;
            for ordinal in names.term_ords(document) {
                has_any = true;
                if let Some(count) = usize::try_from(ordinal).ok().and_then(|at| by_ordinal.get_mut(at)) {
                    *count += 1;
                }
            }
            with += u64::from(has_any);
        }
        let mut name = String::new();
        for (ordinal, count) in (0..).zip(by_ordinal).filter(|(_, count)| *count > 0) {
            names.ord_to_str(ordinal, &mut name)?;
            *counts.entry(name.clone()).or_default() += count;
        }
    }
    let mut values: Vec<_> = counts.into_iter().collect();
    values.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    Ok(Counted { values, with })
}

fn by_period(days: &FxHashMap<i32, u64>, period: Period) -> Counted {
    let mut counts: BTreeMap<i32, u64> = BTreeMap::new();
    for (day, count) in days {
        *counts.entry(period.start(*day)).or_default() += count;
    }
    let values = counts.into_iter().map(|(start, count)| (period.label(start), count)).collect();
    Counted { values, with: days.values().sum() }
}
