//! The conditions of a query, node by node, as what Tantivy runs; and beside it what is scored, marked and told of them.

use super::excluded::Excluded;
use super::expand::{AnyForm, Expansion, Pattern};
use super::meaning::{Meaning, Word};
use super::scoring::{Scored, Scorings};
use super::ways::{marks, scored_pieces, sequence_in, sequence_in_field, union, ways_in};
use super::words::{Group, groups};
use super::{Marked, Plan};
use crate::ast::{Clause, NameField, Node, Note, Span};
use crate::error::Failed;
use crate::generation::Generation;
use crate::options::{Levels, Match};
use nachlese_german::Analyzer;
use nachlese_index_format::{FieldName, TextLevels};
use std::collections::BTreeSet;
use std::ops::Bound;
use std::sync::Arc;
use tantivy::query::{AllQuery, BooleanQuery, ConstScoreQuery, EmptyQuery, Occur, Query, RangeQuery};
use tantivy::schema::Field;
use tantivy::{DateTime, Term};

/// What is lowered so far.
pub(super) struct Lowering<'g> {
    pub(super) generation: &'g Generation,
    pub(super) analyzer: &'g mut Analyzer,
    pub(super) levels: Levels,
    pub(super) matching: Match,
    /// The texts that are searched: those of a field, inside of it.
    pub(super) scope: Vec<TextLevels>,
    pub(super) scoring: Scorings,
    pub(super) marked: Vec<Marked>,
    pub(super) notes: Vec<Note>,
    /// Words inside of conditions, for what is told of them.
    pub(super) inside: Vec<Word>,
    expansions: Vec<Arc<Expansion>>,
    /// Whether a part of the query is found before Tantivy walks through it.
    pub(super) listed: bool,
}

/// Whether a ranking takes the words of a condition one by one, as it takes bare words; other searches take those alone.
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

