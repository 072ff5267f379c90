//! The clauses of a query as Boolean queries, with what is scored and marked of each.

use super::marking::{self, Marked};
use super::matching::{distinct, sequence_query, word_query};
use super::scoring::{Scored, ScoredTerms};
use crate::ast::{Clause, Node, Note};
use crate::error::Failed;
use crate::expand::{ExpandedWord, Pattern, PatternForms, QueryWord, exact_sequence, query_words};
use crate::generation::Generation;
use crate::operators::{AnyForm, combine};
use crate::options::{Levels, Match};
use nachlese_article::FieldName;
use nachlese_german::Analyzer;
use nachlese_index_format::TextLevels;
use std::sync::Arc;
use tantivy::query::{EmptyQuery, Query};

/// A plan under construction.
pub(super) struct Planner<'g> {
    pub(super) generation: &'g Generation,
    pub(super) analyzer: &'g mut Analyzer,
    pub(super) levels: Levels,
    pub(super) matching: Match,
    /// The text fields that are searched; within `titel:(...)` only that one.
    pub(super) scope: Vec<TextLevels>,
    pub(super) scored: ScoredTerms,
    pub(super) marked: Vec<Marked>,
    pub(super) notes: Vec<Note>,
    /// Words within conditions, whose other names are reported.
    pub(super) nested_words: Vec<ExpandedWord>,
    patterns: Vec<Arc<PatternForms>>,
    /// Whether a part of the query is computed before Tantivy iterates over it.
    pub(super) precomputed: bool,
}

/// Whether the words of a clause are searched separately: bare words, and in a search for any of
/// the words also those of phrases and groups.
pub(super) fn is_word_by_word(node: &Node, matching: Match) -> bool {
    match node {
        Node::Word(_) => true,
        Node::Phrase { .. } => matching == Match::Any,
        Node::All(clauses) | Node::Any(clauses) => {
            matching == Match::Any
                && clauses.iter().all(|each| !each.negated && is_word_by_word(&each.node, matching))
        }
        _ => false,
    }
}

