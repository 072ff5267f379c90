//! The parser: from a query string to its tree, in one pass. It accepts any string.

mod chunks;
mod conditions;
mod fields;

use super::is_quotation_mark;
use super::words::{Field, Operator, operator};
use crate::ast::{
    Clause, FARTHEST, Near, Node, Note, NoteKind, Query, Reading, Side, Step, is_word_character,
};
use std::ops::Range;

/// Maximum length of a query in bytes; the rest is ignored, with a note.
const LONGEST: usize = 10_000;

/// Maximum depth of nested groups, fields and the like.
const DEEPEST: usize = 32;

/// Maximum number of words that are searched by position: operands of NEAR, SATZ, `3x:` and the
/// like, whose positions are read.
const MOST_POSITIONED: usize = 64;

const NEAR: u32 = 10;
const ADJACENT: u32 = 1;

/// The binary operators.
const BETWEEN: [Operator; 4] = [Operator::And, Operator::Or, Operator::Near, Operator::Adjacent];

/// Parses a query. It never fails; the cost is linear in the length of the query.
///
/// ```
/// let query = nachlese_query::syntax::parse("Lawrow -\"in Moskau\" ressort:Politik");
/// assert_eq!(query.clauses.len(), 3);
/// assert!(query.notes.is_empty());
/// assert_eq!(query.to_string(), "Lawrow UND NICHT \"in Moskau\" UND ressort:Politik");
/// ```
pub fn parse(text: &str) -> Query {
    parse_counted(text).0
}

/// Also returns the steps it took: bytes inspected and conditions moved. A test limits them to a
/// multiple of the length.
pub(super) fn parse_counted(text: &str) -> (Query, usize) {
    let end = (0..=LONGEST.min(text.len())).rev().find(|&i| text.is_char_boundary(i)).unwrap_or(0);
    let read = text.get(..end).unwrap_or_default();
    let mut parser = Parser {
        text: read,
        at: 0,
        notes: Vec::new(),
        depth: 0,
        unclosed: Vec::new(),
        expanded: 0,
        positioned: 0,
        steps: 0,
    };
    let mut clauses = conditions(parser.group(Inside::Query));
    if clauses.is_empty() && operator(read.trim()).is_some() {
        // Someone who only types `OR` may mean Oregon.
        clauses.push(Clause { span: 0..end, negated: false, node: Node::Word(read.trim().to_owned()) });
    }
    if end < text.len() {
        parser.note(end..text.len(), NoteKind::QueryTooLong { most: LONGEST });
    }
    (Query { text: text.to_owned(), clauses, notes: parser.notes }, parser.steps)
}

/// The conditions that must all hold.
fn conditions(node: Option<Clause>) -> Vec<Clause> {
    match node {
        None => Vec::new(),
        Some(Clause { negated: false, node: Node::All(clauses), .. }) => clauses,
        Some(other) => vec![other],
    }
}

/// The context of a group.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Inside {
    /// The whole query.
    Query,
    /// Parentheses.
    Group,
    /// Parentheses after a field, whose words are its values.
    Values(Field),
}

struct Parser<'t> {
    text: &'t str,
    at: usize,
    notes: Vec<Note>,
    /// Current depth of nested groups, fields and the like.
    depth: usize,
    /// Closing quotation marks that the rest of the query does not have.
    unclosed: Vec<&'static [char]>,
    /// Number of truncated and fuzzy words so far.
    expanded: usize,
    /// Number of words so far that are searched by position.
    positioned: usize,
    /// Bytes inspected and conditions moved.
    steps: usize,
}

/// An operator and its span.
#[derive(Clone)]
struct Read {
    operator: Operator,
    span: Range<usize>,
}

impl<'t> Parser<'t> {
    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn next(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn note(&mut self, span: Range<usize>, kind: NoteKind) {
        self.notes.push(Note::new(span, kind));
    }

    fn typed(&self, span: &Range<usize>) -> &'t str {
        self.text.get(span.clone()).unwrap_or_default()
    }

