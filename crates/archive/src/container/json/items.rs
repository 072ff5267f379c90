//! Consecutive values, or those of a list, to records.

use super::bytes::{fill, is_blank, line_ends, peek, skip};
use super::scan::{SEPARATOR, Scan};
use crate::container::bounds::LARGEST;
use crate::failure_kind::FailureKind;
use crate::place::Place;
use std::io::{self, BufRead};

/// A record, or why it cannot be read.
pub(super) type Record = (Place, Result<Vec<u8>, FailureKind>);

/// The values of a stream.
pub(super) struct Items<R> {
    reader: R,
    /// The number of line ends that were read.
    lines: u64,
    /// The number of the next value.
    number: u64,
    in_list: bool,
    /// The greatest length of the next value, in bytes.
    longest: usize,
    /// Whether the next value may be the whole file: it is the first, and in no list.
    may_be_all: bool,
    ended: bool,
}

/// A value that was read.
enum Value {
    Whole(Vec<u8>),
    TooLong,
    /// The stream ended in it.
    Cut,
}

impl<R: BufRead> Items<R> {
    /// The values of `reader`, before which `lines` lines ended.
    pub(super) fn new(reader: R, lines: u64) -> Self {
        Items { reader, lines, number: 0, in_list: false, longest: LARGEST, may_be_all: false, ended: false }
    }

    /// The values of `reader`, of which the first may be the only one.
    pub(super) fn one_or_several(reader: R, lines: u64, longest: usize) -> Self {
        Items { longest, may_be_all: true, ..Items::new(reader, lines) }
    }

    fn record(&mut self) -> io::Result<Option<Record>> {
        let Some(first) = self.next_value()? else {
            self.ended = true;
            return Ok(self.in_list.then_some((Place::Whole, Err(FailureKind::ListCutOff))));
        };
        let line = self.lines + 1;
        let place = Place::Item(self.number);
        let value = match first {
            b'{' | b'[' => self.bracketed()?,
            b'"' | b'-' | b'0'..=b'9' | b't' | b'f' | b'n' | b'N' if self.in_list => self.scalar()?,
            other => {
                self.ended = true;
                let found = char::from(other);
                return Ok(Some((place, Err(FailureKind::NoRecord { line, found }))));
            }
        };
        self.number += 1;
        let (longest, may_be_all) = (self.longest, self.may_be_all);
        (self.longest, self.may_be_all) = (LARGEST, false);
        let place = if may_be_all && self.next_value()?.is_none() { Place::Whole } else { place };
        let value = match value {
            Value::Whole(bytes) => Ok(bytes),
            Value::TooLong => Err(FailureKind::RecordTooLong { line, longest }),
            Value::Cut => {
                self.ended = true;
                Err(FailureKind::RecordCutOff { line })
            }
        };
        Ok(Some((place, value)))
    }

    /// Skips to the next value and returns its first byte; `None` at the end of the stream.
    fn next_value(&mut self) -> io::Result<Option<u8>> {
        loop {
            self.lines += skip(&mut self.reader, |byte| is_blank(byte) || matches!(byte, b',' | SEPARATOR))?;
            match peek(&mut self.reader)? {
                Some(b'[') if !self.in_list => self.in_list = true,
                Some(b']') if self.in_list => self.in_list = false,
                next => return Ok(next),
            }
            self.reader.consume(1);
        }
    }

    fn bracketed(&mut self) -> io::Result<Value> {
        let mut scan = Scan::default();
        self.value(|bytes| scan.feed(bytes))
    }

    /// A string or a number: no record, but an item of the list.
    fn scalar(&mut self) -> io::Result<Value> {
        let (mut in_string, mut escaped) = (false, false);
        self.value(|bytes| {
            bytes.iter().position(|&byte| {
                match byte {
                    _ if escaped => escaped = false,
                    b'\\' if in_string => escaped = true,
                    b'"' => in_string = !in_string,
                    b',' | b']' if !in_string => return true,
                    _ => {}
                }
                false
            })
        })
    }

    /// Reads a value, of which `end` finds the end. A value that is too long is read but not kept.
    fn value(&mut self, mut end: impl FnMut(&[u8]) -> Option<usize>) -> io::Result<Value> {
        let mut value = Vec::new();
        let mut too_long = false;
        loop {
            let buffer = fill(&mut self.reader)?;
            if buffer.is_empty() {
                return Ok(Value::Cut);
            }
            let end = end(buffer);
            let taken = end.unwrap_or(buffer.len());
            let bytes = buffer.get(..taken).unwrap_or_default();
            self.lines += line_ends(bytes);
            too_long |= value.len() + taken > self.longest;
            if too_long {
                value = Vec::new();
            } else {
                value.extend_from_slice(bytes);
            }
            self.reader.consume(taken);
            if end.is_some() {
                return Ok(if too_long { Value::TooLong } else { Value::Whole(value) });
            }
        }
    }
}

impl<R: BufRead> Iterator for Items<R> {
    type Item = Record;

    fn next(&mut self) -> Option<Record> {
        if self.ended {
            return None;
        }
        self.record().unwrap_or_else(|error| {
            self.ended = true;
            let place = if self.may_be_all { Place::Whole } else { Place::Item(self.number) };
            Some((place, Err(FailureKind::DamagedFromHere { error: error.to_string() })))
        })
    }
}
