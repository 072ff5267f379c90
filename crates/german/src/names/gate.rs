//! Which words have keys: those that may be names.
//!
//! A key levels what tells words apart (`Glas` would be found by Глас), and keys for all words would be one more level. But a name that has no key is not found under its other spellings, and most names are rare: a word has keys unless something
//! speaks against it. What does, in this order:
//!
//! | against it | example | told by |
//! |---|---|---|
//! | it is a function word, or has fewer than [`SHORTEST`] letters | `unter` | closed word classes |
//! | it is written small | `heute` | the lexicon, where it knows how words are written |
//! | it is built as no name is | `Sicherung`, `politische`, `Regierungssprecher` | German derivation |
//! | it inflects like a noun, an adjective or a verb | `viele`: vieles, vieler, viel | the lexicon's counts: three other forms, or one where it often follows an article |
//!
//! What mostly stands behind a forename or title is a name whatever its letters say. Nothing asks for the capitals of the word at hand.

use crate::function_words::is_function_word;
use crate::lexicon::{Entry, Lexicon};

/// Letters of the shortest word with keys: `Kiew`, `Juri`.
const SHORTEST: usize = 4;

/// Bytes of the longest: names of villages go so far (`Verkhneblagoveshchenskoye`); what is longer is a compound.
const LONGEST: usize = 28;

/// Share of uses behind an article from which on a noun is common, unless it has no other form (`die Krim`, `der Donbass`).
pub(super) const COMMON: f32 = 0.3;

/// Share of uses behind a forename or title from which on a word is a name all the same: `die Merkel`.
pub(super) const NAMED: f32 = 0.5;

/// A form that is so many times rarer than the word is a slip of someone's, not its inflection.
const SLIP: u32 = 64;

/// Ends that German words are derived with, or put together (`Rohstoff`, which is not Ростов), and no name.
const DERIVED: &[&str] = &[
    "ung", "ungen", "heit", "heiten", "keit", "keiten", "schaft", "schaften", "liche", "lichen", "licher",
    "liches", "lichem", "ische", "ischen", "ischer", "isches", "ischem", "tion", "tionen", "itaet",
    "itaeten", "ismus", "ieren", "iert", "ierte", "ierten", "nisse", "nissen", "innen", "stoff", "stoffe",
    "stoffen",
];

/// Joints of compounds, which stand inside a word.
const JOINTS: &[&str] = &["ungs", "heits", "keits", "schafts", "tions", "itaets"];

/// Forms besides the word at hand that make an inflection: fewer, slips and foreign words make too (`Kurgane`, `Argue`).
const FORMS: usize = 3;

/// Endings of nouns, adjectives and verbs. -s is not among them, names have it; -er counts only where the word itself has another
/// ending, because places have it too (`Kiewer`).
const ENDINGS: &[&str] = &["e", "en", "es", "em", "n", "t", "te", "ten", "st"];

/// Whether `exact`, a word in Latin letters, may be a name.
pub(super) fn admits(exact: &str, lexicon: &Lexicon) -> bool {
    if !(SHORTEST..=LONGEST).contains(&exact.len()) || is_function_word(exact) {
        return false;
    }
    let entry = lexicon.get(exact.as_bytes());
    let inflects =
        |forms| !lexicon.is_empty() && inflects(exact, entry.map_or(0, |entry| entry.count), lexicon, forms);
    match entry.and_then(writing) {
        Some(Writing::Small) => false,
        Some(Writing::Named) => true,
        Some(Writing::Determined) => !is_derived(exact) && !inflects(1),
        Some(Writing::Capitalised) | None => !is_derived(exact) && !inflects(FORMS),
    }
}

/// How the archive writes a word.
enum Writing {
    Small,
    /// With a capital, often behind an article: a common noun, or a name such as `Maidan`.
    Determined,
    Capitalised,
    /// Mostly behind a forename or title.
    Named,
}

/// How the archive writes a word; `None` if that is not known.
fn writing(entry: Entry) -> Option<Writing> {
    Some(if !entry.is_noun()? {
        Writing::Small
    } else if entry.named.unwrap_or(0.0) >= NAMED {
        Writing::Named
    } else if entry.determined.unwrap_or(0.0) > COMMON {
        Writing::Determined
    } else {
        Writing::Capitalised
    })
}

/// Whether the word is built as German builds words.
fn is_derived(exact: &str) -> bool {
    let joined =
        |joint: &&str| exact.find(*joint).is_some_and(|at| at >= 3 && at + joint.len() < exact.len());
    DERIVED.iter().any(|end| exact.ends_with(end)) || JOINTS.iter().any(joined)
}

/// Whether the lexicon has `least` other forms of the word.
fn inflects(exact: &str, uses: u32, lexicon: &Lexicon, least: usize) -> bool {
    let inflects = |base: &str| base.len() >= 3 && forms(base, exact, uses, lexicon) >= least;
    let bare = |ending: &&str| exact.strip_suffix(*ending).filter(|base| takes(base, ending));
    inflects(exact) || ENDINGS.iter().chain(&["er"]).filter_map(bare).any(inflects)
}

/// Whether `base` may have the ending: a bare -n stands behind l and r alone (`handeln`), so that `Levin` is none of `Levi`.
fn takes(base: &str, ending: &str) -> bool {
    ending != "n" || base.ends_with(['l', 'r'])
}

/// How many forms of `base` besides `exact` the lexicon has.
fn forms(base: &str, exact: &str, uses: u32, lexicon: &Lexicon) -> usize {
    let mut form = [0; LONGEST + 3];
    let mut has = |ending: &str| {
        let length = base.len() + ending.len();
        let Some(place) = form.get_mut(..length) else { return false };
        for (letter, &from) in place.iter_mut().zip(base.as_bytes().iter().chain(ending.as_bytes())) {
            *letter = from;
        }
        *place != *exact.as_bytes() && lexicon.count(place) > uses / SLIP
    };
    let others: &[&str] = if base.len() < exact.len() { &["", "er"] } else { &[] };
    ENDINGS.iter().chain(others).filter(|ending| takes(base, ending) && has(ending)).count()
}

/// The name of which `exact` may be the genitive, as far as the lexicon knows.
pub(super) fn nominative<'w>(exact: &'w str, lexicon: &Lexicon) -> Option<&'w str> {
    let base = exact.strip_suffix('s').filter(|base| base.len() >= SHORTEST && !base.ends_with('s'))?;
    let (uses, base_uses) = (lexicon.count(exact.as_bytes()), lexicon.count(base.as_bytes()));
    (base_uses > 0 && base_uses.saturating_mul(2) >= uses).then_some(base)
}
