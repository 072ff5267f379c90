//! The chain from text to terms, in one function, for text and query alike.

use crate::compound::Splitter;
use crate::ellipsis;
use crate::function_words::is_function_word;
use crate::lexicon::Lexicon;
use crate::names;
use crate::normalize::{self, fold, lower};
use crate::prefix;
use crate::segment::{Piece, Words};
use crate::stem::{Reading, reading, stem};
use hashbrown::HashTable;
use rustc_hash::FxBuildHasher;
use std::hash::BuildHasher;
use std::sync::Arc;

/// How a word of the text is written in an index; each level has fields, and so document frequencies, of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Level {
    /// The folded surface form; phrases are matched here.
    Exact,
    /// The stem: any inflected form.
    Stem,
    /// The stems of what a compound is put together of.
    Parts,
    /// The keys of what may be a name.
    Names,
    /// How the stem, and the stems of the parts, begin.
    Prefix,
}

/// What a term stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A piece of text with a position of its own.
    Piece,
    /// A word of several pieces, closed up (`nordstream2`), at the position of its first piece.
    Joined,
    /// The base of a gendered form (`buerger` of `Bürger:innen`), at the position of the form.
    Base,
    /// The whole word of a shortened one (`innenminister` of `Innen- und Außenminister`), at the position of what is written.
    Completed,
}

/// One term of a text, in every level.
#[derive(Clone, Copy, Debug)]
pub struct Term<'a> {
    /// First byte in the text that was analyzed.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// Number of pieces before this one.
    pub position: u32,
    /// What the term stands for.
    pub role: Role,
    /// The term of the exact level.
    pub exact: &'a str,
    /// The term of the stem level.
    pub stem: &'a str,
    /// The terms of the parts level: the stems of a compound's parts, and of what several of them make; none for any other word.
    pub parts: TermList<'a>,
    /// The terms of the names level: a name's keys, each with the stem behind it ([`names::term`]); none for what is no name, or is a
    /// word of the lexicon, which knows who has a key ([`names::words_with`]).
    pub names: TermList<'a>,
    /// The terms of the prefix level: how the stem and those of the parts begin ([`prefix`](crate::prefix)).
    pub prefixes: TermList<'a>,
    /// Whether it is a function word (der, und, sich ...): an index has those in the exact level alone.
    pub function_word: bool,
}

/// Several terms of a word in one level.
#[derive(Clone, Copy, Debug, Default)]
pub struct TermList<'a>(&'a str);

impl<'a> TermList<'a> {
    /// Each of them.
    pub fn iter(self) -> impl Iterator<Item = &'a str> {
        self.0.split_terminator(END_OF_TERM)
    }
}

/// Ends each term of a [`TermList`]: a control character, which no term has.
const END_OF_TERM: char = '\u{1}';

/// Longest surface form, in bytes, that becomes a term: longer runs are data, not words. (200 characters of German
/// text have at most 400 bytes; Tantivy itself would drop terms over 65,530 bytes without a word.)
const LONGEST: usize = 400;

/// Most pieces that are joined to one word; longer chains (file names, paths) are indexed split only.
const MOST_JOINED: usize = 8;

/// Surface forms whose terms are kept. A year of a daily paper has about 600,000 different forms, a half of them seen
/// once: the cache is emptied when full instead of tracking what is used, because the frequent forms are back at once.
const CACHE_LIMIT: usize = 1 << 18;

/// What the chain makes of surface forms: all texts in one string, so that a look-up costs two cache misses, not four.
#[derive(Default)]
struct Cache {
    table: HashTable<Entry>,
    text: String,
}

/// A surface form and its [`Terms`], one behind the other in the cache's text.
#[derive(Clone, Copy)]
struct Entry {
    start: u32,
    surface: u16,
    exact: u16,
    stem: u16,
    parts: u16,
    names: u16,
    prefixes: u16,
    function_word: bool,
}

/// What an [`Entry`] stands for.
struct Terms<'c> {
    exact: &'c str,
    stem: &'c str,
    parts: TermList<'c>,
    names: TermList<'c>,
    prefixes: TermList<'c>,
    function_word: bool,
}

/// Those, made.
#[derive(Default)]
struct Made {
    exact: String,
    stem: String,
    parts: String,
    names: String,
    prefixes: String,
}

impl Entry {
    fn surface<'c>(&self, text: &'c str) -> &'c str {
        let start = self.start as usize;
        text.get(start..start + usize::from(self.surface)).unwrap_or_default()
    }

    fn terms<'c>(&self, text: &'c str) -> Terms<'c> {
        let mut at = self.start as usize + usize::from(self.surface);
        let mut next = |length: u16| {
            let start = at;
            at += usize::from(length);
            text.get(start..at).unwrap_or_default()
        };
        Terms {
            exact: next(self.exact),
            stem: next(self.stem),
            parts: TermList(next(self.parts)),
            names: TermList(next(self.names)),
            prefixes: TermList(next(self.prefixes)),
            function_word: self.function_word,
        }
    }
}

