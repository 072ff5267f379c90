//! Compounds: where a word is put together, and what its constituents are.
//!
//! No word list: an archive's own vocabulary tells what may be a constituent, and how likely one it
//! is. A word of the [`Lexicon`](crate::lexicon::Lexicon) that many others are made with
//! (`Sicherheits-`: rat, politik, lage ...; `-rat`: Bundes, Stadt, Sicherheits ...) is one. The
//! idea is that of Koehn & Knight 2003 ("Empirical Methods for Compound Splitting"), with
//! productivity besides frequency.
//!
//! | step | module | what |
//! |---|---|---|
//! | 1. what is never a constituent | `affixes` | `-ung`, `ver-`; what sometimes is one: `vor-`, `unter-` |
//! | 2. how often strings are constituents, and which letters stand at their edges | `count`, `statistics` | counted when a lexicon is written, which keeps it as a section |
//! | 3. words that help small archives | `seed` | `Sicherheit`, `Rat`: by hand |
//! | 4. every split into a modifier, a linking element and a head | `candidates` | s es n en er e ens, or a lost -e, -en |
//! | 5. each of them as features | `features` | frequency, productivity, lengths, letters at the edge, inflection |
//! | 6. the best of them, or none | `splitter`, `score`, `weights` | trained; `weights` says how |
//! | 7. kept for every word of a lexicon when it is written | `tree` | what is indexed and searched is looked up |
//!
//! The head and the base of the modifier are split again in the same way, so that the split is
//! complete: every letter but those of linking elements belongs to a constituent. Names are never
//! split ([`Reading::Name`](crate::Reading::Name)), nor words that the archive writes in lower
//! case.
//!
//! Nothing depends on the capitals of the word itself: readers type lower case.

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
