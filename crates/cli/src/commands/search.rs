//! `nachlese search`

use super::asking::{Asked, say_small_operator};
use super::{FOUND, NOTHING_FOUND, open};
use crate::args::{Format, SearchArgs, Sort};
use crate::output;
use crate::render::hits::{self, Found, Printer};
use crate::settings::Settings;
use anyhow::Result;
use nachlese_query::ast::Query;
use nachlese_query::{Hits, Index, MOST_HITS, Match, SearchOptions};
use std::ops::ControlFlow;

pub(super) fn run(args: &SearchArgs, settings: &Settings) -> Result<u8> {
    args.printing.check()?;
    let Asked { text, query, options } = Asked::new(&args.asking, settings)?;
    let index = open::open(&args.asking.source, settings)?;
    let mut options = SearchOptions {
        limit: args.limit.0,
        offset: args.offset,
        sort: match args.sort {
            Sort::Relevance => nachlese_query::Sort::Relevance,
            Sort::Newest => nachlese_query::Sort::Newest,
            Sort::Oldest => nachlese_query::Sort::Oldest,
            Sort::Recent => nachlese_query::Sort::Recent,
        },
        excerpts: args.printing.excerpts(),
        ..options
    };
    // Beyond what a page may hold hits are printed as they are read. A document has its number at the top.
    let streamed = args.limit.0 > MOST_HITS || args.offset > MOST_HITS;
    if streamed && args.printing.format != Format::Json {
        return stream(&index, &query, &options, args, settings);
    }
    let mut found =
        if streamed { collect(&index, &query, &options)? } else { index.search(&query, &options)? };
    say(&found, query.notes.len(), settings);
    let none = found.total == Some(0);
    let mut relaxed = false;
    // Where a hit cannot say that it lacks a word, a script would take it for one that has them.
    let told = matches!(args.printing.format, Format::Text | Format::Json);
    if none && told && options.matching == Match::All && query.is_bare_words() {
        // What only begins like a word is no answer to one who asked for all of them.
        (options.matching, options.levels.prefix) = (Match::Any, false);
        let lacking = index.search(&query, &options)?;
        relaxed = lacking.total > Some(0);
        if relaxed {
            found = lacking;
        }
    }
    if none {
        say_none(&query, relaxed, settings);
    }
    let found = Found { query: &text, hits: &found, relaxed };
    args.printing.print(settings.width, |out| hits::write(out, &found, &args.printing, settings.width))?;
    Ok(if none { NOTHING_FOUND } else { FOUND })
}

/// Says what else was searched, and what the index cannot do; the query's own notes, which come first, were said.
fn say(found: &Hits, said: usize, settings: &Settings) {
    output::say_notes(&found.notes, said, settings);
    for also in found.also_searched.iter().filter(|_| !settings.quiet) {
        output::note(&format!("{}: also searched: {}", also.word, also.forms.join(", ")));
    }
}

fn say_none(query: &Query, relaxed: bool, settings: &Settings) {
    if !settings.quiet {
        say_small_operator(query);
        output::note(if query.asks_for_nothing() {
            "nothing to search for"
        } else if relaxed {
            "no article has all of the words; these lack some:"
        } else {
            "no article matches; `nachlese explain` says what to try"
        });
    }
}

fn collect(index: &Index, query: &Query, options: &SearchOptions) -> Result<Hits> {
    let mut all = Vec::new();
    let mut found = index.visit(query, options, |hit| {
        all.push(hit);
        ControlFlow::Continue(())
    })?;
    found.hits = all;
    Ok(found)
}

fn stream(
    index: &Index,
    query: &Query,
    options: &SearchOptions,
    args: &SearchArgs,
    settings: &Settings,
) -> Result<u8> {
    let mut found = Hits::default();
    args.printing.print(settings.width, |out| {
        let mut printer = Printer::new(out, &args.printing, settings.width)?;
        let mut printed = Ok(());
        found = index.visit(query, options, |hit| {
            printed = printer.hit(&hit);
            if printed.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        })?;
        printed?;
        printer.finish(found.total)
    })?;
    say(&found, query.notes.len(), settings);
    if found.total == Some(0) {
        say_none(query, false, settings);
    }
    Ok(if found.total == Some(0) { NOTHING_FOUND } else { FOUND })
}
