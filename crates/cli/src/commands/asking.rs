//! The query that a command was given, read once.

use crate::args::Asking;
use crate::output;
use crate::settings::Settings;
use anyhow::{Context, Result, anyhow};
use nachlese_query::ast::{Node, Query};
use nachlese_query::{Excerpts, SearchOptions, syntax};
use std::io::Read;

/// A query, and how it is to be run.
pub(super) struct Asked {
    /// As it was typed.
    pub(super) text: String,
    pub(super) query: Query,
    pub(super) options: SearchOptions,
}

impl Asked {
    /// Reads the query of the arguments, or of stdin, and says what was not plain.
    pub(super) fn new(args: &Asking, settings: &Settings) -> Result<Asked> {
        if args.query.len() > 1 && args.query.iter().any(|word| word == "-") && !settings.quiet {
            output::note("- beside other words is a dash; alone it reads the query from stdin");
        }
        let text = if args.query == ["-"] { stdin()? } else { args.query.join(" ") };
        Asked::of(text, args, settings)
    }

    /// Each line of stdin, where the query is `-`; else the one query.
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
        let (matching, levels) = (args.matching.into(), (&args.levels).into());
        let options =
            SearchOptions { matching, levels, excerpts: Excerpts::None, ..SearchOptions::default() };
        Ok(Asked { text, query, options })
    }
}

/// Words that may have been meant as operators.
const SMALL: [(&str, &str); 5] =
    [("oder", "ODER"), ("or", "ODER"), ("nicht", "NICHT"), ("not", "NICHT"), ("and", "UND")];

/// Says, of a query that finds nothing, which of its words may have been meant as an operator.
pub(super) fn say_small_operator(query: &Query) {
    let word = |small: &str| {
        let is_word = |node: &Node| matches!(node, Node::Word(word) if word == small);
        query.clauses.iter().any(|clause| is_word(&clause.node))
    };
    if let Some((small, operator)) = SMALL.iter().find(|(small, _)| word(small)) {
        output::note(&format!("{small} was searched as a word; as an operator it is {operator}"));
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
