//! A stream, byte by byte where that is enough.

use std::io::{self, BufRead, ErrorKind};

/// Blanks that are kept, in bytes: lines are counted by them, for messages alone.
const MOST_BLANKS: usize = 1 << 20;

/// What the buffer holds, filled if it was empty; empty at the end of the stream.
pub(super) fn fill(reader: &mut impl BufRead) -> io::Result<&[u8]> {
    loop {
        match reader.fill_buf() {
            Ok(_) => break,
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    // It is filled: this only looks at it.
    reader.fill_buf()
}

/// The next byte, which stays.
pub(super) fn peek(reader: &mut impl BufRead) -> io::Result<Option<u8>> {
    Ok(fill(reader)?.first().copied())
}

/// Skips the bytes that `is_skipped`, and counts the line ends among them.
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

/// Skips what is blank, and keeps it; of a file of nothing but blanks, the first.
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

/// What stands between values: white space, and the byte order mark of a file that was appended to
/// another.
pub(super) fn is_blank(byte: u8) -> bool {
    byte.is_ascii_whitespace() || matches!(byte, 0xEF | 0xBB | 0xBF)
}
