//! Which words have keys: those that may be names.
//!
//! A key ignores differences that distinguish words (`Glas` would be found by Глас), so that keys
//! for all words would find too much. But a name without a key is not found by its other spellings,
//! and most names are rare. So a word has keys unless one of these, in this order, contradicts:
//!
//! 1. It is a function word, or has fewer than [`MIN_WORD`] letters: `unter`.
//! 2. The lexicon knows it in lower case: `heute`.
//! 3. It is derived or compounded in a way that no name is: `Sicherung`, `politische`,
//!    `Regierungssprecher`. By the rules of German word formation.
//! 4. The lexicon has other inflected forms of it: `viele` (vieles, vieler, viel). Three are
//!    needed, or one if the word often follows an article.
//!
//! A word that mostly follows a forename or title is a name whatever its letters are. Whether the
//! word itself is capitalized makes no difference.

use crate::function_words::is_function_word;
use crate::lexicon::{Lexicon, WordFacts};

/// Shorter words have no keys; the shortest are `Kiew`, `Juri`.
const MIN_WORD: usize = 4;

/// Longer words, in bytes, are compounds; the longest names are those of villages
/// (`Verkhneblagoveshchenskoye`).
const MAX_WORD: usize = 28;

/// A noun that follows an article in more than this share of its uses is a common noun, unless it
/// has no other form (`die Krim`, `der Donbass`).
pub(super) const COMMON_ARTICLES: f32 = 0.3;

/// A word that follows a forename or title in this share of its uses is a name, even if it often
/// follows an article: `die Merkel`.
pub(super) const NAME_FORENAMES: f32 = 0.5;

/// A form this many times rarer than the word is a mistake, not its inflection.
const MISTAKE: u32 = 64;

/// Suffixes and heads of German words that no name has (`Rohstoff` is not Ростов).
const SUFFIXES: &[&str] = &[
    "ung", "ungen", "heit", "heiten", "keit", "keiten", "schaft", "schaften", "liche", "lichen", "licher",
    "liches", "lichem", "ische", "ischen", "ischer", "isches", "ischem", "tion", "tionen", "itaet",
    "itaeten", "ismus", "ieren", "iert", "ierte", "ierten", "nisse", "nissen", "innen", "stoff", "stoffe",
    "stoffen",
];

/// Suffixes with a linking element, inside compounds.
const LINKED_SUFFIXES: &[&str] = &["ungs", "heits", "keits", "schafts", "tions", "itaets"];

/// A word with this many other forms inflects. Mistakes and foreign words produce fewer (`Kurgane`,
/// `Argue`).
const MIN_FORMS: usize = 3;

/// Endings of nouns, adjectives and verbs. Not -s, which names have; -er counts only where the word
/// itself has another ending, because places have it too (`Kiewer`).
const ENDINGS: &[&str] = &["e", "en", "es", "em", "n", "t", "te", "ten", "st"];

/// Whether `exact`, a word in Latin letters, may be a name.
pub(super) fn admits(exact: &str, lexicon: &Lexicon) -> bool {
    if !(MIN_WORD..=MAX_WORD).contains(&exact.len()) || is_function_word(exact) {
        return false;
    }
    let facts = lexicon.get(exact.as_bytes());
    let inflects =
        |forms| !lexicon.is_empty() && inflects(exact, facts.map_or(0, |facts| facts.count), lexicon, forms);
    match facts.and_then(writing) {
        Some(Writing::LowerCase) => false,
        Some(Writing::Named) => true,
        Some(Writing::Determined) => !is_derived(exact) && !inflects(1),
        Some(Writing::Capitalized) | None => !is_derived(exact) && !inflects(MIN_FORMS),
    }
}

/// How the archive writes a word.
enum Writing {
    LowerCase,
    /// Capitalized, often behind an article: a common noun, or a name such as `Maidan`.
    Determined,
    Capitalized,
    /// Capitalized, mostly behind a forename or title.
    Named,
}

/// How the archive writes a word; `None` if that is unknown.
fn writing(facts: WordFacts) -> Option<Writing> {
    Some(if !facts.is_noun()? {
        Writing::LowerCase
    } else if facts.named.unwrap_or(0.0) >= NAME_FORENAMES {
        Writing::Named
    } else if facts.determined.unwrap_or(0.0) > COMMON_ARTICLES {
        Writing::Determined
    } else {
        Writing::Capitalized
    })
}

/// Whether the word has the form of a German derivation or compound.
fn is_derived(exact: &str) -> bool {
    let is_compound =
        |suffix: &&str| exact.find(*suffix).is_some_and(|at| at >= 3 && at + suffix.len() < exact.len());
    SUFFIXES.iter().any(|suffix| exact.ends_with(suffix)) || LINKED_SUFFIXES.iter().any(is_compound)
}

/// Whether the lexicon has at least this many other forms of the word.
fn inflects(exact: &str, uses: u32, lexicon: &Lexicon, least: usize) -> bool {
    let inflects = |base: &str| base.len() >= 3 && forms(base, exact, uses, lexicon) >= least;
    let bare = |ending: &&str| exact.strip_suffix(*ending).filter(|base| takes(base, ending));
    inflects(exact) || ENDINGS.iter().chain(&["er"]).filter_map(bare).any(inflects)
}

/// Whether `base` may have the ending: a bare -n follows l and r alone (`handeln`), so that `Levin`
/// is no form of `Levi`.
fn takes(base: &str, ending: &str) -> bool {
    ending != "n" || base.ends_with(['l', 'r'])
}

/// The number of forms of `base` other than `exact` in the lexicon.
fn forms(base: &str, exact: &str, uses: u32, lexicon: &Lexicon) -> usize {
    let mut form = [0; MAX_WORD + 3];
    let mut has = |ending: &str| {
        let length = base.len() + ending.len();
        let Some(form) = form.get_mut(..length) else { return false };
        for (letter, &from) in form.iter_mut().zip(base.as_bytes().iter().chain(ending.as_bytes())) {
            *letter = from;
        }
        *form != *exact.as_bytes() && lexicon.count(form) > uses / MISTAKE
    };
    let others: &[&str] = if base.len() < exact.len() { &["", "er"] } else { &[] };
    ENDINGS.iter().chain(others).filter(|ending| takes(base, ending) && has(ending)).count()
}

/// The name that `exact` may be the genitive of, if the lexicon has it.
pub(super) fn nominative<'w>(exact: &'w str, lexicon: &Lexicon) -> Option<&'w str> {
    let base = exact.strip_suffix('s').filter(|base| base.len() >= MIN_WORD && !base.ends_with('s'))?;
    let (uses, base_uses) = (lexicon.count(exact.as_bytes()), lexicon.count(base.as_bytes()));
    (base_uses > 0 && base_uses.saturating_mul(2) >= uses).then_some(base)
}