impl<'g> Lowering<'g> {
    pub(super) fn new(
        generation: &'g Generation,
        analyzer: &'g mut Analyzer,
        levels: Levels,
        matching: Match,
    ) -> Lowering<'g> {
        Lowering {
            generation,
            analyzer,
            levels,
            matching,
            scope: generation.texts.clone(),
            scoring: Scorings::default(),
            marked: Vec::new(),
            notes: Vec::new(),
            inside: Vec::new(),
            expansions: Vec::new(),
            listed: false,
        }
    }

    /// What was gathered, without the query itself. `words` are the bare words that stand for themselves.
    pub(super) fn into_plan(self, words: &[Word]) -> Plan {
        let words: Vec<&Word> = words.iter().chain(&self.inside).collect();
        Plan {
            query: None,
            ranking: None,
            widened: widened(&words, self.matching),
            scoring: self.scoring.into_all(),
            marked: self.marked,
            notes: self.notes,
            listed: self.listed,
        }
    }

    /// The words of a text, with what they stand for.
    pub(super) fn words(&mut self, text: &str, levels: Levels) -> Result<Vec<Word>, Failed> {
        let groups = groups(self.analyzer, text).into_iter();
        groups.map(|group| Word::of(group, self.generation, self.analyzer, levels)).collect()
    }

    /// The words of a condition that are searched one by one.
    pub(super) fn word_by_word(&mut self, node: &Node, words: &mut Vec<Word>) -> Result<(), Failed> {
        match node {
            Node::Word(text) => words.extend(self.words(text, self.levels)?),
            Node::Phrase { text, .. } => {
                // What stands in quotation marks is meant as it stands; a ranking takes what begins like it for a hint.
                let forms = Levels { parts: false, names: false, ..self.levels };
                words.extend(self.words(text, forms)?);
            }
            Node::All(clauses) | Node::Any(clauses) => {
                for clause in clauses {
                    self.word_by_word(&clause.node, words)?;
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// What a condition asks for, whether negated or not; `None` where it holds no word at all. What is negated leaves no trace in scores
    /// and marks.
    pub(super) fn condition(&mut self, clause: &Clause) -> Result<Option<Box<dyn Query>>, Failed> {
        if !clause.negated {
            return self.node(&clause.node);
        }
        let (marked, inside) = (self.marked.len(), self.inside.len());
        let scoring = std::mem::take(&mut self.scoring);
        // What is left out cannot be got back: `-Korea` is not `-Nordkorea`.
        let levels = self.levels;
        self.levels.parts = false;
        let query = self.node(&clause.node);
        self.levels = levels;
        self.scoring = scoring;
        self.marked.truncate(marked);
        self.inside.truncate(inside);
        query
    }

    fn node(&mut self, node: &Node) -> Result<Option<Box<dyn Query>>, Failed> {
        Ok(match node {
            // A text that no article has is not there to be anything.
            Node::Everything if self.scope.is_empty() && !self.generation.texts.is_empty() => {
                Some(Box::new(EmptyQuery))
            }
            Node::Everything => Some(Box::new(ConstScoreQuery::new(Box::new(AllQuery), 0.0))),
            Node::Word(text) => {
                let words = self.words(text, self.levels)?;
                words.iter().for_each(|word| self.score_and_mark(word));
                let queries: Vec<_> =
                    distinct(&words).map(|word| word_query(self.generation, &self.scope, word)).collect();
                self.inside.extend(words);
                (!queries.is_empty()).then(|| combine(queries, Vec::new()))
            }
            Node::Exact(text) | Node::Phrase { text, slop: 0 } => {
                let sequence = sequence_of(self.analyzer, text);
                self.score_and_mark_sequence(&sequence);
                sequence_in(&self.scope, &sequence)
            }
            Node::Phrase { .. } | Node::Near(_) | Node::Within(..) | Node::AtLeast(..) => {
                self.placed(node)?
            }
            Node::Truncated { .. } | Node::Fuzzy { .. } => {
                let Some(expansion) = self.expansion(node)? else { return Ok(None) };
                self.scoring.add(Scored::forms(node, &expansion, &self.generation.schema.levels));
                self.marked.push(Marked::Form(expansion.pattern.clone()));
                let texts = self.scope.iter().filter_map(|levels| Some((levels.name, levels.exact?)));
                let query = |(text, field)| {
                    Box::new(AnyForm { expansion: Arc::clone(&expansion), text, field }) as Box<dyn Query>
                };
                Some(union(texts.map(query).collect()))
            }
            Node::In(field, clauses) => {
                let name = FieldName::from(*field);
                // Of fields within each other the innermost holds.
                let texts = self.generation.texts.iter();
                let narrowed = texts.filter(|levels| levels.name == name).copied().collect();
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
            Node::Name(field, value) => self.name(*field, value),
            Node::Date(span) => Some(self.date(*span)),
            Node::All(clauses) => self.all(clauses)?,
            Node::Any(clauses) => {
                let mut ways = Vec::new();
                for clause in clauses {
                    let query = self.condition(clause)?;
                    let query = query.map(|q| if clause.negated { combine(Vec::new(), vec![q]) } else { q });
                    ways.extend(query);
                }
                (!ways.is_empty()).then(|| union(ways))
            }
        })
    }

    fn all(&mut self, clauses: &[Clause]) -> Result<Option<Box<dyn Query>>, Failed> {
        let (mut required, mut excluded) = (Vec::new(), Vec::new());
        for clause in clauses {
            let queries = if clause.negated { &mut excluded } else { &mut required };
            queries.extend(self.condition(clause)?);
        }
        Ok((!required.is_empty() || !excluded.is_empty()).then(|| combine(required, excluded)))
    }

    /// The forms of the archive that a truncated or fuzzy word stands for; looked for once a query.
    pub(super) fn expansion(&mut self, node: &Node) -> Result<Option<Arc<Expansion>>, Failed> {
        let Some(pattern) = Pattern::of(node) else { return Ok(None) };
        self.listed = true;
        if let Some(known) = self.expansions.iter().find(|known| known.pattern == pattern) {
            return Ok(Some(Arc::clone(known)));
        }
        let expansion = Arc::new(Expansion::of(self.generation, &self.generation.texts, pattern)?);
        self.expansions.push(Arc::clone(&expansion));
        Ok(Some(expansion))
    }

    pub(super) fn score(&mut self, word: &Word) {
        for (meaning, times) in scored_pieces(word) {
            self.scoring.add_word(Scored::word(meaning, &self.generation.schema.levels, times));
        }
    }

    pub(super) fn score_and_mark(&mut self, word: &Word) {
        self.score(word);
        let any = self.matching == Match::Any;
        let mark = |piece: &Meaning| marks(piece, any);
        match &word.joined {
            Some(joined) => {
                self.marked.push(Marked::Stem(joined.terms.stem.clone()));
                if any {
                    self.marked.extend(word.pieces.iter().map(mark));
                } else {
                    self.marked.push(Marked::Sequence(word.sequence()));
                }
            }
            None => self.marked.extend(word.pieces.iter().map(mark)),
        }
    }

    pub(super) fn score_sequence(&mut self, sequence: &[String]) {
        for form in sequence {
            self.scoring.add(Scored::exact(form, &self.generation.schema.levels));
        }
    }

    fn score_and_mark_sequence(&mut self, sequence: &[String]) {
        self.score_sequence(sequence);
        self.marked.extend(match sequence {
            [] => None,
            [form] => Some(Marked::Exact(form.clone())),
            _ => Some(Marked::Sequence(sequence.to_vec())),
        });
    }

    /// Says which filters the index's schema does not filter.
    pub(super) fn note_unprovided(&mut self, clause: &Clause) {
        match &clause.node {
            Node::Name(field, _) if !self.generation.fields.names.contains_key(&(*field).into()) => {
                self.note_unprovided_field(clause, (*field).into());
            }
            Node::Date(_) if self.generation.fields.published_at.is_none() => {
                self.note_unprovided_field(clause, FieldName::Published);
            }
            Node::In(field, clauses) => {
                let name = FieldName::from(*field);
                if self.generation.texts.iter().all(|levels| levels.name != name) {
                    let message = format!("no article of this index has {}", with_article(name.as_str()));
                    self.notes.push(Note::new(clause.span.clone(), message));
                }
                clauses.iter().for_each(|clause| self.note_unprovided(clause));
            }
            Node::Name(field, _) if !self.has_names(*field) => {
                let message = format!(
                    "no article of this index has {}",
                    with_article(FieldName::from(*field).as_str())
                );
                self.notes.push(Note::new(clause.span.clone(), message));
            }
            Node::All(clauses) | Node::Any(clauses) => {
                clauses.iter().for_each(|clause| self.note_unprovided(clause));
            }
            _ => {}
        }
    }

    /// Whether any article has such a name; one that cannot be read has.
    fn has_names(&self, field: NameField) -> bool {
        let Some(field) = self.generation.fields.names.get(&field.into()) else { return false };
        let segments = self.generation.searcher.segment_readers().iter();
        let mut dictionaries = segments.map(|segment| segment.inverted_index(*field));
        dictionaries.any(|index| index.map_or(true, |index| index.terms().num_terms() > 0))
    }

    fn note_unprovided_field(&mut self, clause: &Clause, field: FieldName) {
        let message = format!("the index cannot be narrowed by {field}: its schema does not filter it");
        self.notes.push(Note::new(clause.span.clone(), message));
    }

    fn name(&mut self, field: NameField, value: &str) -> Option<Box<dyn Query>> {
        let forms = sequence_of(self.analyzer, value);
        let field: Option<&Field> = self.generation.fields.names.get(&field.into());
        let terms =
            forms.iter().filter_map(|f| field.map(|field| Term::from_field_text(*field, f))).collect();
        // Without words, or in an index that cannot be narrowed by the field, nothing matches: better than everything.
        let query = sequence_in_field(terms).unwrap_or_else(|| Box::new(EmptyQuery));
        Some(Box::new(ConstScoreQuery::new(query, 0.0)))
    }

    fn date(&self, span: Span) -> Box<dyn Query> {
        let Some(field) = self.generation.fields.published_at else { return Box::new(EmptyQuery) };
        // Tantivy counts in nanoseconds: no article is of the years beyond.
        let term = |seconds: i64| {
            Term::from_field_date(field, DateTime::from_timestamp_secs(seconds.clamp(-FARTHEST, FARTHEST)))
        };
        let lower = span.from.map_or(Bound::Unbounded, |s| Bound::Included(term(s)));
        let upper = span.until.map_or(Bound::Unbounded, |s| Bound::Excluded(term(s)));
        if matches!((&lower, &upper), (Bound::Unbounded, Bound::Unbounded)) {
            return Box::new(ConstScoreQuery::new(Box::new(AllQuery), 0.0));
        }
        Box::new(ConstScoreQuery::new(Box::new(RangeQuery::new(lower, upper)), 0.0))
    }
}

/// A noun behind its article.
fn with_article(noun: &str) -> String {
    let article = if noun.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    format!("{article} {noun}")
}

/// Seconds from 1970 to the year 2255.
const FARTHEST: i64 = 9_000_000_000;

/// One word of the query, in any way and any of the texts; of several pieces also as a sequence of them.
pub(super) fn word_query(generation: &Generation, texts: &[TextLevels], word: &Word) -> Box<dyn Query> {
    let mut ways = word.main().map_or_else(Vec::new, |meaning| ways_in(generation, texts, meaning));
    if word.joined.is_some() {
        ways.extend(sequence_in(texts, &word.sequence()));
    }
    union(ways)
}

/// The words that were widened, each once, and to what. Pieces of a word that is searched closed up and as a row are not.
fn widened(words: &[&Word], matching: Match) -> Vec<(String, Vec<String>)> {
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
pub(super) fn distinct(words: &[Word]) -> impl Iterator<Item = &Word> {
    let mut seen = BTreeSet::new();
    words.iter().filter(move |word| seen.insert(word.main().map(Meaning::asks_for)))
}

/// What has all of these and none of those.
pub(super) fn combine(mut required: Vec<Box<dyn Query>>, excluded: Vec<Box<dyn Query>>) -> Box<dyn Query> {
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

/// The exact forms of all pieces of a text.
pub(super) fn sequence_of(analyzer: &mut Analyzer, text: &str) -> Vec<String> {
    groups(analyzer, text).iter().flat_map(Group::sequence).collect()
}
