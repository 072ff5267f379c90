//! `nachlese explain`: how a query is read and what it stands for in an archive.

use super::asking::Asked;
use super::open;
use crate::args::{ExplainArgs, PlainFormat};
use crate::exit_code::{FOUND, NOTHING_FOUND};
use crate::output;
use crate::settings::Settings;
use crate::terminal::{explanation, score_explanation};
use anyhow::Result;
use nachlese_results::{Versioned, write_json};

pub(super) fn run(args: &ExplainArgs, settings: &Settings) -> Result<u8> {
    let Asked { query, matches, .. } = Asked::new(&args.asking, settings)?;
    let index = open::open(&args.asking.source, settings)?;
    if let Some(id) = &args.hit {
        let Some(explained) = index.explain_score(&query, id, &matches)? else {
            output::unknown_id(id, settings);
            return Ok(NOTHING_FOUND);
        };
        output::print(|out| match args.format {
            PlainFormat::Json => Ok(write_json(out, &Versioned::new(&explained))?),
            PlainFormat::Text => score_explanation::text(out, &explained),
        })?;
        return Ok(if explained.is_hit { FOUND } else { NOTHING_FOUND });
    }
    let explained = index.explain(&query, &matches)?;
    output::print(|out| match args.format {
        PlainFormat::Json => Ok(write_json(out, &Versioned::new(&explained))?),
        PlainFormat::Text if query.is_empty() => Ok(writeln!(out, "The query is empty.")?),
        PlainFormat::Text => explanation::text(out, &explained, matches.matching),
    })?;
    Ok(if explained.articles > 0 { FOUND } else { NOTHING_FOUND })
}