    /// Skips `wanted` if it comes next.
    fn skip(&mut self, wanted: char) -> bool {
        let found = self.next() == Some(wanted);
        self.at += if found { wanted.len_utf8() } else { 0 };
        found
    }

    fn skip_blanks(&mut self) {
        let before = self.at;
        self.at = self.text.len() - self.rest().trim_start().len();
        self.steps += 1 + self.at - before;
    }

    /// Conditions up to the end, or to the parenthesis that closes the group; `None` if there are
    /// none.
    fn group(&mut self, inside: Inside) -> Option<Clause> {
        let start = self.at;
        let mut alternatives: Vec<Vec<Clause>> = vec![Vec::new()];
        let mut waiting: Option<Read> = None;
        loop {
            self.skip_blanks();
            let at = self.at;
            match self.next() {
                None => break,
                Some(')') if inside != Inside::Query => break,
                Some(')') => {
                    self.at += 1;
                    self.note(at..self.at, NoteKind::UnopenedParenthesis);
                    continue;
                }
                Some(_) => {}
            }
            if let Some(read) = self.operator(&BETWEEN) {
                let nothing_before = alternatives.last().is_none_or(Vec::is_empty) || waiting.is_some();
                if nothing_before || matches!(read.operator, Operator::Near | Operator::Adjacent) {
                    self.left_out(&read, Side::Left);
                } else {
                    waiting = Some(read);
                }
                continue;
            }
            let known = self.notes.len();
            if let Some(clause) = self.condition(inside) {
                if waiting.take().is_some_and(|read| read.operator == Operator::Or) {
                    alternatives.push(Vec::new());
                }
                if let Some(last) = alternatives.last_mut() {
                    last.push(clause);
                }
            } else if self.notes.len() > known {
                // The operand was ignored, which has been noted already.
                waiting = None;
            }
            if self.at == at {
                self.at += self.next().map_or(0, char::len_utf8);
            }
        }
        if let Some(read) = waiting {
            self.left_out(&read, Side::Right);
        }
        let span = start..self.at;
        alternatives.retain(|clauses| !clauses.is_empty());
        let alternatives: Vec<Clause> =
            alternatives.into_iter().filter_map(|clauses| self.joined(clauses, &span, Kind::All)).collect();
        self.joined(alternatives, &span, Kind::Any)
    }

    fn left_out(&mut self, read: &Read, side: Side) {
        let operator = self.typed(&read.span).to_owned();
        self.note(read.span.clone(), NoteKind::MissingOperand { operator, side });
    }

    /// Skips an operator, if one of these comes next and it is not part of a word.
    fn operator(&mut self, wanted: &[Operator]) -> Option<Read> {
        let rest = self.rest();
        let start = self.at;
        let length = rest.bytes().take_while(u8::is_ascii_uppercase).count();
        self.steps += 1 + length;
        let operator = operator(rest.get(..length)?).filter(|operator| wanted.contains(operator))?;
        let mut end = length;
        if matches!(operator, Operator::Near | Operator::Adjacent) && rest.get(length..)?.starts_with('/') {
            end += rest.get(length..)?.find(ends_word).unwrap_or(rest.len() - length);
            self.steps += end;
        }
        if rest.get(end..)?.chars().next().is_some_and(|c| !ends_word(c)) {
            return None;
        }
        self.at += end;
        Some(Read { operator, span: start..self.at })
    }

    /// One condition, negated or not, with the operands that NEAR and ADJ bind to it.
    fn condition(&mut self, inside: Inside) -> Option<Clause> {
        let start = self.at;
        let mut negated = false;
        let mut last_not = None;
        loop {
            if let Some(read) = self.operator(&[Operator::Not]) {
                negated = !negated;
                last_not = Some(read);
                self.skip_blanks();
            } else if self.minus() {
                negated = !negated;
            } else {
                break;
            }
        }
        let first_start = self.at;
        let node = match last_not {
            Some(read) => self.operand(inside, &read)?,
            None => self.primary(inside)?,
        };
        let span = first_start..self.at;
        let mut clause = self.near(Clause { span, negated: false, node }, inside)?;
        if let Node::All(inner) = &mut clause.node
            && inner.len() == 1
            && let Some(only) = inner.pop()
        {
            clause = Clause { span: clause.span, ..only };
        }
        // A double negation cancels out.
        clause.negated ^= negated;
        clause.span.start = start;
        Some(clause)
    }

