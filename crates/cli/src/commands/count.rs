//! `nachlese count`

use super::{FOUND, NOTHING_FOUND, open};
use crate::args::CountArgs;
use crate::output;
use crate::settings::Settings;
use anyhow::Result;
use nachlese_query::{SearchOptions, syntax};

pub(super) fn run(args: &CountArgs, settings: &Settings) -> Result<u8> {
    let index = open::open(&args.source, settings)?;
    let query = args.query.join(" ");
    for note in syntax::parse(&query).notes.iter().filter(|_| !settings.quiet) {
        output::note(&note.message);
    }
    let (matching, zones) = (args.matching.into(), (&args.zones).into());
    let count = index.count(&query, &SearchOptions { matching, zones, ..SearchOptions::default() })?;
    output::print(|out| Ok(writeln!(out, "{count}")?))?;
    Ok(if count > 0 { FOUND } else { NOTHING_FOUND })
}
