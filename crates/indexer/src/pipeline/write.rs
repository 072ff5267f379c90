//! The second pass: spooled articles to segments, analyzed with what the first one learned.

use super::entries::{BATCHES_A_THREAD, ROUND_BYTES};
use super::segment_writer::SegmentWriter;
use super::spill::{Packed, Spool, Unpacker};
use super::{BATCHES_AHEAD, Workers, numbered};
use crate::document::{Counter, Record, Tally, analyze};
use crate::error::IndexError;
use crate::progress::Progress;
use nachlese_german::Analyzer;
use nachlese_german::lexicon::Lexicon;
use nachlese_index_format::Fields;
use rayon::prelude::*;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::sync_channel;
use tantivy::TantivyDocument;

/// How the articles of a spool are written.
pub(crate) struct Writing<'a> {
    pub(crate) lexicon: &'a Arc<Lexicon>,
    pub(crate) fields: &'a Fields,
    /// Segments that are written side by side.
    pub(crate) lanes: usize,
    /// Bytes in memory after which a segment is closed and another begun.
    pub(crate) segment_bytes: usize,
    /// For each article of the spool the number its id gets, or that it is left out; all are written as they are where
    /// there is no choice.
    pub(crate) chosen: Option<&'a [Option<u32>]>,
}

/// What the second pass leaves.
pub(crate) struct Written {
    /// The segments, each in a folder of its own, lane by lane.
    pub(crate) segments: Vec<PathBuf>,
    /// Of every article that was written, in the order of the spool, which of `segments` it is in, and where.
    pub(crate) places: Vec<(u16, u32)>,
    /// What was counted of their words.
    pub(crate) tally: Tally,
    /// Ids that got a number.
    pub(crate) renamed: Vec<String>,
}

/// Writes the articles of `spool` to segments below `scratch`. Analyzes on the current rayon pool.
pub(crate) fn write(
    mut spool: Spool,
    writing: &Writing<'_>,
    scratch: &Path,
    progress: &dyn Progress,
) -> Result<Written, IndexError> {
    let Writing { lexicon, fields, lanes, chosen, .. } = *writing;
    progress.started("indexing", spool.bytes());
    spool.rewind()?;
    let workers = Workers::default();
    let most = rayon::current_num_threads() * BATCHES_A_THREAD;
    let mut batches: Vec<u32> = Vec::new();
    let mut tally = Tally::default();
    let mut renamed = Vec::new();
    let finished = std::thread::scope(|scope| {
        let (senders, writers): (Vec<_>, Vec<_>) = (0..lanes)
            .map(|lane| {
                let (sender, batches) = sync_channel::<Vec<TantivyDocument>>(BATCHES_AHEAD);
                let mut writer =
                    SegmentWriter::new(fields, scratch.join(lane.to_string()), writing.segment_bytes);
                let lane = scope.spawn(move || {
                    batches.iter().flatten().try_for_each(|document| writer.add(document))?;
                    writer.finish()
                });
                (sender, lane)
            })
            .unzip();
        let (mut articles, mut bytes, mut first) = (0, 0, 0);
        'rounds: loop {
            // Read by this thread, between two rounds: it lies in memory still, or on the disk in a row.
            let round = spool.next(most, ROUND_BYTES)?;
            if round.is_empty() {
                break;
            }
            let with_choice: Vec<(&Packed, Option<&[Option<u32>]>)> = round
                .iter()
                .map(|batch| {
                    let range = first..first + batch.records();
                    first = range.end;
                    (batch, chosen.map(|chosen| chosen.get(range).unwrap_or_default()))
                })
                .collect();
            let analyzed = with_choice.par_iter().map(|(batch, chosen)| {
                workers
                    .with(|| Worker::new(lexicon), |worker| worker.documents(batch, *chosen, fields, lexicon))
            });
            let analyzed: io::Result<Vec<_>> = analyzed.collect();
            for Analyzed { documents, tally: counted, renamed: names } in
                analyzed.map_err(IndexError::io(spool.path()))?
            {
                articles += documents.len() as u64;
                tally.add(counted);
                renamed.extend(names);
                let lane = senders.get(batches.len() % lanes);
                batches.push(documents.len() as u32);
                // A lane that is gone has failed; its error is the result.
                if lane.is_some_and(|lane| lane.send(documents).is_err()) {
                    break 'rounds;
                }
            }
            bytes += round.iter().map(|batch| batch.length() as u64).sum::<u64>();
            progress.advanced(articles, bytes);
            if progress.cancelled() {
                return Err(IndexError::Interrupted);
            }
        }
        drop(senders);
        progress.finishing("writing");
        let join = |lane: std::thread::ScopedJoinHandle<'_, _>| {
            lane.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        };
        writers.into_iter().map(join).collect::<Result<Vec<_>, IndexError>>()
    })?;
    let places = places(&batches, &finished);
    let segments = finished.into_iter().flatten().map(|(folder, _)| folder).collect();
    Ok(Written { segments, places, tally, renamed })
}

