//! stdout carries results only; everything else goes to stderr, through here.

use crate::render::terminal::safe;
use anyhow::Result;
use std::io::{self, BufWriter, Write};

/// The place for results.
pub(crate) fn stdout() -> impl Write {
    BufWriter::new(anstream::AutoStream::auto(io::stdout().lock()))
}

/// A note for the reader; nothing depends on it.
pub(crate) fn note(message: &str) {
    let _ = writeln!(anstream::stderr().lock(), "nachlese: {}", safe(message));
}

/// Why the command failed, with its causes.
pub(crate) fn error(error: &anyhow::Error) {
    let _ = writeln!(anstream::stderr().lock(), "nachlese: error: {}", safe(&format!("{error:#}")));
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
    let mut out = stdout();
    write(&mut out)?;
    out.flush()?;
    Ok(())
}