    /// The operand of an operator; punctuation in between is skipped: `NICHT – Korea`.
    fn operand(&mut self, inside: Inside, read: &Read) -> Option<Node> {
        let known = self.notes.len();
        loop {
            self.skip_blanks();
            let at = self.at;
            if self.next().is_none_or(|c| c == ')') || self.comes_operator() {
                self.left_out(read, Side::Right);
                return None;
            }
            if let Some(node) = self.primary(inside) {
                return Some(node);
            }
            if self.notes.len() > known || self.at == at {
                return None;
            }
        }
    }

    /// Skips one or more minus signs that negate: they directly precede a condition, without a
    /// space.
    fn minus(&mut self) -> bool {
        let behind = self.rest().trim_start_matches(['-', '−']);
        let minuses = self.rest().len() - behind.len();
        let group = behind.starts_with(['(', '*']) || behind.starts_with(is_quotation_mark);
        // Looks no farther than the chunk that would be read, so that the total work stays linear.
        let ends = |c: char| c.is_whitespace() || c == ')' || is_quotation_mark(c);
        let word = |c: char| is_word_character(c) || ends(c);
        let until = if minuses == 0 || group { 0 } else { behind.find(word).unwrap_or(behind.len()) };
        self.steps += 1 + minuses + until;
        let has_word = behind.get(until..).is_some_and(|rest| rest.starts_with(is_word_character));
        let negates = minuses > 0 && (group || has_word);
        if negates {
            self.at = self.text.len() - behind.len();
        }
        negates
    }

    fn comes_operator(&mut self) -> bool {
        let at = self.at;
        let comes = self.operator(&BETWEEN).is_some() || self.operator(&[Operator::Not]).is_some();
        self.at = at;
        comes
    }

    /// What NEAR and ADJ bind to `first`.
    fn near(&mut self, first: Clause, inside: Inside) -> Option<Clause> {
        let mut steps: Vec<Step> = Vec::new();
        let mut unpositioned: Option<(Read, Range<usize>)> = None;
        let bad_span = |clause: &Clause| (!clause.node.has_positions()).then(|| clause.span.clone());
        let first_bad = bad_span(&first);
        loop {
            let before = self.at;
            self.skip_blanks();
            let Some(mut read) = self.operator(&[Operator::Near, Operator::Adjacent]) else {
                self.at = before;
                break;
            };
            self.skip_blanks();
            let number = self.spaced_distance(&mut read);
            while let Some(second) = self.operator(&BETWEEN) {
                self.left_out(&second, Side::Left);
                self.skip_blanks();
            }
            let start = self.at;
            let negated = self.operator(&[Operator::Not]).is_some() || self.minus();
            let Some(node) = self.operand(inside, &read) else { break };
            let operand = Clause { span: start..self.at, negated, node };
            let bad = first_bad
                .clone()
                .or_else(|| bad_span(&operand))
                .or_else(|| negated.then(|| operand.span.clone()));
            if unpositioned.is_none() {
                unpositioned = bad.map(|span| (read.clone(), span));
            }
            let distance = number.unwrap_or_else(|| self.distance(&read));
            steps.push(Step { distance, ordered: read.operator == Operator::Adjacent, operand });
        }
        if steps.is_empty() {
            return Some(first);
        }
        let span = first.span.start..self.at;
        if let Some((read, span_of_bad)) = unpositioned {
            let operator = if read.operator == Operator::Near { "NEAR" } else { "ADJ" };
            self.note(span_of_bad, NoteKind::NearOperand { operator, condition: None });
            let clauses = std::iter::once(first).chain(steps.into_iter().map(|step| step.operand)).collect();
            return self.joined(clauses, &span, Kind::All);
        }
        self.positioned +=
            steps.iter().map(|step| &step.operand).chain([&first]).map(|c| words_of(&c.node)).sum::<usize>();
        self.steps += span.len();
        if self.positioned > MOST_POSITIONED {
            self.note(span.clone(), NoteKind::TooManyPositions { most: MOST_POSITIONED, read: Reading::And });
            let clauses = std::iter::once(first).chain(steps.into_iter().map(|step| step.operand)).collect();
            return self.joined(clauses, &span, Kind::All);
        }
        Some(Clause { span, negated: false, node: Node::Near(Near { first: Box::new(first), steps }) })
    }

