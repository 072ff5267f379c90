//! The rules that reduce a German word to its stem: what its inflected forms have in common.
//!
//! The idea is that of CISTEM (Weissweiler & Fraser 2017, "Developing a Stemmer for German Based on
//! a Comparative Analysis of Publicly Available Stemmers"): strip endings from the right while
//! enough of the word remains. The steps here:
//!
//! 1. `evidence`: names lose only a genitive -s. `Brandt` is no form of `Brand`, `Biden` none of
//!    `bid`.
//! 2. `spelling`: old spellings become those of today. `Delphin` = `Delfin`, `Theil` = `Teil`,
//!    `Schiffahrt` = `Schifffahrt`.
//! 3. `feminine`: the feminine becomes the masculine. `Politikerinnen` = `Politiker`.
//! 4. `irregular`: foreign plurals become their singulars. `Museen` = `Museum`, `Firmen` = `Firma`.
//! 5. `strong`: strong verbs become their infinitives. `ging`, `gegangen` = `gehen`.
//! 6. `infix`: ge- and zu- are removed from participles and infinitives. `aufgemacht` =
//!    `aufmachen`, `anzufangen` = `anfangen`.
//! 7. `endings`: endings are stripped from the right; `adjective` decides about -er, and `final_s`
//!    about -s.
//! 8. `umlaut`: umlauts that are inflection become plain. `häuser` = `haus`, but `führen` keeps its
//!    own.
//!
//! The letters decide. Where they cannot, the forms in the archive's lexicon do, if there is one.
//! The capitals of the word itself never do: readers type lower case, and what they type must be
//! read like the printed form.
//!
//! The [stemmer](crate::stemmer) combines these rules with what is known about compounds.

mod adjective;
mod endings;
mod feminine;
mod final_s;
mod infix;
mod irregular;
mod onset;
mod spelling;
mod strong;
mod umlaut;

pub use onset::{may_have_constituent, may_have_stem};

use crate::evidence::Evidence;
use crate::letters::Letters;
use crate::lexicon::Lexicon;

/// Reduces a word to its stem; `evidence` is that of the word.
pub(crate) fn reduce(word: &mut Letters, evidence: Evidence<'_>) {
    if let Some(length) = evidence.nominative_length(word.as_slice()) {
        word.truncate(length);
        return;
    }
    spelling::modernize(word);
    feminine::masculine(word);
    irregular::singular(word, evidence);
    if let Some(infinitive) = strong::infinitive(word) {
        *word = infinitive;
    }
    if let Some(at) = infix::find(word.as_slice(), evidence) {
        word.remove(at, 2);
    }
    let stripped = endings::strip(word, evidence);
    umlaut::fold(word, stripped);
}

/// Reduces a word of two or three letters: only strong verbs have such forms (`kam`, `bot`, `lag`).
pub(crate) fn reduce_short(word: &mut Letters, lexicon: &Lexicon) {
    if let Some(infinitive) = strong::infinitive(word) {
        *word = infinitive;
        endings::strip(word, Evidence::new(lexicon, &[]));
    }
}
