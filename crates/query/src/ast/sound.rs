//! Queries that a program put together, held to what the language can say: what a reader cannot type is read as the parser would, with a note. How many of
//! its words are truncated, or looked for by their places, is the program's own affair.

use super::{Clause, FARTHEST, Near, Node, Note, Query};

/// Conditions within conditions. The parser's own trees are not half as deep; a deeper one would end the program, for each is gone through
/// by a function that calls itself.
const DEEPEST: usize = 128;

/// The same query, if the parser made it. Costs one pass over it.
pub(crate) fn sound(mut query: Query) -> Query {
    let Query { clauses, notes } = &mut query;
    clauses.iter_mut().for_each(|clause| mend(clause, 0, notes));
    query
}

fn mend(clause: &mut Clause, depth: usize, notes: &mut Vec<Note>) {
    if depth >= DEEPEST {
        let message = format!("only {DEEPEST} conditions are read within each other: the rest is left out");
        notes.push(Note::new(clause.span.clone(), message));
        clause.node = Node::Everything;
        return;
    }
    for inner in clause.node.conditions_mut() {
        mend(inner, depth + 1, notes);
    }
    let as_all = |clause: &mut Clause, clauses: Vec<Clause>, notes: &mut Vec<Note>, what: &str| {
        notes.push(Note::new(clause.span.clone(), format!("{clause}: {what}: read as UND")));
        clause.node = Node::All(clauses);
    };
    match &mut clause.node {
        // None of nothing, all of nothing.
        Node::Any(clauses) if clauses.is_empty() => {
            clause.negated = !clause.negated;
            clause.node = Node::Everything;
        }
        Node::All(clauses) if clauses.is_empty() => clause.node = Node::Everything,
        Node::Within(_, clauses) if !stand_in_a_unit(clauses) => {
            let clauses = clauses.clone();
            as_all(clause, clauses, notes, "a sentence takes words, phrases, NEAR and groups of these");
        }
        Node::AtLeast(_, inner) if inner.negated || !inner.node.has_a_place() => {
            let inner = vec![(**inner).clone()];
            as_all(clause, inner, notes, "mentions are of a word, a phrase or a group of these with ODER");
        }
        Node::Near(near) if near.operands().any(|operand| operand.negated || !operand.node.has_a_place()) => {
            let operands = near.operands().cloned().collect();
            as_all(clause, operands, notes, "NEAR takes words, phrases and groups of these with ODER");
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

/// Whether conditions can hold in one sentence: what has no place in a text cannot, and what is only negated is in any.
fn stand_in_a_unit(clauses: &[Clause]) -> bool {
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
