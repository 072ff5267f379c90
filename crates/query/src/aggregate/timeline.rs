//! The timeline of a query: its hits by period of publication, compared with the whole archive.

use super::matching::matching;
use crate::ast::{Node, Note, NoteKind, Query as Ast};
use crate::error::Failed;
use crate::generation::Generation;
use crate::options::MatchOptions;
use crate::plan::plan;
use crate::publication_day::{Dated, DayColumn};
use nachlese_dates::Days;
pub use nachlese_dates::Period;
use nachlese_german::Analyzer;
use rustc_hash::FxHashMap;
use serde::Serialize;
use std::collections::BTreeMap;

/// The hits of a query over time, by [`Index::timeline`](crate::Index::timeline).
///
/// ```
/// use nachlese_query::{MatchOptions, Period};
///
/// # let folder = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctests/index.rs"));
/// # let index = nachlese_query::Index::open(folder.path().join("archive.index"))?;
/// let months = index.timeline("Lawrow", Period::Month, &MatchOptions::default())?;
/// assert_eq!((months.articles, months.bins.len()), (1, 9));
/// assert_eq!((months.undated, months.implausible), (0, 0));
/// # Ok::<(), nachlese_query::Error>(())
/// ```
#[derive(Clone, Debug, Default, Serialize)]
#[non_exhaustive]
pub struct Timeline {
    /// Number of articles that match the query.
    pub articles: u64,
    /// Number of those without a date, which are in no bin.
    pub undated: u64,
    /// Number of those with an implausible date, which are in no bin.
    pub implausible: u64,
    /// Every period from the archive's first day to its last, within the dates of the query; at
    /// most 100,000.
    pub bins: Vec<Bin>,
    /// Notes on how ambiguous parts of the query were interpreted.
    pub notes: Vec<Note>,
    /// Number of articles of the query and of the archive, by day.
    #[serde(skip)]
    days: BTreeMap<i32, (u64, u64)>,
}

impl Timeline {
    /// Number of days from the first day that has an article to the last.
    ///
    /// ```
    /// use nachlese_query::{MatchOptions, Period};
    ///
    /// # let folder = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctests/index.rs"));
    /// # let index = nachlese_query::Index::open(folder.path().join("archive.index"))?;
    /// assert_eq!(index.timeline("Lawrow", Period::Year, &MatchOptions::default())?.days(), 237);
    /// # Ok::<(), nachlese_query::Error>(())
    /// ```
    pub fn days(&self) -> usize {
        let (Some(first), Some(last)) = (self.days.keys().next(), self.days.keys().next_back()) else {
            return 0;
        };
        usize::try_from(last.abs_diff(*first)).unwrap_or(usize::MAX).saturating_add(1)
    }

    /// The same timeline by another period. Costs no search.
    ///
    /// ```
    /// use nachlese_query::{MatchOptions, Period};
    ///
    /// # let folder = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctests/index.rs"));
    /// # let index = nachlese_query::Index::open(folder.path().join("archive.index"))?;
    /// let years = index.timeline("Lawrow", Period::Year, &MatchOptions::default())?;
    /// assert_eq!((years.bins.len(), years.by(Period::Quarter).bins.len()), (2, 4));
    /// # Ok::<(), nachlese_query::Error>(())
    /// ```
    #[must_use]
    pub fn by(&self, period: Period) -> Timeline {
        let mut timeline = self.clone();
        timeline.bins.clear();
        timeline.fill(period);
        timeline
    }

