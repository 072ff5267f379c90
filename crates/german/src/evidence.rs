//! What the forms in an archive show about a word: whether it is a noun, a verb, a name.
//!
//! A lexicon knows forms, not words: whether `haut` is a form of `hauen` or `Haut` follows from the
//! other forms that occur and from how those are capitalized. If a form does not occur, the answer
//! is "unknown", and the rules decide alone. Words are given as [`letters`](crate::letters).
//!
//! Names are recognised in two ways:
//!
//! - **persons**, by a capital, rarely an article, and often a forename or title before the word:
//!   `Brandt` is no form of `Brand`, `Biden` none of `bid`;
//! - **places in -en**, by the table of [`places`](crate::tables::places): `Polen` is no form of
//!   `Pol`.

use crate::letters::{Letters, MAX_LETTERS};
use crate::lexicon::{Lexicon, WordFacts};
use crate::tables::suffixes::{self, SuffixTable};

/// How a word is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// A word that inflects, as far as is known.
    Word,
    /// A name: its only inflection is a genitive -s.
    Name,
    /// A word that the archive has only with an umlaut. It is read as if it had been typed so.
    Umlauted,
    /// Digits, or another script: it has one form.
    Fixed,
}

/// How `word` is read, given lower-cased with ß as `ss` ([`lower`](crate::normalize::lower)).
pub(crate) fn reading(word: &str, lexicon: &Lexicon) -> Reading {
    let has_digits = word.bytes().any(|b| b.is_ascii_digit());
    let Some(mut letters) = Letters::parse(word).filter(|_| !has_digits) else { return Reading::Fixed };
    if letters.as_slice().len() < MIN_INFLECTED {
        return Reading::Word;
    }
    let evidence = Evidence::new(lexicon, letters.as_slice());
    if evidence.restore_umlaut(&mut letters).is_some() {
        Reading::Umlauted
    } else if evidence.nominative_length(letters.as_slice()).is_some() {
        Reading::Name
    } else {
        Reading::Word
    }
}

/// Shorter words have no ending: function words, abbreviations, `Öl`.
pub(crate) const MIN_INFLECTED: usize = 4;

/// A lexicon, and the facts of the one word that most questions are about.
#[derive(Clone, Copy)]
pub(crate) struct Evidence<'l> {
    lexicon: &'l Lexicon,
    facts: Option<WordFacts>,
}

/// Names are capitalized in at least this share of their uses. A name that is also a common word is
/// capitalized less often.
const NAME_CAPITALS: f32 = 0.9;

/// Names follow an article in at most this share of their uses: `des alten Rice`, `die Merkel`.
const NAME_ARTICLES: f32 = 0.3;

/// The same, for words that rarely follow a forename or title.
const NAME_ARTICLES_STRICT: f32 = 0.12;

/// A word that follows a forename or title in this share of its uses is a name whatever it looks
/// like (Merkel 0.7, Wilders 0.75; hardly any common noun has 0.2).
const FORENAMES: f32 = 0.5;

/// The same, if nothing else contradicts.
const FORENAMES_WEAK: f32 = 0.2;

/// A form that is this many times as frequent as its supposed base is no inflection of it.
const OUTNUMBERED: u32 = 8;

/// Forms of an agent noun must be at least one in this many uses of the word: fewer are mistakes,
/// or names that look like them (`Kinders`).
const AGENT_FORMS: u32 = 50;

/// A name must be used this often before other words are kept from being reduced to it.
const MIN_NAME_USES: u32 = 20;

impl<'l> Evidence<'l> {
    /// What `lexicon` knows about `word`.
    pub(crate) fn new(lexicon: &'l Lexicon, word: &[u8]) -> Self {
        let evidence = Evidence { lexicon, facts: None };
        if lexicon.is_empty() { evidence } else { evidence.about(word) }
    }

    /// The same for another word.
    pub(crate) fn about(self, word: &[u8]) -> Self {
        Evidence { facts: self.form(word, b""), ..self }
    }

    /// Whether there is no lexicon.
    pub(crate) fn is_empty(self) -> bool {
        self.lexicon.is_empty()
    }

    /// Uses of the word.
    pub(crate) fn uses(self) -> u32 {
        self.facts.map_or(0, |facts| facts.count)
    }

