//! Queries that a program put together, reduced to what the language can say.
//!
//! A tree can say what nobody can type; it is read as the parser would read it, with a note. How
//! many of its words are truncated, or looked up by position, is left to the program.

use super::{Clause, FARTHEST, Near, Node, Note, NoteKind, Query};

/// Conditions within conditions. The parser's own trees are not half as deep; a deeper one would
/// overflow the stack of the functions that walk it.
const DEEPEST: usize = 128;

/// Normalizes a tree. One that the parser made stays as it is. Costs one pass over it.
pub(crate) fn normalize(mut query: Query) -> Query {
    let Query { clauses, notes, .. } = &mut query;
    clauses.iter_mut().for_each(|clause| normalize_clause(clause, 0, notes));
    query
}

fn normalize_clause(clause: &mut Clause, depth: usize, notes: &mut Vec<Note>) {
    if depth >= DEEPEST {
        notes.push(Note::new(clause.span.clone(), NoteKind::ConditionsTooDeep { most: DEEPEST }));
        clause.node = Node::Everything;
        return;
    }
    for inner in clause.node.conditions_mut() {
        normalize_clause(inner, depth + 1, notes);
    }
    let condition = |clause: &Clause| Some(clause.to_string());
    let mut as_all = |clause: &mut Clause, clauses: Vec<Clause>, kind: NoteKind| {
        notes.push(Note::new(clause.span.clone(), kind));
        clause.node = Node::All(clauses);
    };
    match &mut clause.node {
        // Any of nothing is never met, all of nothing always.
        Node::Any(clauses) if clauses.is_empty() => {
            clause.negated = !clause.negated;
            clause.node = Node::Everything;
        }
        Node::All(clauses) if clauses.is_empty() => clause.node = Node::Everything,
        Node::Within(unit, clauses) if !hold_in_a_unit(clauses) => {
            let (operator, clauses) = (unit.name().to_owned(), clauses.clone());
            let condition = condition(clause);
            as_all(clause, clauses, NoteKind::UnitOperand { operator, condition });
        }
        Node::AtLeast(times, inner) if inner.negated || !inner.node.has_a_place() => {
            let (times, inner) = (*times, vec![(**inner).clone()]);
            let condition = condition(clause);
            as_all(clause, inner, NoteKind::MentionsOperand { times, condition });
        }
        Node::Near(near) if near.operands().any(|operand| operand.negated || !operand.node.has_a_place()) => {
            let operands = near.operands().cloned().collect();
            let condition = condition(clause);
            as_all(clause, operands, NoteKind::NearOperand { operator: "NEAR", condition });
        }
        Node::Truncated { text, left: false, right: false } => clause.node = Node::Word(std::mem::take(text)),
        Node::AtLeast(times, _) => *times = (*times).clamp(1, FARTHEST),
        Node::Near(Near { steps, .. }) => {
            steps.iter_mut().for_each(|step| step.distance = step.distance.clamp(1, FARTHEST));
        }
        Node::Phrase { slop, .. } => *slop = (*slop).min(FARTHEST),
        Node::Fuzzy { mistakes, .. } => *mistakes = (*mistakes).clamp(1, 2),
        _ => {}
    }
}

/// Whether conditions can hold within one sentence: what has no position in a text cannot, and if
/// all are negated they hold in any.
fn hold_in_a_unit(clauses: &[Clause]) -> bool {
    clauses.iter().all(|clause| clause.without_place().is_none())
        && clauses.iter().any(|clause| !clause.negated)
}

#[cfg(test)]
mod tests {
    use crate::Index;
    use crate::SearchOptions;
    use crate::ast::{Clause, Query, all, any, at_least, everything, satz, source, word};

    /// Articles of a built query, and whether something was noted.
    fn found(clause: Clause) -> (u64, bool) {
        let folder = include!("../../doctests/index.rs");
        let index = Index::open(folder.path().join("archive.index")).unwrap();
        let hits = index.search(Query::from(clause), &SearchOptions::default()).unwrap();
        (hits.total.unwrap(), !hits.notes.is_empty())
    }

    #[test]
    fn what_cannot_be_typed_is_read_as_the_parser_would() {
        assert_eq!(found(word("Altenwehr")), (2, false));
        assert_eq!(found(satz([word("Altenwehr"), source("Nowhere")])), (0, true));
        assert_eq!(found(at_least(1, source("Elbkurier"))), (1, true));
        assert_eq!(found(word("Altenwehr").near(5, word("Lawrow").not())), (1, true));
        assert_eq!(found(word("Altenwehr").and(any([]))), (0, false));
        assert_eq!(found(word("Altenwehr").and(all([]))), (2, false));
        assert_eq!(found(everything().and(any([]).not())), (2, false));
    }

    #[test]
    fn depth_is_bounded() {
        let mut clause = word("Altenwehr");
        for _ in 0..500 {
            clause = clause.or(word("Hochwasser")).and(everything());
        }
        assert!(found(clause).1);
    }
}
