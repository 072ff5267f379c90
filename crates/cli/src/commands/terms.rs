//! `nachlese terms`: the words that the hits of a query have more often than others.

use super::asking::Asked;
use super::open;
use crate::args::{Output, TermsArgs};
use crate::exit_code::{FOUND, NOTHING_FOUND};
use crate::output;
use crate::settings::Settings;
use crate::terminal::terms;
use anyhow::Result;
use nachlese_results::TermsDocument;

pub(super) fn run(args: &TermsArgs, settings: &Settings) -> Result<u8> {
    let Asked { text, query, matches } = Asked::new(&args.asking, settings)?;
    let index = open::open(&args.asking.source, settings)?;
    let found = index.significant_terms(&query, args.limit.0, &matches)?;
    output::say_notes(&found.notes, query.notes.len(), settings);
    output::print(|out| match args.format {
        Output::Text => terms::text(out, &found),
        Output::Results(format) => Ok(format.document(out, &TermsDocument::new(&text, &found))?),
    })?;
    Ok(if found.articles > 0 { FOUND } else { NOTHING_FOUND })
}
