//! The Tantivy query.
//!
//! What hits must have, as Tantivy runs it and counts it. Where any word will do, [`ranking`](super::ranking) has the terms; all finer
//! scoring is left to the second pass.

use super::excluded::Excluded;
use super::meaning::{Meaning, Word};
use super::ranking::{self, AnyOf};
use super::scoring::{Kind, Scored};
use super::words::{Group, WordTerms, groups};
use super::{Marked, NEAR, Plan};
use crate::ast::{Clause, NameField, Node, Note, Query as Ast};
use crate::error::Failed;
use crate::generation::Generation;
use crate::options::{Match, SearchOptions, Zones};
use nachlese_dates::Span;
use nachlese_german::stem::stem_to_string;
use nachlese_german::{Analyzer, function_word_forms};
use nachlese_index_format::{FieldName, TextZones};
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

/// How much more compounds of a word count in the first pass than in the second: what the first does not have among its candidates is
/// lost (docs/relevance.md, "Parts").
const IN_COMPOUND: f32 = 2.8;

/// Lowers a query for one generation.
pub(crate) fn lower(
    generation: &Generation,
    analyzer: &mut Analyzer,
    ast: &Ast,
    options: &SearchOptions,
) -> Result<Plan, Failed> {
    let matching = options.matching;
    // Whoever asks for words is not answered by what begins like them: `sicher` is no `Sicherheit`.
    let zones = Zones { prefix: options.zones.prefix && matching == Match::Any, ..options.zones };
    let mut lowering = Lowering { generation, zones, scoring: Vec::new(), marked: Vec::new() };
    let mut words: Vec<Word> = Vec::new();
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
            (Node::Word(text), false) => words.extend(lowering.words(analyzer, text, zones)?),
            (Node::Phrase(text), false) if loose_phrases => {
                // What stands in quotation marks is meant as it stands; a ranking takes what begins like it for a hint.
                let forms = Zones { parts: false, names: false, ..zones };
                words.extend(lowering.words(analyzer, text, forms)?);
            }
            (node, negated) => {
                // Tantivy would read the positions of a phrase once for each time that it is typed.
                let again = known.contains(&(node, negated));
                known.push((node, negated));
                let queries = if negated { &mut excluded } else { &mut required };
                let query = if negated {
                    lowering.negated(analyzer, clause)?
                } else {
                    lowering.required(analyzer, node)
                };
                queries.extend(query.filter(|_| !again));
            }
        }
        empty = false;
    }
    if matching != Match::All && words.iter().any(|word| !word.is_function_word()) {
        words.retain(|word| !word.is_function_word());
    }
    for word in &words {
        lowering.score_and_mark(word, matching);
    }
    let mut plan = Plan {
        query: None,
        ranking: None,
        widened: widened(&words, matching),
        scoring: std::mem::take(&mut lowering.scoring),
        marked: std::mem::take(&mut lowering.marked),
        notes,
    };
    if empty || (words.is_empty() && required.is_empty() && excluded.is_empty()) {
        return Ok(Plan { scoring: Vec::new(), marked: Vec::new(), ..plan });
    }
    if !words.is_empty() {
        match matching {
            Match::All => required.extend(distinct(&words).map(|word| lowering.word(word))),
            Match::Most => {
                let words: Vec<_> = distinct(&words).collect();
                let least = (words.len() * 2).div_ceil(3);
                let parts = words.iter().map(|w| (Occur::Should, lowering.word(w))).collect();
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

/// How the parts of a query's compound are searched.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Parts {
    /// All of them, near each other.
    Together,
    /// Each for itself, and by how it begins: a ranking takes what it can get, as it does of a phrase.
    OneByOne,
}

/// The words that were widened, each once, and to what. Pieces of a word that is searched closed up and as a row are not.
fn widened(words: &[Word], matching: Match) -> Vec<(String, Vec<String>)> {
    let mut widened: Vec<(String, Vec<String>)> = Vec::new();
    let searched = words.iter().filter(|word| matching == Match::Any || word.joined.is_none());
    for piece in searched.flat_map(|word| &word.pieces).filter(|piece| !piece.widened.is_empty()) {
        if widened.iter().all(|(known, _)| *known != piece.terms.surface) {
            let forms = piece.widened.iter().map(|other| other.form.clone()).collect();
            widened.push((piece.terms.surface.clone(), forms));
        }
    }
    widened
}

/// The words without those that ask for the same: of `Israel: Israels Präsident` two.
fn distinct(words: &[Word]) -> impl Iterator<Item = &Word> {
    let mut seen = BTreeSet::new();
    words.iter().filter(move |word| seen.insert(word.main().map(Meaning::asks_for)))
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
    zones: Zones,
    scoring: Vec<Scored>,
    marked: Vec<Marked>,
}

impl Lowering<'_> {
    /// The words of a text, with what they stand for.
    fn words(&self, analyzer: &mut Analyzer, text: &str, zones: Zones) -> Result<Vec<Word>, Failed> {
        let groups = groups(analyzer, text).into_iter();
        groups.map(|group| Word::of(group, self.generation, analyzer, zones)).collect()
    }

    /// What a condition other than a bare word asks for; nothing where it holds no word at all.
    fn required(&mut self, analyzer: &mut Analyzer, node: &Node) -> Option<Box<dyn Query>> {
        match node {
            Node::Word(_) => None,
            Node::Exact(text) | Node::Phrase(text) => {
                let sequence = sequence_of(analyzer, text);
                for form in &sequence {
                    self.add_scoring(Scored::exact(form, &self.generation.schema.zones));
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
    fn negated(
        &mut self,
        analyzer: &mut Analyzer,
        clause: &Clause,
    ) -> Result<Option<Box<dyn Query>>, Failed> {
        let (scoring, marked) = (self.scoring.clone(), self.marked.len());
        let query = match &clause.node {
            Node::Word(text) => {
                // What is left out cannot be got back: `-Korea` is not `-Nordkorea`.
                let words = self.words(analyzer, text, Zones { parts: false, ..self.zones })?;
                let queries: Vec<_> = words.iter().map(|w| self.word(w)).collect();
                (!queries.is_empty()).then(|| combine(queries, Vec::new()))
            }
            node => self.required(analyzer, node),
        };
        self.scoring = scoring;
        self.marked.truncate(marked);
        Ok(query)
    }

    fn add_scoring(&mut self, scored: Scored) {
        match self.scoring.iter_mut().find(|known| known.is_scored_with(&scored)) {
            Some(known) => known.times += scored.times,
            None => self.scoring.push(scored),
        }
    }

    /// Adds what is scored of a word. Another form of a word that is there already (`Israel: Israels Präsident`) goes by its name.
    fn add_word(&mut self, mut of_word: Vec<Scored>) {
        let same = of_word.iter().find(|scored| scored.kind == Kind::Word);
        let same = same.and_then(|word| self.scoring.iter().find(|known| known.is_scored_with(word)));
        if let Some(known) = same.map(|known| known.word.clone()) {
            of_word.iter_mut().for_each(|scored| scored.word.clone_from(&known));
        }
        of_word.into_iter().for_each(|scored| self.add_scoring(scored));
    }

    fn score_and_mark(&mut self, word: &Word, matching: Match) {
        for (meaning, times) in scored_pieces(word) {
            self.add_word(Scored::word(meaning, &self.generation.schema.zones, times));
        }
        let parts = if matching == Match::Any { Parts::OneByOne } else { Parts::Together };
        match &word.joined {
            Some(joined) => {
                self.marked.push(Marked::Stem(joined.terms.stem.clone()));
                if matching == Match::Any {
                    self.marked.extend(word.pieces.iter().map(|piece| marks(piece, parts)));
                } else {
                    self.marked.push(Marked::Sequence(word.sequence()));
                }
            }
            None => self.marked.extend(word.pieces.iter().map(|piece| marks(piece, parts))),
        }
    }

    /// One word of the query, in any way; of several pieces also as a sequence of them.
    fn word(&self, word: &Word) -> Box<dyn Query> {
        let mut ways = word.main().map_or_else(Vec::new, |meaning| self.ways(meaning));
        if word.joined.is_some() {
            ways.extend(self.sequence(&word.sequence()));
        }
        union(ways)
    }

    /// Every way in which a text may have a piece, in every field.
    fn ways(&self, meaning: &Meaning) -> Vec<Box<dyn Query>> {
        let fields = self.generation.texts.iter();
        fields.flat_map(|zones| self.ways_in_field(meaning, zones)).collect()
    }

    fn ways_in_field(&self, meaning: &Meaning, zones: &TextZones) -> Vec<Box<dyn Query>> {
        let schema = &self.generation.schema;
        let field_weight = schema.rules(zones.name).weight() * meaning.weight;
        let mut queries: Vec<Box<dyn Query>> = Vec::new();
        let mut add = |field: Option<Field>, text: &str, weight: f32| {
            queries.extend(field.map(|field| term_query(field, text, field_weight * weight)));
        };
        let (terms, weights) = (&meaning.terms, &schema.zones);
        if terms.function_word {
            if meaning.zones.exact || meaning.zones.stem {
                function_word_terms(terms, zones, |field, form| {
                    let weight = if Some(field) == zones.exact { weights.exact } else { weights.stem };
                    add(Some(field), form, weight);
                });
            }
            return queries;
        }
        if meaning.zones.stem {
            add(zones.stem, &terms.stem, weights.stem);
        } else if meaning.zones.exact {
            add(zones.exact, &terms.exact, weights.exact);
        }
        if meaning.zones.parts {
            add(zones.parts, &terms.stem, weights.parts * IN_COMPOUND);
        }
        meaning.widened.iter().for_each(|other| add(zones.stem, &other.stem, weights.names));
        let near = meaning.together.iter().filter_map(|stems| Some(near(zones.stem?, stems)));
        let weight = field_weight * weights.apart;
        queries.extend(near.map(|q| Box::new(BoostQuery::new(q, weight)) as Box<dyn Query>));
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
        let forms = sequence_of(analyzer, value);
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

/// The exact forms of all pieces of a text.
fn sequence_of(analyzer: &mut Analyzer, text: &str) -> Vec<String> {
    groups(analyzer, text).iter().flat_map(Group::sequence).collect()
}

/// What is scored of a word, with weights: of several pieces the closed-up form and the pieces that are no function words; together they
/// must not outweigh a plain word by far.
pub(super) fn scored_pieces(word: &Word) -> impl Iterator<Item = (&Meaning, f32)> {
    let joined = word.joined.is_some();
    let piece_weight = if joined { PIECE_WEIGHT } else { 1.0 };
    let pieces = word.pieces.iter().filter(move |piece| !(joined && piece.terms.function_word));
    word.joined.iter().map(|m| (m, JOINED_WEIGHT)).chain(pieces.map(move |piece| (piece, piece_weight)))
}

/// What is marked for a piece.
fn marks(meaning: &Meaning, parts: Parts) -> Marked {
    let terms = &meaning.terms;
    if terms.function_word {
        return Marked::Forms(function_word_forms(&terms.exact).collect());
    }
    let mut ways = Vec::new();
    if meaning.zones.stem {
        ways.push(Marked::Stem(terms.stem.clone()));
    } else if meaning.zones.exact {
        ways.push(Marked::Exact(terms.exact.clone()));
    }
    if meaning.zones.parts {
        ways.push(Marked::Part(terms.stem.clone()));
    }
    ways.extend(meaning.widened.iter().map(|other| Marked::Stem(other.stem.clone())));
    match parts {
        Parts::Together => ways.extend(meaning.together.iter().cloned().map(Marked::Near)),
        Parts::OneByOne => {
            for part in &meaning.apart {
                ways.extend([Marked::Stem(part.clone()), Marked::Part(part.clone())]);
            }
        }
    }
    Marked::Any(ways)
}

/// The forms of a function word, in the zone that has them.
pub(super) fn function_word_terms(terms: &WordTerms, zones: &TextZones, mut add: impl FnMut(Field, &str)) {
    match (zones.exact, zones.stem) {
        (Some(field), _) => function_word_forms(&terms.exact).for_each(|form| add(field, form)),
        (None, Some(field)) => {
            let stems: BTreeSet<_> = function_word_forms(&terms.exact).map(stem_to_string).collect();
            stems.iter().for_each(|stem| add(field, stem));
        }
        (None, None) => {}
    }
}

fn term_query(field: Field, text: &str, weight: f32) -> Box<dyn Query> {
    let query = TermQuery::new(Term::from_field_text(field, text), IndexRecordOption::WithFreqs);
    Box::new(BoostQuery::new(Box::new(query), weight))
}

/// Stems of which each stands near the one before it, in any order. They are asked for in pairs: of three terms Tantivy adds up what lies
/// between them when it scores, but not when it counts.
fn near(field: Field, stems: &[String]) -> Box<dyn Query> {
    let pairs = stems.windows(2).map(|pair| {
        let terms = pair.iter().map(|stem| Term::from_field_text(field, stem)).enumerate().collect();
        Box::new(PhraseQuery::new_with_offset_and_slop(terms, NEAR)) as Box<dyn Query>
    });
    combine(pairs.collect(), Vec::new())
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
            let options = SearchOptions::default();
            let plan = generation.with_analyzer(|a| lower(&generation, a, &parse(query), &options)).unwrap();
            let mut terms = 0;
            plan.query.unwrap().query_terms(&mut |_, _| terms += 1);
            terms
        };
        let once = "\"der die\" =Haus -\"in Moskau\" -Korea quelle:RT";
        assert_eq!(terms(&[once; 3].join(" ")), terms(once));
    }
}
