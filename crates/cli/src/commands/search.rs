//! `nachlese search`

use super::{FOUND, NOTHING_FOUND, open};
use crate::args::{Format, Matching, SearchArgs, Sort};
use crate::output;
use crate::render::hits::{self, Found};
use crate::settings::Settings;
use anyhow::Result;
use nachlese_query::{Match, SearchOptions, syntax};

pub(super) fn run(args: &SearchArgs, settings: &Settings) -> Result<u8> {
    let index = open::open(&args.source, settings)?;
    let query = args.query.join(" ");
    let mut options = SearchOptions {
        limit: args.limit,
        offset: args.offset,
        matching: args.matching.into(),
        sort: match args.sort {
            Sort::Relevance => nachlese_query::Sort::Relevance,
            Sort::Newest => nachlese_query::Sort::Newest,
            Sort::Oldest => nachlese_query::Sort::Oldest,
        },
        zones: (&args.zones).into(),
        count: true,
        snippets: args.format != Format::Trec,
    };
    let parsed = syntax::parse(&query);
    let mut found = index.search_parsed(&parsed, &options)?;
    for note in found.notes.iter().filter(|_| !settings.quiet) {
        output::note(&note.message);
    }
    for also in found.also_searched.iter().filter(|_| !settings.quiet) {
        output::note(&format!("{}: also searched: {}", also.word, also.forms.join(", ")));
    }
    output::note_limit(args.limit, settings);
    let none = found.total == Some(0);
    let mut relaxed = false;
    if none && args.matching == Matching::All && parsed.is_bare_words() {
        // What only begins like a word is no answer to one who asked for all of them.
        (options.matching, options.zones.prefix) = (Match::Any, false);
        let lacking = index.search_parsed(&parsed, &options)?;
        relaxed = lacking.total > Some(0);
        if relaxed {
            found = lacking;
        }
    }
    if none && !settings.quiet {
        output::note(if parsed.asks_for_nothing() {
            "nothing to search for"
        } else if relaxed {
            "no article has all of the words; these lack some:"
        } else {
            "no article matches; `nachlese explain` says what to try"
        });
    }
    let found = Found { query: &query, hits: &found, relaxed };
    output::print(|out| hits::write(out, &found, args.format, settings.width))?;
    Ok(if none { NOTHING_FOUND } else { FOUND })
}
