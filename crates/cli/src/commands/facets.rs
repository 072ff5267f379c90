//! `nachlese facets`: what all hits of a query have in common.

use super::asking::Asked;
use super::open;
use crate::args::{FacetsArgs, Output};
use crate::exit_code::{FOUND, NOTHING_FOUND};
use crate::output;
use crate::settings::Settings;
use crate::terminal::facets;
use anyhow::Result;
use nachlese_results::FacetsDocument;

/// Values of a facet that people are shown.
const SHOWN: usize = 10;

pub(super) fn run(args: &FacetsArgs, settings: &Settings) -> Result<u8> {
    let Asked { text, query, matches } = Asked::new(&args.asking, settings)?;
    let index = open::open(&args.asking.source, settings)?;
    let found = index.facets(&query, &args.by, &matches)?;
    output::say_notes(&found.notes, query.notes.len(), settings);
    let few = if args.format.is_text() { SHOWN } else { usize::MAX };
    let limit = args.limit.map_or(few, |limit| limit.0);
    output::print(|out| match args.format {
        Output::Text => facets::text(out, &found, limit),
        Output::Results(format) => Ok(format.document(out, &FacetsDocument::new(&text, &found, limit))?),
    })?;
    Ok(if found.articles > 0 { FOUND } else { NOTHING_FOUND })
}
