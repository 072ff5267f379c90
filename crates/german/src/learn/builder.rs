//! Counts the words of texts.

use super::assemble::assemble;
use super::vocabulary::Vocabulary;
use crate::function_words::is_function_word;
use crate::lexicon::WordCounts;
use crate::normalize;
use crate::segment::{Piece, Words};
use crate::sentence::may_begin_sentence;
use rustc_hash::{FxBuildHasher, FxHashMap};
use std::hash::BuildHasher;

/// Longest surface form, in bytes, that is counted: longer ones are not inflected words.
const MAX_FORM: usize = 120;

/// How many surface forms a [`LexiconBuilder`] keeps by default. A million articles have some two
/// million. Beyond this limit only a sample of the forms is counted, chosen by their hashes: memory
/// stays bounded (some 100 bytes a form), and the result does not depend on the threads.
const MAX_FORMS: usize = 4_000_000;

/// Articles and pronouns. The list is short enough for a linear search.
#[rustfmt::skip]
const DETERMINERS: [&str; 47] = [
    "am", "beim", "das", "dem", "den", "der", "des", "die", "diese", "diesem", "diesen", "dieser", "dieses", "ein", "eine", "einem",
    "einen", "einer", "eines", "ihr", "ihre", "ihrem", "ihren", "ihrer", "ihres", "im", "ins", "jede", "jedem", "jeden", "jeder",
    "jedes", "kein", "keine", "keinem", "keinen", "keiner", "keines", "sein", "seine", "seinem", "seinen", "seiner", "seines", "vom",
    "zum", "zur",
];

/// Counts words for the [lexicon](crate::lexicon) of an archive. Use one in each thread, and merge
/// them at the end.
#[derive(Debug)]
pub struct LexiconBuilder {
    max_forms: usize,
    /// By surface form: each form is folded once, rather than each use.
    forms: FxHashMap<Box<str>, WordCounts>,
    /// Only forms whose hash ends with this many zero bits are counted; 0 until there are more than
    /// `max_forms`.
    sampling: u32,
}

impl Default for LexiconBuilder {
    fn default() -> Self {
        LexiconBuilder::with_max_forms(MAX_FORMS)
    }
}

impl LexiconBuilder {
    /// A builder that keeps at most `max_forms` surface forms. Builders that are merged must have
    /// the same limit.
    pub fn with_max_forms(max_forms: usize) -> Self {
        LexiconBuilder { max_forms, forms: FxHashMap::default(), sampling: 0 }
    }

    /// Counts the words of `text`, which begins with the first word of a sentence: a title, a
    /// paragraph, a body.
    ///
    /// Costs one hash look-up a word.
    pub fn add_text(&mut self, text: &str) {
        let (mut words, mut pieces) = (Words::new(text), Vec::new());
        let (mut last_end, mut before) = (0, Preceding::Nothing);
        while words.next_word(&mut pieces) {
            let gap = pieces.first().and_then(|first| text.get(last_end..first.start)).unwrap_or_default();
            let inside = last_end > 0 && !may_begin_sentence(gap);
            if !inside || !gap.chars().all(char::is_whitespace) {
                before = Preceding::Nothing;
            }
            for (number, piece) in pieces.iter().enumerate() {
                let preceding = if number == 0 && inside { Some(before) } else { None };
                self.count(surface(text, piece), preceding);
            }
            // `US-Präsident Biden`: the last piece is what precedes the name.
            before = match pieces.as_slice() {
                [only] => Preceding::new(surface(text, only), inside),
                [.., last] => Preceding::new(surface(text, last), true),
                [] => Preceding::Nothing,
            };
            last_end = pieces.last().map_or(last_end, |last| last.end);
        }
    }

    /// Counts a use. `preceding` is what precedes it in its sentence, `None` if it begins one.
    fn count(&mut self, surface: &str, preceding: Option<Preceding>) {
        if !surface.starts_with(char::is_alphabetic) || surface.len() > MAX_FORM {
            return;
        }
        let mut letters = surface.chars();
        let upper = letters.next().is_some_and(char::is_uppercase);
        // A word in capitals alone (`NATO`, `LAWROW`) is no evidence of how it is written.
        let all_capitals = upper && letters.next().is_some_and(char::is_uppercase);
        let inside = u64::from(!all_capitals) * u64::from(preceding.is_some());
        let counts = WordCounts {
            count: 1,
            inside,
            capitalized: inside * u64::from(upper),
            determined: inside * u64::from(preceding == Some(Preceding::Determiner)),
            named: inside * u64::from(preceding == Some(Preceding::Capital)),
        };
        self.add(surface, counts);
    }

