//! Normalizes queries that a program built to what the query language can express.
//!
//! A tree can hold conditions that nobody can type, such as a date as an operand of NEAR. They are
//! changed as the parser would interpret them, with a note. The number of truncated words and of
//! words looked up by position is not limited.

use super::{Clause, FARTHEST, Near, Node, Note, NoteKind, Query};

/// Maximum depth of nested conditions. The trees of the parser are less than half as deep; a much
/// deeper one would overflow the stack of the functions that walk it.
const DEEPEST: usize = 128;

/// Normalizes a tree. A tree of the parser stays as it is. Costs one pass over it.
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
        // An empty `Any` never holds, an empty `All` always does.
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
        Node::AtLeast(times, inner) if inner.negated || !inner.node.has_positions() => {
            let (times, inner) = (*times, vec![(**inner).clone()]);
            let condition = condition(clause);
            as_all(clause, inner, NoteKind::MentionsOperand { times, condition });
        }
        Node::Near(near)
            if near.operands().any(|operand| operand.negated || !operand.node.has_positions()) =>
        {
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

/// Whether conditions can be required within one sentence or paragraph: all must have positions,
/// and not all may be negated.
fn hold_in_a_unit(clauses: &[Clause]) -> bool {
    clauses.iter().all(|clause| clause.without_positions().is_none())
        && clauses.iter().any(|clause| !clause.negated)
}

#[cfg(test)]
mod tests {
    use crate::Index;
    use crate::SearchOptions;
    use crate::ast::{Clause, Query, all, any, at_least, everything, satz, source, word};

    /// Number of hits of a built query, and whether it has a note.
    fn found(clause: Clause) -> (u64, bool) {
        let folder = include!("../../doctests/index.rs");
        let index = Index::open(folder.path().join("archive.index")).unwrap();
        let hits = index.search(Query::from(clause), &SearchOptions::default()).unwrap();
        (hits.total.unwrap(), !hits.notes.is_empty())
    }

    #[test]
    fn what_cannot_be_typed_is_interpreted_as_by_the_parser() {
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
