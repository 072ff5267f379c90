//! The Tantivy query.
//!
//! Tantivy skips what cannot reach the best hits only in flat unions or intersections of terms (tantivy reference notes,
//! 2.3). So a ranking query stays one flat union over the stem zone, a query that must have every word stays a flat
//! intersection where each word occurs in one field only, and all finer scoring is left to the second pass.

use super::excluded::Excluded;
use super::words::{Group, WordTerms, groups};
use super::{Marked, Plan, ScoringTerm};
use crate::ast::{Clause, NameField, Node, Note, Query as Ast};
use crate::generation::Generation;
use crate::options::Match;
use nachlese_dates::Span;
use nachlese_german::stem::stem_to_string;
use nachlese_german::{Analyzer, Zone, function_word_forms};
use nachlese_index_format::FieldName;
use std::collections::BTreeSet;
use std::ops::Bound;
use tantivy::query::{
    AllQuery, BooleanQuery, BoostQuery, ConstScoreQuery, EmptyQuery, Occur, PhraseQuery, Query, RangeQuery,
    TermQuery,
};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DateTime, Term};

/// The weight of `Corona-Impfstoff` closed up, beside its pieces (docs/relevance.md, "Words of pieces").
const JOINED_WEIGHT: f32 = 0.1;

/// The weight of each piece of such a word.
const PIECE_WEIGHT: f32 = 0.9;

/// Lowers a query for one generation.
pub(crate) fn lower(generation: &Generation, analyzer: &mut Analyzer, ast: &Ast, matching: Match) -> Plan {
    let mut lowering = Lowering { generation, scoring: Vec::new(), marked: Vec::new() };
    let mut words = Vec::new();
    let mut required: Vec<Box<dyn Query>> = Vec::new();
    let mut excluded: Vec<Box<dyn Query>> = Vec::new();
    let mut known: Vec<(&Node, bool)> = Vec::new();
    let mut notes = Vec::new();
    let mut empty = true;
    // A ranking takes what it can get: the words of a phrase are searched one by one.
    let loose_phrases = matching == Match::Any;
    for clause in &ast.clauses {
        if let Some(field) = lowering.not_provided(&clause.node) {
            let message = format!("the index cannot be narrowed by {field}: its schema does not filter it");
            notes.push(Note { span: clause.span.clone(), message });
        }
        match (&clause.node, clause.negated) {
            (Node::Word(text), false) => words.extend(groups(analyzer, text)),
            (Node::Phrase(text), false) if loose_phrases => words.extend(groups(analyzer, text)),
            (node, negated) => {
                // Tantivy would read the positions of a phrase once for each time that it is typed.
                let again = known.contains(&(node, negated));
                known.push((node, negated));
                let queries = if negated { &mut excluded } else { &mut required };
                let query = if negated {
                    lowering.negated(analyzer, clause)
                } else {
                    lowering.required(analyzer, node)
                };
                queries.extend(query.filter(|_| !again));
            }
        }
        empty = false;
    }
    if matching != Match::All && words.iter().any(|g| !g.is_function_word()) {
        words.retain(|g| !g.is_function_word());
    }
    let union_only = matching == Match::Any && required.is_empty() && excluded.is_empty();
    for word in &words {
        lowering.score_and_mark(word, matching);
    }
    if empty || (words.is_empty() && required.is_empty() && excluded.is_empty()) {
        return Plan { query: None, scoring: Vec::new(), marked: Vec::new(), notes };
    }
    let query = if union_only {
        lowering.flat_union(&words)
    } else {
        if !words.is_empty() {
            match matching {
                Match::All => required.extend(distinct(&words).map(|word| lowering.word(word))),
                Match::Most => {
                    let words: Vec<_> = distinct(&words).collect();
                    let least = (words.len() * 2).div_ceil(3);
                    let parts = words.iter().map(|w| (Occur::Should, lowering.word(w))).collect();
                    required.push(Box::new(BooleanQuery::with_minimum_required_clauses(parts, least)));
                }
                Match::Any => required.push(lowering.flat_union(&words)),
            }
        }
        combine(required, excluded)
    };
    Plan { query: Some(query), scoring: lowering.scoring, marked: lowering.marked, notes }
}

/// The words without those that ask for the same: of `Israel: Israels Präsident` two.
fn distinct(words: &[Group]) -> impl Iterator<Item = &Group> {
    let mut seen = BTreeSet::new();
    words.iter().filter(move |word| {
        let main = word.joined.as_ref().or(word.pieces.first());
        seen.insert(main.map(|t| if t.function_word { &t.exact } else { &t.stem }))
    })
}

fn combine(mut required: Vec<Box<dyn Query>>, excluded: Vec<Box<dyn Query>>) -> Box<dyn Query> {
    if excluded.is_empty()
        && required.len() == 1
        && let Some(only) = required.pop()
    {
        return only;
    }
    if required.is_empty() {
        required.push(Box::new(ConstScoreQuery::new(Box::new(AllQuery), 0.0)));
    }
    let required = required.into_iter().map(|q| (Occur::Must, q));
    let excluded = excluded.into_iter().map(|q| (Occur::MustNot, Box::new(Excluded(q)) as Box<dyn Query>));
    Box::new(BooleanQuery::new(required.chain(excluded).collect()))
}

