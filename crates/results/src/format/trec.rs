//! A TREC run: query, `Q0`, id, rank, score, name of the run. Ids have no white space.

use super::definition::{Format, HitWriter, WriteHits};
use crate::plain::safe;
use nachlese_query::{Hit, Ranked};
use std::io::{self, Write};

pub(super) const FORMAT: Format = Format {
    ranked: Some(ranked),
    ..Format::new("trec", "A TREC run", WriteHits::Each(|out, _| Ok(Box::new(Run(out)))))
};

/// The id of a query that is searched alone.
const ONLY_QUERY: &str = "0";

struct Run<'w>(&'w mut dyn Write);

impl HitWriter for Run<'_> {
    fn hit(&mut self, hit: &Hit) -> io::Result<()> {
        line(self.0, ONLY_QUERY, &hit.id, hit.rank, hit.score)
    }
}

fn ranked(out: &mut dyn Write, query: &str, ranked: &[Ranked]) -> io::Result<()> {
    ranked.iter().try_for_each(|hit| line(out, query, &hit.id, hit.rank, hit.score))
}

fn line(out: &mut dyn Write, query: &str, id: &str, rank: usize, score: f32) -> io::Result<()> {
    writeln!(out, "{} Q0 {} {rank} {score} nachlese", safe(query), safe(id))
}