    /// The distance of `NEAR 5` and `NEAR /5`, which are accepted for `NEAR/5`.
    fn spaced_distance(&mut self, read: &mut Read) -> Option<u32> {
        let operator = self.typed(&read.span).to_owned();
        let behind = self.rest().strip_prefix('/').unwrap_or(self.rest());
        let digits = behind.bytes().take_while(u8::is_ascii_digit).count();
        self.steps += 1 + digits;
        let number: u32 =
            behind.get(..digits)?.parse().ok().filter(|number| (1..=FARTHEST).contains(number))?;
        let ends = behind.get(digits..)?.starts_with(char::is_whitespace);
        if operator.contains('/') || !ends {
            return None;
        }
        self.at = self.text.len() - behind.len() + digits;
        read.span.end = self.at;
        self.note(read.span.clone(), NoteKind::SpacedDistance { operator, distance: number });
        self.skip_blanks();
        Some(number)
    }

    /// The distance of NEAR or ADJ.
    fn distance(&mut self, read: &Read) -> u32 {
        let default = if read.operator == Operator::Near { NEAR } else { ADJACENT };
        let Some((name, number)) = self.typed(&read.span).split_once('/') else { return default };
        let operator = name.to_owned();
        let is_number = !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit());
        let (distance, kind) = match number.parse::<u32>() {
            Ok(number) if (1..=FARTHEST).contains(&number) => return number,
            Err(_) if !is_number => (default, NoteKind::InvalidDistance { operator, distance: default }),
            number => {
                let distance = number.map_or(FARTHEST, |number| number.clamp(1, FARTHEST));
                (distance, NoteKind::DistanceOutOfRange { operator, most: FARTHEST, distance })
            }
        };
        self.note(read.span.clone(), kind);
        distance
    }

    /// Joins conditions into one. A single one stays as it is; groups of the same kind are
    /// flattened.
    fn joined(&mut self, mut clauses: Vec<Clause>, span: &Range<usize>, kind: Kind) -> Option<Clause> {
        if clauses.len() < 2 {
            return clauses.pop();
        }
        let mut flat = Vec::with_capacity(clauses.len());
        for Clause { span, negated, node } in clauses {
            match (negated, node, kind) {
                (false, Node::All(inner), Kind::All) | (false, Node::Any(inner), Kind::Any) => {
                    flat.extend(inner)
                }
                (negated, node, _) => flat.push(Clause { span, negated, node }),
            }
        }
        self.steps += flat.len();
        let node = match kind {
            Kind::All => Node::All(flat),
            Kind::Any => Node::Any(flat),
        };
        Some(Clause { span: span.clone(), negated: false, node })
    }
}

/// What joins the conditions of a group.
#[derive(Clone, Copy)]
enum Kind {
    All,
    Any,
}

/// Number of words that have to be searched by position.
fn words_of(node: &Node) -> usize {
    let words = |text: &str| text.split(|c| !is_word_character(c)).filter(|word| !word.is_empty()).count();
    match node {
        Node::Word(text) | Node::Exact(text) | Node::Phrase { text, .. } => words(text),
        Node::Near(near) => near.operands().map(|operand| words_of(&operand.node)).sum(),
        Node::All(clauses) | Node::Any(clauses) => clauses.iter().map(|clause| words_of(&clause.node)).sum(),
        _ => 1,
    }
}

/// Whether a character ends an operator.
fn ends_word(c: char) -> bool {
    c.is_whitespace() || matches!(c, '(' | ')') || is_quotation_mark(c)
}
