//! Conditions on positions as a Tantivy query: it finds the candidates that have the words, then
//! checks the positions.
//!
//! Candidates of a segment are processed some thousands at a time, with one pass over the positions
//! of each word, so that memory does not grow with the number of articles.

use super::any_form::AnyForm;
use super::combine;
use super::precomputed::{Precomputed, Segments, not_explained};
use crate::expand::{Alternative, PatternForms};
use crate::intervals::{Condition, Operand, Requirement, Step, TextPositions};
use nachlese_index_format::{BOUNDARY_TERMS, TextLevels};
use std::collections::BTreeSet;
use std::sync::Arc;
use tantivy::postings::{Postings, SegmentPostings};
use tantivy::query::{EnableScoring, Explanation, Query, Scorer, Weight};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, DocSet, Score, SegmentReader, TERMINATED, Term};

/// Number of candidates whose positions are read at a time.
const BATCH: usize = 4096;

/// A word whose positions matter.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum PositionedWord {
    /// Any of these alternatives.
    Alternatives(Vec<Alternative>),
    /// This folded form.
    Exact(String),
    /// Any form that matches this pattern.
    Pattern(Arc<PatternForms>),
}

/// A condition on the positions of words.
#[derive(Clone, Debug)]
pub(crate) struct Proximity {
    /// The words, to which the requirement refers by index.
    pub(crate) words: Vec<PositionedWord>,
    /// The requirement.
    pub(crate) requirement: Requirement,
}

impl PositionedWord {
    /// Its terms in one text; none for a pattern, whose postings are already located.
    fn terms(&self, text: &TextLevels) -> Vec<Term> {
        match self {
            PositionedWord::Alternatives(alternatives) => {
                let of = |each: &Alternative| {
                    let field = each.field(text);
                    let terms = field.map(|field| each.terms.iter().map(move |term| (field, term.clone())));
                    terms.into_iter().flatten().collect::<Vec<_>>()
                };
                let terms = alternatives.iter().flat_map(of);
                terms.map(|(field, term)| Term::from_field_text(field, &term)).collect()
            }
            PositionedWord::Exact(form) => {
                text.exact.map(|field| Term::from_field_text(field, form)).into_iter().collect()
            }
            PositionedWord::Pattern(_) => Vec::new(),
        }
    }

    /// The documents that have the word in one text.
    fn candidates(&self, text: &TextLevels) -> Box<dyn Query> {
        match self {
            PositionedWord::Pattern(forms) => combine::any(
                text.exact
                    .map(|field| {
                        let forms = Arc::clone(forms);
                        Box::new(AnyForm { forms, text: text.name, field }) as Box<dyn Query>
                    })
                    .into_iter()
                    .collect(),
            ),
            _ => combine::any(self.terms(text).into_iter().map(combine::term).collect()),
        }
    }
}

impl Proximity {
    /// The query for documents in which it holds in any of `texts`.
    pub(crate) fn query(self, texts: &[TextLevels]) -> Box<dyn Query> {
        let of_text = |text: &TextLevels| match &self.requirement {
            Requirement::InText(condition) | Requirement::Within(_, condition) => {
                self.condition(condition, text)
            }
            Requirement::AtLeast(_, operand) => self.operand(operand, text),
        };
        let candidates = combine::any(texts.iter().map(of_text).collect());
        Box::new(ProximityQuery { candidates, proximity: Arc::new(self), texts: texts.to_vec() })
    }

    fn operand(&self, operand: &Operand, text: &TextLevels) -> Box<dyn Query> {
        let word = |number: &usize| {
            self.words.get(*number).map_or_else(|| combine::any(Vec::new()), |word| word.candidates(text))
        };
        match operand {
            Operand::Word(number) => word(number),
            Operand::Sequence { words, .. } => {
                // Tantivy would read the postings of a term again for each repetition.
                let distinct: BTreeSet<&usize> = words.iter().collect();
                combine::all(distinct.into_iter().map(word).collect(), Vec::new())
            }
            Operand::Any(operands) => {
                combine::any(operands.iter().map(|each| self.operand(each, text)).collect())
            }
        }
    }

    fn condition(&self, condition: &Condition, text: &TextLevels) -> Box<dyn Query> {
        match condition {
            Condition::Chain(first, steps) => {
                let operands = std::iter::once(first).chain(steps.iter().map(|Step { to, .. }| to));
                combine::all(operands.map(|operand| self.operand(operand, text)).collect(), Vec::new())
            }
            Condition::All(conditions) => {
                let positive = conditions.iter().filter(|condition| !matches!(condition, Condition::Not(_)));
                combine::all(positive.map(|condition| self.condition(condition, text)).collect(), Vec::new())
            }
            Condition::Any(conditions) => {
                combine::any(conditions.iter().map(|condition| self.condition(condition, text)).collect())
            }
            Condition::Not(_) => combine::everything(),
        }
    }
}

#[derive(Debug)]
struct ProximityQuery {
    candidates: Box<dyn Query>,
    proximity: Arc<Proximity>,
    texts: Vec<TextLevels>,
}

impl Clone for ProximityQuery {
    fn clone(&self) -> Self {
        let proximity = Arc::clone(&self.proximity);
        ProximityQuery { candidates: self.candidates.box_clone(), proximity, texts: self.texts.clone() }
    }
}

impl Query for ProximityQuery {
    fn weight(&self, scoring: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        let segments = Segments::new(&scoring);
        let candidates = self.candidates.weight(scoring)?;
        Ok(Box::new(ProximityWeight { candidates, query: self.clone(), segments }))
    }