    /// Sums the days into bins.
    fn fill(&mut self, period: Period) {
        let mut counts: BTreeMap<i32, (u64, u64)> = BTreeMap::new();
        for (day, (articles, archive)) in &self.days {
            let count = counts.entry(period.start(*day)).or_default();
            *count = (count.0 + articles, count.1 + archive);
        }
        let (Some(mut start), Some(last)) =
            (counts.keys().next().copied(), counts.keys().next_back().copied())
        else {
            return;
        };
        // Of too many bins the last are returned: an article from 1700 must not hide today's.
        let length = usize::try_from(period.next(start) - start).unwrap_or(1).max(1);
        if usize::try_from(last - start).unwrap_or(usize::MAX) / length > MOST_BINS {
            let days = i32::try_from(MOST_BINS * length).unwrap_or(i32::MAX);
            start = period.start(last.saturating_sub(days));
            let kind = NoteKind::TooManyPeriods { most: MOST_BINS, from: period.label(start) };
            self.notes.push(Note::new(0..0, kind));
        }
        while start <= last {
            let next = period.next(start);
            let (articles, archive) = counts.get(&start).copied().unwrap_or_default();
            self.bins.push(Bin {
                period: period.label(start),
                first: Days::text(start),
                last: Days::text(next - 1),
                articles,
                archive,
                per_thousand: (archive > 0).then(|| articles as f64 * 1000.0 / archive as f64),
            });
            start = next;
        }
    }
}

/// One period.
///
/// ```
/// use nachlese_query::{MatchOptions, Period};
///
/// # let folder = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctests/index.rs"));
/// # let index = nachlese_query::Index::open(folder.path().join("archive.index"))?;
/// let bins = index.timeline("Lawrow", Period::Month, &MatchOptions::default())?.bins;
/// assert_eq!((bins[0].period.as_str(), bins[0].articles, bins[0].archive), ("2024-05", 1, 1));
/// assert_eq!((bins[0].first.as_str(), bins[0].last.as_str()), ("2024-05-01", "2024-05-31"));
/// assert_eq!(bins[0].per_thousand, Some(1000.0));
/// assert_eq!(bins[1].per_thousand, None, "the archive has no article of June");
/// # Ok::<(), nachlese_query::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Bin {
    /// `2024-05-15`, `2024-W20`, `2024-05`, `2024-Q2`, `2024`.
    pub period: String,
    /// Its first day.
    pub first: String,
    /// Its last day.
    pub last: String,
    /// Number of articles that match the query.
    pub articles: u64,
    /// Number of all articles of the archive.
    pub archive: u64,
    /// Articles that match, per thousand of the archive; `None` if the archive has none.
    pub per_thousand: Option<f64>,
}

/// Maximum number of bins: a wrong year must not cost a gigabyte.
const MOST_BINS: usize = 100_000;

pub(crate) fn timeline(
    generation: &Generation,
    analyzer: &mut Analyzer,
    ast: &Ast,
    period: Period,
    options: &MatchOptions,
) -> Result<Timeline, Failed> {
    let plan = plan(generation, analyzer, ast, options)?;
    let found = matching(generation, plan.query.as_deref())?;
    let mut timeline = Timeline {
        articles: found.iter().map(|documents| documents.len() as u64).sum(),
        notes: ast.notes.iter().chain(&plan.notes).cloned().collect(),
        ..Timeline::default()
    };
    let mut days: FxHashMap<i32, (u64, u64)> = FxHashMap::default();
    let span = asked_span(ast);
    for (segment, documents) in generation.searcher.segment_readers().iter().zip(found) {
        let column = DayColumn::open(generation, segment)?;
        for document in documents {
            match column.of(document) {
                Dated::On(day) => days.entry(day).or_default().0 += 1,
                Dated::Implausibly => timeline.implausible += 1,
                Dated::Not => timeline.undated += 1,
            }
        }
        for document in segment.doc_ids_alive() {
            if let Dated::On(day) = column.of(document)
                && (span.0..=span.1).contains(&day)
            {
                days.entry(day).or_default().1 += 1;
            }
        }
    }
    timeline.days = days.into_iter().collect();
    timeline.fill(period);
    Ok(timeline)
}

/// The first and last day allowed by the dates of a query.
fn asked_span(ast: &Ast) -> (i32, i32) {
    let spans = ast.clauses.iter().filter(|clause| !clause.negated).filter_map(|clause| match &clause.node {
        Node::Date(span) => Some(span.days()),
        _ => None,
    });
    spans.fold((i32::MIN, i32::MAX), |(first, last), (from, until)| {
        (first.max(from.map_or(i32::MIN, Days::number_of)), last.min(until.map_or(i32::MAX, Days::number_of)))
    })
}
