//! German text to index terms.
//!
//! The chain, the same for text and query ([`Analyzer::analyze`] puts it together):
//!
//! 1. [`segment`]: text to words, and words with connectors to their pieces (`CDU/CSU`,
//!    `Nord-Stream-2`, `G20`);
//! 2. [`normalize`]: the surface form of a piece to its folded form, the term of the exact level;
//! 3. [`stemmer`]: the lower-cased form to its stem, the term of the stem level. Where the letters
//!    do not decide, the [`lexicon`] does: what is known from an archive's own words;
//! 4. [`compound`]: the constituents of a word, the terms of the parts level;
//! 5. [`names`]: what the spellings of a name in other scripts and languages have in common, the
//!    terms of the names level;
//! 6. [`prefix_ngrams()`]: the first letters of stems, the terms of the prefix level.
//!
//! Outside the chain: [`sentence`], where sentences and paragraphs end, and [`learn`], which makes
//! a lexicon from the words of an archive.
//!
//! This crate opens no files and knows nothing of Tantivy.

mod analyzer;
mod cache;
pub mod compound;
mod ellipsis;
mod evidence;
mod fingerprint;
mod function_word_forms;
mod function_words;
pub mod learn;
mod letters;
pub mod lexicon;
pub mod names;
pub mod normalize;
mod prefix_ngrams;
pub mod segment;
pub mod sentence;
pub mod stem;
pub mod stemmer;
mod tables;
mod term;

pub use analyzer::Analyzer;
pub use evidence::Reading;
pub use fingerprint::probe;
pub use function_word_forms::function_word_forms;
pub use function_words::is_function_word;
pub use prefix_ngrams::prefix_ngrams;
pub use term::{Level, Role, Term, TermList};
