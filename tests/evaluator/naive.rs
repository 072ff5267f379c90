//! What the operators mean, by their definitions and nothing else.

use super::archive::{Archive, Document, FIELDS, Tokens, tokens};
use nachlese_dates::Moment;
use nachlese_german::normalize::{fold, lower};
use nachlese_german::{Analyzer, Role, function_word_forms};
use nachlese_query::ast::{Clause, NameField, Node, TextField, Unit};
use std::collections::BTreeSet;

/// First and last position.
type Place = (u32, u32);

impl Archive {
    /// The ids of what meets a condition.
    pub fn find(&self, clause: &Clause) -> BTreeSet<String> {
        let analyzer = &mut *self.analyzer.borrow_mut();
        let found = self.documents.iter().filter(|document| meets(analyzer, document, &FIELDS, clause));
        found.map(|document| document.article.id.clone()).collect()
    }
}

fn text(document: &Document, field: TextField) -> &Tokens {
    &document.texts[FIELDS.iter().position(|known| *known == field).unwrap()]
}

fn meets(analyzer: &mut Analyzer, document: &Document, scope: &[TextField], clause: &Clause) -> bool {
    node_meets(analyzer, document, scope, &clause.node) != clause.negated
}

fn node_meets(analyzer: &mut Analyzer, document: &Document, scope: &[TextField], node: &Node) -> bool {
    let texts = || scope.iter().map(|field| text(document, *field));
    match node {
        Node::Everything => true,
        Node::Word(_)
        | Node::Exact(_)
        | Node::Phrase { .. }
        | Node::Truncated { .. }
        | Node::Fuzzy { .. } => texts().any(|text| !places(analyzer, text, node).is_empty()),
        Node::Near(_) => texts().any(|text| sentence_meets(analyzer, text, (0, u32::MAX), node)),
        Node::Within(unit, clauses) => texts().any(|text| {
            units(text, *unit).into_iter().any(|unit| {
                clauses
                    .iter()
                    .all(|clause| sentence_meets(analyzer, text, unit, &clause.node) != clause.negated)
            })
        }),
        Node::AtLeast(times, clause) => {
            let mentions: usize = texts().map(|text| places(analyzer, text, &clause.node).len()).sum();
            mentions >= *times as usize
        }
        Node::In(field, clauses) => clauses.iter().all(|clause| meets(analyzer, document, &[*field], clause)),
        Node::Name(field, name) => {
            let at = NameField::ALL.iter().position(|known| known == field).unwrap();
            let forms = pieces(analyzer, name);
            document.names[at].iter().any(|value| !in_a_row(value, &forms, 0).is_empty())
        }
        Node::Date(span) => {
            let published = document.article.published.as_deref().and_then(|text| Moment::parse(text).ok());
            let Some(second) = published.map(|moment| moment.start_seconds()) else { return false };
            span.from.is_none_or(|from| second >= from) && span.until.is_none_or(|until| second < until)
        }
        Node::All(clauses) => clauses.iter().all(|clause| meets(analyzer, document, scope, clause)),
        Node::Any(clauses) => clauses.iter().any(|clause| meets(analyzer, document, scope, clause)),
        other => panic!("{other:?} is unknown"),
    }
}

/// Whether it holds between two positions of a text.
fn sentence_meets(analyzer: &mut Analyzer, text: &Tokens, unit: (u32, u32), node: &Node) -> bool {
    let inside = |place: &Place| place.0 >= unit.0 && place.1 < unit.1;
    match node {
        Node::Near(near) => {
            let mut reached: Vec<Place> =
                places(analyzer, text, &near.first.node).into_iter().filter(inside).collect();
            for step in &near.steps {
                let next = places(analyzer, text, &step.operand.node).into_iter().filter(inside);
                let close = |from: &Place, to: &Place| {
                    let behind = to.0 > from.1 && to.0 - from.1 <= step.distance;
                    let before = from.0 > to.1 && from.0 - to.1 <= step.distance;
                    behind || (before && !step.ordered)
                };
                reached = next.filter(|to| reached.iter().any(|from| close(from, to))).collect();
            }
            !reached.is_empty()
        }
        Node::All(clauses) => {
            clauses.iter().all(|clause| sentence_meets(analyzer, text, unit, &clause.node) != clause.negated)
        }
        Node::Any(clauses)
            if clauses.iter().any(|clause| matches!(clause.node, Node::Near(_) | Node::All(_))) =>
        {
            clauses.iter().any(|clause| sentence_meets(analyzer, text, unit, &clause.node) != clause.negated)
        }
        node => places(analyzer, text, node).iter().any(inside),
    }
}

