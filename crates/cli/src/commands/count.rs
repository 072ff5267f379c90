//! `nachlese count`

use super::asking::Asked;
use super::open;
use crate::args::CountArgs;
use crate::exit_code::{FOUND, NOTHING_FOUND};
use crate::output;
use crate::settings::Settings;
use anyhow::Result;
use nachlese_query::{Excerpts, SearchOptions};

pub(super) fn run(args: &CountArgs, settings: &Settings) -> Result<u8> {
    let asked = Asked::each(&args.asking, settings)?;
    let index = open::open(&args.asking.source, settings)?;
    let mut any = false;
    output::print(|out| {
        for Asked { query, matches, .. } in &asked {
            // A search of no hits, not a count alone: it also has the notes of the index.
            let none = SearchOptions::new().matches(*matches).limit(0).excerpts(Excerpts::None);
            let found = index.search(query, &none)?;
            output::say_notes(&found.notes, query.notes.len(), settings);
            let count = found.total.unwrap_or_default();
            any |= count > 0;
            if let Some((word, operator)) = query.lowercase_operator()
                && count == 0
                && !settings.quiet
            {
                output::note_operator(word, operator);
            }
            writeln!(out, "{count}")?;
        }
        Ok(())
    })?;
    Ok(if any { FOUND } else { NOTHING_FOUND })
}
