//! The day of publication of articles.

use crate::error::Failed;
use crate::generation::Generation;
use nachlese_dates::{Days, Moment};
use rustc_hash::FxHashMap;
use tantivy::columnar::Column;
use tantivy::{DateTime, DocId, SegmentReader};

/// What is known of the day on which an article was published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Dated {
    /// The day, by its number ([`Days`]).
    On(i32),
    /// An implausible date, in the future or at the epoch of computers' clocks.
    Implausibly,
    /// No date.
    Not,
}

/// The days of a segment's articles, in Berlin time.
pub(crate) struct DayColumn {
    dates: Option<Column<DateTime>>,
    days: Days,
    now: Moment,
}

impl DayColumn {
    pub(crate) fn open(generation: &Generation, segment: &SegmentReader) -> Result<DayColumn, Failed> {
        let dates = match generation.fields.published_at {
            Some(field) => {
                let name = generation.searcher.schema().get_field_name(field);
                segment.fast_fields().column_opt(name)?
            }
            None => None,
        };
        Ok(DayColumn { dates, days: Days::new(), now: Moment::now() })
    }

    pub(crate) fn of(&self, document: DocId) -> Dated {
        let Some(date) = self.dates.as_ref().and_then(|dates| dates.first(document)) else {
            return Dated::Not;
        };
        let seconds = date.into_timestamp_secs();
        let doubt = Moment::from_seconds(seconds).doubt(&self.now);
        if doubt.is_some() { Dated::Implausibly } else { Dated::On(self.days.number(seconds)) }
    }
}

/// The number of the given documents by day.
pub(crate) fn by_day(generation: &Generation, found: &[Vec<DocId>]) -> Result<FxHashMap<i32, u64>, Failed> {
    let mut days: FxHashMap<i32, u64> = FxHashMap::default();
    for (segment, documents) in generation.searcher.segment_readers().iter().zip(found) {
        let column = DayColumn::open(generation, segment)?;
        for &document in documents {
            if let Dated::On(day) = column.of(document) {
                *days.entry(day).or_default() += 1;
            }
        }
    }
    Ok(days)
}