    /// Whether the word is written like a noun; `None` if that is unknown.
    pub(crate) fn is_written_like_a_noun(self) -> Option<bool> {
        self.facts.and_then(WordFacts::is_noun)
    }

    /// Whether the word is mostly capitalized, however few its uses are.
    pub(crate) fn is_capitalized(self) -> bool {
        self.capitalized() == Some(true)
    }

    /// The same; `None` if it is never used inside a sentence.
    pub(crate) fn capitalized(self) -> Option<bool> {
        let facts = self.facts.filter(|facts| facts.capitalized.is_some());
        facts.map(|facts| facts.is_capitalized())
    }

    /// The facts of the form that an ending makes of `letters`.
    fn form(self, letters: &[u8], ending: &[u8]) -> Option<WordFacts> {
        let mut spelt = [0; 2 * MAX_LETTERS];
        let mut length = 0;
        for &letter in letters.iter().chain(ending) {
            let (first, second) = match letter {
                b'A' | b'O' | b'U' => (letter.to_ascii_lowercase(), Some(b'e')),
                _ => (letter, None),
            };
            for byte in [Some(first), second].into_iter().flatten() {
                *spelt.get_mut(length)? = byte;
                length += 1;
            }
        }
        self.lexicon.get(spelt.get(..length)?)
    }

    /// Uses of a form.
    pub(crate) fn count(self, letters: &[u8], ending: &[u8]) -> u32 {
        self.form(letters, ending).map_or(0, |facts| facts.count)
    }

    /// Whether a form is written like a noun; `None` if that is unknown.
    pub(crate) fn is_noun(self, letters: &[u8], ending: &[u8]) -> Option<bool> {
        self.form(letters, ending).and_then(WordFacts::is_noun)
    }

    /// Whether a form can be the singular of the word: it is a common noun, and follows an article
    /// more often than the word does (`der Virus`, `Viren`). No name can be (`Hafis` is no singular
    /// of `Hafen`), nor a form whose plural would be a singular as well (`der Balkon`, `der
    /// Balken`).
    pub(crate) fn is_singular_of_this(self, letters: &[u8], ending: &[u8]) -> bool {
        let of_plural = self.facts.map_or(0.0, |facts| share(facts.determined));
        self.form(letters, ending).is_some_and(|facts| {
            facts.is_noun() != Some(false)
                && facts
                    .determined
                    .is_none_or(|of_singular| of_singular > NAME_ARTICLES_STRICT.max(of_plural))
                && share(facts.named) <= NAME_ARTICLES
        })
    }

    /// Whether a word in -er is an agent noun, by forms that neither adjectives nor plurals in -er
    /// have: `Gründerin`, `Gründers`.
    pub(crate) fn is_agent(self, word: &[u8]) -> bool {
        if self.is_empty() {
            return false;
        }
        let forms = self.count(word, b"in") + self.count(word, b"innen") + self.count(word, b"s");
        forms > 0 && forms.saturating_mul(AGENT_FORMS) >= self.count(word, b"")
    }

    /// Uses of the infinitive of a verb with this stem (`kauf`, `sammel`).
    pub(crate) fn infinitive(self, stem: &[u8]) -> u32 {
        match stem {
            [.., b'e'] => self.count(stem, b"n"),
            [.., b'e', b'l' | b'r'] => self.count(stem, b"n").max(self.count(stem, b"en")),
            _ => self.count(stem, b"en"),
        }
    }

    /// Whether there is a verb with this stem, not only a noun whose plural looks like its
    /// infinitive (`Waffen`).
    pub(crate) fn has_verb(self, stem: &[u8]) -> bool {
        self.infinitive(stem) > 0 && self.is_noun(stem, b"en") != Some(true)
    }

