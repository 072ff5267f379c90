//! stdout carries results only; everything else goes to stderr, through here.

use crate::render::hits::thousands;
use crate::render::json;
use crate::render::terminal::safe;
use crate::settings::Settings;
use anyhow::Result;
use nachlese_query::MOST_HITS;
use nachlese_query::ast::Note;
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

/// Says what of a query was not plain, but for the first so many notes, which were said.
pub(crate) fn say_notes(notes: &[Note], said: usize, settings: &Settings) {
    notes.iter().skip(said).filter(|_| !settings.quiet).for_each(|each| note(&each.to_string()));
}

/// Says that there is no such article.
pub(crate) fn unknown_id(id: &str, settings: &Settings) {
    if !settings.quiet {
        note(&format!("no article has the id {id}"));
    }
}

/// Says where more hits are asked for than a search gives.
pub(crate) fn note_limit(limit: usize, settings: &Settings) {
    if limit > MOST_HITS && !settings.quiet {
        note(&format!("a search gives at most {} hits", thousands(MOST_HITS as u64)));
    }
}

/// Why the command failed, with its causes; one line of JSON where results are JSON.
pub(crate) fn error(error: &anyhow::Error, code: u8, as_json: bool) {
    // Errors of libraries name their cause, which stands in the chain again.
    let message = error.chain().map(ToString::to_string).fold(String::new(), |said, cause| {
        match (said.is_empty(), said.contains(&cause)) {
            (true, _) => cause,
            (_, true) => said,
            _ => format!("{said}: {cause}"),
        }
    });
    let message = message + &crate::commands::hint(error);
    // An error of a query points at its place on lines of their own.
    let message = message.lines().map(safe).collect::<Vec<_>>().join("\n");
    let line = as_json
        .then(|| json::line(&serde_json::json!({ "error": message, "exit_code": code })).ok())
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