struct Lowering<'g> {
    generation: &'g Generation,
    scoring: Vec<ScoringTerm>,
    marked: Vec<Marked>,
}

impl Lowering<'_> {
    /// What a condition other than a bare word asks for; nothing where it holds no word at all.
    fn required(&mut self, analyzer: &mut Analyzer, node: &Node) -> Option<Box<dyn Query>> {
        match node {
            Node::Word(_) => None,
            Node::Exact(text) | Node::Phrase(text) => {
                let sequence: Vec<String> = groups(analyzer, text).iter().flat_map(Group::sequence).collect();
                for form in &sequence {
                    self.add_scoring(Zone::Exact, form, 1.0);
                }
                self.marked.extend(match sequence.as_slice() {
                    [] => None,
                    [form] => Some(Marked::Exact(form.clone())),
                    _ => Some(Marked::Sequence(sequence.clone())),
                });
                self.sequence(&sequence)
            }
            Node::Name(field, value) => self.name(analyzer, *field, value),
            Node::Date(span) => Some(self.date(*span)),
        }
    }

    /// As [`required`](Self::required), without a trace in scores and marks.
    fn negated(&mut self, analyzer: &mut Analyzer, clause: &Clause) -> Option<Box<dyn Query>> {
        let (scoring, marked) = (self.scoring.clone(), self.marked.len());
        let query = match &clause.node {
            Node::Word(text) => {
                let words = groups(analyzer, text);
                let queries: Vec<_> = words.iter().map(|w| self.word(w)).collect();
                (!queries.is_empty()).then(|| combine(queries, Vec::new()))
            }
            node => self.required(analyzer, node),
        };
        self.scoring = scoring;
        self.marked.truncate(marked);
        query
    }

    fn add_scoring(&mut self, zone: Zone, text: &str, times: f32) {
        match self.scoring.iter_mut().find(|t| t.zone == zone && t.text == text) {
            Some(term) => term.times += times,
            None => self.scoring.push(ScoringTerm { zone, text: text.to_owned(), times }),
        }
    }

    fn score_and_mark(&mut self, group: &Group, matching: Match) {
        for (terms, times) in scored_terms(group) {
            self.add_scoring(Zone::Stem, &terms.stem, times);
            self.add_scoring(Zone::Exact, &terms.exact, times);
        }
        match &group.joined {
            Some(joined) => {
                self.marked.push(Marked::Stem(joined.stem.clone()));
                if matching == Match::Any {
                    self.marked.extend(group.pieces.iter().map(marked_forms));
                } else {
                    self.marked.push(Marked::Sequence(group.sequence()));
                }
            }
            None => self.marked.extend(group.pieces.iter().map(marked_forms)),
        }
    }

    /// Ranks by any of the words: one flat union of terms.
    fn flat_union(&self, words: &[Group]) -> Box<dyn Query> {
        let mut distinct: Vec<(&WordTerms, f32)> = Vec::new();
        for (terms, times) in words.iter().flat_map(scored_terms) {
            match distinct.iter_mut().find(|(known, _)| known.stem == terms.stem) {
                Some((_, sum)) => *sum += times,
                None => distinct.push((terms, times)),
            }
        }
        union(distinct.into_iter().flat_map(|(terms, times)| self.any_form(terms, times)).collect())
    }

    /// One word of the query, in any inflected form; of several pieces also as a sequence of them.
    fn word(&self, group: &Group) -> Box<dyn Query> {
        let main = group.joined.as_ref().or(group.pieces.first());
        let mut ways = match main {
            Some(terms) => self.any_form(terms, 1.0),
            None => Vec::new(),
        };
        if group.joined.is_some() {
            ways.extend(self.sequence(&group.sequence()));
        }
        union(ways)
    }

    /// A piece in any inflected form, in every field: its stem, or the forms of a function word.
    fn any_form(&self, terms: &WordTerms, times: f32) -> Vec<Box<dyn Query>> {
        let schema = &self.generation.schema;
        let mut queries: Vec<Box<dyn Query>> = Vec::new();
        for zones in &self.generation.texts {
            let mut add = |field: Field, text: &str, zone_weight: f32| {
                let query = TermQuery::new(Term::from_field_text(field, text), IndexRecordOption::WithFreqs);
                let weight = schema.rules(zones.name).weight() * zone_weight * times;
                queries.push(Box::new(BoostQuery::new(Box::new(query), weight)));
            };
            match (zones.exact, zones.stem) {
                (Some(field), _) if terms.function_word => {
                    function_word_forms(&terms.exact).for_each(|form| add(field, form, schema.zones.exact));
                }
                (None, Some(field)) if terms.function_word => {
                    let stems: BTreeSet<_> = function_word_forms(&terms.exact).map(stem_to_string).collect();
                    stems.iter().for_each(|stem| add(field, stem, schema.zones.stem));
                }
                (_, Some(field)) => add(field, &terms.stem, schema.zones.stem),
                (_, None) => {}
            }
        }
        queries
    }

    /// Exact forms in a row, in any one field.
    fn sequence(&self, forms: &[String]) -> Option<Box<dyn Query>> {
        if forms.is_empty() {
            return None;
        }
        let exact = self.generation.texts.iter().filter_map(|z| z.exact);
        let mut ways: Vec<Box<dyn Query>> = Vec::new();
        for field in exact {
            let terms: Vec<Term> = forms.iter().map(|f| Term::from_field_text(field, f)).collect();
            ways.extend(sequence_in_field(terms));
        }
        Some(union(ways))
    }

    /// The field of a filter that the index's schema does not filter.
    fn not_provided(&self, node: &Node) -> Option<&'static str> {
        match node {
            Node::Name(field, _) if !self.generation.fields.names.contains_key(&name_of(*field)) => {
                Some(match field {
                    NameField::Source => "source",
                    NameField::Section => "section",
                    NameField::Author => "author",
                })
            }
            Node::Date(_) if self.generation.fields.published_at.is_none() => Some("published"),
            _ => None,
        }
    }

    fn name(&self, analyzer: &mut Analyzer, field: NameField, value: &str) -> Option<Box<dyn Query>> {
        let name = name_of(field);
        let forms: Vec<String> = groups(analyzer, value).iter().flat_map(Group::sequence).collect();
        let field: Option<&Field> = self.generation.fields.names.get(&name);
        let terms =
            forms.iter().filter_map(|f| field.map(|field| Term::from_field_text(*field, f))).collect();
        // Without words, or in an index that cannot be narrowed by the field, nothing matches: better than everything.
        let query = sequence_in_field(terms).unwrap_or_else(|| Box::new(EmptyQuery));
        Some(Box::new(ConstScoreQuery::new(query, 0.0)))
    }

    fn date(&self, span: Span) -> Box<dyn Query> {
        let Some(field) = self.generation.fields.published_at else { return Box::new(EmptyQuery) };
        let term = |seconds| Term::from_field_date(field, DateTime::from_timestamp_secs(seconds));
        let lower = span.from.map_or(Bound::Unbounded, |s| Bound::Included(term(s)));
        let upper = span.until.map_or(Bound::Unbounded, |s| Bound::Excluded(term(s)));
        if matches!((&lower, &upper), (Bound::Unbounded, Bound::Unbounded)) {
            return Box::new(ConstScoreQuery::new(Box::new(AllQuery), 0.0));
        }
        Box::new(ConstScoreQuery::new(Box::new(RangeQuery::new(lower, upper)), 0.0))
    }
}

