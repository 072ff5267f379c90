//! From an article to an analyzed document, by way of a record that can be kept on disk.

mod identity;
mod record;

pub(crate) use identity::{Identity, name_hash};
pub(crate) use record::Record;

use nachlese_german::lexicon::Lexicon;
use nachlese_german::sentence::{Boundaries, Boundary};
use nachlese_german::{Analyzer, Level};
use nachlese_index_format::{BOUNDARY_TERMS, EncodedTerms, Fields};
use tantivy::schema::Field;
use tantivy::{DateTime, TantivyDocument};

/// How many words of texts a lexicon knows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) words: u64,
    /// The words among them that it does not know.
    pub(crate) unknown: u64,
}

impl Tally {
    pub(crate) fn add(&mut self, other: Tally) {
        self.words += other.words;
        self.unknown += other.unknown;
    }
}

/// Counts the words of texts against a lexicon.
pub(crate) struct Counter<'l> {
    pub(crate) tally: Tally,
    pub(crate) lexicon: &'l Lexicon,
}

impl Counter<'_> {
    fn count(&mut self, word: &str) {
        // Lexicons contain no numbers.
        if word.starts_with(char::is_alphabetic) {
            self.tally.words += 1;
            self.tally.unknown += u64::from(self.lexicon.count(word.as_bytes()) == 0);
        }
    }
}

/// Analyzes an article for the fields of an index, and counts the words of its texts if there is a
/// counter.
pub(crate) fn analyze(
    record: &Record<'_>,
    fields: &Fields,
    analyzer: &mut Analyzer,
    mut counter: Option<&mut Counter<'_>>,
) -> TantivyDocument {
    let mut document = TantivyDocument::new();
    for &(name, field) in &fields.stored {
        record.values(name).for_each(|value| document.add_text(field, value));
    }
    let mut name_keys = EncodedTerms::default();
    for levels in &fields.texts {
        let places = [Level::Exact, Level::Stem, Level::Parts, Level::Prefix];
        let places = places.map(|level| levels.level(level).map(|f| (level, f)));
        let names = (levels.has_names && fields.name_keys.is_some()).then_some(&mut name_keys);
        let text = record.value(levels.name);
        let extra = Extra { names, boundaries: levels.boundaries, counter: counter.as_deref_mut() };
        add_terms(&mut document, analyzer, text, places, extra);
    }
    if let (Some(field), Some(keys)) = (fields.name_keys, name_keys.into_text()) {
        document.add_text(field, keys);
    }
    for (&name, &field) in &fields.names {
        let places = [Some((Level::Exact, field)), None, None, None];
        for value in record.values(name) {
            add_terms(&mut document, analyzer, value, places, Extra::default());
        }
    }
    if let (Some(field), Some(seconds)) = (fields.published_at, record.published_at) {
        document.add_date(field, DateTime::from_timestamp_secs(seconds));
    }
    document
}

/// What is taken from a text in addition to its terms.
#[derive(Default)]
struct Extra<'b, 'l> {
    /// The name keys of the article so far.
    names: Option<&'b mut EncodedTerms>,
    /// The field of its sentence and paragraph boundaries.
    boundaries: Option<Field>,
    counter: Option<&'b mut Counter<'l>>,
}

/// Adds the terms of a text in each of the levels, the exact one first, and what `extra` asks for.
/// The text is analyzed once.
fn add_terms(
    document: &mut TantivyDocument,
    analyzer: &mut Analyzer,
    text: &str,
    levels: [Option<(Level, Field)>; 4],
    mut extra: Extra<'_, '_>,
) {
    if text.is_empty() {
        return;
    }
    let mut encoded =
        levels.map(|level| level.map(|(level, field)| (level, field, EncodedTerms::for_text(text))));
    if extra.names.is_none() && encoded.iter().all(Option::is_none) {
        return;
    }
    // If there is an exact level, function words are only in that.
    let has_exact = matches!(encoded, [Some(_), ..]);
    let (mut boundaries, mut encoded_boundaries) = (Boundaries::new(text), EncodedTerms::default());
    analyzer.analyze(text, |term| {
        if let Some(counter) = &mut extra.counter {
            counter.count(term.exact);
        }
        if extra.boundaries.is_some() {
            match boundaries.before(&term) {
                None => {}
                Some(Boundary::Sentence) => encoded_boundaries.push(BOUNDARY_TERMS.sentence, term.position),
                Some(Boundary::Paragraph) => encoded_boundaries.push(BOUNDARY_TERMS.paragraph, term.position),
            }
        }
        for (level, _, terms) in encoded.iter_mut().flatten() {
            match level {
                Level::Exact => terms.push(term.exact, term.position),
                Level::Stem if term.function_word && has_exact => {}
                Level::Stem => terms.push(term.stem, term.position),
                Level::Parts => term.parts.iter().for_each(|part| terms.push_unplaced(part)),
                Level::Prefix if term.function_word => {}
                Level::Prefix => term.prefixes.iter().for_each(|prefix| terms.push_unplaced(prefix)),
                Level::Names => {}
            }
        }
        if let Some(names) = &mut extra.names {
            term.names.iter().for_each(|key| names.push_unplaced(key));
        }
    });
    let encoded = encoded.into_iter().flatten().map(|(_, field, terms)| (field, terms));
    for (field, terms) in encoded.chain(extra.boundaries.map(|field| (field, encoded_boundaries))) {
        if let Some(terms) = terms.into_text() {
            document.add_text(field, terms);
        }
    }
}
