//! `nachlese search`

use super::asking::Asked;
use super::{hits, open};
use crate::args::{Output, SearchArgs, Sort};
use crate::exit_code::{FOUND, NOTHING_FOUND};
use crate::output;
use crate::settings::Settings;
use anyhow::Result;
use nachlese_query::ast::Query;
use nachlese_query::{Answer, Hits, Index, MOST_HITS, SearchOptions};
use nachlese_results::HitWriter;
use std::ops::ControlFlow;

pub(super) fn run(args: &SearchArgs, settings: &Settings) -> Result<u8> {
    args.printing.check()?;
    let Asked { query, matches, .. } = Asked::new(&args.asking, settings)?;
    let index = open::open(&args.asking.source, settings)?;
    let options = SearchOptions::new()
        .matches(matches)
        .limit(args.limit.0)
        .offset(args.offset)
        .sort(args.sort.into())
        .excerpts(args.printing.excerpts());
    let reports_relaxed = match args.printing.format {
        Output::Text => true,
        Output::Results(format) => format.reports_relaxed(),
    };
    // One document has its total at the top; else what is more than a page is printed as it is
    // read.
    let is_large = args.limit.0 > MOST_HITS || args.offset > MOST_HITS;
    let is_document = matches!(args.printing.format, Output::Results(format) if format.reports_relaxed());
    if is_large && !is_document {
        return stream(&index, &query, &options, args, settings);
    }
    let answer = if reports_relaxed {
        index.answer(&query, &options)?
    } else {
        Answer::new(&query, index.search(&query, &options)?)
    };
    output::say_answer(&answer, query.notes.len(), settings);
    hits::print(&(&answer).into(), &args.printing, settings)?;
    Ok(if answer.is_match() { FOUND } else { NOTHING_FOUND })
}

/// Prints hits as they are read, however many there are.
fn stream(
    index: &Index,
    query: &Query,
    options: &SearchOptions,
    args: &SearchArgs,
    settings: &Settings,
) -> Result<u8> {
    let mut found = Hits::default();
    hits::print_each(&args.printing, settings, |writer: &mut dyn HitWriter| {
        let mut written = Ok(());
        found = index.visit(query, options, |hit| {
            written = writer.hit(&hit);
            if written.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        })?;
        written?;
        Ok(found.total)
    })?;
    let answer = Answer::new(query, found);
    output::say_answer(&answer, query.notes.len(), settings);
    Ok(if answer.is_match() { FOUND } else { NOTHING_FOUND })
}

impl From<Sort> for nachlese_query::Sort {
    fn from(sort: Sort) -> nachlese_query::Sort {
        match sort {
            Sort::Relevance => nachlese_query::Sort::Relevance,
            Sort::Newest => nachlese_query::Sort::Newest,
            Sort::Oldest => nachlese_query::Sort::Oldest,
            Sort::Recent => nachlese_query::Sort::Recent,
        }
    }
}
