//! The forms of an archive: the dictionaries of the exact level, read in alphabetical order.
//!
//! Half a million forms of a million articles are read in 0.1 s. The alphabet is divided into
//! parts, which are read in parallel by the calling thread and one more for each further core.
//! These are new threads rather than those of a pool: while waiting in a pool, a thread may be
//! given other work of the program that embeds this crate.

use crate::error::Failed;
use crate::generation::Generation;
use std::num::NonZero;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::{self, Builder};
use tantivy::InvertedIndexReader;
use tantivy::schema::Field;
use tantivy::termdict::{TermDictionary, TermMerger, TermStreamer};

/// The beginnings of all parts of the alphabet but the first. No part has more than a tenth of the
/// forms of a German archive.
const PARTS: [&str; 30] = [
    "a", "b", "be", "c", "d", "e", "f", "g", "ge", "h", "i", "j", "k", "l", "m", "n", "o", "p", "q", "r",
    "s", "sch", "st", "t", "u", "v", "w", "x", "z", "{",
];

/// Maximum number of threads that read for one query.
const MOST_THREADS: usize = 8;

/// A part of the alphabet.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Letters {
    from: &'static str,
    /// The first form after it; `None` for the last part.
    to: Option<&'static str>,
}

impl Letters {
    /// All parts, in order.
    fn all() -> impl Iterator<Item = Letters> {
        let ends = PARTS.iter().copied().map(Some).chain([None]);
        [""].into_iter().chain(PARTS).zip(ends).map(|(from, to)| Letters { from, to })
    }

    /// The terms of a dictionary in this part.
    pub(crate) fn stream<'d>(&self, dictionary: &'d TermDictionary) -> Result<TermStreamer<'d>, Failed> {
        let range = dictionary.range().ge(self.from);
        let range = if let Some(to) = self.to { range.lt(to) } else { range };
        Ok(range.into_stream()?)
    }
}

/// The dictionaries of fields, in all segments.
pub(crate) struct Vocabulary(Vec<Arc<InvertedIndexReader>>);

impl Vocabulary {
    pub(crate) fn open(generation: &Generation, fields: &[Field]) -> Result<Vocabulary, Failed> {
        let segments = generation.searcher.segment_readers();
        let indexes =
            segments.iter().flat_map(|segment| fields.iter().map(|&field| segment.inverted_index(field)));
        Ok(Vocabulary(indexes.collect::<Result<_, _>>()?))
    }

    /// The distinct forms of a part of the alphabet, in order, with their postings.
    pub(crate) fn forms(&self, letters: Letters) -> Result<TermMerger<'_>, Failed> {
        let streams = self.0.iter().map(|index| letters.stream(index.terms()));
        Ok(TermMerger::new(streams.collect::<Result<_, _>>()?))
    }
}

/// The results of `read` for each part of the alphabet, in order.
pub(crate) fn by_letters<T: Send>(
    read: impl Fn(Letters) -> Result<T, Failed> + Sync,
) -> Result<Vec<T>, Failed> {
    let parts: Vec<Letters> = Letters::all().collect();
    let next = AtomicUsize::new(0);
    let work = || {
        let mut done = Vec::new();
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            let Some(letters) = parts.get(number) else { return done };
            done.push((number, read(*letters)));
        }
    };
    let mut done = thread::scope(|scope| {
        let others = thread::available_parallelism().map_or(1, NonZero::get).min(MOST_THREADS) - 1;
        // If the system refuses to start threads, this one does all the work.
        let others: Vec<_> =
            (0..others).map_while(|_| Builder::new().spawn_scoped(scope, work).ok()).collect();
        let mut done = work();
        for other in others {
            // A panic of Tantivy, on a damaged dictionary, is caught where the query is run.
            done.extend(other.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        }
        done
    });
    done.sort_by_key(|(number, _)| *number);
    done.into_iter().map(|(_, result)| result).collect()
}
