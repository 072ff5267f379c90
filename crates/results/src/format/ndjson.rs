//! A JSON object for each hit, on a line of its own.

use super::definition::{Format, HitWriter, HitsOptions, WriteHits};
use super::json;
use nachlese_query::{Hit, Ranked};
use serde::Serialize;
use std::io::{self, Write};

pub(super) const FORMAT: Format = Format {
    is_json: true,
    takes_fields: true,
    shows_excerpts: json::shows_excerpts,
    ranked: Some(ranked),
    ..Format::new(
        "ndjson",
        "One JSON object per hit and line",
        WriteHits::Each(|out, options| Ok(Box::new(Lines { out, options }))),
    )
};

struct Lines<'w> {
    out: &'w mut dyn Write,
    options: &'w HitsOptions,
}

impl HitWriter for Lines<'_> {
    fn hit(&mut self, hit: &Hit) -> io::Result<()> {
        writeln!(self.out, "{}", crate::json::line(&crate::document::object(hit, &self.options.fields)?)?)
    }
}

#[derive(Serialize)]
struct RankedOfQuery<'a> {
    query: &'a str,
    #[serde(flatten)]
    ranked: &'a Ranked,
}

fn ranked(out: &mut dyn Write, query: &str, ranked: &[Ranked]) -> io::Result<()> {
    ranked
        .iter()
        .try_for_each(|ranked| writeln!(out, "{}", crate::json::line(&RankedOfQuery { query, ranked })?))
}
