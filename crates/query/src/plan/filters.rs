//! Filters by names and dates, and notes on those that the index cannot apply.

use super::boolean::Planner;
use crate::ast::{Clause, NameField, Node, Note, NoteKind, Span};
use crate::expand::exact_sequence;
use crate::operators::combine;
use nachlese_index_format::FieldName;
use std::ops::Bound;
use tantivy::query::{ConstScoreQuery, EmptyQuery, Query, RangeQuery};
use tantivy::schema::Field;
use tantivy::{DateTime, Term};

/// Seconds from 1970 to the year 2255: Tantivy counts in nanoseconds, and no article is of a later
/// year.
const FARTHEST: i64 = 9_000_000_000;

impl Planner<'_> {
    /// Notes the filters that the index cannot apply.
    pub(super) fn note_unprovided(&mut self, clause: &Clause) {
        match &clause.node {
            Node::Name(field, _) if !self.generation.fields.names.contains_key(&FieldName::from(*field)) => {
                self.note_unprovided_field(clause, FieldName::from(*field));
            }
            Node::Date(_) if self.generation.fields.published_at.is_none() => {
                self.note_unprovided_field(clause, FieldName::Published);
            }
            Node::In(field, clauses) => {
                let name = FieldName::from(*field);
                if self.generation.texts.iter().all(|levels| levels.name != name) {
                    let kind = NoteKind::FieldEmpty { field: name.as_str() };
                    self.notes.push(Note::new(clause.span.clone(), kind));
                }
                clauses.iter().for_each(|clause| self.note_unprovided(clause));
            }
            Node::Name(field, _) if !self.has_names(*field) => {
                let kind = NoteKind::FieldEmpty { field: FieldName::from(*field).as_str() };
                self.notes.push(Note::new(clause.span.clone(), kind));
            }
            Node::All(clauses) | Node::Any(clauses) => {
                clauses.iter().for_each(|clause| self.note_unprovided(clause));
            }
            _ => {}
        }
    }

    /// Whether any article has such a name. A dictionary that cannot be read is assumed to have
    /// some.
    fn has_names(&self, field: NameField) -> bool {
        let Some(field) = self.generation.fields.names.get(&FieldName::from(field)) else { return false };
        let segments = self.generation.searcher.segment_readers().iter();
        let mut dictionaries = segments.map(|segment| segment.inverted_index(*field));
        dictionaries.any(|index| index.map_or(true, |index| index.terms().num_terms() > 0))
    }

    fn note_unprovided_field(&mut self, clause: &Clause, field: FieldName) {
        let kind = NoteKind::FieldNotFiltered { field: field.as_str() };
        self.notes.push(Note::new(clause.span.clone(), kind));
    }

    pub(super) fn name_query(&mut self, field: NameField, value: &str) -> Box<dyn Query> {
        let forms = exact_sequence(self.analyzer, value);
        let field: Option<&Field> = self.generation.fields.names.get(&FieldName::from(field));
        let terms =
            forms.iter().filter_map(|f| field.map(|field| Term::from_field_text(*field, f))).collect();
        // A name without words, or an index that cannot filter by the field, matches nothing: that
        // is better than everything.
        let query = combine::sequence(terms).unwrap_or_else(|| Box::new(EmptyQuery));
        Box::new(ConstScoreQuery::new(query, 0.0))
    }

    pub(super) fn date_query(&self, span: Span) -> Box<dyn Query> {
        let Some(field) = self.generation.fields.published_at else { return Box::new(EmptyQuery) };
        let term = |seconds: i64| {
            Term::from_field_date(field, DateTime::from_timestamp_secs(seconds.clamp(-FARTHEST, FARTHEST)))
        };
        let lower = span.from.map_or(Bound::Unbounded, |s| Bound::Included(term(s)));
        let upper = span.until.map_or(Bound::Unbounded, |s| Bound::Excluded(term(s)));
        if matches!((&lower, &upper), (Bound::Unbounded, Bound::Unbounded)) {
            return combine::everything();
        }
        Box::new(ConstScoreQuery::new(Box::new(RangeQuery::new(lower, upper)), 0.0))
    }
}