fn name_of(field: NameField) -> FieldName {
    match field {
        NameField::Source => FieldName::Source,
        NameField::Section => FieldName::Section,
        NameField::Author => FieldName::Author,
    }
}

/// What is marked for a piece in any inflected form.
fn marked_forms(terms: &WordTerms) -> Marked {
    if terms.function_word {
        Marked::Forms(function_word_forms(&terms.exact).collect())
    } else {
        Marked::Stem(terms.stem.clone())
    }
}

/// The terms of a word that are scored, with their weights: of several pieces the closed-up form and the pieces that are no
/// function words; together they must not outweigh a plain word by far.
fn scored_terms(group: &Group) -> impl Iterator<Item = (&WordTerms, f32)> {
    let joined = group.joined.is_some();
    let piece_weight = if joined { PIECE_WEIGHT } else { 1.0 };
    let pieces = group.pieces.iter().filter(move |t| !(joined && t.function_word));
    group.joined.iter().map(|t| (t, JOINED_WEIGHT)).chain(pieces.map(move |t| (t, piece_weight)))
}

fn sequence_in_field(mut terms: Vec<Term>) -> Option<Box<dyn Query>> {
    if terms.len() > 1 {
        return Some(Box::new(PhraseQuery::new(terms)));
    }
    terms.pop().map(|term| Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs)) as Box<dyn Query>)
}

fn union(mut ways: Vec<Box<dyn Query>>) -> Box<dyn Query> {
    match ways.len() {
        0 => Box::new(EmptyQuery),
        1 => ways.pop().unwrap_or_else(|| Box::new(EmptyQuery)),
        _ => Box::new(BooleanQuery::union(ways)),
    }
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
            let plan = generation.with_analyzer(|a| lower(&generation, a, &parse(query), Match::All));
            let mut terms = 0;
            plan.query.unwrap().query_terms(&mut |_, _| terms += 1);
            terms
        };
        let once = "\"der die\" =Haus -\"in Moskau\" -Korea quelle:RT";
        assert_eq!(terms(&[once; 3].join(" ")), terms(once));
    }
}
