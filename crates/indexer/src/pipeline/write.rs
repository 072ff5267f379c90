//! The second pass: spooled articles to segments, analyzed with what the first one learned.

use super::reader::{BATCHES_A_THREAD, ROUND_BYTES};
use super::segment::{SegmentWriter, collect};
use super::spool::{Packed, Spool, Unpacker};
use super::{BATCHES_AHEAD, LANES, Workers};
use crate::document::{Record, analyze};
use crate::error::IndexError;
use crate::progress::Progress;
use nachlese_german::Analyzer;
use nachlese_german::lexicon::Lexicon;
use nachlese_index_format::Fields;
use rayon::prelude::*;
use std::io;
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::sync_channel;
use tantivy::TantivyDocument;

/// Writes the articles of `spool` to `target`, with scratch space in `scratch`. Analyzes on the current rayon pool.
pub(crate) fn write(
    mut spool: Spool,
    lexicon: &Arc<Lexicon>,
    fields: &Fields,
    target: &Path,
    scratch: &Path,
    progress: &dyn Progress,
) -> Result<(), IndexError> {
    progress.started("indexing", spool.bytes());
    spool.rewind()?;
    let workers = Workers::default();
    let most = rayon::current_num_threads() * BATCHES_A_THREAD;
    let segments = std::thread::scope(|scope| {
        let (senders, lanes): (Vec<_>, Vec<_>) = (0..LANES)
            .map(|lane| {
                let (sender, batches) = sync_channel::<Vec<TantivyDocument>>(BATCHES_AHEAD);
                let mut writer = SegmentWriter::new(fields, scratch.join(lane.to_string()));
                let lane = scope.spawn(move || {
                    batches.iter().flatten().try_for_each(|document| writer.add(document))?;
                    writer.finish()
                });
                (sender, lane)
            })
            .unzip();
        let (mut number, mut articles, mut bytes) = (0, 0, 0);
        'rounds: loop {
            // Read by this thread, between two rounds: it lies in memory still, or on the disk in a row.
            let round = spool.next(most, ROUND_BYTES)?;
            if round.is_empty() {
                break;
            }
            let analyzed = round
                .par_iter()
                .map(|batch| workers.with(|| Worker::new(lexicon), |worker| worker.documents(batch, fields)));
            let analyzed: io::Result<Vec<_>> = analyzed.collect();
            for documents in analyzed.map_err(IndexError::io(spool.path()))? {
                number += 1;
                articles += documents.len() as u64;
                let lane = senders.get(number % LANES);
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
        let mut segments = Vec::new();
        for lane in lanes {
            segments.extend(lane.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))?);
        }
        Ok::<_, IndexError>(segments)
    })?;
    collect(&segments, fields, target)
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

    fn documents(&mut self, batch: &Packed, fields: &Fields) -> io::Result<Vec<TantivyDocument>> {
        let records = self.unpacker.unpack(batch)?;
        let mut rest = records.as_slice();
        let mut documents = Vec::new();
        while !rest.is_empty() {
            let record =
                Record::read(&mut rest).map_err(|e| io::Error::new(io::ErrorKind::InvalidData, e))?;
            documents.push(analyze(&record, fields, &mut self.analyzer));
        }
        Ok(documents)
    }
}
