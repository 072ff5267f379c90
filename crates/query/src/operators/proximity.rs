//! Conditions on where words stand, as Tantivy runs them: candidates that have the words, each asked where it has them.
//!
//! Candidates of a segment are taken some thousands at a time, and the positions of each word are read once for all of them: the memory does
//! not grow with the number of articles.

use super::conditions::combine;
use super::expand::{AnyForm, Expansion};
use super::listed::{Listed, Segments, unexplained};
use super::ways::{function_word_terms, union};
use super::words::WordTerms;
use crate::places::{Condition, Places, Step, Text, Wanted};
use nachlese_index_format::{BREAKS, TextLevels};
use std::collections::BTreeSet;
use std::sync::Arc;
use tantivy::postings::{Postings, SegmentPostings};
use tantivy::query::{EnableScoring, Explanation, Query, Scorer, TermQuery, Weight};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, DocSet, Score, SegmentReader, TERMINATED, Term};

/// Candidates whose positions are read at a time.
const AT_A_TIME: usize = 4096;

/// A way in which a word with a place may stand in a text.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum LeafWay {
    /// Any form with this stem.
    Stem(String),
    /// This folded form.
    Exact(String),
    /// Any form of a function word; these.
    FunctionWord(WordTerms, Vec<&'static str>),
    /// Any form that looks like this.
    Form(Arc<Expansion>),
}

/// A word with a place: any of its ways.
pub(crate) type Leaf = Vec<LeafWay>;

/// What is asked of where words stand.
#[derive(Clone, Debug)]
pub(crate) struct Placing {
    pub(crate) leaves: Vec<Leaf>,
    pub(crate) wanted: Wanted,
}

/// The terms of a way in one text.
fn terms(way: &LeafWay, levels: &TextLevels) -> Vec<Term> {
    let mut terms = Vec::new();
    match way {
        LeafWay::Stem(stem) => terms.extend(levels.stem.map(|field| Term::from_field_text(field, stem))),
        LeafWay::Exact(form) => terms.extend(levels.exact.map(|field| Term::from_field_text(field, form))),
        LeafWay::FunctionWord(word, _) => {
            function_word_terms(word, levels, |field, form| terms.push(Term::from_field_text(field, form)));
        }
        LeafWay::Form(_) => {}
    }
    terms
}

/// What an article must have in one text to be asked.
fn candidates_of_leaf(leaf: &Leaf, levels: &TextLevels) -> Box<dyn Query> {
    let mut ways: Vec<Box<dyn Query>> = Vec::new();
    for way in leaf {
        for term in terms(way, levels) {
            ways.push(Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs)));
        }
        if let (LeafWay::Form(expansion), Some(field)) = (way, levels.exact) {
            ways.push(Box::new(AnyForm { expansion: Arc::clone(expansion), text: levels.name, field }));
        }
    }
    union(ways)
}

impl Placing {
    fn places(&self, places: &Places, levels: &TextLevels) -> Box<dyn Query> {
        let leaf = |leaf: &usize| {
            self.leaves.get(*leaf).map_or_else(|| union(Vec::new()), |leaf| candidates_of_leaf(leaf, levels))
        };
        match places {
            Places::Leaf(at) => leaf(at),
            Places::Sequence { leaves, .. } => {
                // Tantivy reads a term's postings once for each time that it is asked for.
                let distinct: BTreeSet<&usize> = leaves.iter().collect();
                combine(distinct.into_iter().map(leaf).collect(), Vec::new())
            }
            Places::Any(alternatives) => {
                union(alternatives.iter().map(|each| self.places(each, levels)).collect())
            }
        }
    }

    fn condition(&self, condition: &Condition, levels: &TextLevels) -> Box<dyn Query> {
        match condition {
            Condition::Chain(first, steps) => {
                let operands = std::iter::once(first).chain(steps.iter().map(|Step { to, .. }| to));
                combine(operands.map(|places| self.places(places, levels)).collect(), Vec::new())
            }
            Condition::All(conditions) => {
                let positive = conditions.iter().filter(|condition| !matches!(condition, Condition::Not(_)));
                combine(positive.map(|condition| self.condition(condition, levels)).collect(), Vec::new())
            }
            Condition::Any(conditions) => {
                union(conditions.iter().map(|condition| self.condition(condition, levels)).collect())
            }
            Condition::Not(_) => combine(Vec::new(), Vec::new()),
        }
    }

    /// The query that finds what holds in `texts`.
    pub(super) fn query(self, texts: &[TextLevels]) -> Box<dyn Query> {
        let of_text = |levels: &TextLevels| match &self.wanted {
            Wanted::Text(condition) | Wanted::Within(_, condition) => self.condition(condition, levels),
            Wanted::AtLeast(_, places) => self.places(places, levels),
        };
        let candidates = union(texts.iter().map(of_text).collect());
        Box::new(PlacedQuery { candidates, placing: Arc::new(self), texts: texts.to_vec() })
    }
}

#[derive(Debug)]
struct PlacedQuery {
    candidates: Box<dyn Query>,
    placing: Arc<Placing>,
    texts: Vec<TextLevels>,
}

impl Clone for PlacedQuery {
    fn clone(&self) -> Self {
        let placing = Arc::clone(&self.placing);
        PlacedQuery { candidates: self.candidates.box_clone(), placing, texts: self.texts.clone() }
    }
}