/// Where each document of the batches is: batch n went to lane n % lanes, and each lane filled its segments one after the
/// other with so many documents.
fn places(batches: &[u32], lanes: &[Vec<(PathBuf, u32)>]) -> Vec<(u16, u32)> {
    let mut first = 0;
    let mut cursors: Vec<_> = lanes
        .iter()
        .map(|segments| {
            let numbers = first..first + segments.len();
            first = numbers.end;
            numbers
                .zip(segments)
                .flat_map(|(number, (_, length))| (0..*length).map(move |doc| (number as u16, doc)))
        })
        .collect();
    let lanes = cursors.len().max(1);
    let mut places = Vec::new();
    for (number, length) in batches.iter().enumerate() {
        if let Some(lane) = cursors.get_mut(number % lanes) {
            places.extend(lane.take(*length as usize));
        }
    }
    places
}

/// What becomes of a batch.
struct Analyzed {
    documents: Vec<TantivyDocument>,
    tally: Tally,
    renamed: Vec<String>,
}

/// What a thread goes on with from batch to batch.
struct Worker {
    unpacker: Unpacker,
    analyzer: Analyzer,
}

impl Worker {
    fn new(lexicon: &Arc<Lexicon>) -> io::Result<Worker> {
        Ok(Worker { unpacker: Unpacker::new()?, analyzer: Analyzer::with_lexicon(Arc::clone(lexicon)) })
    }

    fn documents(
        &mut self,
        batch: &Packed,
        chosen: Option<&[Option<u32>]>,
        fields: &Fields,
        lexicon: &Lexicon,
    ) -> io::Result<Analyzed> {
        let records = self.unpacker.unpack(batch)?;
        let mut rest = records.as_slice();
        let (mut documents, mut renamed, mut counter) =
            (Vec::new(), Vec::new(), Counter { tally: Tally::default(), lexicon });
        let mut choices = chosen.into_iter().flatten();
        while !rest.is_empty() {
            let mut record =
                Record::read(&mut rest).map_err(|e| io::Error::new(io::ErrorKind::InvalidData, e))?;
            if chosen.is_none() {
                documents.push(analyze(&record, fields, &mut self.analyzer, None));
            } else if let Some(Some(number)) = choices.next() {
                let id = numbered(record.id(), *number);
                record.set_id(&id);
                documents.push(analyze(&record, fields, &mut self.analyzer, Some(&mut counter)));
                if *number > 1 {
                    renamed.push(id);
                }
            }
        }
        Ok(Analyzed { documents, tally: counter.tally, renamed })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_are_where_their_lane_wrote_them() {
        let segments = |lengths: &[u32]| lengths.iter().map(|n| (PathBuf::new(), *n)).collect::<Vec<_>>();
        let lanes = [segments(&[3, 2]), segments(&[4])];
        assert_eq!(
            places(&[2, 3, 3, 1], &lanes),
            [(0, 0), (0, 1), (2, 0), (2, 1), (2, 2), (0, 2), (1, 0), (1, 1), (2, 3)]
        );
    }
}