    fn query_terms<'a>(&'a self, visitor: &mut dyn FnMut(&'a Term, bool)) {
        self.candidates.query_terms(visitor);
    }
}

struct ProximityWeight {
    candidates: Box<dyn Weight>,
    query: ProximityQuery,
    segments: Segments,
}

impl Weight for ProximityWeight {
    fn scorer(&self, reader: &SegmentReader, boost: Score) -> tantivy::Result<Box<dyn Scorer>> {
        let ordinal = self.segments.ordinal(reader).unwrap_or(usize::MAX);
        let ProximityQuery { proximity, texts, .. } = &self.query;
        let mut readers = texts
            .iter()
            .map(|levels| PositionReaders::open(proximity, levels, reader, ordinal))
            .collect::<tantivy::Result<Vec<_>>>()?;
        let mut candidates = self.candidates.scorer(reader, 1.0)?;
        let (mut found, mut batch) = (Vec::new(), Vec::with_capacity(BATCH));
        loop {
            batch.clear();
            while batch.len() < BATCH && candidates.doc() != TERMINATED {
                batch.push((candidates.doc(), candidates.score()));
                candidates.advance();
            }
            if batch.is_empty() {
                return Ok(Box::new(Precomputed::new(found, boost)));
            }
            let docs: Vec<DocId> = batch.iter().map(|(doc, _)| *doc).collect();
            let mut counts = vec![0_u32; docs.len()];
            for readers in &mut readers {
                for (count, text) in counts.iter_mut().zip(readers.read(&docs)) {
                    *count = count.saturating_add(proximity.requirement.count(text));
                }
            }
            let least = proximity.requirement.least();
            found.extend(
                batch.iter().zip(counts).filter(|(_, count)| *count >= least).map(|(found, _)| *found),
            );
        }
    }

    fn explain(&self, _: &SegmentReader, doc: DocId) -> tantivy::Result<Explanation> {
        not_explained(doc)
    }
}

/// The postings of all words and boundaries in one text of one segment.
struct PositionReaders {
    words: Vec<Vec<SegmentPostings>>,
    sentences: Vec<SegmentPostings>,
    paragraphs: Vec<SegmentPostings>,
    /// The positions read last; their memory is reused.
    texts: Vec<TextPositions>,
}

impl PositionReaders {
    fn open(
        proximity: &Proximity,
        levels: &TextLevels,
        segment: &SegmentReader,
        ordinal: usize,
    ) -> tantivy::Result<PositionReaders> {
        let record = IndexRecordOption::WithFreqsAndPositions;
        let open = |terms: &[Term]| {
            let mut lists = Vec::new();
            for term in terms {
                lists.extend(segment.inverted_index(term.field())?.read_postings(term, record)?);
            }
            Ok::<_, tantivy::TantivyError>(lists)
        };
        let mut words = Vec::new();
        for word in &proximity.words {
            let mut lists = open(&word.terms(levels))?;
            if let (PositionedWord::Pattern(forms), Some(field)) = (word, levels.exact) {
                let index = segment.inverted_index(field)?;
                for info in forms.positions(levels.name, ordinal) {
                    lists.push(index.read_postings_from_terminfo(info, record)?);
                }
            }
            words.push(lists);
        }
        let terms = |name: &str| {
            levels.boundaries.map(|field| Term::from_field_text(field, name)).into_iter().collect::<Vec<_>>()
        };
        let units = matches!(proximity.requirement, Requirement::Within(..));
        let [sentences, paragraphs] = if units {
            [open(&terms(BOUNDARY_TERMS.sentence))?, open(&terms(BOUNDARY_TERMS.paragraph))?]
        } else {
            [Vec::new(), Vec::new()]
        };
        Ok(PositionReaders { words, sentences, paragraphs, texts: Vec::new() })
    }

    /// All positions in the given documents, which must be in order and not precede those of the
    /// last call.
    fn read(&mut self, docs: &[DocId]) -> &[TextPositions] {
        let PositionReaders { words, sentences, paragraphs, texts } = self;
        texts.iter_mut().for_each(TextPositions::clear);
        texts.resize_with(docs.len(), || TextPositions {
            words: vec![Vec::new(); words.len()],
            ..TextPositions::default()
        });
        for (word, lists) in words.iter_mut().enumerate() {
            let several = lists.len() > 1;
            read(lists, docs, texts, |text| text.words.get_mut(word));
            for positions in texts.iter_mut().filter_map(|text| text.words.get_mut(word)) {
                if several {
                    positions.sort_unstable();
                }
                // `Lehrer:innen` and its base have one stem and one position.
                positions.dedup();
            }
        }
        read(sentences, docs, texts, |text| Some(&mut text.sentences));
        read(paragraphs, docs, texts, |text| Some(&mut text.paragraphs));
        texts
    }
}

fn read(
    lists: &mut [SegmentPostings],
    docs: &[DocId],
    texts: &mut [TextPositions],
    place: impl Fn(&mut TextPositions) -> Option<&mut Vec<u32>>,
) {
    for postings in lists {
        let mut at = 0;
        while let Some(&wanted) = docs.get(at) {
            let doc = if postings.doc() < wanted { postings.seek(wanted) } else { postings.doc() };
            if doc == TERMINATED {
                break;
            }
            if wanted < doc {
                // Forms of a truncated word are rare compared with the candidates: skip those in
                // between.
                let rest = docs.get(at..).unwrap_or_default();
                at += rest.partition_point(|wanted| *wanted < doc);
            }
            if docs.get(at) == Some(&doc) {
                if let Some(positions) = texts.get_mut(at).and_then(&place) {
                    postings.append_positions_with_offset(0, positions);
                }
                at += 1;
            }
        }
    }
}
