//! How the hits of a query are distributed over time.

use super::{Document, Table, write_about};
use nachlese_query::{Bin, Timeline};
use serde::Serialize;
use std::io::{self, Write};

/// The timeline of a query.
#[derive(Clone, Copy, Debug)]
pub struct TimelineDocument<'a> {
    query: &'a str,
    timeline: &'a Timeline,
}

#[derive(Serialize)]
struct Json<'a> {
    articles: u64,
    undated: u64,
    implausible: u64,
    bins: &'a [Bin],
}

impl<'a> TimelineDocument<'a> {
    /// The timeline of this query.
    pub fn new(query: &'a str, timeline: &'a Timeline) -> TimelineDocument<'a> {
        TimelineDocument { query, timeline }
    }
}

impl Document for TimelineDocument<'_> {
    fn json(&self, out: &mut dyn Write) -> io::Result<()> {
        let Timeline { articles, undated, implausible, ref bins, .. } = *self.timeline;
        write_about(out, self.query, &self.timeline.notes, Json { articles, undated, implausible, bins })
    }

    fn table(&self) -> Table {
        let row = |bin: &Bin| {
            vec![
                bin.period.clone(),
                bin.first.clone(),
                bin.last.clone(),
                bin.articles.to_string(),
                bin.archive.to_string(),
                bin.per_thousand.map_or_else(String::new, |share| format!("{share:.3}")),
            ]
        };
        Table {
            columns: vec!["period", "first", "last", "articles", "archive", "per_thousand"],
            rows: self.timeline.bins.iter().map(row).collect(),
        }
    }
}
