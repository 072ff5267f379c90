//! The two passes over the articles of an archive.
//!
//! How a word is stemmed depends on how the whole archive uses it. So the first pass reads and
//! learns, and the second analyzes and writes. Both are parallel, with the same index for any
//! number of threads:
//!
//! ```text
//! read     reader thread   files in order -> batches of entries -> groups of batches  (bounded)
//!          rayon           each batch: entries -> drafts, and what boilerplate is learned from
//!                          -> the spill file of drafts
//!                          (where nothing is to be learned, directly to the next line)
//!          rayon           each batch of that file: drafts -> articles
//!          calling thread  in order: resolves ids, copies and removals
//!          rayon           each batch, while the next group is read: words counted, records packed
//!          calling thread  in order: appends them to the spill file of articles
//! write    calling thread  the spill file in order -> groups of batches
//!          rayon           each batch: records -> analyzed documents
//!          calling thread  in order: sends batch n to shard n % shards
//!          thread a shard  each writes its segments                         (bounded)
//! ```
//!
//! The shard of an article, and its order there, depend only on its position in the archive, and
//! word counts can be added in any order. Measured on frontpage with 2 threads
//! (docs/performance.md, "Writing"): eight shards that analyze and write, then merged, 2.6 s; four,
//! 2.1 s; one writer, 1.8 s; two shards without a merge, 1.2 s. The price is that Tantivy prunes in
//! each of two segments.

pub(crate) mod drafts;
pub(crate) mod entries;
pub(crate) mod read;
pub(crate) mod resolve;
pub(crate) mod resolved;
pub(crate) mod segment_writer;
pub(crate) mod spill;
pub(crate) mod workers;
pub(crate) mod write;
