//! The coverage of an index: its outlets, first and last day, and gaps.

mod gaps;

pub use gaps::Gap;

use crate::error::Failed;
use crate::generation::Generation;
use crate::publication_day::{Dated, DayColumn};
use nachlese_dates::Days;
use nachlese_index_format::FieldName;
use serde::Serialize;
use std::collections::{BTreeMap, HashMap};

/// The coverage of an index, in Berlin time.
///
/// ```
/// # let folder = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctests/index.rs"));
/// # let index = nachlese_query::Index::open(folder.path().join("archive.index"))?;
/// let coverage = index.coverage()?;
/// assert_eq!((coverage.articles, coverage.undated, coverage.implausible), (2, 0, 0));
/// assert_eq!(coverage.first.as_deref(), Some("2024-05-12"));
/// assert_eq!(coverage.sources[0].source, "Elbkurier");
/// # Ok::<(), nachlese_query::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Coverage {
    /// Number of articles.
    pub articles: u64,
    /// Number of articles without a date.
    pub undated: u64,
    /// Number of articles with an implausible date, in the future or at the epoch of computers'
    /// clocks. They are not considered below.
    pub implausible: u64,
    /// The day of the first article.
    pub first: Option<String>,
    /// The day of the last article.
    pub last: Option<String>,
    /// Periods without any article, longest first.
    pub gaps: Vec<Gap>,
    /// The outlets, by number of articles, highest first. An unknown outlet has an empty name; if
    /// the schema has no facet of sources, all are unknown.
    pub sources: Vec<SourceCoverage>,
}

/// The coverage of an outlet.
///
/// ```
/// # let folder = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctests/index.rs"));
/// # let index = nachlese_query::Index::open(folder.path().join("archive.index"))?;
/// let outlet = &index.coverage()?.sources[1];
/// assert_eq!((outlet.source.as_str(), outlet.articles), ("Nordwarte", 1));
/// assert_eq!((outlet.undated, outlet.implausible), (0, 0));
/// assert_eq!(outlet.first.as_deref(), Some("2025-01-03"));
/// assert_eq!(outlet.last, outlet.first);
/// assert!(outlet.gaps.is_empty());
/// # Ok::<(), nachlese_query::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct SourceCoverage {
    /// The outlet.
    pub source: String,
    /// Number of its articles.
    pub articles: u64,
    /// Number of its articles without a date.
    pub undated: u64,
    /// Number of its articles with an implausible date.
    pub implausible: u64,
    /// The day of its first article.
    pub first: Option<String>,
    /// The day of its last article.
    pub last: Option<String>,
    /// Periods without any of its articles, longest first.
    pub gaps: Vec<Gap>,
}

/// Number of articles by day.
#[derive(Default)]
struct Calendar {
    articles: u64,
    undated: u64,
    implausible: u64,
    days: BTreeMap<i32, u64>,
}

impl Calendar {
    fn count(&mut self, dated: Dated) {
        self.articles += 1;
        match dated {
            Dated::On(day) => *self.days.entry(day).or_default() += 1,
            Dated::Implausibly => self.implausible += 1,
            Dated::Not => self.undated += 1,
        }
    }

    fn end(&self, end: Option<&i32>) -> Option<String> {
        end.map(|day| Days::text(*day))
    }

    fn first(&self) -> Option<String> {
        self.end(self.days.keys().next())
    }

    fn last(&self) -> Option<String> {
        self.end(self.days.keys().next_back())
    }

    fn gaps(&self) -> Vec<Gap> {
        gaps::gaps(&self.days.keys().copied().collect::<Vec<_>>())
    }
}

/// Reads the columns of dates and sources, not the articles.
pub(crate) fn coverage(generation: &Generation) -> Result<Coverage, Failed> {
    let mut all = Calendar::default();
    let mut sources: HashMap<String, Calendar> = HashMap::new();
    for segment in generation.searcher.segment_readers() {
        let days = DayColumn::open(generation, segment)?;
        let names = segment.fast_fields().str(FieldName::Source.as_str()).ok().flatten();
        let mut by_ordinal: HashMap<Option<u64>, Calendar> = HashMap::new();
        for document in segment.doc_ids_alive() {
            let dated = days.of(document);
            let source = names.as_ref().and_then(|names| names.term_ords(document).next());
            all.count(dated);
            by_ordinal.entry(source).or_default().count(dated);
        }
        for (ordinal, calendar) in by_ordinal {
            let mut name = String::new();
            if let Some((names, ordinal)) = names.as_ref().zip(ordinal) {
                names.ord_to_str(ordinal, &mut name)?;
            }
            let known = sources.entry(name).or_default();
            known.articles += calendar.articles;
            known.undated += calendar.undated;
            known.implausible += calendar.implausible;
            for (day, articles) in calendar.days {
                *known.days.entry(day).or_default() += articles;
            }
        }
    }
    let mut sources: Vec<SourceCoverage> = sources
        .into_iter()
        .map(|(source, calendar)| SourceCoverage {
            source,
            articles: calendar.articles,
            undated: calendar.undated,
            implausible: calendar.implausible,
            first: calendar.first(),
            last: calendar.last(),
            gaps: calendar.gaps(),
        })
        .collect();
    sources.sort_by(|a, b| b.articles.cmp(&a.articles).then_with(|| a.source.cmp(&b.source)));
    Ok(Coverage {
        articles: all.articles,
        undated: all.undated,
        implausible: all.implausible,
        first: all.first(),
        last: all.last(),
        gaps: all.gaps(),
        sources,
    })
}
