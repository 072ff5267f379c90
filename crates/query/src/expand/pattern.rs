//! Truncated and fuzzy words (`Steuer*`, `*minister`, `Lawrow~`): the forms of the archive that
//! match a pattern.
//!
//! For each pattern the dictionaries of the exact level are scanned: the range of a prefix, the
//! matches of an automaton, or the whole dictionary, which takes 0.1 s for a million articles
//! (docs/performance.md, "The query language"). All forms are searched; the most frequent are
//! scored and shown.

use crate::ast::Node;
use crate::distance::distance;
use crate::error::Failed;
use crate::generation::Generation;
use crate::vocabulary::{Letters, by_letters};
use memchr::memmem::Finder;
use nachlese_german::normalize::{fold, lower};
use nachlese_index_format::{FieldName, TextLevels};
use std::collections::BTreeMap;
use tantivy::postings::TermInfo;
use tantivy::query::FuzzyTermQuery;
use tantivy::schema::Field;
use tantivy::{SegmentReader, Term};

/// Maximum number of forms whose positions are read: each costs an open posting list.
pub(crate) const MOST_FORMS: usize = 10_000;

/// Maximum number of forms that are scored and shown, the most frequent.
const MOST_SCORED: usize = 32;

/// A pattern that folded forms may match.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Pattern {
    /// These letters, preceded (`left`) or followed (`right`) by any others.
    Truncated { letters: String, left: bool, right: bool },
    /// Forms with the same first letter, within this edit distance of the word.
    Fuzzy { word: String, mistakes: u8 },
}

impl Pattern {
    /// The pattern of a truncated or fuzzy word; `None` for any other node, and for a word without
    /// letters or digits.
    pub(crate) fn from_node(node: &Node) -> Option<Pattern> {
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

    /// Whether a form of the exact level matches.
    pub(crate) fn matches(&self, form: &str) -> bool {
        match self {
            Pattern::Truncated { letters, left: false, right: true } => form.starts_with(letters),
            Pattern::Truncated { letters, left: true, right: false } => form.ends_with(letters),
            Pattern::Truncated { letters, .. } => form.contains(letters),
            Pattern::Fuzzy { word, mistakes } => {
                // Called for every word of a text that is shown; most differ in the first letter.
                form.chars().next() == word.chars().next()
                    && distance(&word.chars().collect::<Vec<_>>(), form, usize::from(*mistakes)).is_some()
            }
        }
    }
}

/// A part of a word as in the exact level: folded, letters and digits only.
fn folded(text: &str) -> String {
    let letters: String = text.chars().filter(|c| c.is_alphanumeric()).collect();
    let (mut lowered, mut out) = (String::new(), String::new());
    lower(&letters, &mut lowered);
    fold(&lowered, &mut out);
    out
}

/// The forms of an archive that match a pattern.
#[derive(Debug)]
pub(crate) struct PatternForms {
    pub(crate) pattern: Pattern,
    /// The most frequent forms, with the sum of their document frequencies in the text fields.
    pub(crate) most_frequent: Vec<(String, u64)>,
    /// Number of all forms.
    pub(crate) number: usize,
    /// The locations of their postings, by text field and segment.
    postings: BTreeMap<FieldName, Vec<Vec<TermInfo>>>,
}

impl PatternForms {
    /// Looks up the forms in the dictionaries of `texts`.
    pub(crate) fn find(
        generation: &Generation,
        texts: &[TextLevels],
        pattern: Pattern,
    ) -> Result<PatternForms, Failed> {
        let parts = if matches!(pattern, Pattern::Truncated { left: true, .. }) {
            by_letters(|letters| PartOfAlphabet::read(generation, texts, &pattern, Some(letters)))?
        } else {
            vec![PartOfAlphabet::read(generation, texts, &pattern, None)?]
        };
        let mut parts = parts.into_iter();
        let PartOfAlphabet { mut frequencies, mut postings } = parts.next().unwrap_or_default();
        for mut part in parts {
            frequencies.append(&mut part.frequencies);
            for (text, of_part) in part.postings {
                for (of_segment, more) in postings.entry(text).or_default().iter_mut().zip(of_part) {
                    of_segment.extend(more);
                }
            }
        }
        let number = frequencies.len();
        let mut most_frequent: Vec<(String, u64)> = frequencies.into_iter().collect();
        most_frequent.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        most_frequent.truncate(MOST_SCORED);
        Ok(PatternForms { pattern, most_frequent, number, postings })
    }

    /// The locations of a segment's postings of the [`MOST_FORMS`] most frequent forms in a text.
    pub(crate) fn positions(&self, text: FieldName, ordinal: usize) -> Vec<&TermInfo> {
        let mut postings: Vec<&TermInfo> = self.postings(text, ordinal).iter().collect();
        if self.number > MOST_FORMS {
            postings.sort_by_key(|info| std::cmp::Reverse(info.doc_freq));
            postings.truncate(MOST_FORMS);
        }
        postings
    }

    /// The locations of a segment's postings of all forms in a text.
    pub(crate) fn postings(&self, text: FieldName, ordinal: usize) -> &[TermInfo] {
        self.postings.get(&text).and_then(|of_text| of_text.get(ordinal)).map_or(&[], Vec::as_slice)
    }
}

impl PartialEq for PatternForms {
    /// Within a generation, a pattern always has the same forms.
    fn eq(&self, other: &Self) -> bool {
        self.pattern == other.pattern
    }
}

/// The forms in a part of the alphabet that match a pattern.
#[derive(Default)]
struct PartOfAlphabet {
    frequencies: BTreeMap<String, u64>,
    postings: BTreeMap<FieldName, Vec<Vec<TermInfo>>>,
}

impl PartOfAlphabet {
    fn read(
        generation: &Generation,
        texts: &[TextLevels],
        pattern: &Pattern,
        letters: Option<Letters>,
    ) -> Result<PartOfAlphabet, Failed> {
        let PartOfAlphabet { mut frequencies, mut postings } = PartOfAlphabet::default();
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
        Ok(PartOfAlphabet { frequencies, postings })
    }
}

/// Passes each form of a segment that matches a pattern to `take`.
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
            && pattern.matches(form)
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
            // Most forms do not match: bytes are compared before they are decoded as text.
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
