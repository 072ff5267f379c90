//! Words that stand for every form of the archive that looks like them: `Steuer*`, `*minister`, `Lawrow~`.
//!
//! The dictionaries of the exact level are walked once a query: from where a beginning would stand, along an automaton, or whole, which takes
//! 0.1 s of a million articles (docs/performance.md, "The query language"). All forms are searched; the most frequent are scored and told.

use super::listed::{Listed, Segments, unexplained};
use crate::ast::Node;
use crate::distance::distance;
use crate::error::Failed;
use crate::generation::Generation;
use crate::vocabulary::{Letters, by_letters};
use memchr::memmem::Finder;
use nachlese_german::normalize::{fold, lower};
use nachlese_index_format::{FieldName, TextLevels};
use std::collections::BTreeMap;
use std::sync::Arc;
use tantivy::postings::{Postings, TermInfo};
use tantivy::query::{EnableScoring, Explanation, FuzzyTermQuery, Query, Scorer, Weight};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocId, DocSet, Score, SegmentReader, TERMINATED, Term};

/// Forms whose places are looked for: each costs a list that is open.
pub(super) const MOST_FORMS: usize = 10_000;

/// Forms that are scored, and told.
const TOLD: usize = 32;

/// What a form must look like, folded.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Pattern {
    /// These letters, with others to the left, to the right.
    Truncated { letters: String, left: bool, right: bool },
    /// All but so many letters, and the first.
    Fuzzy { word: String, mistakes: u8 },
}

impl Pattern {
    /// What a truncated or fuzzy word asks for; `None` for any other, and for one without a letter.
    pub(crate) fn of(node: &Node) -> Option<Pattern> {
        let pattern = match node {
            Node::Truncated { text, left, right } => {
                Pattern::Truncated { letters: folded(text), left: *left, right: *right }
            }
            Node::Fuzzy { text, mistakes } => Pattern::Fuzzy { word: folded(text), mistakes: *mistakes },
            _ => return None,
        };
        let (Pattern::Truncated { letters, .. } | Pattern::Fuzzy { word: letters, .. }) = &pattern;
        (!letters.is_empty()).then_some(pattern)
    }

    /// Whether a form of the exact level looks like it.
    pub(crate) fn fits(&self, form: &str) -> bool {
        match self {
            Pattern::Truncated { letters, left: false, right: true } => form.starts_with(letters),
            Pattern::Truncated { letters, left: true, right: false } => form.ends_with(letters),
            Pattern::Truncated { letters, .. } => form.contains(letters),
            Pattern::Fuzzy { word, mistakes } => {
                // Asked of every word of a text that is shown: most differ in the first letter.
                form.chars().next() == word.chars().next()
                    && distance(&word.chars().collect::<Vec<_>>(), form, usize::from(*mistakes)).is_some()
            }
        }
    }
}

/// A part of a word as the exact level has it: closed up, folded.
fn folded(text: &str) -> String {
    let letters: String = text.chars().filter(|c| c.is_alphanumeric()).collect();
    let (mut lowered, mut out) = (String::new(), String::new());
    lower(&letters, &mut lowered);
    fold(&lowered, &mut out);
    out
}

/// The forms of an archive that look like a pattern.
#[derive(Debug)]
pub(crate) struct Expansion {
    pub(crate) pattern: Pattern,
    /// The most frequent, with the articles that have them in a text, added up over all texts.
    pub(crate) told: Vec<(String, u64)>,
    /// Number of all.
    pub(crate) forms: usize,
    /// Of each text, by segment: where its postings are.
    postings: BTreeMap<FieldName, Vec<Vec<TermInfo>>>,
}

impl Expansion {
    /// The forms in any of `texts`.
    pub(crate) fn of(
        generation: &Generation,
        texts: &[TextLevels],
        pattern: Pattern,
    ) -> Result<Expansion, Failed> {
        let parts = if matches!(pattern, Pattern::Truncated { left: true, .. }) {
            by_letters(|letters| Found::of(generation, texts, &pattern, Some(letters)))?
        } else {
            vec![Found::of(generation, texts, &pattern, None)?]
        };
        let mut parts = parts.into_iter();
        let Found { mut frequencies, mut postings } = parts.next().unwrap_or_default();
        for mut part in parts {
            frequencies.append(&mut part.frequencies);
            for (text, of_part) in part.postings {
                for (of_segment, more) in postings.entry(text).or_default().iter_mut().zip(of_part) {
                    of_segment.extend(more);
                }
            }
        }
        let forms = frequencies.len();
        let mut told: Vec<(String, u64)> = frequencies.into_iter().collect();
        told.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        told.truncate(TOLD);
        Ok(Expansion { pattern, told, forms, postings })
    }

    /// Where a segment has the postings of the most frequent forms in a text.
    pub(super) fn most_frequent(&self, text: FieldName, ordinal: usize) -> Vec<&TermInfo> {
        let mut postings: Vec<&TermInfo> = self.postings(text, ordinal).iter().collect();
        if self.forms > MOST_FORMS {
            postings.sort_by_key(|info| std::cmp::Reverse(info.doc_freq));
            postings.truncate(MOST_FORMS);
        }
        postings
    }

