//! The query language: read leniently, always to an answer.
//!
//! | typed | means |
//! |---|---|
//! | `Lawrow Sicherheit` | words, in any inflected form |
//! | `"die Sicherheit"` `„…“` `»…«` `‚…‘` `›…‹` | a phrase of these very forms |
//! | `=Häuser` | this form alone |
//! | `-Korea`, `-"…"`, `-quelle:X` (also with the minus sign U+2212) | must not be there |
//! | `quelle:X` `source:X`, `ressort:X` `section:X`, `autor:X` `author:X` | words of a name, in a row, whatever their capitals and umlauts; `quelle:"Neue Presse"` |
//! | `datum:2024` `date:2024-05..2024-07` `datum:12.5.2024` `datum:2024..` `datum:gestern` | published in this span, by Berlin's clock; all that [`Span::parse`] reads |
//!
//! Conditions hold together: two `quelle:` ask for articles of both, which is none where an outlet has one name.
//!
//! Whatever else a reader types is a word, with a note where that may surprise: an open quotation mark, an unknown field,
//! a date that is none. `O'Neill`, `12:30` and `Bürger:innen` are words without a note.

use crate::ast::{Clause, NameField, Node, Note, Query};
use nachlese_dates::Span;
use std::ops::Range;

/// Longest query that is read, in bytes; what comes after is left out, with a note.
const LONGEST: usize = 10_000;

/// Words in capitals that other systems read as operators.
const OPERATORS: [&str; 6] = ["UND", "AND", "ODER", "OR", "NICHT", "NOT"];

/// Reads a query. Never fails; the cost grows with its length alone.
///
/// ```
/// let query = nachlese_query::syntax::parse("Lawrow -\"in Moskau\" ressort:Politik");
/// assert_eq!(query.clauses.len(), 3);
/// assert!(query.notes.is_empty());
/// ```
pub fn parse(text: &str) -> Query {
    let end = (0..=LONGEST.min(text.len())).rev().find(|&i| text.is_char_boundary(i)).unwrap_or(0);
    let mut parser = Parser { text: &text[..end], at: 0, query: Query::default() };
    while parser.clause() {}
    if end < text.len() {
        parser.note(end..text.len(), format!("only the first {LONGEST} bytes of the query are read"));
    }
    parser.query
}

struct Parser<'t> {
    text: &'t str,
    at: usize,
    query: Query,
}

