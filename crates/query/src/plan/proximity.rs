//! Proximity: phrases with slop, NEAR, SATZ, ABSATZ, numbers of occurrences.
//!
//! A word matches there by its forms and other spellings, but not by compounds: constituents have
//! no positions in the index.

use super::boolean::Planner;
use super::marking::Marked;
use super::scoring::Scored;
use crate::ast::{Clause, Near, Node, Note, NoteKind, Unit};
use crate::error::Failed;
use crate::expand::{ExpandedWord, Expansion, MOST_FORMS, exact_sequence};
use crate::intervals::{Condition, Operand, Requirement, Step};
use crate::operators::{PositionedWord, Proximity};
use crate::options::Levels;
use tantivy::query::Query;

impl Planner<'_> {
    /// The query of such a condition; `None` if a part of it has no word.
    pub(super) fn proximity(&mut self, node: &Node) -> Result<Option<Box<dyn Query>>, Failed> {
        let mut words: Vec<PositionedWord> = Vec::new();
        let requirement = match node {
            Node::Phrase { .. } => self
                .operand(node, &mut words)?
                .map(|operand| Requirement::InText(Condition::Chain(operand, Vec::new()))),
            Node::Near(near) => self.chain(near, &mut words)?.map(Requirement::InText),
            Node::Within(unit, clauses) => self.within(*unit, clauses, &mut words)?,
            Node::AtLeast(times, clause) => {
                self.operand(&clause.node, &mut words)?.map(|operand| Requirement::AtLeast(*times, operand))
            }
            _ => None,
        };
        let Some(requirement) = requirement else { return Ok(None) };
        self.precomputed = true;
        let proximity = Proximity { words, requirement };
        self.marked.push(Marked::Proximity(proximity.clone()));
        Ok(Some(proximity.query(&self.scope)))
    }

    fn within(
        &mut self,
        unit: Unit,
        clauses: &[Clause],
        words: &mut Vec<PositionedWord>,
    ) -> Result<Option<Requirement>, Failed> {
        let mut conditions = Vec::new();
        for clause in clauses {
            conditions.extend(self.condition(clause, words)?);
        }
        Ok((!conditions.is_empty()).then_some(Requirement::Within(unit, Condition::All(conditions))))
    }

    fn condition(
        &mut self,
        clause: &Clause,
        words: &mut Vec<PositionedWord>,
    ) -> Result<Option<Condition>, Failed> {
        let condition = match &clause.node {
            Node::Near(near) => self.chain(near, words)?,
            Node::All(clauses) | Node::Any(clauses) => {
                let mut conditions = Vec::new();
                for clause in clauses {
                    conditions.extend(self.condition(clause, words)?);
                }
                match &clause.node {
                    _ if conditions.is_empty() => None,
                    Node::Any(_) => Some(Condition::Any(conditions)),
                    _ => Some(Condition::All(conditions)),
                }
            }
            node => self.operand(node, words)?.map(|operand| Condition::Chain(operand, Vec::new())),
        };
        Ok(condition
            .map(|condition| if clause.negated { Condition::Not(Box::new(condition)) } else { condition }))
    }

    fn chain(&mut self, near: &Near, words: &mut Vec<PositionedWord>) -> Result<Option<Condition>, Failed> {
        let Some(first) = self.operand(&near.first.node, words)? else { return Ok(None) };
        let mut steps = Vec::new();
        for step in &near.steps {
            let Some(to) = self.operand(&step.operand.node, words)? else { return Ok(None) };
            steps.push(Step { distance: step.distance, ordered: step.ordered, to });
        }
        Ok(Some(Condition::Chain(first, steps)))
    }

    /// The operand of a node; `None` for one without a word or without positions.
    fn operand(&mut self, node: &Node, words: &mut Vec<PositionedWord>) -> Result<Option<Operand>, Failed> {
        Ok(match node {
            Node::Word(text) => {
                let levels = Levels { parts: false, prefix: false, ..self.levels };
                let expanded = self.expand(text, levels)?;
                expanded.iter().for_each(|word| self.score(word));
                let operand = operand_of_words(&expanded, words);
                self.nested_words.extend(expanded);
                operand
            }
            Node::Exact(text) => self.sequence(text, 0, words),
            Node::Phrase { text, slop } => self.sequence(text, *slop, words),
            Node::Truncated { .. } | Node::Fuzzy { .. } => {
                let Some(forms) = self.pattern_forms(node)? else { return Ok(None) };
                if forms.number > MOST_FORMS {
                    let condition = Clause::from(node.clone()).to_string();
                    self.notes.push(Note::new(0..0, NoteKind::TooManyForms { condition, most: MOST_FORMS }));
                }
                self.scored.add(Scored::pattern(node, &forms, &self.generation.schema.levels));
                Some(Operand::Word(number(PositionedWord::Pattern(forms), words)))
            }
            Node::Any(clauses) => {
                let mut operands = Vec::new();
                for clause in clauses.iter().filter(|clause| !clause.negated) {
                    operands.extend(self.operand(&clause.node, words)?);
                }
                (!operands.is_empty()).then_some(Operand::Any(operands))
            }
            _ => None,
        })
    }

    fn sequence(&mut self, text: &str, slop: u32, words: &mut Vec<PositionedWord>) -> Option<Operand> {
        let forms = exact_sequence(self.analyzer, text);
        self.score_sequence(&forms);
        sequence(forms.into_iter().map(PositionedWord::Exact), slop, words)
    }
}

/// The index of a word in `words`, to which it is added if it is new.
fn number(word: PositionedWord, words: &mut Vec<PositionedWord>) -> usize {
    words.iter().position(|known| *known == word).unwrap_or_else(|| {
        words.push(word);
        words.len() - 1
    })
}

/// Words in this order, with at most `slop` others between them; `None` if there are none.
fn sequence(
    of: impl Iterator<Item = PositionedWord>,
    slop: u32,
    words: &mut Vec<PositionedWord>,
) -> Option<Operand> {
    let sequence: Vec<usize> = of.map(|word| number(word, words)).collect();
    (!sequence.is_empty()).then_some(Operand::Sequence { words: sequence, slop })
}

/// One word, by its concatenation or its pieces; several (`Köln,Bonn`) as a sequence.
fn operand_of_words(expanded: &[ExpandedWord], words: &mut Vec<PositionedWord>) -> Option<Operand> {
    if let [word] = expanded {
        return match (&word.concatenated, word.pieces.as_slice()) {
            (Some(concatenated), _) => {
                let concatenated = Operand::Word(number(positioned(concatenated), words));
                let exact = word.sequence().into_iter().map(PositionedWord::Exact);
                let pieces = sequence(exact, 0, words);
                Some(Operand::Any(std::iter::once(concatenated).chain(pieces).collect()))
            }
            (None, [piece]) => Some(Operand::Word(number(positioned(piece), words))),
            (None, pieces) => sequence(pieces.iter().map(positioned), 0, words),
        };
    }
    sequence(expanded.iter().flat_map(|word| &word.pieces).map(positioned), 0, words)
}

fn positioned(expansion: &Expansion) -> PositionedWord {
    let alternatives = expansion.alternatives.iter().filter(|each| each.has_position());
    PositionedWord::Alternatives(alternatives.cloned().collect())
}
