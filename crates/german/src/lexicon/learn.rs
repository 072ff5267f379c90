//! Counting the words of texts.

use super::Vocabulary;
use super::build::{Counts, write};
use crate::function_words::is_function_word;
use crate::normalize;
use crate::segment::{Piece, Words};
use rustc_hash::{FxBuildHasher, FxHashMap};
use std::hash::BuildHasher;

/// Longest surface form, in bytes, that is learned: a record keeps the length in one byte, and what is longer is no
/// inflected form of anything.
const LONGEST: usize = 120;

/// Surface forms that a [`Learner`] keeps by itself. A million articles have some two million; beyond this a share of all
/// words, picked by their hash, is all that is learned: memory stays bounded (some 100 bytes a form), and the outcome does
/// not depend on the threads.
const MOST_FORMS: usize = 4_000_000;

/// Articles and pronouns; so many rows that a linear look at those of up to six letters is no cost.
#[rustfmt::skip]
const DETERMINERS: [&str; 47] = [
    "am", "beim", "das", "dem", "den", "der", "des", "die", "diese", "diesem", "diesen", "dieser", "dieses", "ein", "eine", "einem",
    "einen", "einer", "eines", "ihr", "ihre", "ihrem", "ihren", "ihrer", "ihres", "im", "ins", "jede", "jedem", "jeden", "jeder",
    "jedes", "kein", "keine", "keinem", "keinen", "keiner", "keines", "sein", "seine", "seinem", "seinen", "seiner", "seines", "vom",
    "zum", "zur",
];

/// Counts words, for the [`Lexicon`](super::Lexicon) of an archive. One for each thread, merged at the end.
#[derive(Debug)]
pub struct Learner {
    most_forms: usize,
    /// By surface form: what a word is folded to is asked once a form, not once a use.
    forms: FxHashMap<Box<str>, Counts>,
    /// Only forms whose hash ends with so many zeros are counted; 0 but for archives beyond `most_forms`.
    level: u32,
}

impl Default for Learner {
    fn default() -> Self {
        Learner::bounded(MOST_FORMS)
    }
}

impl Learner {
    /// A learner that keeps at most so many surface forms. Learners that are merged must have the same bound.
    pub fn bounded(most_forms: usize) -> Self {
        Learner { most_forms, forms: FxHashMap::default(), level: 0 }
    }

    /// Counts the words of `text`, which begins with a sentence's first word: a title, a paragraph, a whole body.
    ///
    /// Costs one hash look-up a word.
    pub fn learn(&mut self, text: &str) {
        let (mut words, mut pieces) = (Words::new(text), Vec::new());
        let (mut last_end, mut before) = (0, Before::Nothing);
        while words.next_word(&mut pieces) {
            let gap = pieces.first().and_then(|first| text.get(last_end..first.start)).unwrap_or_default();
            let inside = last_end > 0 && !ends_sentence(gap);
            if !inside || !gap.chars().all(char::is_whitespace) {
                before = Before::Nothing;
            }
            for (number, piece) in pieces.iter().enumerate() {
                let place = if number == 0 && inside { Some(before) } else { None };
                self.count(surface(text, piece), place);
            }
            // `US-Präsident Biden`: the last piece stands before the name.
            before = match pieces.as_slice() {
                [only] => Before::of(surface(text, only), inside),
                [.., last] => Before::of(surface(text, last), true),
                [] => Before::Nothing,
            };
            last_end = pieces.last().map_or(last_end, |last| last.end);
        }
    }

    /// Counts a use; `place` is what stands before it inside its sentence.
    fn count(&mut self, surface: &str, place: Option<Before>) {
        if !surface.starts_with(char::is_alphabetic) || surface.len() > LONGEST {
            return;
        }
        let mut letters = surface.chars();
        let upper = letters.next().is_some_and(char::is_uppercase);
        // „NATO“ and „LAWROW“ tell nothing of how a word is written.
        let shouted = upper && letters.next().is_some_and(char::is_uppercase);
        let inside = u64::from(!shouted) * u64::from(place.is_some());
        let counts = Counts {
            count: 1,
            inside,
            capitalised: inside * u64::from(upper),
            determined: inside * u64::from(place == Some(Before::Determiner)),
            named: inside * u64::from(place == Some(Before::Capital)),
        };
        self.add(surface, counts);
    }

    fn add(&mut self, surface: &str, counts: Counts) {
        if let Some(known) = self.forms.get_mut(surface) {
            known.add(counts);
        } else if self.level == 0 || is_sampled(surface, self.level) {
            self.forms.insert(surface.into(), counts);
            self.bound();
        }
    }

