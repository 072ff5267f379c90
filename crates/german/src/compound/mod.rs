//! Compounds: where a word can be split, and what its constituents are.
//!
//! There is no word list. An archive's own vocabulary shows what may be a constituent, and how
//! likely that is: a word of the [`Lexicon`](crate::lexicon::Lexicon) is one if many other words
//! contain it (`Sicherheits-`: rat, politik, lage ...; `-rat`: Bundes, Stadt, Sicherheits ...). The
//! idea is that of Koehn & Knight 2003 ("Empirical Methods for Compound Splitting"), with
//! productivity in addition to frequency.
//!
//! 1. `affixes`: what is never a constituent (`-ung`, `ver-`), and what only sometimes is one
//!    (`vor-`, `unter-`).
//! 2. `count`, `statistics`: how often strings are constituents, and which letters begin and end
//!    words. Counted when a lexicon is written, which keeps the numbers as a section.
//! 3. `seed`: common words for small archives (`Sicherheit`, `Rat`), listed by hand.
//! 4. `candidates`: every split into a modifier, a linking element and a head. Linking elements are
//!    s, es, n, en, er, e and ens, or a lost -e or -en.
//! 5. `features`: a candidate as numbers: frequency, productivity, lengths, letters at the edge,
//!    inflection.
//! 6. `splitter`, `score`, `weights`: the best candidate, or none. The model is trained; `weights`
//!    says how.
//! 7. `tree`: the splits of every word, kept in the lexicon. Later splits are look-ups.
//!
//! The head and the base of the modifier are split again in the same way, so that the split is
//! complete: every letter except those of linking elements belongs to a constituent. Names
//! ([`Reading::Name`](crate::Reading::Name)) and words that the archive writes in lower case are
//! never split.
//!
//! Whether the word itself is capitalized makes no difference: readers type lower case.

mod affixes;
mod candidates;
mod count;
mod features;
mod score;
mod seed;
mod splitter;
mod statistics;
mod tree;
mod weights;

pub(crate) use affixes::is_particle;
pub(crate) use count::count_constituents;
pub use features::FEATURES;
pub use splitter::{Constituent, Sample, Splitter, split_points};
pub(crate) use tree::{NOT_SPLIT, is_split};
pub use weights::HIDDEN;
