//! A discount for older articles.
//!
//! The score is divided by one plus the article's age in units of 90 days. The age is relative to
//! the newest candidate, not to today: in an archive that ends in 1999, the order is the same as it
//! was then.

use crate::error::Failed;
use crate::generation::Generation;
use crate::publication_day::{Dated, DayColumn};
use tantivy::{DocAddress, Score};

/// The age, in days, at which the score is halved.
const HALF: f32 = 90.0;

/// Discounts hits by age and sorts them; the sort is stable.
pub(crate) fn discount_by_age(
    generation: &Generation,
    hits: &mut [(Score, DocAddress)],
) -> Result<(), Failed> {
    let segments = generation.searcher.segment_readers().iter();
    let columns =
        segments.map(|segment| DayColumn::open(generation, segment)).collect::<Result<Vec<_>, _>>()?;
    let day = |address: &DocAddress| match columns.get(address.segment_ord as usize)?.of(address.doc_id) {
        Dated::On(day) => Some(day),
        Dated::Implausibly | Dated::Not => None,
    };
    let days: Vec<Option<i32>> = hits.iter().map(|(_, address)| day(address)).collect();
    let newest = days.iter().flatten().max().copied().unwrap_or_default();
    let oldest = days.iter().flatten().min().copied().unwrap_or_default();
    for ((score, _), day) in hits.iter_mut().zip(days) {
        let age = newest.saturating_sub(day.unwrap_or(oldest)) as f32;
        *score /= 1.0 + age / HALF;
    }
    hits.sort_by(|a, b| b.0.total_cmp(&a.0));
    Ok(())
}
