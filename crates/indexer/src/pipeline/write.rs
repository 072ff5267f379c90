//! The second pass: articles from a spill file to segments, analyzed with a lexicon: the one just
//! learned, or that of the previous generation.

use crate::document::{Counter, Record, Tally, analyze};
use crate::error::IndexError;
use crate::pipeline::entries::{BATCHES_PER_THREAD, GROUP_BYTES};
use crate::pipeline::resolve::numbered;
use crate::pipeline::segment_writer::SegmentWriter;
use crate::pipeline::spill::{PackedBatch, SpillFile, Unpacker};
use crate::pipeline::workers::Workers;
use crate::progress::{Phase, Progress};
use nachlese_german::Analyzer;
use nachlese_german::lexicon::Lexicon;
use nachlese_index_format::Fields;
use rayon::prelude::*;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::sync_channel;
use tantivy::TantivyDocument;

/// The number of segments that a build writes in parallel. It decides about the order of articles
/// in the index, so it is a constant and not a setting.
pub(crate) const SHARDS: usize = 2;

/// Batches that wait for a shard.
const BATCHES_AHEAD: usize = 6;

/// How to write the articles of a spill file.
pub(crate) struct WriteJob<'a> {
    pub(crate) lexicon: &'a Arc<Lexicon>,
    pub(crate) fields: &'a Fields,
    /// The number of segments that are written in parallel.
    pub(crate) shards: usize,
    /// Bytes in memory after which a segment is closed and the next begun.
    pub(crate) segment_bytes: usize,
    pub(crate) selection: Selection<'a>,
}

/// Which articles of a spill file are written.
#[derive(Clone, Copy)]
pub(crate) enum Selection<'a> {
    /// All, as they are.
    All,
    /// Those that have a number, which is added to their ids from 2 on. There is one element for
    /// each article of the spill file. The words of what is written are counted.
    Numbered(&'a [Option<u32>]),
}

/// The result of the second pass.
pub(crate) struct WriteResult {
    /// The segments, each in a folder of its own, shard by shard.
    pub(crate) segments: Vec<PathBuf>,
    /// For every article that was written, in the order of the spill file: the index of its segment
    /// in `segments`, and its document there.
    pub(crate) places: Vec<(u16, u32)>,
    /// Word counts of what was written; zero for `Selection::All`.
    pub(crate) tally: Tally,
    /// Ids that had a number appended.
    pub(crate) renamed: Vec<String>,
}

/// Writes the articles of a spill file to segments in folders below `scratch`. Analyzes on the
/// current rayon pool.
pub(crate) fn write(
    mut spill: SpillFile,
    job: &WriteJob<'_>,
    scratch: &Path,
    progress: &dyn Progress,
) -> Result<WriteResult, IndexError> {
    let WriteJob { lexicon, fields, shards, selection, .. } = *job;
    progress.started(Phase::Indexing, spill.bytes());
    spill.rewind()?;
    let workers = Workers::default();
    let max_batches = rayon::current_num_threads() * BATCHES_PER_THREAD;
    let mut selection = Selecting::new(selection, spill.records())?;
    let mut batches: Vec<u32> = Vec::new();
    let mut tally = Tally::default();
    let mut renamed = Vec::new();
    let finished = std::thread::scope(|scope| {
        let (senders, writers): (Vec<_>, Vec<_>) = (0..shards)
            .map(|shard| {
                let (sender, batches) = sync_channel::<Vec<TantivyDocument>>(BATCHES_AHEAD);
                let mut writer =
                    SegmentWriter::new(fields, scratch.join(shard.to_string()), job.segment_bytes);
                let shard = scope.spawn(move || {
                    batches.iter().flatten().try_for_each(|document| writer.add(document))?;
                    writer.finish()
                });
                (sender, shard)
            })
            .unzip();
        let (mut articles, mut bytes) = (0, 0);
        'groups: loop {
            // Read by this thread between two groups: the bytes are still in memory, or sequential
            // on the disk.
            let group = spill.next_group(max_batches, GROUP_BYTES)?;
            if group.is_empty() {
                break;
            }
            let selected: Vec<(&PackedBatch, Selection<'_>)> = group
                .iter()
                .map(|batch| Ok((batch, selection.take(batch.records())?)))
                .collect::<Result<_, IndexError>>()?;
            let analyzed = selected.par_iter().map(|(batch, selection)| {
                workers.with(
                    || AnalyzeWorker::new(lexicon),
                    |worker| worker.documents(batch, *selection, fields, lexicon),
                )
            });
            let analyzed: io::Result<Vec<_>> = analyzed.collect();
            for AnalyzedBatch { documents, tally: counted, renamed: names } in
                analyzed.map_err(IndexError::io(spill.path()))?
            {
                articles += documents.len() as u64;
                tally.add(counted);
                renamed.extend(names);
                let shard = senders.get(batches.len() % shards);
                batches.push(documents.len() as u32);
                // A shard that hung up has failed, and its error is the result.
                if shard.is_some_and(|shard| shard.send(documents).is_err()) {
                    break 'groups;
                }
            }
            bytes += group.iter().map(|batch| batch.length() as u64).sum::<u64>();
            progress.advanced(articles, bytes);
            if progress.cancelled() {
                return Err(IndexError::Interrupted);
            }
        }
        drop(senders);
        progress.finishing(Phase::Writing);
        let join = |shard: std::thread::ScopedJoinHandle<'_, _>| {
            shard.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        };
        writers.into_iter().map(join).collect::<Result<Vec<_>, IndexError>>()
    })?;
    let places = places(&batches, &finished);
    let segments = finished.into_iter().flatten().map(|(folder, _)| folder).collect();
    Ok(WriteResult { segments, places, tally, renamed })
}

