//! A stream of JSON to its records. The content decides what the records are.
//!
//! | the file begins with | its records |
//! |---|---|
//! | an object that ends with its line | JSON Lines, [`Place::Line`] |
//! | an object over several lines | the consecutive objects, [`Place::Item`] |
//! | a list of objects | its elements, [`Place::Item`] |
//! | anything else | one, which the format step refuses |
//!
//! A single value is [`Place::Whole`], except in a file named `.jsonl`: there it is the first line,
//! and more may be appended. Consecutive records may be separated by white space, commas, or the
//! record separators of RFC 7464. An object that wraps a list of articles stays one record: only
//! the format step can tell.
//!
//! One record is held in memory. Items of a list may be [`LARGEST`] bytes long; the first object of
//! a file, which may be all of it, [`LARGEST_WHOLE`].

mod bytes;
mod items;
mod scan;
#[cfg(test)]
mod tests;

use super::bounds::{BUFFER, LARGEST};
use super::lines::Lines;
use super::stream::whole;
use crate::failure_kind::FailureKind;
use crate::place::Place;
use bytes::{blanks, fill, is_blank, line_ends, peek, skip};
use items::{Items, Record};
use scan::{SEPARATOR, Scan};
use std::io::{self, BufRead, BufReader, Chain, Cursor, Read};

/// Largest value that is the whole of a file, in bytes.
const LARGEST_WHOLE: usize = 64 << 20;

/// The bytes that were read ahead, and the rest of the stream.
type Rest<R> = Chain<Cursor<Vec<u8>>, BufReader<R>>;

/// Whether each line of a file is a record, by its name.
pub(super) fn is_of_lines(name: &str) -> bool {
    let lower = name.to_lowercase();
    let bare = lower.strip_suffix(".gz").unwrap_or(&lower);
    [".jsonl", ".ndjson", ".jl", ".jsonlines"].iter().any(|ending| bare.ends_with(ending))
}

/// The records of a stream.
pub(super) struct Records<R> {
    state: State<R>,
    of_lines: bool,
}

enum State<R> {
    Start(BufReader<R>),
    Lines(Lines<BufReader<R>>),
    Items(Items<Rest<R>>),
    Ended,
}

/// The first record of a stream, if it was read already, and the state that follows.
type Begun<R> = (Option<Record>, State<R>);

impl<R: Read> Records<R> {
    pub(super) fn new(reader: R, of_lines: bool) -> Self {
        Records { state: State::Start(BufReader::with_capacity(BUFFER, reader)), of_lines }
    }

    fn begin(&self, mut reader: BufReader<R>) -> io::Result<Begun<R>> {
        let lines = skip(&mut reader, is_blank)?;
        match peek(&mut reader)? {
            None => Ok((None, State::Ended)),
            Some(b'{') => self.begin_with_object(reader, lines),
            Some(SEPARATOR) => Ok(items(Vec::new(), reader, lines)),
            Some(b'[') => {
                reader.consume(1);
                let ahead = skip(&mut reader, is_blank)?;
                if peek(&mut reader)? == Some(b'{') {
                    return Ok(items(vec![b'['], reader, lines + ahead));
                }
                // A list of numbers is no list of records: the format step refuses it as a whole.
                Ok((Some((Place::Whole, whole(Cursor::new(b"[").chain(reader)))), State::Ended))
            }
            Some(_) if self.of_lines => Ok((None, State::Lines(Lines::new(reader, LARGEST, lines)))),
            Some(_) => Ok((Some((Place::Whole, whole(reader))), State::Ended)),
        }
    }

    fn begin_with_object(&self, mut reader: BufReader<R>, lines: u64) -> io::Result<Begun<R>> {
        let (line, scan, end) = first_line(&mut reader)?;
        let several = |line, reader| {
            let rest = Cursor::new(line).chain(reader);
            (None, State::Items(Items::one_or_several(rest, lines, LARGEST_WHOLE)))
        };
        let alone = end.and_then(|end| line.get(end..)).is_some_and(|rest| rest.iter().all(|b| is_blank(*b)));
        if !alone && (end.is_some() || line.len() > LARGEST_WHOLE) {
            return Ok(several(line, reader));
        }
        // The next byte decides; the blanks before it are put back.
        let blanks = blanks(&mut reader)?;
        let next = peek(&mut reader)?;
        if alone && next.is_none() && !self.of_lines {
            return Ok((Some((Place::Whole, Ok(line))), State::Ended));
        }
        // The first line may be a broken record: an object over several lines breaks after a comma
        // or a bracket. If the name promises lines, an object at the beginning of the next line
        // shows that, too.
        let promised = self.of_lines && (next.is_none() || next == Some(b'{') && line_begins(&blanks));
        let broken = promised || (scan.in_string() || !goes_on(&line)) && next == Some(b'{');
        if alone && next != Some(b',') || !alone && broken {
            let first = if line.len() > LARGEST {
                Err(FailureKind::LineTooLong { longest: LARGEST })
            } else {
                Ok(line)
            };
            let rest = Lines::new(reader, LARGEST, lines + 1 + line_ends(&blanks));
            return Ok((Some((Place::Line(lines + 1), first)), State::Lines(rest)));
        }
        Ok(several([line, blanks].concat(), reader))
    }
}

fn items<R: Read>(ahead: Vec<u8>, reader: BufReader<R>, lines: u64) -> Begun<R> {
    (None, State::Items(Items::new(Cursor::new(ahead).chain(reader), lines)))
}

/// Reads a line, or as much of it as a record may have. Also returns the state of the scan, and
/// where in the line the first value ends.
fn first_line(reader: &mut impl BufRead) -> io::Result<(Vec<u8>, Scan, Option<usize>)> {
    let (mut line, mut scan, mut end) = (Vec::new(), Scan::default(), None);
    loop {
        let buffer = fill(reader)?;
        let newline = memchr::memchr(b'\n', buffer);
        let taken = newline.map_or(buffer.len(), |at| at + 1);
        let bytes = buffer.get(..taken).unwrap_or_default();
        if end.is_none() {
            end = scan.feed(bytes).map(|at| line.len() + at);
        }
        line.extend_from_slice(bytes);
        let ended = buffer.is_empty() || newline.is_some() || line.len() > LARGEST_WHOLE;
        reader.consume(taken);
        if ended {
            return Ok((line, scan, end));
        }
    }
}

/// Whether what follows these blanks is at the beginning of a line.
fn line_begins(blanks: &[u8]) -> bool {
    blanks.last().is_none_or(|last| *last == b'\n')
}

/// Whether a line ends as lines inside an object do.
fn goes_on(line: &[u8]) -> bool {
    line.trim_ascii_end().ends_with(b"{")
        || line.trim_ascii_end().last().is_some_and(|last| matches!(last, b',' | b'[' | b':'))
}

impl<R: Read> Iterator for Records<R> {
    type Item = Record;

    fn next(&mut self) -> Option<Record> {
        if matches!(self.state, State::Start(_))
            && let State::Start(reader) = std::mem::replace(&mut self.state, State::Ended)
        {
            match self.begin(reader) {
                Ok((first, state)) => {
                    self.state = state;
                    if first.is_some() {
                        return first;
                    }
                }
                Err(error) => {
                    return Some((Place::Whole, Err(FailureKind::Damaged { error: error.to_string() })));
                }
            }
        }
        match &mut self.state {
            State::Start(_) | State::Ended => None,
            State::Lines(lines) => lines.next().map(|(line, bytes)| (Place::Line(line), bytes)),
            State::Items(items) => items.next(),
        }
    }
}
