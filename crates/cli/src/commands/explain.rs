//! `nachlese explain`: how a query is read and what it stands for in an archive.

use super::{FOUND, NOTHING_FOUND, open};
use crate::args::{ExplainArgs, PlainFormat};
use crate::output;
use crate::render::{explanation, json};
use crate::settings::Settings;
use anyhow::Result;
use nachlese_query::{Explanation, SearchOptions, syntax};
use serde::Serialize;

#[derive(Serialize)]
struct Versioned<'e> {
    format_version: u32,
    #[serde(flatten)]
    explained: &'e Explanation,
}

pub(super) fn run(args: &ExplainArgs, settings: &Settings) -> Result<u8> {
    let index = open::open(&args.source, settings)?;
    let query = args.query.join(" ");
    let parsed = syntax::parse(&query);
    for note in parsed.notes.iter().filter(|_| !settings.quiet) {
        output::note(&note.message);
    }
    let (matching, zones) = (args.matching.into(), (&args.zones).into());
    let options = SearchOptions { matching, zones, ..SearchOptions::default() };
    let explained = index.explain(&query, &options)?;
    output::print(|out| match args.format {
        PlainFormat::Json => Ok(writeln!(
            out,
            "{}",
            json::pretty(&Versioned { format_version: json::FORMAT_VERSION, explained: &explained })?
        )?),
        PlainFormat::Text if parsed.asks_for_nothing() => {
            Ok(writeln!(out, "There is nothing to search for.")?)
        }
        PlainFormat::Text => explanation::text(out, &explained, options.matching),
    })?;
    Ok(if explained.articles > 0 { FOUND } else { NOTHING_FOUND })
}