/// A selection that is consumed batch by batch.
struct Selecting<'a>(Selection<'a>);

impl<'a> Selecting<'a> {
    /// The selection for a spill file with this number of records.
    fn new(selection: Selection<'a>, records: usize) -> Result<Selecting<'a>, IndexError> {
        match selection {
            Selection::Numbered(numbers) if numbers.len() != records => {
                Err(Self::misaligned(numbers.len(), records))
            }
            selection => Ok(Selecting(selection)),
        }
    }

    /// The part for the next batch, with this number of records.
    fn take(&mut self, records: usize) -> Result<Selection<'a>, IndexError> {
        let Selection::Numbered(numbers) = self.0 else { return Ok(Selection::All) };
        let split = numbers.split_at_checked(records);
        let (next, rest) = split.ok_or_else(|| Self::misaligned(numbers.len(), records))?;
        self.0 = Selection::Numbered(rest);
        Ok(Selection::Numbered(next))
    }

    fn misaligned(numbers: usize, records: usize) -> IndexError {
        IndexError::Verification(format!("{numbers} decisions were made about {records} records"))
    }
}

/// The place of each document of the batches. Batch n went to shard n % shards, and each shard
/// filled its segments, one after the other, with the given numbers of documents.
fn places(batches: &[u32], shards: &[Vec<(PathBuf, u32)>]) -> Vec<(u16, u32)> {
    let mut first = 0;
    let mut cursors: Vec<_> = shards
        .iter()
        .map(|segments| {
            let numbers = first..first + segments.len();
            first = numbers.end;
            numbers
                .zip(segments)
                .flat_map(|(number, (_, length))| (0..*length).map(move |doc| (number as u16, doc)))
        })
        .collect();
    let shards = cursors.len().max(1);
    let mut places = Vec::new();
    for (number, length) in batches.iter().enumerate() {
        if let Some(shard) = cursors.get_mut(number % shards) {
            places.extend(shard.take(*length as usize));
        }
    }
    places
}

/// The documents of a batch.
struct AnalyzedBatch {
    documents: Vec<TantivyDocument>,
    tally: Tally,
    renamed: Vec<String>,
}

/// What a thread reuses from batch to batch.
struct AnalyzeWorker {
    unpacker: Unpacker,
    analyzer: Analyzer,
}

impl AnalyzeWorker {
    fn new(lexicon: &Arc<Lexicon>) -> io::Result<AnalyzeWorker> {
        let analyzer = Analyzer::with_lexicon(Arc::clone(lexicon));
        Ok(AnalyzeWorker { unpacker: Unpacker::new()?, analyzer })
    }

    fn documents(
        &mut self,
        batch: &PackedBatch,
        selection: Selection<'_>,
        fields: &Fields,
        lexicon: &Lexicon,
    ) -> io::Result<AnalyzedBatch> {
        let invalid = |error: &str| io::Error::new(io::ErrorKind::InvalidData, error.to_owned());
        let records = self.unpacker.unpack(batch)?;
        let mut rest = records.as_slice();
        let (mut documents, mut renamed) = (Vec::new(), Vec::new());
        let mut counter = Counter { tally: Tally::default(), lexicon };
        for position in 0..batch.records() {
            let mut record = Record::read(&mut rest).map_err(|e| invalid(&e.to_string()))?;
            let numbers = match selection {
                Selection::All => {
                    documents.push(analyze(&record, fields, &mut self.analyzer, None));
                    continue;
                }
                Selection::Numbered(numbers) => numbers,
            };
            let number = numbers.get(position).ok_or_else(|| invalid("a record without a decision"))?;
            if let Some(number) = *number {
                let id = numbered(record.id(), number);
                record.set_id(&id);
                documents.push(analyze(&record, fields, &mut self.analyzer, Some(&mut counter)));
                if number > 1 {
                    renamed.push(id);
                }
            }
        }
        if !rest.is_empty() {
            return Err(invalid("more records than were written"));
        }
        Ok(AnalyzedBatch { documents, tally: counter.tally, renamed })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_follow_the_segments_of_each_shard() {
        let segments = |lengths: &[u32]| lengths.iter().map(|n| (PathBuf::new(), *n)).collect::<Vec<_>>();
        let shards = [segments(&[3, 2]), segments(&[4])];
        assert_eq!(
            places(&[2, 3, 3, 1], &shards),
            [(0, 0), (0, 1), (2, 0), (2, 1), (2, 2), (0, 2), (1, 0), (1, 1), (2, 3)]
        );
    }
}
