//! Parsing of conditions: groups, phrases, SATZ and ABSATZ, `3x:`, words.

use super::{DEEPEST, Inside, MOST_POSITIONED, Parser, conditions, words_of};
use crate::ast::{Clause, FARTHEST, Node, NoteKind, Reading, has_word};
use crate::syntax::is_quotation_mark;
use crate::syntax::words::unit;
use std::ops::Range;

impl Parser<'_> {
    /// A group, a phrase, a field with its value, or a word. `None` if nothing of it is searched.
    pub(super) fn primary(&mut self, inside: Inside) -> Option<Node> {
        if self.next() == Some('(') {
            return self.parenthesized(match inside {
                Inside::Query => Inside::Group,
                inside => inside,
            });
        }
        if let Inside::Values(field) = inside {
            // `quelle:(Elbkurier datum:2024)`: an inner field overrides the outer one.
            return self.field().unwrap_or_else(|| self.value(field));
        }
        let start = self.at;
        if let Some(text) = self.quoted() {
            return self.phrase(text, start);
        }
        // An unclosed quotation mark was skipped.
        let stepped_over = self.at > start;
        let nothing = |c: char| c.is_whitespace() || c == ')' || is_quotation_mark(c);
        if self.next().is_none_or(nothing) || (stepped_over && self.comes_operator()) {
            return None;
        }
        if self.skip('=') {
            let start = self.at;
            if let Some(form) = self.quoted() {
                self.no_tilde();
                if !has_word(&form) {
                    self.note(start..self.at, NoteKind::EmptyQuotationMarks);
                }
                return has_word(&form).then_some(Node::Exact(form));
            }
            let chunk = self.chunk();
            // `=Steuer*`: truncated words match exact forms anyway.
            return match self.word(chunk, start..self.at)? {
                Node::Word(form) => Some(Node::Exact(form)),
                node => Some(node),
            };
        }
        if let Some(node) = self.within().or_else(|| self.at_least()).or_else(|| self.field()) {
            return node;
        }
        let start = self.at;
        let chunk = self.chunk();
        self.word(chunk, start..self.at)
    }

    /// `( … )`, from the parenthesis on.
    pub(super) fn parenthesized(&mut self, inside: Inside) -> Option<Node> {
        let start = self.at;
        self.at += 1;
        if self.depth >= DEEPEST {
            self.note(start..self.at, NoteKind::GroupsTooDeep { most: DEEPEST });
            return None;
        }
        self.depth += 1;
        let known = self.notes.len();
        let group = self.group(inside);
        self.depth -= 1;
        if !self.skip(')') {
            self.note(start..start + 1, NoteKind::UnclosedParenthesis);
        }
        if group.is_none() && self.notes.len() == known {
            self.note(start..self.at, NoteKind::EmptyParentheses);
        }
        group.map(|clause| if clause.negated { Node::All(vec![clause]) } else { clause.node })
    }

    /// Notes that `~` after quotation marks is not supported here, and skips it.
    pub(super) fn no_tilde(&mut self) {
        let start = self.at;
        if self.skip('~') {
            self.at += self.rest().bytes().take_while(u8::is_ascii_digit).count();
            self.note(start..self.at, NoteKind::MisplacedTilde);
        }
    }

    /// Whether the maximum depth is reached, which is noted.
    pub(super) fn too_deep(&mut self, span: Range<usize>) -> bool {
        let deep = self.depth >= DEEPEST;
        if deep {
            self.note(span, NoteKind::FieldsTooDeep { most: DEEPEST });
        }
        deep
    }

    /// A phrase whose opening quotation mark is at `opened`, with the `~` that may follow it.
    pub(super) fn phrase(&mut self, text: String, opened: usize) -> Option<Node> {
        let start = self.at;
        let mut slop = 0;
        if self.next() == Some('~') {
            self.at += 1;
            let digits = self.rest().bytes().take_while(u8::is_ascii_digit).count();
            let number = self.rest().get(..digits).unwrap_or_default();
            self.at += digits;
            slop = number.parse().unwrap_or(u32::MAX);
            if digits == 0 || slop > FARTHEST {
                slop = if digits == 0 { 0 } else { FARTHEST };
                self.note(start..self.at, NoteKind::PhraseSlop { most: FARTHEST, slop });
            }
        }
        if !has_word(&text) {
            self.note(opened..self.at, NoteKind::EmptyQuotationMarks);
            return None;
        }
        if slop > 0 {
            self.positioned += words_of(&Node::Phrase { text: text.clone(), slop });
            if self.positioned > MOST_POSITIONED {
                let read = Reading::Without("~".to_owned());
                self.note(start..self.at, NoteKind::TooManyPositions { most: MOST_POSITIONED, read });
                slop = 0;
            }
        }
        if let Some(word) = text.split_whitespace().find(|word| is_truncated(word)) {
            self.note(opened..start, NoteKind::TruncatedInPhrase { word: word.to_owned() });
        }
        Some(Node::Phrase { text, slop })
    }

    /// `SATZ(…)`, `ABSATZ(…)`. The outer `None` means that neither comes next.
    pub(super) fn within(&mut self) -> Option<Option<Node>> {
        let start = self.at;
        let length = self.rest().bytes().take_while(u8::is_ascii_uppercase).count();
        self.steps += 1 + length;
        let name = self.rest().get(..length)?;
        let unit =
            unit(name).filter(|_| self.rest().get(length..).is_some_and(|rest| rest.starts_with('(')))?;
        self.at += length;
        let group = self.parenthesized(Inside::Group);
        let span = start..self.at;
        let clauses =
            conditions(group.map(|node| Clause { span: start + length..self.at, negated: false, node }));
        if clauses.is_empty() {
            return Some(None);
        }
        let nothing_there = clauses.iter().all(|clause| clause.negated);
        let bad = clauses.iter().find_map(Clause::without_positions);
        if let Some(bad) =
            bad.or_else(|| clauses.first().filter(|_| nothing_there).map(|first| first.span.clone()))
        {
            self.note(bad, NoteKind::UnitOperand { operator: name.to_owned(), condition: None });
            return Some(Some(Node::All(clauses)));
        }
        self.positioned += clauses.iter().map(|clause| words_of(&clause.node)).sum::<usize>();
        self.steps += span.len();
        if self.positioned > MOST_POSITIONED {
            self.note(span, NoteKind::TooManyPositions { most: MOST_POSITIONED, read: Reading::And });
            return Some(Some(Node::All(clauses)));
        }
        Some(Some(Node::Within(unit, clauses)))
    }

    /// `3x:…`. The outer `None` means that it does not come next.
    pub(super) fn at_least(&mut self) -> Option<Option<Node>> {
        let start = self.at;
        let digits = self.rest().bytes().take_while(u8::is_ascii_digit).count();
        self.steps += 1 + digits;
        let number = self.rest().get(..digits).filter(|number| !number.is_empty())?;
        let behind = self.rest().get(digits..)?;
        let sign = ["x:", "X:", "×:"].into_iter().find(|sign| behind.starts_with(sign))?;
        behind.get(sign.len()..)?.chars().next().filter(|c| !c.is_whitespace() && *c != ')')?;
        if self.too_deep(start..start + digits + sign.len()) {
            return None;
        }
        self.at += digits + sign.len();
        let mut times = number.parse().unwrap_or(u32::MAX);
        if !(1..=FARTHEST).contains(&times) {
            times = times.clamp(1, FARTHEST);
            self.note(start..self.at, NoteKind::MentionsOutOfRange { most: FARTHEST, times });
        }
        let operand_start = self.at;
        self.depth += 1;
        let node = self.primary(Inside::Query);
        self.depth -= 1;
        let Some(node) = node else { return Some(None) };
        let span = operand_start..self.at;
        self.positioned += words_of(&node);
        self.steps += span.len();
        if !node.has_positions() || self.positioned > MOST_POSITIONED {
            let kind = if node.has_positions() {
                let read = Reading::Without(format!("{times}x:"));
                NoteKind::TooManyPositions { most: MOST_POSITIONED, read }
            } else {
                NoteKind::MentionsOperand { times, condition: None }
            };
            self.note(span, kind);
            return Some(Some(node));
        }
        Some(Some(Node::AtLeast(times, Box::new(Clause { span, negated: false, node }))))
    }
}

/// Whether a word has a `*` at an end: `Bürger*innen` has none.
fn is_truncated(word: &str) -> bool {
    has_word(word) && (word.starts_with('*') || word.ends_with('*'))
}
