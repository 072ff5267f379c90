//! Parsing of chunks, which are separated by white space, and of texts in quotation marks.

use super::Parser;
use crate::ast::{Node, NoteKind, has_word, is_word_character};
use crate::syntax::words::nearest_operator;
use std::ops::Range;

/// Maximum number of truncated and fuzzy words: each costs a pass over the archive's vocabulary.
const MOST_EXPANDED: usize = 16;

/// Minimum number of letters of a truncated word: `e*` would match half of an archive.
const LEAST_LETTERS: usize = 2;

/// Minimum number of letters of a fuzzy word.
const LEAST_FUZZY: usize = 4;

/// Maximum number of letters of a fuzzy word: the cost grows with them.
const LONGEST_FUZZY: usize = 60;

/// Number of letters from which the default edit distance is two.
const LONG: usize = 8;

impl<'t> Parser<'t> {
    /// Everything up to white space, an opening quotation mark, or a closing parenthesis without
    /// an opening one in the chunk.
    pub(super) fn chunk(&mut self) -> &'t str {
        let rest = self.rest();
        let mut own = 0_usize;
        let mut end = rest.len();
        let mut before = None;
        for (at, c) in rest.char_indices() {
            let ends = match c {
                // After what looks like a field, a group begins.
                '(' if before == Some(':') => true,
                '(' => {
                    own += 1;
                    false
                }
                ')' if own > 0 => {
                    own -= 1;
                    false
                }
                ')' => true,
                '"' | '„' | '»' | '‚' | '›' => true,
                c => c.is_whitespace(),
            };
            // A chunk is never empty, or the parser would not advance: a stray quotation mark is a
            // chunk of its own.
            if ends && (at > 0 || c == ')' || c.is_whitespace()) {
                end = at;
                break;
            }
            before = Some(c);
        }
        let chunk = rest.get(..end).unwrap_or_default();
        self.at += end;
        self.steps += 1 + end;
        chunk
    }

    /// A bare, truncated or fuzzy word; `None` if it has no letter or digit.
    pub(super) fn word(&mut self, chunk: &str, span: Range<usize>) -> Option<Node> {
        let foreign = [("&&", "UND"), ("||", "ODER"), ("|", "ODER")];
        if let Some((typed, operator)) = foreign.into_iter().find(|(typed, _)| *typed == chunk) {
            self.note(span, NoteKind::ForeignOperator { typed, operator });
            return None;
        }
        self.steps += chunk.len();
        let sign = |c: char| matches!(c, '*' | '~');
        let text = chunk.trim_end_matches(|c| !is_word_character(c) && !sign(c));
        let text = text.trim_start_matches(|c| !is_word_character(c) && c != '*');
        let text_end = chunk.find(text).unwrap_or_default() + text.len();
        if text == "*" {
            return Some(Node::Everything);
        }
        if !has_word(chunk) {
            return None;
        }
        self.hint_operator(chunk, &span);
        self.note_pattern(text, &span);
        let (left, right) = (text.starts_with('*'), text.ends_with('*'));
        if left || right {
            let stem = text.trim_matches('*');
            let letters = stem.chars().filter(|c| c.is_alphanumeric()).count();
            if letters == 0 {
                return None;
            }
            if letters < LEAST_LETTERS {
                self.note(span, NoteKind::TruncatedTooShort { least: LEAST_LETTERS });
                return Some(Node::Word(stem.to_owned()));
            }
            let node = Node::Truncated { text: stem.to_owned(), left, right };
            return Some(self.expanded(node, stem, span));
        }
        if let Some((mut word, mistakes)) = fuzzy(text) {
            // `wort~2~`: the last tilde counts.
            while let Some((inner, _)) = fuzzy(word) {
                word = inner;
            }
            let letters = word.chars().filter(|c| c.is_alphanumeric()).count();
            if !(LEAST_FUZZY..=LONGEST_FUZZY).contains(&letters) || word.chars().any(char::is_numeric) {
                self.note(span, NoteKind::FuzzyLength { least: LEAST_FUZZY, most: LONGEST_FUZZY });
                return Some(Node::Word(word.to_owned()));
            }
            let mistakes = match mistakes {
                None => 1 + u8::from(letters >= LONG),
                Some(mistakes @ (1 | 2)) => mistakes,
                Some(mistakes) => {
                    let mistakes = mistakes.clamp(1, 2);
                    let end = span.start + text_end;
                    let tilde = end - (text.len() - word.len())..end;
                    self.note(tilde, NoteKind::FuzzyMistakes { mistakes });
                    mistakes
                }
            };
            return Some(self.expanded(Node::Fuzzy { text: word.to_owned(), mistakes }, word, span));
        }
        Some(Node::Word(chunk.to_owned()))
    }

    /// `node`, or the word as typed if too many were expanded.
    pub(super) fn expanded(&mut self, node: Node, word: &str, span: Range<usize>) -> Node {
        self.expanded += 1;
        if self.expanded > MOST_EXPANDED {
            self.note(span, NoteKind::TooManyPatterns { most: MOST_EXPANDED });
            return Node::Word(word.to_owned());
        }
        node
    }

    /// Notes unsupported signs of other query languages: `Min*ter`, `Me?er`, `Merk.*`. They are not
    /// noted in `Bürger*innen`, which is a word.
    fn note_pattern(&mut self, text: &str, span: &Range<usize>) {
        let inner = text.trim_matches('*');
        let behind = |sign| inner.split(sign).skip(1);
        let gendered = |rest: &str| rest.is_empty() || rest.starts_with("in") || rest.starts_with("In");
        if !behind('*').all(gendered)
            || (!text.contains("://") && behind('?').any(|rest: &str| rest.starts_with(is_word_character)))
        {
            self.note(span.clone(), NoteKind::InnerWildcard);
        } else if text.contains(".*") {
            self.note(span.clone(), NoteKind::RegularExpression);
        }
    }

    /// Notes a word that may be a misspelt operator: `NAER/5`, `SAZT(…)`, `near/5`.
    fn hint_operator(&mut self, chunk: &str, span: &Range<usize>) {
        let length = chunk.bytes().take_while(u8::is_ascii_alphabetic).count();
        let (Some(name), Some(behind)) = (chunk.get(..length), chunk.get(length..)) else { return };
        // `NEAR5`; `near5` is a word.
        let glued = name.bytes().all(|b| b.is_ascii_uppercase()).then_some(behind);
        let number = behind
            .strip_prefix('/')
            .or(glued)
            .is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()));
        let group = behind.starts_with('(') && behind.len() > 1;
        let near = (number || group).then(|| nearest_operator(&name.to_uppercase())).flatten();
        // `Absatz(1)` may refer to a law; `satz(…)` and `SAZT(…)` look like operators.
        let shouted = name.bytes().all(|b| b.is_ascii_uppercase());
        let near = near.filter(|near| number || shouted || *near == name.to_uppercase());
        if let Some(suggestion) = near.filter(|near| number == matches!(*near, "NEAR" | "NAHE" | "ADJ")) {
            let end = span.start + if group { length } else { chunk.len() };
            self.note(span.start..end, NoteKind::MisspeltOperator { typed: name.to_owned(), suggestion });
        }
    }

    /// A text in quotation marks. A mark that is never closed is skipped, with a note; its words
    /// are bare words.
    pub(super) fn quoted(&mut self) -> Option<String> {
        let closing: &'static [char] = match self.next()? {
            '"' => &['"'],
            '„' => &['“', '”', '"'],
            '“' | '”' => &['”', '“', '"'],
            '»' => &['«'],
            '«' => &['»'],
            '‚' => &['‘', '’'],
            '›' => &['‹'],
            '‹' => &['›'],
            _ => return None,
        };
        let start = self.at;
        self.at += self.next().map_or(0, char::len_utf8);
        // The rest is scanned at most once for each closing mark that it does not have.
        let rest = if self.unclosed.contains(&closing) { "" } else { self.rest() };
        let found = rest.find(closing);
        self.steps += found.unwrap_or(rest.len());
        let Some(length) = found else {
            self.unclosed.push(closing);
            self.note(start..self.at, NoteKind::UnclosedQuotationMark);
            return None;
        };
        let text = self.rest().get(..length).unwrap_or_default().to_owned();
        self.at += length;
        self.at += self.next().map_or(0, char::len_utf8);
        Some(text)
    }
}

/// A word that ends with `~`, and the number after it.
fn fuzzy(text: &str) -> Option<(&str, Option<u8>)> {
    let (word, number) = text.rsplit_once('~')?;
    // Old versions of Lucene took a similarity: `wort~0.8`.
    let number = match number.split('.').next().unwrap_or_default() {
        _ if number.starts_with("0.") => None,
        "" => None,
        number if number.bytes().all(|b| b.is_ascii_digit()) => Some(number.parse().unwrap_or(u8::MAX)),
        _ => return None,
    };
    has_word(word).then_some((word, number))
}
