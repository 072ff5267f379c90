//! `nachlese similar`: articles like another.

use super::{hits, open};
use crate::args::SimilarArgs;
use crate::exit_code::{FOUND, NOTHING_FOUND};
use crate::output;
use crate::settings::Settings;
use anyhow::Result;
use nachlese_query::{Hits, MOST_HITS, SearchOptions};
use nachlese_results::HitsDocument;

pub(super) fn run(args: &SimilarArgs, settings: &Settings) -> Result<u8> {
    args.printing.check()?;
    let index = open::open(&args.source, settings)?;
    let options = SearchOptions::new().limit(args.limit.0.min(MOST_HITS)).excerpts(args.printing.excerpts());
    let Some(similar) = index.more_like_this(&args.id, &options)? else {
        output::unknown_id(&args.id, settings);
        return Ok(NOTHING_FOUND);
    };
    if !settings.quiet {
        output::note(&format!("searched: {}", similar.words.join(", ")));
    }
    let none = similar.hits.is_empty();
    let mut found = Hits::default();
    found.hits = similar.hits;
    let query = similar.words.join(" ");
    hits::print(&HitsDocument::new(&query, &found), &args.printing, settings)?;
    Ok(if none { NOTHING_FOUND } else { FOUND })
}
