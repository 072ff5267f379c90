//! Conditions on where words stand: from the query's tree to places and the words that have them.
//!
//! A word stands there in its forms and other spellings. Compounds of it do not: the parts of a compound have no position in an index.

use super::conditions::{Lowering, sequence_of};
use super::expand::MOST_FORMS;
use super::meaning::{Meaning, Word};
use super::{Leaf, LeafWay, Marked, Placing};
use crate::ast::{Clause, Near, Node, Note, NoteKind, Unit};
use crate::error::Failed;
use crate::options::Levels;
use crate::places::{Condition, Places, Step, Wanted};
use nachlese_german::function_word_forms;
use tantivy::query::Query;

impl Lowering<'_> {
    /// A phrase with other words in it, NEAR, SATZ, `3x:`. `None` where a part of it holds no word.
    pub(super) fn placed(&mut self, node: &Node) -> Result<Option<Box<dyn Query>>, Failed> {
        let mut leaves: Vec<Leaf> = Vec::new();
        let wanted = match node {
            Node::Phrase { .. } => self
                .places(node, &mut leaves)?
                .map(|places| Wanted::Text(Condition::Chain(places, Vec::new()))),
            Node::Near(near) => self.chain(near, &mut leaves)?.map(Wanted::Text),
            Node::Within(unit, clauses) => self.within(*unit, clauses, &mut leaves)?,
            Node::AtLeast(times, clause) => {
                self.places(&clause.node, &mut leaves)?.map(|places| Wanted::AtLeast(*times, places))
            }
            _ => None,
        };
        let Some(wanted) = wanted else { return Ok(None) };
        self.listed = true;
        let placing = Placing { leaves, wanted };
        self.marked.push(Marked::Placed(placing.clone()));
        Ok(Some(placing.query(&self.scope)))
    }

    fn within(
        &mut self,
        unit: Unit,
        clauses: &[Clause],
        leaves: &mut Vec<Leaf>,
    ) -> Result<Option<Wanted>, Failed> {
        let mut conditions = Vec::new();
        for clause in clauses {
            conditions.extend(self.condition_of_places(clause, leaves)?);
        }
        Ok((!conditions.is_empty()).then_some(Wanted::Within(unit, Condition::All(conditions))))
    }

    fn condition_of_places(
        &mut self,
        clause: &Clause,
        leaves: &mut Vec<Leaf>,
    ) -> Result<Option<Condition>, Failed> {
        let condition = match &clause.node {
            Node::Near(near) => self.chain(near, leaves)?,
            Node::All(clauses) | Node::Any(clauses) => {
                let mut conditions = Vec::new();
                for clause in clauses {
                    conditions.extend(self.condition_of_places(clause, leaves)?);
                }
                match &clause.node {
                    _ if conditions.is_empty() => None,
                    Node::Any(_) => Some(Condition::Any(conditions)),
                    _ => Some(Condition::All(conditions)),
                }
            }
            node => self.places(node, leaves)?.map(|places| Condition::Chain(places, Vec::new())),
        };
        Ok(condition
            .map(|condition| if clause.negated { Condition::Not(Box::new(condition)) } else { condition }))
    }

    fn chain(&mut self, near: &Near, leaves: &mut Vec<Leaf>) -> Result<Option<Condition>, Failed> {
        let Some(first) = self.places(&near.first.node, leaves)? else { return Ok(None) };
        let mut steps = Vec::new();
        for step in &near.steps {
            let Some(to) = self.places(&step.operand.node, leaves)? else { return Ok(None) };
            steps.push(Step { distance: step.distance, ordered: step.ordered, to });
        }
        Ok(Some(Condition::Chain(first, steps)))
    }

    /// What has places; `None` where it holds no word, or nothing that could have one.
    fn places(&mut self, node: &Node, leaves: &mut Vec<Leaf>) -> Result<Option<Places>, Failed> {
        Ok(match node {
            Node::Word(text) => {
                let words = self.words(text, Levels { parts: false, prefix: false, ..self.levels })?;
                words.iter().for_each(|word| self.score(word));
                let places = places_of_words(&words, leaves);
                self.inside.extend(words);
                places
            }
            Node::Exact(text) => self.sequence(text, 0, leaves),
            Node::Phrase { text, slop } => self.sequence(text, *slop, leaves),
            Node::Truncated { .. } | Node::Fuzzy { .. } => {
                let Some(expansion) = self.expansion(node)? else { return Ok(None) };
                if expansion.forms > MOST_FORMS {
                    let condition = Clause::from(node.clone()).to_string();
                    self.notes.push(Note::new(0..0, NoteKind::TooManyForms { condition, most: MOST_FORMS }));
                }
                self.scoring.add(super::Scored::forms(node, &expansion, &self.generation.schema.levels));
                Some(leaf(vec![LeafWay::Form(expansion)], leaves))
            }
            Node::Any(clauses) => {
                let mut alternatives = Vec::new();
                for clause in clauses.iter().filter(|clause| !clause.negated) {
                    alternatives.extend(self.places(&clause.node, leaves)?);
                }
                (!alternatives.is_empty()).then_some(Places::Any(alternatives))
            }
            _ => None,
        })
    }

    fn sequence(&mut self, text: &str, slop: u32, leaves: &mut Vec<Leaf>) -> Option<Places> {
        let forms = sequence_of(self.analyzer, text);
        self.score_sequence(&forms);
        sequence(forms.into_iter().map(|form| vec![LeafWay::Exact(form)]), slop, leaves)
    }
}