    fn add(&mut self, surface: &str, counts: WordCounts) {
        if let Some(known) = self.forms.get_mut(surface) {
            known.add(counts);
        } else if self.sampling == 0 || is_sampled(surface, self.sampling) {
            self.forms.insert(surface.into(), counts);
            self.bound();
        }
    }

    /// Halves the sample until the forms are within the limit.
    fn bound(&mut self) {
        while self.forms.len() > self.max_forms {
            self.sampling += 1;
            let sampling = self.sampling;
            self.forms.retain(|form, _| is_sampled(form, sampling));
        }
    }

    /// Adds what another thread counted. The result does not depend on the order of merging.
    pub fn merge(&mut self, mut other: LexiconBuilder) {
        if self.forms.len() < other.forms.len() {
            std::mem::swap(self, &mut other);
        }
        if other.sampling > self.sampling {
            self.sampling = other.sampling;
            let sampling = self.sampling;
            self.forms.retain(|form, _| is_sampled(form, sampling));
        }
        for (form, counts) in other.forms {
            if self.sampling == 0 || is_sampled(&form, self.sampling) {
                self.forms.entry(form).or_default().add(counts);
                self.bound();
            }
        }
    }

    /// The bytes of the lexicon, which [`Lexicon::from_bytes`](crate::lexicon::Lexicon::from_bytes)
    /// opens: the words that were counted and those of `vocabulary`.
    ///
    /// Splits every word: costs about ten microseconds a word, on all threads of rayon's pool.
    pub fn finish(self, vocabulary: &Vocabulary) -> Vec<u8> {
        let mut words: FxHashMap<String, WordCounts> =
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
        assemble(&words)
    }
}

/// What precedes a word in its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Preceding {
    Nothing,
    Determiner,
    /// A capitalized word that may be a forename or a title.
    Capital,
}

impl Preceding {
    /// What `word` is to the next one. `inside`: it does not begin its sentence.
    fn new(word: &str, inside: bool) -> Preceding {
        if is_determiner(word) {
            return Preceding::Determiner;
        }
        // `Vereinte Nationen`, `Deutsche Bank` are an adjective and a noun; `Ein Sprecher`, `Im
        // Mai` are no names either.
        let adjective = word.len() > 3 && ["e", "en", "em", "es"].iter().any(|end| word.ends_with(end));
        let capital = word.starts_with(char::is_uppercase) && !adjective;
        if capital && (inside || !is_function_word(&normalize::exact(word))) {
            Preceding::Capital
        } else {
            Preceding::Nothing
        }
    }
}

/// The piece without the ending of a gendered form.
fn surface<'t>(text: &'t str, piece: &Piece) -> &'t str {
    text.get(piece.start..piece.base_end.unwrap_or(piece.end)).unwrap_or_default()
}

/// Whether `word` is an article or pronoun, capitalized or not: it may begin a sentence.
fn is_determiner(word: &str) -> bool {
    word.len() <= 6 && DETERMINERS.iter().any(|row| row.eq_ignore_ascii_case(word))
}

fn is_sampled(form: &str, sampling: u32) -> bool {
    FxBuildHasher.hash_one(form).trailing_zeros() >= sampling
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
    fn the_order_of_merging_changes_nothing() {
        let mut one = LexiconBuilder::default();
        TEXTS.iter().for_each(|text| one.add_text(text));
        let (mut first, mut second) = (LexiconBuilder::default(), LexiconBuilder::default());
        TEXTS.iter().skip(2).for_each(|text| first.add_text(text));
        TEXTS.iter().take(2).for_each(|text| second.add_text(text));
        first.merge(second);
        let none = Vocabulary::default();
        assert_eq!(one.finish(&none), first.finish(&none));
    }

    #[test]
    fn a_gendered_form_is_counted_as_its_base() {
        let mut builder = LexiconBuilder::default();
        builder.add_text(TEXTS[2]);
        assert_eq!(builder.forms["Bürger"].count, 3);
    }
}