    fn bound(&mut self) {
        while self.forms.len() > self.most_forms {
            self.level += 1;
            let level = self.level;
            self.forms.retain(|form, _| is_sampled(form, level));
        }
    }

    /// Adds what another thread counted. The outcome does not depend on who merges whom.
    pub fn merge(&mut self, mut other: Learner) {
        if self.forms.len() < other.forms.len() {
            std::mem::swap(self, &mut other);
        }
        if other.level > self.level {
            self.level = other.level;
            let level = self.level;
            self.forms.retain(|form, _| is_sampled(form, level));
        }
        for (form, counts) in other.forms {
            if self.level == 0 || is_sampled(&form, self.level) {
                self.forms.entry(form).or_default().add(counts);
                self.bound();
            }
        }
    }

    /// The lexicon's file: every word by its exact term, with the user's own words in front of what was counted.
    pub fn finish(self, vocabulary: &Vocabulary) -> Vec<u8> {
        let mut words: FxHashMap<String, Counts> =
            FxHashMap::with_capacity_and_hasher(self.forms.len(), FxBuildHasher);
        let (mut lowered, mut exact) = (String::new(), String::new());
        for (form, counts) in self.forms {
            normalize::lower(&form, &mut lowered);
            let word = if lowered.is_ascii() {
                &lowered
            } else {
                normalize::fold(&lowered, &mut exact);
                &exact
            };
            // Many words have several forms; they need one `String`.
            match words.get_mut(word) {
                Some(known) => known.add(counts),
                None => drop(words.insert(word.clone(), counts)),
            }
        }
        for (word, counts) in &vocabulary.words {
            words.entry(word.clone()).or_default().add(*counts);
        }
        words.remove("");
        let mut words: Vec<_> = words.into_iter().collect();
        words.sort_unstable_by(|a, b| a.0.cmp(&b.0));
        write(&words)
    }
}

/// What stands right before a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Before {
    Nothing,
    Determiner,
    /// A word with a capital that may be a forename or a title.
    Capital,
}

impl Before {
    /// What `word` is to the next one; `inside` tells that it does not begin its sentence.
    fn of(word: &str, inside: bool) -> Before {
        if is_determiner(word) {
            return Before::Determiner;
        }
        // `Vereinte Nationen`, `Deutsche Bank` are adjectives and nouns, `Ein Sprecher`, `Im Mai` no names either.
        let adjective = word.len() > 3 && ["e", "en", "em", "es"].iter().any(|end| word.ends_with(end));
        let capital = word.starts_with(char::is_uppercase) && !adjective;
        if capital && (inside || !is_function_word(&normalize::exact(word))) {
            Before::Capital
        } else {
            Before::Nothing
        }
    }
}

/// The piece without the ending of a gendered form.
fn surface<'t>(text: &'t str, piece: &Piece) -> &'t str {
    text.get(piece.start..piece.base_end.unwrap_or(piece.end)).unwrap_or_default()
}

/// Whether what stands between two words lets the second begin a sentence, a quotation or a line.
fn ends_sentence(gap: &str) -> bool {
    gap.contains(['.', '!', '?', ':', '\n', '"', '„', '“', '”', '»', '«', '›', '‹', '–', '—', '•', '…', '|'])
}

/// In any case: a sentence may begin with it.
fn is_determiner(word: &str) -> bool {
    word.len() <= 6 && DETERMINERS.iter().any(|row| row.eq_ignore_ascii_case(word))
}

fn is_sampled(form: &str, level: u32) -> bool {
    FxBuildHasher.hash_one(form).trailing_zeros() >= level
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXTS: [&str; 4] = [
        "Lawrow sprach in Genf. Die Außenminister der Länder hörten Lawrow zu.",
        "„Die NATO“, sagte er, sei „Garant der Sicherheit“.",
        "Bürger:innen und Bürger stritten; der Bürger zahlt.",
        "Im Rat: Streit, Streit und ein Kompromiss.",
    ];

    #[test]
    fn threads_change_nothing() {
        let mut one = Learner::default();
        TEXTS.iter().for_each(|text| one.learn(text));
        let (mut first, mut second) = (Learner::default(), Learner::default());
        TEXTS.iter().skip(2).for_each(|text| first.learn(text));
        TEXTS.iter().take(2).for_each(|text| second.learn(text));
        first.merge(second);
        let none = Vocabulary::default();
        assert_eq!(one.finish(&none), first.finish(&none));
    }

    #[test]
    fn a_gendered_form_teaches_its_base() {
        let mut learner = Learner::default();
        learner.learn(TEXTS[2]);
        assert_eq!(learner.forms["Bürger"].count, 3);
    }
}
