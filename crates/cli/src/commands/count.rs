//! `nachlese count`

use super::asking::{Asked, say_small_operator};
use super::{FOUND, NOTHING_FOUND, open};
use crate::args::CountArgs;
use crate::output;
use crate::settings::Settings;
use anyhow::Result;
use nachlese_query::SearchOptions;

pub(super) fn run(args: &CountArgs, settings: &Settings) -> Result<u8> {
    let asked = Asked::each(&args.asking, settings)?;
    let index = open::open(&args.asking.source, settings)?;
    let mut any = false;
    output::print(|out| {
        for Asked { query, options, .. } in &asked {
            let number_alone = SearchOptions { limit: 0, ..options.clone() };
            let found = index.search(query, &number_alone)?;
            output::say_notes(&found.notes, query.notes.len(), settings);
            let count = found.total.unwrap_or_default();
            any |= count > 0;
            if count == 0 && !settings.quiet {
                say_small_operator(query);
            }
            writeln!(out, "{count}")?;
        }
        Ok(())
    })?;
    Ok(if any { FOUND } else { NOTHING_FOUND })
}