/// Adds a leaf.
fn leaf(ways: Leaf, leaves: &mut Vec<Leaf>) -> Places {
    Places::Leaf(number(ways, leaves))
}

/// The number of a leaf; of an equal one that is there already.
fn number(ways: Leaf, leaves: &mut Vec<Leaf>) -> usize {
    leaves.iter().position(|known| *known == ways).unwrap_or_else(|| {
        leaves.push(ways);
        leaves.len() - 1
    })
}

/// Leaves in a row.
fn sequence(of: impl Iterator<Item = Leaf>, slop: u32, leaves: &mut Vec<Leaf>) -> Option<Places> {
    let row: Vec<usize> = of.map(|ways| number(ways, leaves)).collect();
    (!row.is_empty()).then_some(Places::Sequence { leaves: row, slop })
}

/// One word, closed up or in its pieces; several (`Köln,Bonn`) in a row.
fn places_of_words(words: &[Word], leaves: &mut Vec<Leaf>) -> Option<Places> {
    if let [word] = words {
        return match (&word.joined, word.pieces.as_slice()) {
            (Some(joined), _) => {
                let closed_up = leaf(ways(joined), leaves);
                let exact = word.sequence().into_iter().map(|form| vec![LeafWay::Exact(form)]);
                let pieces = sequence(exact, 0, leaves);
                Some(Places::Any(std::iter::once(closed_up).chain(pieces).collect()))
            }
            (None, [piece]) => Some(leaf(ways(piece), leaves)),
            (None, pieces) => sequence(pieces.iter().map(ways), 0, leaves),
        };
    }
    sequence(words.iter().flat_map(|word| &word.pieces).map(ways), 0, leaves)
}

/// The ways in which a piece may stand.
fn ways(meaning: &Meaning) -> Leaf {
    let (terms, levels) = (&meaning.terms, meaning.levels);
    let mut ways = Vec::new();
    if terms.function_word {
        if levels.exact || levels.stem {
            ways.push(LeafWay::FunctionWord(terms.clone(), function_word_forms(&terms.exact).collect()));
        }
        return ways;
    }
    if levels.stem {
        ways.push(LeafWay::Stem(terms.stem.clone()));
    } else if levels.exact {
        ways.push(LeafWay::Exact(terms.exact.clone()));
    }
    ways.extend(meaning.widened.iter().map(|other| LeafWay::Stem(other.stem.clone())));
    ways
}
