//! A stream to its lines, each of bounded length.

use crate::failure_kind::FailureKind;
use memchr::memchr;
use std::io::BufRead;

/// Lines with their numbers, from 1, without blank lines.
pub(super) struct Lines<R> {
    reader: R,
    longest: usize,
    number: u64,
    ended: bool,
}

impl<R: BufRead> Lines<R> {
    /// The lines of `reader`, before which `before` lines were read already.
    pub(super) fn new(reader: R, longest: usize, before: u64) -> Self {
        Lines { reader, longest, number: before, ended: false }
    }

    /// Reads up to and including the next line end. `Ok(None)`: the stream has ended. A line that
    /// is too long is skipped without being kept.
    fn line(&mut self) -> Result<Option<(Vec<u8>, bool)>, String> {
        let mut line = Vec::new();
        let (mut read, mut too_long) = (0, false);
        loop {
            let buffer = match self.reader.fill_buf() {
                Ok(buffer) => buffer,
                Err(e) if e.kind() == std::io::ErrorKind::Interrupted => continue,
                Err(e) => return Err(e.to_string()),
            };
            if buffer.is_empty() {
                return Ok((read > 0).then_some((line, too_long)));
            }
            let end = memchr(b'\n', buffer);
            let taken = end.map_or(buffer.len(), |end| end + 1);
            read += taken;
            too_long |= line.len() + taken > self.longest;
            if too_long {
                line = Vec::new();
            } else if let Some(bytes) = buffer.get(..end.unwrap_or(taken)) {
                line.extend_from_slice(bytes);
            }
            self.reader.consume(taken);
            if end.is_some() {
                return Ok(Some((line, too_long)));
            }
        }
    }
}

impl<R: BufRead> Iterator for Lines<R> {
    type Item = (u64, Result<Vec<u8>, FailureKind>);

    fn next(&mut self) -> Option<Self::Item> {
        while !self.ended {
            self.number += 1;
            match self.line() {
                Ok(None) => self.ended = true,
                Ok(Some((_, true))) => {
                    return Some((self.number, Err(FailureKind::LineTooLong { longest: self.longest })));
                }
                Ok(Some((line, false))) if line.iter().all(u8::is_ascii_whitespace) => {}
                Ok(Some((line, false))) => return Some((self.number, Ok(line))),
                Err(error) => {
                    // What follows a defect cannot be trusted.
                    self.ended = true;
                    return Some((self.number, Err(FailureKind::DamagedFromHere { error })));
                }
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn long_lines_fail_alone() {
        let text = format!("kurz\n\n{}\nnoch eine", "x".repeat(2_000_000));
        let lines: Vec<_> = Lines::new(text.as_bytes(), 1 << 20, 0).collect();
        assert_eq!(lines.len(), 3);
        assert_eq!(lines[0], (1, Ok(b"kurz".to_vec())));
        assert!(matches!(&lines[1], (3, Err(reason)) if reason.to_string().contains("1 MiB")));
        assert_eq!(lines[2], (4, Ok(b"noch eine".to_vec())));
    }

    proptest! {
        #[test]
        fn any_bytes_give_their_lines(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
            let expected = bytes.split(|b| *b == b'\n').filter(|l| !l.iter().all(u8::is_ascii_whitespace)).count();
            prop_assert_eq!(Lines::new(bytes.as_slice(), 1 << 20, 0).count(), expected);
        }
    }
}
