//! Gaps: periods for which articles are probably missing.

use nachlese_dates::Days;
use serde::Serialize;
use std::cmp::Reverse;

/// A period without articles that is unusually long for the outlet or archive.
///
/// ```
/// # let folder = include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doctests/index.rs"));
/// # let index = nachlese_query::Index::open(folder.path().join("archive.index"))?;
/// // Two days with articles do not show how often articles are usually published.
/// assert!(index.coverage()?.gaps.is_empty());
/// # Ok::<(), nachlese_query::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Gap {
    /// Its first day.
    pub from: String,
    /// Its last day.
    pub to: String,
    /// Its number of days.
    pub days: u32,
}

/// A distance between two days with articles of at most this may be a weekend or a holiday.
const SHORTEST: i32 = 3;

/// Minimum distance of a gap, as a multiple of the median distance between two days with articles.
const TIMES_USUAL: i32 = 5;

/// Minimum number of days with articles: fewer do not show what is usual.
const LEAST_DAYS: usize = 5;

/// Maximum number of gaps that are returned.
const NAMED: usize = 20;

/// The gaps between the sorted days with articles, longest first.
pub(super) fn gaps(days: &[i32]) -> Vec<Gap> {
    if days.len() < LEAST_DAYS {
        return Vec::new();
    }
    let steps = || days.windows(2).filter_map(|pair| Some((*pair.first()?, *pair.last()?)));
    let mut distances: Vec<i32> = steps().map(|(a, b)| b - a).collect();
    distances.sort_unstable();
    let usual = distances.get(distances.len() / 2).copied().unwrap_or(1);
    let mut gaps: Vec<(i32, i32)> = steps()
        .filter(|(a, b)| b - a > SHORTEST && b - a >= TIMES_USUAL * usual)
        .map(|(a, b)| (a + 1, b - 1))
        .collect();
    gaps.sort_by_key(|(from, to)| (Reverse(to - from), *from));
    gaps.truncate(NAMED);
    let named = |(from, to): (i32, i32)| Gap {
        from: Days::text(from),
        to: Days::text(to),
        days: (to - from + 1) as u32,
    };
    gaps.into_iter().map(named).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gap_is_longer_than_what_is_usual() {
        let daily = [0, 1, 2, 3, 6, 7, 8, 9, 20, 21];
        let found = gaps(&daily);
        assert_eq!(found.len(), 1, "a weekend is none: {found:?}");
        assert_eq!(
            (found[0].from.as_str(), found[0].to.as_str(), found[0].days),
            ("1970-01-11", "1970-01-20", 10)
        );
        let weekly = [0, 7, 14, 21, 49, 56, 100];
        assert_eq!(gaps(&weekly).iter().map(|gap| gap.days).collect::<Vec<_>>(), [43]);
        assert!(gaps(&[0, 300]).is_empty() && gaps(&[]).is_empty());
    }
}
