//! stdout carries results only; everything else goes to stderr, through here.

use crate::hints;
use crate::settings::Settings;
use crate::terminal::numbers::thousands;
use anyhow::Result;
use nachlese_query::ast::Note;
use nachlese_query::{Answer, Hint, MOST_HITS};
use nachlese_results::{json_line, safe};
use std::io::{self, BufWriter, Write};

/// The place for results.
pub(crate) fn stdout() -> impl Write {
    BufWriter::new(anstream::AutoStream::auto(io::stdout().lock()))
}

/// The place for names that end with NUL: those are for programs, which get them as they are.
fn raw_stdout() -> impl Write {
    BufWriter::new(io::stdout().lock())
}

/// A note for the reader; nothing depends on it.
pub(crate) fn note(message: &str) {
    let _ = writeln!(anstream::stderr().lock(), "nachlese: {}", safe(message));
}

/// Writes the notes of a query, except the first `said`, which were written before.
pub(crate) fn say_notes(notes: &[Note], said: usize, settings: &Settings) {
    notes.iter().skip(said).filter(|_| !settings.quiet).for_each(|each| note(&each.to_string()));
}

/// Writes what a reader should know of an answer besides its hits.
pub(crate) fn say_answer(answer: &Answer, said: usize, settings: &Settings) {
    if settings.quiet {
        return;
    }
    say_notes(&answer.hits.notes, said, settings);
    for also in &answer.hits.also_searched {
        note(&format!("{}: also searched: {}", also.word, also.forms.join(", ")));
    }
    for hint in &answer.hints {
        match hint {
            Hint::LowercaseOperator { word, operator } => note_operator(word, operator),
            Hint::EmptyQuery => note("nothing to search for"),
            Hint::Relaxed => note("no article has all of the words; these lack some:"),
            Hint::NoHits => note("no article matches; `nachlese explain` shows what to try"),
            _ => {}
        }
    }
}

/// Notes that a word may have been meant as an operator.
pub(crate) fn note_operator(word: &str, operator: &str) {
    note(&format!("{word} was searched as a word; the operator is written {operator}"));
}

/// Notes that there is no such article.
pub(crate) fn unknown_id(id: &str, settings: &Settings) {
    if !settings.quiet {
        note(&format!("no article has the id {id}"));
    }
}

/// Notes that more hits are asked for than a search returns.
pub(crate) fn note_limit(limit: usize, settings: &Settings) {
    if limit > MOST_HITS && !settings.quiet {
        note(&format!("a search returns at most {} hits", thousands(MOST_HITS as u64)));
    }
}

/// Why the command failed, with its causes; one line of JSON where results are JSON.
pub(crate) fn error(error: &anyhow::Error, code: u8, as_json: bool) {
    // Errors of libraries include their cause, which is in the chain again.
    let message = error.chain().map(ToString::to_string).fold(String::new(), |said, cause| {
        match (said.is_empty(), said.contains(&cause)) {
            (true, _) => cause,
            (_, true) => said,
            _ => format!("{said}: {cause}"),
        }
    });
    let message = message + &hints::of(error).unwrap_or_default();
    // An error in a query shows its place on further lines.
    let message = message.lines().map(safe).collect::<Vec<_>>().join("\n");
    let line = as_json
        .then(|| json_line(&serde_json::json!({ "error": message, "exit_code": code })).ok())
        .flatten();
    let _ = writeln!(
        anstream::stderr().lock(),
        "{}",
        line.unwrap_or_else(|| format!("nachlese: error: {message}"))
    );
}

/// A line of measurements.
pub(crate) fn measurement(line: &str) {
    let _ = writeln!(anstream::stderr().lock(), "{line}");
}

/// Whether the reader of our output went away: `nachlese ... | head` is success.
pub(crate) fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error
        .chain()
        .any(|e| e.downcast_ref::<io::Error>().is_some_and(|e| e.kind() == io::ErrorKind::BrokenPipe))
}

/// Writes all results at once and flushes, so that a closed pipe shows here.
pub(crate) fn print(write: impl FnOnce(&mut dyn Write) -> Result<()>) -> Result<()> {
    flushed(stdout(), write)
}

/// As [`print()`], without looking for what could steer a terminal, where there is none.
pub(crate) fn print_raw(write: impl FnOnce(&mut dyn Write) -> Result<()>) -> Result<()> {
    flushed(raw_stdout(), write)
}

fn flushed(mut out: impl Write, write: impl FnOnce(&mut dyn Write) -> Result<()>) -> Result<()> {
    write(&mut out)?;
    out.flush()?;
    Ok(())
}
