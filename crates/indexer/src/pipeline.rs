//! The only concurrency: read, analyze and write in parallel, with the same index for any number of threads.
//!
//! ```text
//! reader thread  files in order -> batches of entries -> rounds of SHARDS batches      (a bounded queue of rounds)
//! each round     in parallel: parse batch i                 -> articles
//!                in order:    give every article its id
//!                in parallel: write batch i to shard i      -> a segment of its own
//! at the end     merge the shards' segments, in order, to one
//! ```
//!
//! Which shard an article goes to depends on its place in the archive alone, and each shard is written by one thread at a
//! time; so the merged index is the same whatever the number of threads. Measured against one Tantivy writer thread
//! behind parallel analysis: docs/performance.md, "Writing". One segment at the end, because Tantivy prunes within
//! segments only.

mod ids;
mod reader;
mod shard;

use crate::error::IndexError;
use crate::progress::Progress;
use ids::{Ids, Verdict};
use nachlese_archive::{Article, Entry, Failure, Furniture, SourceFile, read_article};
use nachlese_index_format::Fields;
use rayon::prelude::*;
use shard::Shard;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::sync_channel;

/// Shards that are written side by side. More than the cores of a usual machine, so that uneven batches even out; few
/// enough for the merge to stay cheap. It decides the order of articles in the index: a constant, not a setting.
const SHARDS: usize = 8;

/// Rounds that wait to be written while others are: bounds the memory, not the speed.
const ROUNDS_AHEAD: usize = 1;

/// What came of the files.
#[derive(Debug, Default)]
pub(crate) struct Written {
    pub(crate) articles: u64,
    pub(crate) copies: u64,
    pub(crate) renamed: Vec<String>,
    pub(crate) failures: Vec<Failure>,
}

/// Reads `files` and writes them as one segment to `target`, with scratch space in `scratch`. Runs in the current rayon
/// pool.
pub(crate) fn write(
    files: &[SourceFile],
    furniture: &Furniture,
    fields: &Fields,
    target: &Path,
    scratch: &Path,
    progress: &dyn Progress,
) -> Result<Written, IndexError> {
    let mut shards = (0..SHARDS).map(|n| Shard::new(fields, scratch.join(n.to_string()))).collect::<Vec<_>>();
    let mut written = Written::default();
    let mut ids = Ids::default();
    let stop = AtomicBool::new(false);
    std::thread::scope(|scope| -> Result<(), IndexError> {
        let (sender, rounds) = sync_channel(ROUNDS_AHEAD);
        let stop = &stop;
        scope.spawn(move || reader::read(files, SHARDS, &sender, stop));
        let result = rounds.iter().try_for_each(|round: reader::Round| {
            let bytes = round.bytes;
            write_round(round, files, furniture, &mut shards, &mut ids, &mut written)?;
            progress.advanced(written.articles, bytes);
            if progress.cancelled() { Err(IndexError::Interrupted) } else { Ok(()) }
        });
        // The reader may be waiting in a full queue, or be in the middle of a large file.
        stop.store(true, Ordering::Relaxed);
        drop(rounds);
        result
    })?;
    progress.finishing("merging");
    shard::merge(shards, fields, target)?;
    Ok(written)
}

fn write_round(
    round: reader::Round,
    files: &[SourceFile],
    furniture: &Furniture,
    shards: &mut [Shard],
    ids: &mut Ids,
    written: &mut Written,
) -> Result<(), IndexError> {
    let parsed: Vec<Vec<Result<Article, Failure>>> = round
        .batches
        .into_par_iter()
        .map(|batch| batch.into_iter().map(|entry| parse(entry, files, furniture)).collect())
        .collect();
    let mut batches = Vec::with_capacity(parsed.len());
    for batch in parsed {
        let mut articles = Vec::with_capacity(batch.len());
        for result in batch {
            match result {
                Ok(mut article) => match ids.settle(&mut article) {
                    Verdict::New => articles.push(article),
                    Verdict::Renamed => {
                        written.renamed.push(article.id.clone());
                        articles.push(article);
                    }
                    Verdict::Copy => written.copies += 1,
                },
                Err(failure) => written.failures.push(failure),
            }
        }
        written.articles += articles.len() as u64;
        batches.push(articles);
    }
    shards.par_iter_mut().zip(batches).try_for_each(|(shard, articles)| shard.add(&articles))
}

fn parse(
    entry: Result<Entry, Failure>,
    files: &[SourceFile],
    furniture: &Furniture,
) -> Result<Article, Failure> {
    let entry = entry?;
    match files.get(entry.file) {
        Some(file) => read_article(file, &entry, furniture),
        None => {
            Err(Failure { path: String::new(), line: entry.line, reason: "belongs to no file".to_owned() })
        }
    }
}