    /// Where a segment has the postings of all forms in a text.
    pub(super) fn postings(&self, text: FieldName, ordinal: usize) -> &[TermInfo] {
        self.postings.get(&text).and_then(|of_text| of_text.get(ordinal)).map_or(&[], Vec::as_slice)
    }
}

impl PartialEq for Expansion {
    /// In one index a pattern stands for the same forms.
    fn eq(&self, other: &Self) -> bool {
        self.pattern == other.pattern
    }
}

/// What looks like a pattern in a part of the alphabet.
#[derive(Default)]
struct Found {
    frequencies: BTreeMap<String, u64>,
    postings: BTreeMap<FieldName, Vec<Vec<TermInfo>>>,
}

impl Found {
    fn of(
        generation: &Generation,
        texts: &[TextLevels],
        pattern: &Pattern,
        letters: Option<Letters>,
    ) -> Result<Found, Failed> {
        let Found { mut frequencies, mut postings } = Found::default();
        for levels in texts {
            let Some(field) = levels.exact else { continue };
            let mut of_text = Vec::new();
            for segment in generation.searcher.segment_readers() {
                let mut of_segment = Vec::new();
                forms(segment, field, pattern, letters, |form, info| {
                    of_segment.push(info.clone());
                    match frequencies.get_mut(form) {
                        Some(known) => *known += u64::from(info.doc_freq),
                        None => _ = frequencies.insert(form.to_owned(), u64::from(info.doc_freq)),
                    }
                })?;
                of_text.push(of_segment);
            }
            postings.insert(levels.name, of_text);
        }
        Ok(Found { frequencies, postings })
    }
}

/// Walks through the forms of a segment that look like a pattern.
fn forms(
    segment: &SegmentReader,
    field: Field,
    pattern: &Pattern,
    letters: Option<Letters>,
    mut take: impl FnMut(&str, &TermInfo),
) -> Result<(), Failed> {
    let index = segment.inverted_index(field)?;
    let dictionary = index.terms();
    let mut offer = |form: &[u8], info: &TermInfo| {
        if let Ok(form) = std::str::from_utf8(form)
            && pattern.fits(form)
        {
            take(form, info);
        }
    };
    match pattern {
        Pattern::Truncated { letters, left: false, .. } => {
            let mut stream = dictionary.range().ge(letters).into_stream()?;
            while stream.advance() && stream.key().starts_with(letters.as_bytes()) {
                offer(stream.key(), stream.value());
            }
        }
        Pattern::Truncated { letters: wanted, right, .. } => {
            // Most forms are passed over: bytes are compared before they are read as text.
            let finder = Finder::new(wanted);
            let mut stream =
                letters.map_or_else(|| Ok(dictionary.stream()?), |part| part.stream(dictionary))?;
            while stream.advance() {
                let form = stream.key();
                let fits =
                    if *right { finder.find(form).is_some() } else { form.ends_with(wanted.as_bytes()) };
                if fits {
                    offer(form, stream.value());
                }
            }
        }
        Pattern::Fuzzy { word, mistakes } => {
            let automaton =
                FuzzyTermQuery::new(Term::from_field_text(field, word), *mistakes, true).automaton()?;
            let first = word.chars().next().map_or_else(String::new, String::from);
            let mut stream = dictionary.search(automaton).ge(&first).into_stream()?;
            while stream.advance() && stream.key().starts_with(first.as_bytes()) {
                offer(stream.key(), stream.value());
            }
        }
    }
    Ok(())
}

/// Finds what has any of the forms in a text; the score grows with how often.
#[derive(Clone, Debug)]
pub(super) struct AnyForm {
    pub(super) expansion: Arc<Expansion>,
    pub(super) text: FieldName,
    pub(super) field: Field,
}

impl Query for AnyForm {
    fn weight(&self, scoring: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        let segments = Segments::of(&scoring);
        Ok(Box::new(AnyFormWeight { query: self.clone(), segments }))
    }
}

struct AnyFormWeight {
    query: AnyForm,
    segments: Segments,
}

impl Weight for AnyFormWeight {
    fn scorer(&self, reader: &SegmentReader, boost: Score) -> tantivy::Result<Box<dyn Scorer>> {
        let AnyForm { expansion, text, field } = &self.query;
        let ordinal = self.segments.ordinal(reader);
        let postings = ordinal.map_or(&[][..], |ordinal| expansion.postings(*text, ordinal));
        let index = reader.inverted_index(*field)?;
        let mut occurrences: Vec<u32> = Vec::new();
        for info in postings {
            let mut postings = index.read_postings_from_terminfo(info, IndexRecordOption::WithFreqs)?;
            if occurrences.is_empty() {
                occurrences.resize(reader.max_doc() as usize, 0);
            }
            while postings.doc() != TERMINATED {
                if let Some(count) = occurrences.get_mut(postings.doc() as usize) {
                    *count = count.saturating_add(postings.term_freq());
                }
                postings.advance();
            }
        }
        let found = occurrences.into_iter().enumerate().filter(|(_, count)| *count > 0);
        let score = |count: u32| count as Score / (count as Score + 1.0);
        let found = found.map(|(doc, count)| (doc as DocId, score(count))).collect();
        Ok(Box::new(Listed::new(found, boost)))
    }

    fn explain(&self, _: &SegmentReader, doc: DocId) -> tantivy::Result<Explanation> {
        unexplained(doc)
    }
}
