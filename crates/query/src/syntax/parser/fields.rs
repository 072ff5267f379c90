//! Parsing of fields and their values: texts, names, dates.

use super::{Inside, Parser, conditions};
use crate::ast::{Clause, Node, NoteKind, Span, has_word};
use crate::syntax::is_quotation_mark;
use crate::syntax::words::{Field, field, nearest_field};

/// Maximum number of chunks of a date: `1. Mai 2024..3. Juni 2024`.
const DATE_CHUNKS: usize = 6;

impl Parser<'_> {
    /// `field:value`. The outer `None` means that no field comes next, the inner `None` that its
    /// value is not a condition.
    pub(super) fn field(&mut self) -> Option<Option<Node>> {
        let start = self.at;
        let rest = self.rest();
        let letters = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
        self.steps += 1 + letters;
        let colon =
            Some(letters).filter(|&end| rest.get(end..).is_some_and(|behind| behind.starts_with(':')))?;
        let name = rest.get(..colon)?;
        let Some(field) = field(name) else {
            self.unknown_field(name);
            return None;
        };
        if self.too_deep(start..start + colon + 1) {
            return None;
        }
        self.at += colon + 1;
        if self.next().is_none_or(char::is_whitespace) {
            // `quelle: Elbkurier` is accepted.
            let name_end = self.at;
            self.skip_blanks();
            let value = self.rest();
            if value.is_empty() || value.starts_with(')') || self.comes_operator() {
                self.at = name_end;
                self.note(start..name_end, without_value(name));
                return Some(None);
            }
            self.note(start..name_end, NoteKind::SpacedField { field: name.to_owned() });
        } else if self.next() == Some(')') {
            self.note(start..self.at, without_value(name));
            return Some(None);
        }
        let value_start = self.at;
        let negated = self.minus();
        let Field::Text(text_field) = field else {
            let node = if self.next() == Some('(') {
                self.parenthesized(Inside::Values(field))
            } else {
                self.value(field)
            };
            let span = value_start..self.at;
            // `quelle:-RT` is `-quelle:RT`.
            return Some(
                node.map(|node| if negated { Node::All(vec![Clause { span, negated, node }]) } else { node }),
            );
        };
        let known = self.notes.len();
        self.depth += 1;
        let node = self.primary(Inside::Query);
        self.depth -= 1;
        let value = value_start..self.at;
        let said = self.notes.iter().skip(known).any(|note| note.kind.is_omission());
        if node.is_none() && !said {
            self.note(start..self.at, without_value(name));
        }
        Some(node.map(|node| Node::In(text_field, conditions(Some(Clause { span: value, negated, node })))))
    }

    /// Notes an unknown field, if a field was likely meant.
    fn unknown_field(&mut self, name: &str) {
        let value = self.rest().get(name.len() + 1..).unwrap_or_default();
        let word = value.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        // `Bürger:innen` is a word.
        let text = value.starts_with("//")
            || matches!(word, "in" | "innen")
            || value.starts_with(char::is_whitespace);
        if text || value.is_empty() || name.is_empty() {
            return;
        }
        let near = nearest_field(name);
        // `Bayern:Hamburg` may be a match of two teams; fields are usually typed in lower case.
        if near.is_some() || name.chars().all(|c| c.is_ascii_lowercase()) {
            let kind = NoteKind::UnknownField { field: name.to_lowercase(), suggestion: near };
            self.note(self.at..self.at + name.len(), kind);
        }
    }

    /// The value of a field of names or dates.
    pub(super) fn value(&mut self, field: Field) -> Option<Node> {
        let start = self.at;
        if !matches!(field, Field::Name(_)) {
            return self.date(field);
        }
        let value = match self.quoted() {
            Some(value) => {
                self.no_tilde();
                value
            }
            None => {
                let chunk = self.chunk();
                if chunk.ends_with(['*', '~']) || chunk.starts_with('*') {
                    self.note(start..self.at, NoteKind::PatternInName);
                }
                chunk.to_owned()
            }
        };
        let Field::Name(field) = field else { return None };
        if !has_word(&value) {
            self.note(start..self.at, without_value(field.name()));
            return None;
        }
        Some(Node::Name(field, value))
    }

    /// A date of one or more chunks: the longest sequence that is a valid date.
    pub(super) fn date(&mut self, field: Field) -> Option<Node> {
        let start = self.at;
        let today = nachlese_dates::today();
        let read = |text: &str| match field {
            Field::Since => Span::since(text, today),
            Field::Until => Span::until(text, today),
            _ => Span::parse(text, today),
        };
        if let Some(text) = self.quoted() {
            return self.span(read(&text), start);
        }
        let mut ends = Vec::new();
        for _ in 0..DATE_CHUNKS {
            let chunk = self.chunk();
            if chunk.is_empty() {
                break;
            }
            ends.push(self.at);
            self.skip_blanks();
            if self.next().is_none_or(|c| is_quotation_mark(c) || c == ')') {
                break;
            }
        }
        self.steps += ends.iter().map(|end| end - start).sum::<usize>();
        let bare = |end: usize| self.typed(&(start..end)).trim_end_matches([',', ';', '!', '?']);
        for &end in ends.iter().rev() {
            if let Ok(span) = read(bare(end)) {
                self.at = end;
                return Some(Node::Date(span));
            }
        }
        let end = ends.first().copied().unwrap_or(start);
        let error = read(bare(end));
        self.at = end.max(start);
        self.span(error, start)
    }

    fn span(&mut self, span: Result<Span, nachlese_dates::DateError>, start: usize) -> Option<Node> {
        match span {
            Ok(span) => Some(Node::Date(span)),
            Err(reason) => {
                self.note(start..self.at, NoteKind::InvalidDate { reason });
                None
            }
        }
    }
}

fn without_value(field: &str) -> NoteKind {
    NoteKind::FieldWithoutValue { field: field.to_owned() }
}
