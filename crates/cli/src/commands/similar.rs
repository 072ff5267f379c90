//! `nachlese similar`: articles like another.

use super::{FOUND, NOTHING_FOUND, open};
use crate::args::SimilarArgs;
use crate::output;
use crate::render::hits::{self, Found};
use crate::settings::Settings;
use anyhow::Result;
use nachlese_query::{Hits, MOST_HITS, SearchOptions};

pub(super) fn run(args: &SimilarArgs, settings: &Settings) -> Result<u8> {
    args.printing.check()?;
    let index = open::open(&args.source, settings)?;
    let options = SearchOptions {
        limit: args.limit.0.min(MOST_HITS),
        excerpts: args.printing.excerpts(),
        ..SearchOptions::default()
    };
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
    let found = Found { query: &query, hits: &found, relaxed: false };
    args.printing.print(settings.width, |out| hits::write(out, &found, &args.printing, settings.width))?;
    Ok(if none { NOTHING_FOUND } else { FOUND })
}
