//! From the words of an archive to its [lexicon](crate::lexicon).
//!
//! | step | module | what |
//! |---|---|---|
//! | 1. words are counted by surface form, on every thread | `builder` | how often, how often with a capital, behind what |
//! | 2. forms are folded to exact terms; a user's own words are added | `builder`, `vocabulary` | `Müller`, `Mueller` |
//! | 3. constituents are counted over those words | [`compound`](crate::compound) | a section of the file |
//! | 4. every word is split, or gets its name keys | `assemble` | annotations of the words, a section of the file |
//!
//! The one room that knows all that a lexicon holds.

mod assemble;
mod builder;
mod vocabulary;

pub use builder::LexiconBuilder;
pub use vocabulary::{Vocabulary, VocabularyError};