impl Parser<'_> {
    fn rest(&self) -> &str {
        &self.text[self.at..]
    }

    fn note(&mut self, span: Range<usize>, message: String) {
        self.query.notes.push(Note { span, message });
    }

    /// Steps over `prefix` if it comes next.
    fn skip(&mut self, prefix: char) -> bool {
        let found = self.rest().starts_with(prefix);
        self.at += if found { prefix.len_utf8() } else { 0 };
        found
    }

    /// Reads one condition; `false` at the end.
    fn clause(&mut self) -> bool {
        self.at = self.text.len() - self.rest().trim_start().len();
        let start = self.at;
        if self.rest().is_empty() {
            return false;
        }
        let negated = self.skip('-') || self.skip('−');
        let node = if let Some(phrase) = self.quoted() {
            Some(Node::Phrase(phrase))
        } else if self.skip('=') {
            let form = self.quoted().unwrap_or_else(|| self.chunk());
            Some(Node::Exact(form))
        } else {
            self.field().unwrap_or_else(|| {
                let word = self.chunk();
                if OPERATORS.contains(&word.as_str()) {
                    let message = format!("{word} is no operator yet: searched as a word");
                    self.note(start..self.at, message);
                } else if word.len() > 1 && (word.ends_with('*') || word.starts_with('*')) {
                    self.note(start..self.at, "* is not read yet: searched as a whole word".to_owned());
                }
                Some(Node::Word(word))
            })
        };
        if let Some(node) = node {
            self.query.clauses.push(Clause { span: start..self.at, negated, node });
        }
        true
    }

    /// Everything up to white space or an opening quotation mark.
    fn chunk(&mut self) -> String {
        let rest = self.rest();
        let end = rest
            .find(|c: char| c.is_whitespace() || matches!(c, '"' | '„' | '»' | '‚' | '›'))
            .unwrap_or(rest.len());
        // A chunk is never empty, or parsing would stand still: a mark that opens nothing is a chunk of its own.
        let end = if end == 0 { rest.chars().next().map_or(0, char::len_utf8) } else { end };
        let chunk = rest[..end].to_owned();
        self.at += end;
        chunk
    }

    /// A text in quotation marks. A mark that is never closed is skipped, with a note; its words are bare words.
    fn quoted(&mut self) -> Option<String> {
        let open = self.rest().chars().next()?;
        let closing: &[char] = match open {
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
        self.at += open.len_utf8();
        match self.rest().find(closing) {
            Some(length) => {
                let text = self.rest()[..length].to_owned();
                self.at += length;
                self.at += self.rest().chars().next().map_or(0, char::len_utf8);
                Some(text)
            }
            None => {
                self.note(
                    start..self.at,
                    "the quotation mark is not closed: its words are searched one by one".to_owned(),
                );
                None
            }
        }
    }

    /// `field:value`. The outer `None`: not a field; the inner: a field whose value makes no condition.
    fn field(&mut self) -> Option<Option<Node>> {
        let start = self.at;
        let rest = self.rest();
        let colon = rest.find(|c: char| !c.is_alphabetic()).filter(|&i| rest[i..].starts_with(':'))?;
        let name = rest[..colon].to_lowercase();
        let field = match name.as_str() {
            "quelle" | "source" => Some(NameField::Source),
            "ressort" | "section" => Some(NameField::Section),
            "autor" | "author" => Some(NameField::Author),
            "datum" | "date" => None,
            _ => {
                let value = &rest[colon + 1..];
                let plain = value.starts_with("//")
                    || value.starts_with("in")
                    || value.starts_with(char::is_whitespace);
                if !(plain || value.is_empty() || name.is_empty()) {
                    let message = format!("there is no field \"{name}\": read as words");
                    self.note(start..start + colon, message);
                }
                return None;
            }
        };
        self.at += colon + 1;
        let value_start = self.at;
        let value = match self.quoted() {
            Some(value) => value,
            None if self.rest().starts_with(|c: char| !c.is_whitespace()) => self.chunk(),
            None => String::new(),
        };
        if value.trim().is_empty() {
            self.note(start..self.at, format!("\"{name}:\" without a value is left out"));
            return Some(None);
        }
        Some(match field {
            Some(field) => Some(Node::Name(field, value)),
            None => match Span::parse(&value, nachlese_dates::today()) {
                Ok(span) => Some(Node::Date(span)),
                Err(error) => {
                    self.note(value_start..self.at, format!("{error}: the date is left out"));
                    None
                }
            },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn nodes(query: &str) -> Vec<(bool, Node)> {
        parse(query).clauses.into_iter().map(|c| (c.negated, c.node)).collect()
    }

    fn word(w: &str) -> (bool, Node) {
        (false, Node::Word(w.to_owned()))
    }

    #[test]
    fn everyday_punctuation_is_words_without_a_note() {
        for query in [
            "O'Neill",
            "12:30",
            "Bürger:innen",
            "E.ON",
            "https://example.org/a",
            "CDU/CSU",
            "(Lawrow)",
            "a && b",
        ] {
            let parsed = parse(query);
            assert!(parsed.notes.is_empty(), "{query}: {:?}", parsed.notes);
            assert!(parsed.clauses.iter().all(|c| matches!(c.node, Node::Word(_))), "{query}");
        }
    }

    #[test]
    fn operators_are_read() {
        assert_eq!(
            nodes("Lawrow -„in Moskau“ =Häuser"),
            [word("Lawrow"), (true, Node::Phrase("in Moskau".into())), (false, Node::Exact("Häuser".into()))]
        );
        assert_eq!(
            nodes("quelle:\"Neue Presse\" -Ressort:Sport"),
            [
                (false, Node::Name(NameField::Source, "Neue Presse".into())),
                (true, Node::Name(NameField::Section, "Sport".into()))
            ]
        );
        assert!(matches!(nodes("datum:2024-05..2024-07")[..], [(false, Node::Date(_))]));
    }

    #[test]
    fn what_cannot_be_meant_is_noted() {
        for (query, clauses) in [
            ("\"Lawrow Sicherheit", 2),
            ("datum:gestrig Lawrow", 1),
            ("titelzeile:x", 1),
            ("quelle: RT", 1),
            ("a ODER b", 3),
        ] {
            let parsed = parse(query);
            assert_eq!((parsed.clauses.len(), parsed.notes.len()), (clauses, 1), "{query}: {parsed:?}");
        }
    }

    proptest! {
        #[test]
        fn every_string_is_read(query in "(\\PC|[-=:\"„“»« a-z0-9.]){0,80}") {
            let mut last = 0;
            let parsed = parse(&query);
            for clause in parsed.clauses {
                prop_assert!(clause.span.start >= last && query.get(clause.span.clone()).is_some());
                last = clause.span.end;
            }
            for note in parsed.notes {
                prop_assert!(query.get(note.span.clone()).is_some(), "{:?}", note);
            }
        }

        #[test]
        fn what_stands_in_quotation_marks_is_a_phrase(text in "[^\"„“”»«‚‘’›‹]{0,40}") {
            for marks in ["\"\"", "„“", "„”", "“”", "»«", "«»", "‚‘", "›‹"] {
                let (open, close) = marks.split_at(marks.chars().next().unwrap().len_utf8());
                let phrase = Node::Phrase(text.clone());
                prop_assert_eq!(nodes(&format!("{open}{text}{close}")), [(false, phrase.clone())]);
                prop_assert_eq!(nodes(&format!("a -{open}{text}{close}")), [word("a"), (true, phrase)]);
            }
        }

        #[test]
        fn plain_words_are_read_as_they_are(words in proptest::collection::vec("[\\p{L}\\p{N}][\\p{L}\\p{N}'./&-]{0,9}", 0..8)) {
            if words.iter().any(|word| OPERATORS.contains(&word.as_str())) {
                return Ok(());
            }
            let parsed = parse(&words.join(" "));
            let read: Vec<Node> = parsed.clauses.into_iter().map(|clause| clause.node).collect();
            prop_assert_eq!(read, words.into_iter().map(Node::Word).collect::<Vec<_>>());
            prop_assert!(parsed.notes.is_empty());
        }

        /// Only of a date that is none, and of a field without a value, something is left out.
        #[test]
        fn no_word_is_lost(query in "(\\PC|[-=\"„“»«‚‘›‹ a-z]|quelle:|titel:){0,40}") {
            let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
            let parsed = parse(&query);
            if parsed.notes.iter().any(|note| note.message.ends_with("left out")) {
                return Ok(());
            }
            let read: String = parsed.clauses.iter().map(|clause| match &clause.node {
                Node::Word(text) | Node::Exact(text) | Node::Phrase(text) => letters(text),
                Node::Name(..) | Node::Date(_) => letters(&query[clause.span.clone()]),
            }).collect();
            prop_assert_eq!(read, letters(&query));
        }
    }
}
