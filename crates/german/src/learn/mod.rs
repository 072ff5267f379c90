//! From the words of an archive to its [lexicon](crate::lexicon).
//!
//! 1. `builder` counts words by surface form, on every thread: how often a form is used, how often
//!    capitalized, and after what.
//! 2. `builder` folds the forms to exact terms (`Müller`, `Mueller`) and adds a user's own words, a
//!    `vocabulary`.
//! 3. [`compound`](crate::compound) counts constituents over those words: a section of the file.
//! 4. `assemble` splits every word, or gives it its name keys: the annotations of the words, and a
//!    section of the file.
//!
//! Only this module knows everything that a lexicon holds.

mod assemble;
mod builder;
mod vocabulary;

pub use builder::LexiconBuilder;
pub use vocabulary::{Vocabulary, VocabularyError};
