//! `nachlese terms`: the words that the hits of a query have more often than others.

use super::asking::Asked;
use super::{FOUND, NOTHING_FOUND, open};
use crate::args::TermsArgs;
use crate::output;
use crate::render::terms;
use crate::settings::Settings;
use anyhow::Result;

pub(super) fn run(args: &TermsArgs, settings: &Settings) -> Result<u8> {
    let Asked { text, query, options } = Asked::new(&args.asking, settings)?;
    let index = open::open(&args.asking.source, settings)?;
    let found = index.significant_terms(&query, args.limit.0, &options)?;
    output::say_notes(&found.notes, query.notes.len(), settings);
    output::print(|out| terms::write(out, &text, &found, args.format))?;
    Ok(if found.articles > 0 { FOUND } else { NOTHING_FOUND })
}
