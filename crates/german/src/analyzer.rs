//! The chain from text to terms, for text and query alike.

use crate::cache::{OwnedTerms, TermCache, Terms};
use crate::compound::Splitter;
use crate::ellipsis;
use crate::evidence::{self, Reading};
use crate::function_words::is_function_word;
use crate::lexicon::Lexicon;
use crate::names;
use crate::normalize::{fold, lower, number};
use crate::prefix_ngrams::for_each_ngram;
use crate::segment::{Piece, Words};
use crate::stemmer::stem;
use crate::term::{Role, Term, TermList, push_term};
use std::sync::Arc;

/// Longest surface form, in bytes, that becomes a term: longer runs are data, not words. (200
/// characters of German text have at most 400 bytes; Tantivy itself would drop terms over 65,530
/// bytes silently.)
const MAX_SURFACE: usize = 400;

/// At most this many pieces are concatenated to one word. Longer chains (file names, paths) are
/// only indexed split.
const MAX_JOINED: usize = 8;

/// The analysis chain with its cache of surface forms. Cheap to construct, but worth keeping.
#[derive(Default)]
pub struct Analyzer {
    lexicon: Arc<Lexicon>,
    cache: TermCache,
    pieces: Vec<Piece>,
    lower: String,
}

impl Analyzer {
    /// An analyzer with the rules of the language and an empty lexicon.
    pub fn new() -> Self {
        Self::default()
    }

    /// An analyzer that also knows how an archive writes its words. Texts and queries of one index
    /// need the same lexicon.
    pub fn with_lexicon(lexicon: Arc<Lexicon>) -> Self {
        Analyzer { lexicon, ..Self::default() }
    }

