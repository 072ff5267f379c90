//! The query that a command was given, read once.

use crate::args::Asking;
use crate::output;
use crate::settings::Settings;
use anyhow::{Context, Result, anyhow};
use nachlese_query::ast::Query;
use nachlese_query::{MatchOptions, syntax};
use std::io::Read;

/// A query, and how it is matched.
pub(super) struct Asked {
    /// As it was typed.
    pub(super) text: String,
    pub(super) query: Query,
    pub(super) matches: MatchOptions,
}

impl Asked {
    /// Reads the query of the arguments, or of stdin, and writes its notes.
    pub(super) fn new(args: &Asking, settings: &Settings) -> Result<Asked> {
        if args.query.len() > 1 && args.query.iter().any(|word| word == "-") && !settings.quiet {
            output::note("`-` among other words is read as a dash; `-` alone reads the query from stdin");
        }
        let text = if args.query == ["-"] { stdin()? } else { args.query.join(" ") };
        Asked::of(text, args, settings)
    }

    /// Each line of stdin if the query is `-`; otherwise the one query.
    pub(super) fn each(args: &Asking, settings: &Settings) -> Result<Vec<Asked>> {
        if args.query != ["-"] {
            return Ok(vec![Asked::new(args, settings)?]);
        }
        stdin()?.lines().map(|line| Asked::of(line.to_owned(), args, settings)).collect()
    }

    fn of(text: String, args: &Asking, settings: &Settings) -> Result<Asked> {
        let text = text.trim().to_owned();
        let query = parse(&text, args.strict)?;
        for note in query.notes.iter().filter(|_| !settings.quiet) {
            output::note(&note.to_string());
        }
        let matches = MatchOptions::new().matching(args.matching.into()).levels((&args.levels).into());
        Ok(Asked { text, query, matches })
    }
}

/// Reads a query; with `strict` what would be noted is an error.
pub(super) fn parse(text: &str, strict: bool) -> Result<Query> {
    if strict {
        syntax::parse_strict(text).map_err(|error| anyhow!("{error}"))
    } else {
        Ok(syntax::parse(text))
    }
}

/// All of stdin.
pub(super) fn stdin() -> Result<String> {
    let mut text = String::new();
    std::io::stdin().lock().read_to_string(&mut text).context("stdin")?;
    Ok(text)
}
