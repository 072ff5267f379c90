//! The Tantivy query.
//!
//! What hits must have, as Tantivy runs it and counts it. Where any word will do, [`ranking`](super::ranking) has the terms; all finer
//! scoring is left to the second pass.

use super::conditions::{Lowering, combine};
use super::meaning::Word;
use super::ranking::{self, AnyOf};
use super::{Plan, conditions};
use crate::ast::Query as Ast;
use crate::error::Failed;
use crate::generation::Generation;
use crate::options::{Levels, Match, MatchOptions};
use nachlese_german::Analyzer;
use std::collections::HashSet;
use tantivy::query::{BooleanQuery, Occur, Query};

/// Lowers a query for one generation.
pub(crate) fn lower(
    generation: &Generation,
    analyzer: &mut Analyzer,
    ast: &Ast,
    options: &MatchOptions,
) -> Result<Plan, Failed> {
    let matching = options.matching;
    // Whoever asks for words is not answered by what begins like them: `sicher` is no `Sicherheit`.
    let levels = Levels { prefix: options.levels.prefix && matching == Match::Any, ..options.levels };
    let mut lowering = Lowering::new(generation, analyzer, levels, matching);
    let mut words: Vec<Word> = Vec::new();
    let mut required: Vec<Box<dyn Query>> = Vec::new();
    let mut excluded: Vec<Box<dyn Query>> = Vec::new();
    let mut known: HashSet<String> = HashSet::new();
    for clause in &ast.clauses {
        lowering.note_unprovided(clause);
        if !clause.negated && conditions::is_word_by_word(&clause.node, matching) {
            lowering.word_by_word(&clause.node, &mut words)?;
            continue;
        }
        // Tantivy would read the positions of a phrase once for each time that it is typed.
        let again = !known.insert(clause.to_string());
        let queries = if clause.negated { &mut excluded } else { &mut required };
        queries.extend(lowering.condition(clause)?.filter(|_| !again));
    }
    if matching != Match::All && words.iter().any(|word| !word.is_function_word()) {
        words.retain(|word| !word.is_function_word());
    }
    for word in &words {
        lowering.score_and_mark(word);
    }
    let mut plan = lowering.into_plan(&words);
    if words.is_empty() && required.is_empty() && excluded.is_empty() {
        return Ok(Plan { scoring: Vec::new(), marked: Vec::new(), ..plan });
    }
    if !words.is_empty() {
        let scope = &generation.texts;
        let word = |word: &Word| conditions::word_query(generation, scope, word);
        match matching {
            Match::All => required.extend(conditions::distinct(&words).map(word)),
            Match::Most => {
                let words: Vec<_> = conditions::distinct(&words).collect();
                let least = (words.len() * 2).div_ceil(3);
                let parts = words.into_iter().map(|w| (Occur::Should, word(w))).collect();
                required.push(Box::new(BooleanQuery::with_minimum_required_clauses(parts, least)));
            }
            Match::Any => {
                let terms = ranking::terms(generation, &words)?;
                let query = ranking::query(&terms);
                let filter = (!required.is_empty() || !excluded.is_empty()).then(|| {
                    let copies = |queries: &[Box<dyn Query>]| queries.iter().map(|q| q.box_clone()).collect();
                    combine(copies(&required), copies(&excluded))
                });
                plan.ranking = Some(AnyOf { terms, filter });
                required.push(query);
            }
        }
    }
    plan.query = Some(combine(required, excluded));
    Ok(plan)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Index;
    use crate::syntax::parse;

    #[test]
    fn a_condition_that_is_repeated_is_searched_once() {
        let folder = include!("../../doctests/index.rs");
        let index = Index::open(folder.path().join("archive.index")).unwrap();
        let terms = |query| {
            let generation = index.generation();
            let options = MatchOptions::default();
            let plan = generation.with_analyzer(|a| lower(&generation, a, &parse(query), &options)).unwrap();
            let mut terms = 0;
            plan.query.unwrap().query_terms(&mut |_, _| terms += 1);
            terms
        };
        let once = "\"der die\" =Haus -\"in Moskau\" -Korea quelle:RT";
        assert_eq!(terms(&[once; 3].join(" ")), terms(once));
    }

    /// Terms that are searched, ways that are scored and what is marked, for each byte of a query.
    const SIZE: usize = 6;

    #[test]
    fn what_is_searched_grows_with_the_length_alone() {
        let folder = include!("../../doctests/index.rs");
        let index = Index::open(folder.path().join("archive.index")).unwrap();
        let pieces = [
            "a ",
            "Lawrow ",
            "die ",
            "=die ",
            "-a ",
            "\"a b\" ",
            "\"die der\"~2 ",
            "a* ",
            "*er ",
            "Lawrwo~ ",
            "a NEAR b ",
            "SATZ(a b) ",
            "2x:die ",
            "titel:a ",
            "(a ODER b) ",
            "(a ODER (die b)) ",
            "quelle:a ",
            "datum:2024 ",
            "Sicherheitspolitik ",
            "Nord-Süd-Land ",
            "E.ON ",
            "Kiew ",
            "NICHT (a ODER b) ",
        ];
        for (first, second) in
            pieces.iter().flat_map(|first| pieces.iter().map(move |second| (first, second)))
        {
            let piece = format!("{first}{second}");
            // Other words each time: equal ones are put together.
            let query: String = (0..200).map(|number| piece.replace('a', &format!("a{number}"))).collect();
            for matching in [Match::All, Match::Any] {
                let generation = index.generation();
                let options = MatchOptions::new().matching(matching);
                let plan =
                    generation.with_analyzer(|a| lower(&generation, a, &parse(&query), &options)).unwrap();
                let mut size =
                    plan.marked.len() + plan.scoring.iter().map(|scored| scored.ways.len()).sum::<usize>();
                plan.query.unwrap().query_terms(&mut |_, _| size += 1);
                assert!(size <= SIZE * query.len(), "{piece:?}: {size} for {} bytes", query.len());
            }
        }
    }
}
