//! Article to analyzed document, by way of a record that can be kept on disk.

mod content;
mod record;

pub(crate) use content::Content;
pub(crate) use record::{Record, text};

use nachlese_german::{Analyzer, Zone};
use nachlese_index_format::{EncodedTerms, Fields};
use tantivy::schema::Field;
use tantivy::{DateTime, TantivyDocument};

/// Analyzes an article for the fields of an index.
pub(crate) fn analyze(record: &Record<'_>, fields: &Fields, analyzer: &mut Analyzer) -> TantivyDocument {
    let mut document = TantivyDocument::new();
    for &(name, field) in &fields.stored {
        let value = record.value(name);
        if !value.is_empty() {
            document.add_text(field, value);
        }
    }
    for zones in &fields.texts {
        let fields = [Zone::Exact, Zone::Stem].map(|zone| zones.zone(zone).map(|field| (zone, field)));
        add_terms(&mut document, analyzer, record.value(zones.name), fields);
    }
    for (&name, &field) in &fields.names {
        add_terms(&mut document, analyzer, record.value(name), [Some((Zone::Exact, field)), None]);
    }
    if let (Some(field), Some(seconds)) = (fields.published_at, record.published_at) {
        document.add_date(field, DateTime::from_timestamp_secs(seconds));
    }
    document
}

/// Adds the terms of a text in each of the zones, the exact first; the text is analyzed once.
fn add_terms(
    document: &mut TantivyDocument,
    analyzer: &mut Analyzer,
    text: &str,
    zones: [Option<(Zone, Field)>; 2],
) {
    if text.is_empty() {
        return;
    }
    let mut encoded = zones.map(|zone| zone.map(|(zone, field)| (zone, field, EncodedTerms::for_text(text))));
    if encoded.iter().all(Option::is_none) {
        return;
    }
    // Where there is an exact zone, function words are in it alone.
    let has_exact = matches!(encoded, [Some(_), _]);
    analyzer.analyze(text, |term| {
        for (zone, _, terms) in encoded.iter_mut().flatten() {
            match zone {
                Zone::Exact => terms.push(term.exact, term.position),
                Zone::Stem if term.function_word && has_exact => {}
                Zone::Stem => terms.push_unplaced(term.stem),
            }
        }
    });
    for (_, field, terms) in encoded.into_iter().flatten() {
        if let Some(terms) = terms.into_text() {
            document.add_text(field, terms);
        }
    }
}
