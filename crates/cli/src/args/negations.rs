//! Negations in a query that is typed in a shell.

use std::ffi::OsString;

/// The commands that take a query.
const ASKING: [&str; 6] = ["search", "count", "explain", "facets", "timeline", "terms"];

/// Lets `search Lawrow -Korea` be typed: an argument of one dash and more than a letter is a word
/// that must not be there, not a cluster of flags. `-n20` stays a flag, and what follows `--` is
/// left alone.
pub(crate) fn negations_as_words(args: impl Iterator<Item = OsString>) -> Vec<OsString> {
    let mut reads_query = false;
    let mut flags_ended = false;
    args.enumerate()
        .map(|(place, arg)| {
            let Some(text) = arg.to_str() else { return arg };
            reads_query |= place > 0 && ASKING.contains(&text);
            flags_ended |= text == "--";
            match text.strip_prefix('-') {
                Some(word) if reads_query && !flags_ended && is_negation(word) => format!("−{word}").into(),
                _ => arg,
            }
        })
        .collect()
}

fn is_negation(word: &str) -> bool {
    let flags = word.trim_start_matches(['q', '0']);
    let limit = flags.strip_prefix('n').is_some_and(|n| n.bytes().all(|b| b.is_ascii_digit() || b == b'='));
    word.chars().count() > 1 && !word.starts_with('-') && !limit && !flags.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::args::{Args, Command};
    use clap::{CommandFactory, Parser};

    #[test]
    fn every_command_that_takes_a_query_reads_negations() {
        let program = Args::command();
        let asking = program
            .get_subcommands()
            .filter(|command| command.get_positionals().any(|argument| argument.get_id() == "query"));
        let asking: Vec<&str> = asking.map(|command| command.get_name()).collect();
        assert_eq!(asking.len(), ASKING.len(), "{asking:?}");
        assert!(asking.iter().all(|command| ASKING.contains(command)), "{asking:?}");
    }

    #[test]
    fn one_dash_and_a_word_is_a_negation() {
        let read = |args: &[&str]| {
            let args = std::iter::once("nachlese").chain(args.iter().copied()).map(OsString::from);
            match Args::parse_from(negations_as_words(args)).command {
                Command::Search(search) => (search.asking.query.join(" "), search.limit.0),
                _ => unreachable!(),
            }
        };
        assert_eq!(read(&["search", "Lawrow", "-nachrichten", "-qn5"]), ("Lawrow −nachrichten".into(), 5));
        assert_eq!(read(&["search", "-q0n5", "a"]), ("a".into(), 5));
        assert_eq!(read(&["search", "-n", "3", "a", "-\"b c\"", "-q"]), ("a −\"b c\"".into(), 3));
    }
}
