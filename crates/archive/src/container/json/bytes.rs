//! Helpers to read a stream byte by byte.

use std::io::{self, BufRead, ErrorKind};

/// Most blanks that are kept, in bytes. They serve to count lines, for messages only.
const MOST_BLANKS: usize = 1 << 20;

/// The buffer's content, filled if it was empty; empty at the end of the stream.
pub(super) fn fill(reader: &mut impl BufRead) -> io::Result<&[u8]> {
    loop {
        match reader.fill_buf() {
            Ok(_) => break,
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    // It is filled now, so this returns it without reading.
    reader.fill_buf()
}

/// The next byte, without consuming it.
pub(super) fn peek(reader: &mut impl BufRead) -> io::Result<Option<u8>> {
    Ok(fill(reader)?.first().copied())
}

/// Skips bytes while `is_skipped`; returns the number of line ends among them.
pub(super) fn skip(reader: &mut impl BufRead, is_skipped: impl Fn(u8) -> bool) -> io::Result<u64> {
    let mut lines = 0;
    loop {
        let buffer = fill(reader)?;
        let taken = buffer.iter().position(|byte| !is_skipped(*byte)).unwrap_or(buffer.len());
        let ended = buffer.is_empty() || taken < buffer.len();
        lines += line_ends(buffer.get(..taken).unwrap_or_default());
        reader.consume(taken);
        if ended {
            return Ok(lines);
        }
    }
}

/// Skips blanks and returns them, up to a bound.
pub(super) fn blanks(reader: &mut impl BufRead) -> io::Result<Vec<u8>> {
    let mut blanks = Vec::new();
    loop {
        let buffer = fill(reader)?;
        let taken = buffer.iter().position(|byte| !is_blank(*byte)).unwrap_or(buffer.len());
        let ended = buffer.is_empty() || taken < buffer.len();
        if blanks.len() < MOST_BLANKS {
            blanks.extend_from_slice(buffer.get(..taken).unwrap_or_default());
        }
        reader.consume(taken);
        if ended {
            return Ok(blanks);
        }
    }
}

/// Line ends in `bytes`.
pub(super) fn line_ends(bytes: &[u8]) -> u64 {
    memchr::memchr_iter(b'\n', bytes).count() as u64
}

/// Whether a byte may stand between values: white space, or part of a byte order mark, which
/// appended files leave in the middle.
pub(super) fn is_blank(byte: u8) -> bool {
    byte.is_ascii_whitespace() || matches!(byte, 0xEF | 0xBB | 0xBF)
}