    /// The length of `word` without a genitive -s, if it is a name; `word` is the word of this
    /// evidence.
    ///
    /// `Paris`, `Hans`, `Wilders` keep their -s: it is removed only if the word without it is a
    /// name too, and not much rarer.
    pub(crate) fn nominative_length(self, word: &[u8]) -> Option<usize> {
        let uses = self.uses();
        // `Kongress` is no genitive of `Kongres`; `Wilderss`, which nobody writes, is one.
        let nominative = word.strip_suffix(b"s");
        let nominative = nominative.filter(|base| base.len() >= 3 && (uses == 0 || !base.ends_with(b"s")));
        if suffixes::find(nominative.unwrap_or(word)).is_in(SuffixTable::Place) {
            return Some(nominative.unwrap_or(word).len());
        }
        if self.is_empty() {
            return None;
        }
        if let Some(nominative) = nominative {
            let nominative_uses = self.count(nominative, b"");
            if nominative_uses > 0
                && nominative_uses.saturating_mul(2) >= uses
                && self.form(nominative, b"").is_some_and(|facts| self.is_name(nominative, facts))
            {
                return Some(nominative.len());
            }
        }
        self.facts.is_some_and(|facts| self.is_name(word, facts)).then_some(word.len())
    }

    /// Whether a word with these facts is a name: it is capitalized, hardly ever follows an
    /// article, and either often follows a forename or title, or is no inflected form of a frequent
    /// word.
    fn is_name(self, letters: &[u8], facts: WordFacts) -> bool {
        let (named, determined) = (share(facts.named), share(facts.determined));
        facts.is_frequent()
            && is_written_like_a_name(facts)
            && (named >= FORENAMES
                || named >= FORENAMES_WEAK
                    && determined <= NAME_ARTICLES_STRICT
                    && self.is_uninflected(letters, facts.count))
    }

    /// Whether a word that is about to lose more than a genitive -s would turn into a name: `Kohle`
    /// is no form of `Kohl`.
    pub(crate) fn is_other_name(self, letters: &[u8]) -> bool {
        self.form(letters, b"").is_some_and(|facts| {
            facts.count >= MIN_NAME_USES && is_written_like_a_name(facts) && share(facts.named) >= FORENAMES
        })
    }

    /// Gives a noun or name the umlaut that was not typed, if the lexicon has it only with an
    /// umlaut: `Lohningen` is read as `Löhningen`, `schluter` as `Schlüter`. `Muller` stays if the
    /// archive has people of that name.
    ///
    /// Returns the evidence of the new word, `None` if nothing changed.
    pub(crate) fn restore_umlaut(self, word: &mut Letters) -> Option<Self> {
        if self.is_empty() || self.uses() > 0 {
            return None;
        }
        let mut best: Option<(u32, Letters, Self)> = None;
        for at in 0..word.as_slice().len() {
            let mut umlauted = *word;
            if umlauted.umlaut(at) {
                let evidence = self.about(umlauted.as_slice());
                let uses = evidence.uses();
                if evidence.is_capitalized() && best.as_ref().is_none_or(|(most, ..)| uses > *most) {
                    best = Some((uses, umlauted, evidence));
                }
            }
        }
        let (_, umlauted, evidence) = best?;
        *word = umlauted;
        Some(evidence)
    }

    /// Whether `letters`, a form with this number of uses, is not inflected.
    fn is_uninflected(self, letters: &[u8], uses: u32) -> bool {
        let base =
            |cut: usize| letters.get(..letters.len().saturating_sub(cut)).filter(|base| base.len() >= 3);
        let common = |base: &[u8]| {
            let forms = [b"".as_slice(), b"e", b"s", b"es"];
            let other = |form: &&&[u8]| base.len() + form.len() != letters.len() || !letters.ends_with(form);
            forms.iter().filter(other).map(|form| self.count(base, form)).sum::<u32>()
        };
        let inflected = match letters {
            [.., b'e', b'n' | b'r' | b's' | b'm'] => {
                base(2).map(common).into_iter().chain(base(1).map(common)).max()
            }
            [.., b'e' | b's' | b'n'] => base(1).map(common),
            _ => None,
        };
        inflected.is_none_or(|others| others.saturating_mul(OUTNUMBERED) < uses)
    }
}

fn is_written_like_a_name(facts: WordFacts) -> bool {
    share(facts.capitalized) >= NAME_CAPITALS && share(facts.determined) <= NAME_ARTICLES
}

/// A share, 0 where it is unknown.
fn share(known: Option<f32>) -> f32 {
    known.unwrap_or(0.0)
}
