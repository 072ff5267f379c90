//! What the lexicon says, asked in the letters of the rules.
//!
//! A lexicon knows forms, not words: whether `haut` is of `hauen` or of `Haut` is told by which other forms there are and by
//! the capitals of those. Without an entry every question is answered with "nothing known", and the rules decide alone.

use super::letters::LONGEST;
use crate::lexicon::{Entry, Lexicon};

/// The lexicon, for letters, with what it has of the word at hand: most questions are about that.
#[derive(Clone, Copy)]
pub(super) struct Evidence<'l> {
    lexicon: &'l Lexicon,
    whole: Option<Entry>,
}

/// Share of capitals of names; a name that is also a common word has less.
const ALWAYS: f32 = 0.9;

/// Share of uses behind an article up to which a word may be a name: `des alten Rice`, `die Merkel`.
const SELDOM: f32 = 0.3;

/// The same where forenames and titles are rare.
const RARELY: f32 = 0.12;

/// Share of uses behind a forename or title from which on a word is a name whatever else it looks like (Merkel 0.7, Wilders 0.75;
/// of common nouns hardly one has 0.2).
const MOSTLY: f32 = 0.5;

/// The same if nothing else speaks against it.
const AT_TIMES: f32 = 0.2;

/// A form that is so many times as frequent as what it would be an inflection of is none.
const OUTNUMBERS: u32 = 8;

/// A form that is one in so many is no mistake, nor a name that looks like it (`Kinders`).
const SELDOM_OF: u32 = 50;

/// Uses from which on a name is one that others are measured by.
const MANY: u32 = 20;

impl<'l> Evidence<'l> {
    /// What `lexicon` says, of `word` first of all.
    pub(super) fn new(lexicon: &'l Lexicon, word: &[u8]) -> Self {
        let evidence = Evidence { lexicon, whole: None };
        if lexicon.is_empty() { evidence } else { Evidence { whole: evidence.entry(word, b""), ..evidence } }
    }

    /// The same lexicon, with another word at hand.
    pub(super) fn about(self, word: &[u8]) -> Self {
        Evidence { whole: self.entry(word, b""), ..self }
    }

    /// Whether there is nothing to ask.
    pub(super) fn is_empty(self) -> bool {
        self.lexicon.is_empty()
    }

    /// Uses of the word at hand.
    pub(super) fn uses(self) -> u32 {
        self.whole.map_or(0, |entry| entry.count)
    }

    /// Whether the word at hand is written like a noun; `None` if that is not known.
    pub(super) fn is_written_like_a_noun(self) -> Option<bool> {
        self.whole.and_then(Entry::is_noun)
    }

    /// Whether the word at hand is mostly written with a capital, however few uses there are.
    pub(super) fn is_capitalised(self) -> bool {
        self.capitals_tell() == Some(true)
    }

    /// Whether the word at hand is mostly written with a capital; `None` if no use tells.
    pub(super) fn capitals_tell(self) -> Option<bool> {
        let entry = self.whole.filter(|entry| entry.capitalised.is_some());
        entry.map(|entry| entry.is_capitalised())
    }

    /// Whether the word at hand is a name.
    pub(super) fn is_named(self, letters: &[u8]) -> bool {
        self.whole.is_some_and(|entry| self.names(letters, entry))
    }

    fn entry(self, letters: &[u8], ending: &[u8]) -> Option<Entry> {
        let mut spelt = [0; 2 * LONGEST];
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

    /// Uses of the form.
    pub(super) fn count(self, letters: &[u8], ending: &[u8]) -> u32 {
        self.entry(letters, ending).map_or(0, |entry| entry.count)
    }

    /// Whether the form is written like a noun; `None` if that is not known.
    pub(super) fn is_noun(self, letters: &[u8], ending: &[u8]) -> Option<bool> {
        self.entry(letters, ending).and_then(Entry::is_noun)
    }

    /// Whether the form is a common noun, and more plainly one than the word at hand: a singular stands behind an article more often
    /// than its plural does (`der Virus`, `Viren`). No name is one (`Hafis` beside `der Hafen`), nor what is as common in the singular
    /// itself (`der Balkon` beside `der Balken`).
    pub(super) fn is_singular_of_this(self, letters: &[u8], ending: &[u8]) -> bool {
        let of_plural = self.whole.map_or(0.0, |whole| share(whole.determined));
        self.entry(letters, ending).is_some_and(|entry| {
            entry.is_noun() != Some(false)
                && entry.determined.is_none_or(|of_singular| of_singular > RARELY.max(of_plural))
                && share(entry.named) <= SELDOM
        })
    }

    /// Whether a word in -er is who does something, by forms that neither adjectives nor plurals in -er have: `Gründerin`, `Gründers`.
    pub(super) fn is_agent(self, word: &[u8]) -> bool {
        if self.is_empty() {
            return false;
        }
        let forms = self.count(word, b"in") + self.count(word, b"innen") + self.count(word, b"s");
        forms > 0 && forms.saturating_mul(SELDOM_OF) >= self.count(word, b"")
    }

    /// Uses of the infinitive of a verb's stem (`kauf`, `sammel`).
    pub(super) fn infinitive(self, stem: &[u8]) -> u32 {
        match stem {
            [.., b'e'] => self.count(stem, b"n"),
            [.., b'e', b'l' | b'r'] => self.count(stem, b"n").max(self.count(stem, b"en")),
            _ => self.count(stem, b"en"),
        }
    }

    /// Whether there is a verb with this stem, not only a noun whose plural looks like the infinitive (`Waffen`).
    pub(super) fn has_verb(self, stem: &[u8]) -> bool {
        self.infinitive(stem) > 0 && self.is_noun(stem, b"en") != Some(true)
    }

    /// Whether the word is a name: written with a capital and hardly ever behind an article, and either often behind a forename
    /// or title, or no inflected form of a word that is common enough to have it.
    pub(super) fn is_name(self, letters: &[u8]) -> bool {
        self.entry(letters, b"").is_some_and(|entry| self.names(letters, entry))
    }

    fn names(self, letters: &[u8], entry: Entry) -> bool {
        let (named, determined) = (share(entry.named), share(entry.determined));
        entry.is_telling()
            && is_written_like_a_name(entry)
            && (named >= MOSTLY
                || named >= AT_TIMES && determined <= RARELY && self.is_underived(letters, entry.count))
    }

    /// Whether the word, which is to lose more than a genitive -s, would become a name by that: `Kohle` is not of `Kohl`.
    pub(super) fn is_foreign_name(self, letters: &[u8]) -> bool {
        self.entry(letters, b"").is_some_and(|entry| {
            entry.count >= MANY && is_written_like_a_name(entry) && share(entry.named) >= MOSTLY
        })
    }

    /// Whether `letters`, used so many times, are no inflected form of a word.
    fn is_underived(self, letters: &[u8], uses: u32) -> bool {
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
        inflected.is_none_or(|others| others.saturating_mul(OUTNUMBERS) < uses)
    }
}

fn is_written_like_a_name(entry: Entry) -> bool {
    share(entry.capitalised) >= ALWAYS && share(entry.determined) <= SELDOM
}

/// A share, 0 where it is not known.
fn share(known: Option<f32>) -> f32 {
    known.unwrap_or(0.0)
}