    /// What the analyzer knows about words.
    pub fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// Passes each term of `text` to `emit`, ordered by start; offsets never go backwards.
    ///
    /// Costs the whole chain for a surface form that occurs for the first time, and one hash
    /// look-up from then on.
    pub fn analyze(&mut self, text: &str, mut emit: impl FnMut(Term<'_>)) {
        let mut words = Words::new(text);
        let mut position = 0;
        let mut pieces = std::mem::take(&mut self.pieces);
        while words.next_word(&mut pieces) {
            if let [first, .., last] = pieces.as_slice()
                && pieces.len() <= MAX_JOINED
            {
                self.emit_term(text, first.start, last.end, position, Role::Joined, &mut emit);
            }
            for piece in &pieces {
                self.emit_term(text, piece.start, piece.end, position, Role::Piece, &mut emit);
                if let Some(base_end) = piece.base_end {
                    self.emit_term(text, piece.start, base_end, position, Role::Base, &mut emit);
                }
                position += 1;
            }
            if let Some(last) = pieces.last()
                && let Some(whole) = ellipsis::complete(text, *last, words.clone(), &self.lexicon)
            {
                let Terms { exact, stem, parts, names, prefixes, function_word } = self.terms(&whole);
                let (start, end, position, role) = (last.start, last.end, position - 1, Role::Completed);
                emit(Term { start, end, position, role, exact, stem, parts, names, prefixes, function_word });
            }
        }
        self.pieces = pieces;
    }

    /// The exact term and the stem of a single word, as [`analyze`](Self::analyze) would emit it
    /// joined. If it is too long for a term, those of its beginning.
    pub fn word(&mut self, surface: &str) -> (String, String) {
        let end =
            (0..=MAX_SURFACE.min(surface.len())).rev().find(|&i| surface.is_char_boundary(i)).unwrap_or(0);
        let terms = self.terms(surface.get(..end).unwrap_or_default());
        (terms.exact.to_owned(), terms.stem.to_owned())
    }

    /// How a single word is read.
    pub fn reading(&mut self, surface: &str) -> Reading {
        lower(surface, &mut self.lower);
        evidence::reading(&self.lower, &self.lexicon)
    }

    fn emit_term(
        &mut self,
        text: &str,
        start: usize,
        end: usize,
        position: u32,
        role: Role,
        emit: &mut impl FnMut(Term<'_>),
    ) {
        let Some(surface) = text.get(start..end).filter(|s| s.len() <= MAX_SURFACE) else { return };
        let Terms { exact, stem, mut parts, names, prefixes, function_word } = self.terms(surface);
        if !exact.is_empty() {
            // `M.I.T.` concatenated is no preposition.
            let function_word = function_word && role == Role::Piece;
            if role == Role::Joined {
                // Its pieces are words of their own.
                parts = TermList::default();
            }
            emit(Term { start, end, position, role, exact, stem, parts, names, prefixes, function_word });
        }
    }

    fn terms(&mut self, surface: &str) -> Terms<'_> {
        let (scratch, lexicon) = (&mut self.lower, &self.lexicon);
        self.cache.terms(surface, |surface| chain(surface, lexicon, scratch))
    }
}

/// The chain for one surface form.
fn chain(surface: &str, lexicon: &Lexicon, lowered: &mut String) -> OwnedTerms {
    let mut terms = OwnedTerms::default();
    if is_number(surface) {
        number(surface, &mut terms.exact);
        terms.stem.clone_from(&terms.exact);
    } else {
        lower(surface, lowered);
        fold(lowered, &mut terms.exact);
        stem(lowered, lexicon, &mut terms.stem);
        constituents(&terms.exact, lexicon, &mut terms.parts);
        // A compound is no name; and the lexicon knows which of its own words have a key.
        if terms.parts.is_empty() && lexicon.count(terms.exact.as_bytes()) == 0 {
            names::keys(lowered, lexicon, &mut |key| {
                push_term(&mut terms.names, &names::term(key, &terms.stem));
            });
        }
    }
    for_each_ngram(&terms.stem, TermList::new(&terms.parts).iter(), |ngram| {
        push_term(&mut terms.prefixes, ngram);
    });
    terms.function_word = is_function_word(&terms.exact);
    terms
}

fn is_number(surface: &str) -> bool {
    surface.starts_with(|c: char| c.is_ascii_digit()) && !surface.contains(char::is_alphabetic)
}

/// The stems of a compound's constituents, and of runs of them as words.
fn constituents(exact: &str, lexicon: &Lexicon, stems: &mut String) {
    let mut constituent_stem = String::new();
    Splitter::new(lexicon).for_each_run(exact, &mut |constituent| {
        if !is_function_word(constituent) {
            stem(constituent, lexicon, &mut constituent_stem);
            push_term(stems, &constituent_stem);
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::normalize::exact;
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;

    fn exact_terms(text: &str) -> Vec<(String, u32)> {
        let mut out = Vec::new();
        Analyzer::new().analyze(text, |t| out.push((t.exact.to_owned(), t.position)));
        out
    }

    fn owned(terms: &[(&str, u32)]) -> Vec<(String, u32)> {
        terms.iter().map(|(t, p)| ((*t).to_owned(), *p)).collect()
    }

    #[test]
    fn joined_words_are_also_split() {
        assert_eq!(
            exact_terms("E.ON und CDU/CSU"),
            owned(&[("eon", 0), ("e", 0), ("on", 1), ("und", 2), ("cducsu", 3), ("cdu", 3), ("csu", 4)])
        );
        assert_eq!(exact_terms("2.500,50"), owned(&[("2500,50", 0), ("2", 0), ("500", 1), ("50", 2)]));
    }

    #[test]
    fn a_gendered_form_has_the_terms_of_the_plain_one() {
        for form in ["Bürger:innen", "Bürger*innen", "BürgerInnen", "Bürger/-innen", "Bürgerinnen"] {
            let terms = exact_terms(form);
            assert_eq!(terms[0], ("buergerinnen".to_owned(), 0), "{form}");
        }
        assert_eq!(exact_terms("Bürger:innen")[1], ("buerger".to_owned(), 0));
    }

    #[test]
    fn long_words_are_terms_and_data_is_none() {
        let word = "ä".repeat(199);
        assert_eq!(exact_terms(&word).len(), 1);
        assert_eq!(exact_terms(&"x".repeat(500)), []);
    }

    #[test]
    fn sicherheit_sicher_and_sich_have_different_stems() {
        let mut analyzer = Analyzer::new();
        let stems: Vec<_> = ["Sicherheit", "sicher", "sich"].iter().map(|w| analyzer.word(w).1).collect();
        assert!(stems[0] != stems[1] && stems[1] != stems[2] && stems[0] != stems[2], "{stems:?}");
        for (a, b) in [("Sicherheit", "sicherheiten"), ("Lawrow", "lawrows"), ("Haus", "HÄUSER")] {
            assert_eq!(analyzer.word(a).1, analyzer.word(b).1, "{a} and {b}");
        }
    }

    /// Every term in every level, with its position.
    fn terms(text: &str) -> Vec<(String, String, u32)> {
        let mut out = Vec::new();
        Analyzer::new().analyze(text, |t| out.push((t.exact.to_owned(), t.stem.to_owned(), t.position)));
        out
    }

    proptest! {
        #[test]
        fn composed_and_decomposed_texts_have_the_same_terms(
            text in "(\\PC|[a-zäöüß]{1,9}|Müller|Orbán|[-.:/ ]|[äöüé0-9]){0,30}"
        ) {
            let (nfc, nfd): (String, String) = (text.nfc().collect(), text.nfd().collect());
            prop_assert_eq!(terms(&nfc), terms(&nfd));
        }

        #[test]
        fn umlauts_may_be_spelt_out(text in "([a-zäöüß]{1,12}|Öl|(ab|rück|über|schön|süss|vorwärts)(ge|zu)[a-zäöü]{2,6}(t|en)| ){0,12}") {
            let spelt = text.replace('ä', "ae").replace('ö', "oe").replace('ü', "ue").replace('ß', "ss");
            let spelt = spelt.replace('Ö', "Oe").replace('Ü', "Ue");
            prop_assert_eq!(terms(&text), terms(&spelt));
        }

        #[test]
        fn a_word_in_a_sentence_is_the_word_alone(word in "[a-zäöüß]{1,20}|[A-ZÄÖÜ][a-zäöüß]{1,20}") {
            let sentence = terms(&format!("Das „{word}“, so hieß es."));
            prop_assert_eq!(&sentence[1], &(exact(&word), Analyzer::new().word(&word).1, 1));
        }

        #[test]
        fn offsets_and_positions_never_go_back(text in "(\\PC|[-.:/*'§a-zäß0-9 \u{AD}\u{308}]){0,80}") {
            let (mut offset, mut position) = (0, 0);
            Analyzer::new().analyze(&text, |t| {
                assert!(t.start >= offset && t.position >= position && t.end <= text.len());
                assert!(text.get(t.start..t.end).is_some());
                assert!(!t.stem.is_empty());
                (offset, position) = (t.start, t.position);
            });
        }

        #[test]
        fn case_changes_no_term(word in "[a-zäöüß]{1,20}") {
            let mut analyzer = Analyzer::new();
            prop_assert_eq!(analyzer.word(&word), analyzer.word(&word.to_uppercase()));
        }
    }
}
