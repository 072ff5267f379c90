//! The rules that make a German word its stem: what its inflected forms have in common.
//!
//! The idea is that of CISTEM (Weissweiler & Fraser 2017, "Developing a Stemmer for German Based on
//! a Comparative Analysis of Publicly Available Stemmers"): strip endings from the right while
//! enough of the word remains. What is different, and why:
//!
//! | step | module | why |
//! |---|---|---|
//! | 1. names lose only a genitive -s | `evidence` | `Brandt` is no form of `Brand`, `Biden` none of `bid` |
//! | 2. old spellings to those of today | `spelling` | `Delphin` = `Delfin`, `Theil` = `Teil`, `Schiffahrt` = `Schifffahrt` |
//! | 3. the feminine to the masculine | `feminine` | `Politikerinnen` = `Politiker` |
//! | 4. foreign plurals to their singulars | `irregular` | `Museen` = `Museum`, `Firmen` = `Firma` |
//! | 5. strong verbs to their infinitives | `strong` | `ging`, `gegangen` = `gehen` |
//! | 6. ge- and zu- out of participles and infinitives | `infix` | `aufgemacht` = `aufmachen`, `anzufangen` = `anfangen` |
//! | 7. endings, from the right | `endings` | with `adjective` for -er and `final_s` for -s |
//! | 8. umlauts that are inflection become plain | `umlaut` | `häuser` = `haus`; `führen` keeps its own |
//!
//! The letters decide. Where they cannot, and the archive has a lexicon, its forms do. The capitals
//! of the word itself never do: readers type lower case, and what they type must be read like the
//! printed form.
//!
//! The [stemmer](crate::stemmer) puts the rules together with what it knows of compounds.

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