impl Cache {
    /// The terms of `surface`, which `make` writes if they are not known.
    fn terms(&mut self, surface: &str, make: impl FnOnce(&str) -> Made) -> Terms<'_> {
        let hash = FxBuildHasher.hash_one(surface);
        let known = self.table.find(hash, |entry| entry.surface(&self.text) == surface).copied();
        let entry = known.unwrap_or_else(|| {
            if self.table.len() >= CACHE_LIMIT {
                self.table.clear();
                self.text.clear();
            }
            let Made { exact, stem, parts, names, prefixes } = make(surface);
            let entry = Entry {
                start: self.text.len() as u32,
                surface: surface.len() as u16,
                exact: exact.len() as u16,
                stem: stem.len() as u16,
                parts: parts.len() as u16,
                names: names.len() as u16,
                prefixes: prefixes.len() as u16,
                function_word: is_function_word(&exact),
            };
            [surface, &exact, &stem, &parts, &names, &prefixes]
                .iter()
                .for_each(|part| self.text.push_str(part));
            let text = &self.text;
            self.table.insert_unique(hash, entry, |e| FxBuildHasher.hash_one(e.surface(text)));
            entry
        });
        entry.terms(&self.text)
    }
}

/// The analysis chain with its cache by surface form. Cheap to make, worth keeping.
#[derive(Default)]
pub struct Analyzer {
    lexicon: Arc<Lexicon>,
    cache: Cache,
    pieces: Vec<Piece>,
    lower: String,
}

impl Analyzer {
    /// An analyzer that knows the rules of the language and no word.
    pub fn new() -> Self {
        Self::default()
    }

    /// An analyzer that also knows how an archive writes its words. Texts and queries of one index need the same lexicon.
    pub fn with_lexicon(lexicon: Arc<Lexicon>) -> Self {
        Analyzer { lexicon, ..Self::default() }
    }

    /// What it knows of words.
    pub fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// Passes each term of `text` to `emit`, ordered by start; offsets never go backwards.
    ///
    /// Costs one hash look-up a piece once a surface form is known, and the rules of folding and stemming before.
    pub fn analyze(&mut self, text: &str, mut emit: impl FnMut(Term<'_>)) {
        let mut words = Words::new(text);
        let mut position = 0;
        let mut pieces = std::mem::take(&mut self.pieces);
        while words.next_word(&mut pieces) {
            if let [first, .., last] = pieces.as_slice()
                && pieces.len() <= MOST_JOINED
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

    /// The terms of one word that was given alone, as [`analyze`](Self::analyze) would emit it joined; of a longer run
    /// than becomes a term, those of its beginning.
    pub fn word(&mut self, surface: &str) -> (String, String) {
        let end = (0..=LONGEST.min(surface.len())).rev().find(|&i| surface.is_char_boundary(i)).unwrap_or(0);
        let terms = self.terms(surface.get(..end).unwrap_or_default());
        (terms.exact.to_owned(), terms.stem.to_owned())
    }

    /// How a word that was given alone is read.
    pub fn reading(&mut self, surface: &str) -> Reading {
        lower(surface, &mut self.lower);
        reading(&self.lower, &self.lexicon)
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
        let Some(surface) = text.get(start..end).filter(|s| s.len() <= LONGEST) else { return };
        let Terms { exact, stem, mut parts, names, prefixes, function_word } = self.terms(surface);
        if !exact.is_empty() {
            // „M.I.T.“ closed up is no preposition.
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
fn chain(surface: &str, lexicon: &Lexicon, lowered: &mut String) -> Made {
    let mut made = words(surface, lexicon, lowered);
    let Made { stem, parts, prefixes, .. } = &mut made;
    prefix::of_word(stem, TermList(parts).iter(), |prefix| add(prefixes, prefix));
    made
}

/// Adds a term to a list.
fn add(terms: &mut String, term: &str) {
    // What is longer is no word.
    if terms.len() + term.len() < usize::from(u16::MAX) {
        terms.push_str(term);
        terms.push(END_OF_TERM);
    }
}

/// What the chain makes of a surface form but for its beginnings.
fn words(surface: &str, lexicon: &Lexicon, lowered: &mut String) -> Made {
    let mut made = Made::default();
    if surface.starts_with(|c: char| c.is_ascii_digit()) && !surface.contains(char::is_alphabetic) {
        normalize::number(surface, &mut made.exact);
        made.stem.clone_from(&made.exact);
        return made;
    }
    lower(surface, lowered);
    fold(lowered, &mut made.exact);
    stem(lowered, lexicon, &mut made.stem);
    let mut part_stem = String::new();
    Splitter::new(lexicon).constituents(&made.exact, &mut |part| {
        if !is_function_word(part) {
            stem(part, lexicon, &mut part_stem);
            add(&mut made.parts, &part_stem);
        }
    });
    // A compound is no name; and the lexicon's own words it finds by itself.
    if made.parts.is_empty() && lexicon.count(made.exact.as_bytes()) == 0 {
        names::keys(lowered, lexicon, &mut |key| add(&mut made.names, &names::term(key, &made.stem)));
    }
    made
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
    fn gendered_forms_meet_the_plain_ones() {
        for form in ["Bürger:innen", "Bürger*innen", "BürgerInnen", "Bürger/-innen", "Bürgerinnen"] {
            let terms = exact_terms(form);
            assert_eq!(terms[0], ("buergerinnen".to_owned(), 0), "{form}");
        }
        assert_eq!(exact_terms("Bürger:innen")[1], ("buerger".to_owned(), 0));
    }

    #[test]
    fn long_words_stay_and_data_goes() {
        let word = "ä".repeat(199);
        assert_eq!(exact_terms(&word).len(), 1);
        assert_eq!(exact_terms(&"x".repeat(500)), []);
    }

    #[test]
    fn sicherheit_is_neither_sicher_nor_sich() {
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