impl Query for PlacedQuery {
    fn weight(&self, scoring: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        let segments = Segments::of(&scoring);
        let candidates = self.candidates.weight(scoring)?;
        Ok(Box::new(PlacedWeight { candidates, query: self.clone(), segments }))
    }

    fn query_terms<'a>(&'a self, visitor: &mut dyn FnMut(&'a Term, bool)) {
        self.candidates.query_terms(visitor);
    }
}

struct PlacedWeight {
    candidates: Box<dyn Weight>,
    query: PlacedQuery,
    segments: Segments,
}

impl Weight for PlacedWeight {
    fn scorer(&self, reader: &SegmentReader, boost: Score) -> tantivy::Result<Box<dyn Scorer>> {
        let ordinal = self.segments.ordinal(reader).unwrap_or(usize::MAX);
        let PlacedQuery { placing, texts, .. } = &self.query;
        let mut readers = texts
            .iter()
            .map(|levels| Readers::open(placing, levels, reader, ordinal))
            .collect::<tantivy::Result<Vec<_>>>()?;
        let mut candidates = self.candidates.scorer(reader, 1.0)?;
        let (mut found, mut batch) = (Vec::new(), Vec::with_capacity(AT_A_TIME));
        loop {
            batch.clear();
            while batch.len() < AT_A_TIME && candidates.doc() != TERMINATED {
                batch.push((candidates.doc(), candidates.score()));
                candidates.advance();
            }
            if batch.is_empty() {
                return Ok(Box::new(Listed::new(found, boost)));
            }
            let docs: Vec<DocId> = batch.iter().map(|(doc, _)| *doc).collect();
            let mut counts = vec![0_u32; docs.len()];
            for readers in &mut readers {
                for (count, text) in counts.iter_mut().zip(readers.read(&docs)) {
                    *count = count.saturating_add(placing.wanted.count(text));
                }
            }
            let least = placing.wanted.least();
            found.extend(
                batch.iter().zip(counts).filter(|(_, count)| *count >= least).map(|(found, _)| *found),
            );
        }
    }

    fn explain(&self, _: &SegmentReader, doc: DocId) -> tantivy::Result<Explanation> {
        unexplained(doc)
    }
}

/// The postings of all that is asked for in one text of one segment.
struct Readers {
    leaves: Vec<Vec<SegmentPostings>>,
    sentences: Vec<SegmentPostings>,
    paragraphs: Vec<SegmentPostings>,
    /// What was read last; its lists are used again.
    texts: Vec<Text>,
}

impl Readers {
    fn open(
        placing: &Placing,
        levels: &TextLevels,
        segment: &SegmentReader,
        ordinal: usize,
    ) -> tantivy::Result<Readers> {
        let record = IndexRecordOption::WithFreqsAndPositions;
        let open = |terms: &[Term]| {
            let mut lists = Vec::new();
            for term in terms {
                lists.extend(segment.inverted_index(term.field())?.read_postings(term, record)?);
            }
            Ok::<_, tantivy::TantivyError>(lists)
        };
        let mut leaves = Vec::new();
        for leaf in &placing.leaves {
            let mut lists = Vec::new();
            for way in leaf {
                lists.extend(open(&terms(way, levels))?);
                if let (LeafWay::Form(expansion), Some(field)) = (way, levels.exact) {
                    let index = segment.inverted_index(field)?;
                    for info in expansion.most_frequent(levels.name, ordinal) {
                        lists.push(index.read_postings_from_terminfo(info, record)?);
                    }
                }
            }
            leaves.push(lists);
        }
        let breaks = |name: &str| {
            levels.breaks.map(|field| Term::from_field_text(field, name)).into_iter().collect::<Vec<_>>()
        };
        let units = matches!(placing.wanted, Wanted::Within(..));
        let [sentences, paragraphs] = if units {
            [open(&breaks(BREAKS.sentence))?, open(&breaks(BREAKS.paragraph))?]
        } else {
            [Vec::new(), Vec::new()]
        };
        Ok(Readers { leaves, sentences, paragraphs, texts: Vec::new() })
    }

    /// Where all of it stands in some documents, which are in order and not before those that were read before.
    fn read(&mut self, docs: &[DocId]) -> &[Text] {
        let Readers { leaves, sentences, paragraphs, texts } = self;
        texts.iter_mut().for_each(Text::clear);
        texts.resize_with(docs.len(), || Text { leaves: vec![Vec::new(); leaves.len()], ..Text::default() });
        for (leaf, lists) in leaves.iter_mut().enumerate() {
            let several = lists.len() > 1;
            read(lists, docs, texts, |text| text.leaves.get_mut(leaf));
            for positions in texts.iter_mut().filter_map(|text| text.leaves.get_mut(leaf)) {
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
    texts: &mut [Text],
    place: impl Fn(&mut Text) -> Option<&mut Vec<u32>>,
) {
    for postings in lists {
        let mut at = 0;
        while let Some(&wanted) = docs.get(at) {
            let doc = if postings.doc() < wanted { postings.seek(wanted) } else { postings.doc() };
            if doc == TERMINATED {
                break;
            }
            if wanted < doc {
                // Forms of a truncated word are rare beside the candidates: those between are passed over at once.
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
