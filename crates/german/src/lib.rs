//! German text to index terms.
//!
//! The chain, which text and query pass alike ([`Analyzer::analyze`] puts it together):
//!
//! 1. [`segment`]: text to words, and words with connectors to their pieces (`CDU/CSU`, `Nord-Stream-2`, `G20`);
//! 2. [`normalize`]: the surface of a piece to its folded form: the term of the exact level;
//! 3. [`stem`]: the lower-cased form to its stem: the term of the stem level. Where the letters do not decide, the [`lexicon`] does:
//!    what an archive's own words tell.
//!
//! Beside the chain: [`compound`], the parts of a word; [`names`], what the spellings of a name in other scripts and languages have in
//! common; [`prefix`], how words begin.
//!
//! No files and no Tantivy are known here.

mod analyzer;
pub mod compound;
mod ellipsis;
mod fingerprint;
mod function_words;
pub mod lexicon;
pub mod names;
pub mod normalize;
pub mod prefix;
pub mod segment;
pub mod sentence;
pub mod stem;

pub use analyzer::{Analyzer, Level, Role, Term, TermList};
pub use fingerprint::probe;
pub use function_words::{forms as function_word_forms, is_function_word};
