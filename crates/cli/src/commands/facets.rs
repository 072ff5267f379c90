//! `nachlese facets`: what all hits of a query have in common.

use super::asking::Asked;
use super::{FOUND, NOTHING_FOUND, open};
use crate::args::{FacetsArgs, TableFormat};
use crate::output;
use crate::render::facets;
use crate::settings::Settings;
use anyhow::Result;

/// Values of a facet that people are shown.
const SHOWN: usize = 10;

pub(super) fn run(args: &FacetsArgs, settings: &Settings) -> Result<u8> {
    let Asked { text, query, options } = Asked::new(&args.asking, settings)?;
    let index = open::open(&args.asking.source, settings)?;
    let found = index.facets(&query, &args.by, &options)?;
    output::say_notes(&found.notes, query.notes.len(), settings);
    let few = if args.format == TableFormat::Text { SHOWN } else { usize::MAX };
    let limit = args.limit.map_or(few, |limit| limit.0);
    output::print(|out| facets::write(out, &text, &found, limit, args.format))?;
    Ok(if found.articles > 0 { FOUND } else { NOTHING_FOUND })
}