fn units(text: &Tokens, unit: Unit) -> Vec<(u32, u32)> {
    let mut starts: BTreeSet<u32> = text.paragraphs.iter().copied().collect();
    if unit == Unit::Sentence {
        starts.extend(&text.sentences);
    }
    starts.insert(0);
    let starts: Vec<u32> = starts.into_iter().collect();
    (0..starts.len()).map(|at| (starts[at], starts.get(at + 1).copied().unwrap_or(u32::MAX))).collect()
}

/// Where a word, a phrase, any of several stands in a text.
fn places(analyzer: &mut Analyzer, text: &Tokens, node: &Node) -> BTreeSet<Place> {
    let single = |positions: &[u32]| positions.iter().map(|at| (*at, *at)).collect::<BTreeSet<_>>();
    match node {
        Node::Word(word) => {
            let typed = tokens(analyzer, word);
            if let Some(joined) = typed.tokens.iter().find(|token| token.role == Role::Joined) {
                let mut found = single(text.stems.get(&joined.stem).map_or(&[], Vec::as_slice));
                found.extend(in_a_row(text, &pieces(analyzer, word), 0));
                return found;
            }
            let piece = &typed.tokens[0];
            if piece.function_word {
                let forms = function_word_forms(&piece.exact);
                return forms
                    .flat_map(|form| single(text.exact.get(form).map_or(&[], Vec::as_slice)))
                    .collect();
            }
            single(text.stems.get(&piece.stem).map_or(&[], Vec::as_slice))
        }
        Node::Exact(word) => in_a_row(text, &pieces(analyzer, word), 0),
        Node::Phrase { text: words, slop, .. } => in_a_row(text, &pieces(analyzer, words), *slop),
        Node::Truncated { text: letters, left, right, .. } => {
            let letters = folded(letters);
            let fits = |form: &str| match (left, right) {
                (false, _) => form.starts_with(&letters),
                (true, false) => form.ends_with(&letters),
                (true, true) => form.contains(&letters),
            };
            let tokens = text.tokens.iter().filter(|token| fits(&token.exact));
            tokens.map(|token| (token.position, token.position)).collect()
        }
        Node::Fuzzy { text: word, mistakes, .. } => {
            let word = folded(word);
            let fits = |form: &str| {
                form.chars().next() == word.chars().next() && distance(&word, form) <= usize::from(*mistakes)
            };
            let tokens = text.tokens.iter().filter(|token| fits(&token.exact));
            tokens.map(|token| (token.position, token.position)).collect()
        }
        Node::Any(clauses) => {
            clauses.iter().flat_map(|clause| places(analyzer, text, &clause.node)).collect()
        }
        other => panic!("{other:?} has no place"),
    }
}

/// The folded forms of all pieces of a text.
fn pieces(analyzer: &mut Analyzer, text: &str) -> Vec<String> {
    let typed = tokens(analyzer, text).tokens.into_iter();
    typed.filter(|token| token.role == Role::Piece).map(|token| token.exact).collect()
}

/// From each first form the nearest places of the others in order, with at most `slop` other words
/// among them.
fn in_a_row(text: &Tokens, forms: &[String], slop: u32) -> BTreeSet<Place> {
    let positions = |form: &String| text.exact.get(form).map_or(&[][..], Vec::as_slice);
    let Some((first, others)) = forms.split_first() else { return BTreeSet::new() };
    let mut found = BTreeSet::new();
    for &start in positions(first) {
        let mut last = Some(start);
        for form in others {
            last = last.and_then(|last| positions(form).iter().copied().find(|at| *at > last));
        }
        if let Some(last) = last.filter(|last| last - start - others.len() as u32 <= slop) {
            found.insert((start, last));
        }
    }
    found
}

fn folded(text: &str) -> String {
    let letters: String = text.chars().filter(|c| c.is_alphanumeric()).collect();
    let (mut lowered, mut out) = (String::new(), String::new());
    lower(&letters, &mut lowered);
    fold(&lowered, &mut out);
    out
}

/// Letters added, dropped, changed, or swapped with their neighbour.
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut table = vec![vec![0; b.len() + 1]; a.len() + 1];
    for i in 0..=a.len() {
        for j in 0..=b.len() {
            table[i][j] = if i == 0 || j == 0 {
                i + j
            } else {
                let changed = table[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
                let mut best = changed.min(table[i - 1][j] + 1).min(table[i][j - 1] + 1);
                if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                    best = best.min(table[i - 2][j - 2] + 1);
                }
                best
            };
        }
    }
    table[a.len()][b.len()]
}
