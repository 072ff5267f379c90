//! Query planning: from the tree to what is searched, scored and marked.
//!
//! Each clause becomes a Boolean query (`boolean`, `filters`, `proximity`); a word matches by its
//! alternatives (`matching`). What the second pass scores (`scoring`), what is marked (`marking`)
//! and the terms that find the candidates of a search for any of the words (`candidates`) are
//! derived from the same alternatives.

mod boolean;
mod candidates;
mod filters;
mod marking;
mod matching;
mod proximity;
mod scoring;
#[cfg(test)]
mod tests;

pub(crate) use candidates::{CandidateTerm, Candidates};
pub(crate) use marking::Marked;
pub(crate) use scoring::{Scored, ScoredKind, ScoredTerm};

use crate::ast::{Note, Query as Ast};
use crate::error::Failed;
use crate::expand::{ExpandedWord, QueryWord};
use crate::generation::Generation;
use crate::operators::combine;
use crate::options::{Levels, Match, MatchOptions};
use boolean::{Planner, is_word_by_word};
use matching::{distinct, word_query};
use nachlese_german::Analyzer;
use std::collections::HashSet;
use tantivy::query::{BooleanQuery, Occur, Query};

/// A query, ready to run.
pub(crate) struct Plan {
    /// The query that hits match; its scores are those of the first pass. `None` if nothing can
    /// match.
    pub(crate) query: Option<Box<dyn Query>>,
    /// In a search for any of the words: the terms of the first pass. They match the same documents
    /// as the query.
    pub(crate) candidates: Option<Candidates>,
    /// What the second pass scores.
    pub(crate) scored: Vec<Scored>,
    /// What is marked in the hits, and by which snippets are chosen; in the order of the query.
    pub(crate) marked: Vec<Marked>,
    /// Words that have other spellings and names, with those, as displayed.
    pub(crate) other_names: Vec<(String, Vec<String>)>,
    /// Whether a part of the query is computed before Tantivy iterates over it. Then the query is
    /// run only once, and counted at the same time.
    pub(crate) precomputed: bool,
    /// Notes on what this index does not support.
    pub(crate) notes: Vec<Note>,
}

/// Plans a query for one generation.
pub(crate) fn plan(
    generation: &Generation,
    analyzer: &mut Analyzer,
    ast: &Ast,
    options: &MatchOptions,
) -> Result<Plan, Failed> {
    let matching = options.matching;
    // A search for all or most words does not match by prefixes: `sicher` does not match
    // `Sicherheit`.
    let levels = Levels { prefix: options.levels.prefix && matching == Match::Any, ..options.levels };
    let mut planner = Planner::new(generation, analyzer, levels, matching);
    let mut typed: Vec<(QueryWord, Levels)> = Vec::new();
    let mut required: Vec<Box<dyn Query>> = Vec::new();
    let mut excluded: Vec<Box<dyn Query>> = Vec::new();
    let mut known: HashSet<String> = HashSet::new();
    for clause in &ast.clauses {
        planner.note_unprovided(clause);
        if !clause.negated && is_word_by_word(&clause.node, matching) {
            planner.word_by_word(&clause.node, &mut typed);
            continue;
        }
        // Tantivy would read the positions of a phrase again for each repetition.
        let is_repeated = !known.insert(clause.to_string());
        let queries = if clause.negated { &mut excluded } else { &mut required };
        queries.extend(planner.clause(clause)?.filter(|_| !is_repeated));
    }
    if matching != Match::All && typed.iter().any(|(word, _)| !word.is_function_word()) {
        typed.retain(|(word, _)| !word.is_function_word());
    }
    let words = typed.into_iter().map(|(word, levels)| planner.expand_word(word, levels));
    let words = words.collect::<Result<Vec<ExpandedWord>, Failed>>()?;
    words.iter().for_each(|word| planner.score_and_mark(word));
    let Planner { scored, marked, notes, nested_words, precomputed, .. } = planner;
    let mut plan = Plan {
        query: None,
        candidates: None,
        scored: scored.into_all(),
        marked,
        other_names: other_names(words.iter().chain(&nested_words), matching),
        precomputed,
        notes,
    };
    if words.is_empty() && required.is_empty() && excluded.is_empty() {
        return Ok(Plan { scored: Vec::new(), marked: Vec::new(), ..plan });
    }
    if !words.is_empty() {
        let word_query = |word: &ExpandedWord| word_query(generation, &generation.texts, word);
        match matching {
            Match::All => required.extend(distinct(&words).map(word_query)),
            Match::Most => {
                let words: Vec<_> = distinct(&words).collect();
                let least = (words.len() * 2).div_ceil(3);
                let optional = words.into_iter().map(|word| (Occur::Should, word_query(word))).collect();
                required.push(Box::new(BooleanQuery::with_minimum_required_clauses(optional, least)));
            }
            Match::Any => {
                let terms = candidates::terms(generation, &words)?;
                let query = candidates::query(&terms);
                let filter = (!required.is_empty() || !excluded.is_empty()).then(|| {
                    let copies = |queries: &[Box<dyn Query>]| queries.iter().map(|q| q.box_clone()).collect();
                    combine::all(copies(&required), copies(&excluded))
                });
                plan.candidates = Some(Candidates { terms, filter });
                required.push(query);
            }
        }
    }
    plan.query = Some(combine::all(required, excluded));
    Ok(plan)
}

/// The distinct words that have other names, with those names. The pieces of a word of several
/// pieces are not searched by their other names.
fn other_names<'w>(
    words: impl Iterator<Item = &'w ExpandedWord>,
    matching: Match,
) -> Vec<(String, Vec<String>)> {
    let mut found: Vec<(String, Vec<String>)> = Vec::new();
    let searched = words.filter(|word| matching == Match::Any || word.concatenated.is_none());
    for piece in searched.flat_map(|word| &word.pieces).filter(|piece| !piece.other_names.is_empty()) {
        if found.iter().all(|(known, _)| *known != piece.terms.surface) {
            found.push((piece.terms.surface.clone(), piece.other_names.clone()));
        }
    }
    found
}
