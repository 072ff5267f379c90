//! `nachlese explain`: how a query is read and what it stands for in an archive.

use super::asking::Asked;
use super::{FOUND, NOTHING_FOUND, open};
use crate::args::{ExplainArgs, PlainFormat};
use crate::output;
use crate::render::{explanation, json, standing};
use crate::settings::Settings;
use anyhow::Result;
use serde::Serialize;
use std::io::Write;

#[derive(Serialize)]
struct Versioned<'e, T> {
    format_version: u32,
    #[serde(flatten)]
    explained: &'e T,
}

pub(super) fn run(args: &ExplainArgs, settings: &Settings) -> Result<u8> {
    let Asked { text: query, query: parsed, options } = Asked::new(&args.asking, settings)?;
    let index = open::open(&args.asking.source, settings)?;
    if let Some(id) = &args.hit {
        let Some(standing) = index.explain_score(&parsed, id, &options)? else {
            output::unknown_id(id, settings);
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