impl<'g> Planner<'g> {
    pub(super) fn new(
        generation: &'g Generation,
        analyzer: &'g mut Analyzer,
        levels: Levels,
        matching: Match,
    ) -> Planner<'g> {
        Planner {
            generation,
            analyzer,
            levels,
            matching,
            scope: generation.texts.clone(),
            scored: ScoredTerms::default(),
            marked: Vec::new(),
            notes: Vec::new(),
            nested_words: Vec::new(),
            patterns: Vec::new(),
            precomputed: false,
        }
    }

    /// The words of a typed text, with their alternatives.
    pub(super) fn expand(&mut self, text: &str, levels: Levels) -> Result<Vec<ExpandedWord>, Failed> {
        let words = query_words(self.analyzer, text).into_iter();
        words.map(|word| self.expand_word(word, levels)).collect()
    }

    /// A word with its alternatives.
    pub(super) fn expand_word(&mut self, word: QueryWord, levels: Levels) -> Result<ExpandedWord, Failed> {
        ExpandedWord::expand(word, self.generation, self.analyzer, levels)
    }

    /// Collects the words of a clause that are searched separately, each with the levels at which
    /// it is searched.
    pub(super) fn word_by_word(&mut self, node: &Node, words: &mut Vec<(QueryWord, Levels)>) {
        let levels = match node {
            // Quoted words are meant as typed, but a shared prefix still helps the ranking.
            Node::Phrase { .. } => Levels { parts: false, names: false, ..self.levels },
            _ => self.levels,
        };
        match node {
            Node::Word(text) | Node::Phrase { text, .. } => {
                words.extend(query_words(self.analyzer, text).into_iter().map(|word| (word, levels)));
            }
            Node::All(clauses) | Node::Any(clauses) => {
                clauses.iter().for_each(|clause| self.word_by_word(&clause.node, words));
            }
            _ => {}
        }
    }

    /// The query of a clause, without its negation; `None` if it has no word at all. Negated
    /// clauses are neither scored nor marked.
    pub(super) fn clause(&mut self, clause: &Clause) -> Result<Option<Box<dyn Query>>, Failed> {
        if !clause.negated {
            return self.node(&clause.node);
        }
        let (marked, nested) = (self.marked.len(), self.nested_words.len());
        let scored = std::mem::take(&mut self.scored);
        // Users cannot see what was excluded, so be cautious: `-Korea` keeps `Nordkorea`.
        let levels = self.levels;
        self.levels.parts = false;
        let query = self.node(&clause.node);
        self.levels = levels;
        self.scored = scored;
        self.marked.truncate(marked);
        self.nested_words.truncate(nested);
        query
    }

    fn node(&mut self, node: &Node) -> Result<Option<Box<dyn Query>>, Failed> {
        Ok(match node {
            // In a text field that no article has, nothing matches.
            Node::Everything if self.scope.is_empty() && !self.generation.texts.is_empty() => {
                Some(Box::new(EmptyQuery))
            }
            Node::Everything => Some(combine::everything()),
            Node::Word(text) => {
                let words = self.expand(text, self.levels)?;
                words.iter().for_each(|word| self.score_and_mark(word));
                let queries: Vec<_> =
                    distinct(&words).map(|word| word_query(self.generation, &self.scope, word)).collect();
                self.nested_words.extend(words);
                (!queries.is_empty()).then(|| combine::all(queries, Vec::new()))
            }
            Node::Exact(text) | Node::Phrase { text, slop: 0 } => {
                let sequence = exact_sequence(self.analyzer, text);
                self.score_and_mark_sequence(&sequence);
                sequence_query(&self.scope, &sequence)
            }
            Node::Phrase { .. } | Node::Near(_) | Node::Within(..) | Node::AtLeast(..) => {
                self.proximity(node)?
            }
            Node::Truncated { .. } | Node::Fuzzy { .. } => {
                let Some(forms) = self.pattern_forms(node)? else { return Ok(None) };
                self.scored.add(Scored::pattern(node, &forms, &self.generation.schema.levels));
                self.marked.push(Marked::Pattern(forms.pattern.clone()));
                let texts = self.scope.iter().filter_map(|text| Some((text.name, text.exact?)));
                let query = |(text, field)| {
                    Box::new(AnyForm { forms: Arc::clone(&forms), text, field }) as Box<dyn Query>
                };
                Some(combine::any(texts.map(query).collect()))
            }
            Node::In(field, clauses) => {
                let name = FieldName::from(*field);
                // Of nested fields the innermost applies.
                let texts = self.generation.texts.iter();
                let narrowed = texts.filter(|text| text.name == name).copied().collect();
                let scope = std::mem::replace(&mut self.scope, narrowed);
                let marked = self.marked.len();
                let query = self.all(clauses);
                self.scope = scope;
                let inside = self.marked.split_off(marked);
                self.marked.extend(inside.into_iter().map(|mark| match mark {
                    Marked::In(..) => mark,
                    mark => Marked::In(name, Box::new(mark)),
                }));
                query?
            }
            Node::Name(field, value) => Some(self.name_query(*field, value)),
            Node::Date(span) => Some(self.date_query(*span)),
            Node::All(clauses) => self.all(clauses)?,
            Node::Any(clauses) => {
                let mut queries = Vec::new();
                for clause in clauses {
                    let query = self.clause(clause)?;
                    let not = |query| combine::all(Vec::new(), vec![query]);
                    queries.extend(query.map(|query| if clause.negated { not(query) } else { query }));
                }
                (!queries.is_empty()).then(|| combine::any(queries))
            }
        })
    }

    fn all(&mut self, clauses: &[Clause]) -> Result<Option<Box<dyn Query>>, Failed> {
        let (mut required, mut excluded) = (Vec::new(), Vec::new());
        for clause in clauses {
            let queries = if clause.negated { &mut excluded } else { &mut required };
            queries.extend(self.clause(clause)?);
        }
        Ok((!required.is_empty() || !excluded.is_empty()).then(|| combine::all(required, excluded)))
    }

    /// The forms of the archive that match a truncated or fuzzy word, looked up once per query.
    pub(super) fn pattern_forms(&mut self, node: &Node) -> Result<Option<Arc<PatternForms>>, Failed> {
        let Some(pattern) = Pattern::from_node(node) else { return Ok(None) };
        self.precomputed = true;
        if let Some(known) = self.patterns.iter().find(|known| known.pattern == pattern) {
            return Ok(Some(Arc::clone(known)));
        }
        let forms = Arc::new(PatternForms::find(self.generation, &self.generation.texts, pattern)?);
        self.patterns.push(Arc::clone(&forms));
        Ok(Some(forms))
    }

    pub(super) fn score(&mut self, word: &ExpandedWord) {
        for expansion in word.scored_pieces() {
            self.scored.add_word(Scored::of_expansion(expansion));
        }
    }

    pub(super) fn score_and_mark(&mut self, word: &ExpandedWord) {
        self.score(word);
        self.marked.extend(marking::of_word(word, self.matching));
    }

    pub(super) fn score_sequence(&mut self, sequence: &[String]) {
        for form in sequence {
            self.scored.add(Scored::exact(form, &self.generation.schema.levels));
        }
    }

    fn score_and_mark_sequence(&mut self, sequence: &[String]) {
        self.score_sequence(sequence);
        self.marked.extend(marking::of_sequence(sequence));
    }
}
