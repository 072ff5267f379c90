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
//! The shard of an article, and its order there, depend only on the archive, not on the threads,
//! and word counts can be added in any order. Measured on 63,703 short articles with 2 threads
//! (docs/performance.md, "Writing"): two shards that are not merged take 1.2 s; one writer takes
//! 1.8 s; four shards that also analyze and are merged at the end 2.1 s, eight 2.6 s. The price: a
//! search prunes each segment separately.

pub(crate) mod drafts;
pub(crate) mod entries;
pub(crate) mod read;
pub(crate) mod resolve;
pub(crate) mod resolved;
pub(crate) mod segment_writer;
pub(crate) mod spill;
pub(crate) mod workers;
pub(crate) mod write;
