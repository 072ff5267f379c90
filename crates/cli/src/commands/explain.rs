//! `nachlese explain`: how a query is read and what it stands for in an archive.

use super::{FOUND, NOTHING_FOUND, open};
use crate::args::{ExplainArgs, PlainFormat};
use crate::output;
use crate::render::{explanation, json, standing};
use crate::settings::Settings;
use anyhow::Result;
use nachlese_query::{SearchOptions, syntax};
use serde::Serialize;
use std::io::Write;

#[derive(Serialize)]
struct Versioned<'e, T> {
    format_version: u32,
    #[serde(flatten)]
    explained: &'e T,
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
    if let Some(id) = &args.hit {
        let Some(standing) = index.standing(&query, id, &options)? else {
            output::note(&format!("no article has the id {id}"));
            return Ok(NOTHING_FOUND);
        };
        output::print(|out| match args.format {
            PlainFormat::Json => json_of(out, &standing),
            PlainFormat::Text => standing::text(out, &standing),
        })?;
        return Ok(if standing.is_hit { FOUND } else { NOTHING_FOUND });
    }
    let explained = index.explain(&query, &options)?;
    output::print(|out| match args.format {
        PlainFormat::Json => json_of(out, &explained),
        PlainFormat::Text if parsed.asks_for_nothing() => {
            Ok(writeln!(out, "There is nothing to search for.")?)
        }
        PlainFormat::Text => explanation::text(out, &explained, options.matching),
    })?;
    Ok(if explained.articles > 0 { FOUND } else { NOTHING_FOUND })
}

fn json_of(out: &mut dyn Write, explained: &impl Serialize) -> Result<()> {
    let versioned = Versioned { format_version: json::FORMAT_VERSION, explained };
    Ok(writeln!(out, "{}", json::pretty(&versioned)?)?)
}
