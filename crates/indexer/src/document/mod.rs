//! Article to analyzed document.

mod content;

pub(crate) use content::Content;

use nachlese_archive::Article;
use nachlese_dates::Moment;
use nachlese_german::{Analyzer, Zone};
use nachlese_index_format::{EncodedTerms, FieldName, Fields};
use std::borrow::Cow;
use tantivy::schema::Field;
use tantivy::{DateTime, TantivyDocument};

/// A document with all fields of its article but the id: that is settled in the order of the archive.
pub(crate) struct Analyzed {
    /// The article's own id.
    pub(crate) id: String,
    /// What tells whether another record is the same article.
    pub(crate) content: Content,
    pub(crate) document: TantivyDocument,
    /// What is implausible about its dates.
    pub(crate) doubts: Vec<String>,
}

/// Analyzes an article for the fields of an index.
pub(crate) fn analyze(article: Article, fields: &Fields, analyzer: &mut Analyzer, now: &Moment) -> Analyzed {
    let mut document = TantivyDocument::new();
    for &(name, field) in fields.stored.iter().filter(|(name, _)| *name != FieldName::Id) {
        let value = stored_value(&article, name);
        if !value.is_empty() {
            document.add_text(field, value);
        }
    }
    for zones in &fields.texts {
        let fields = [Zone::Exact, Zone::Stem].map(|zone| zones.zone(zone).map(|field| (zone, field)));
        add_terms(&mut document, analyzer, text(&article, zones.name), fields);
    }
    for (&name, &field) in &fields.names {
        add_terms(&mut document, analyzer, text(&article, name), [Some((Zone::Exact, field)), None]);
    }
    if let (Some(field), Some(moment)) = (fields.published_at, &article.published) {
        document.add_date(field, DateTime::from_timestamp_secs(moment.start_seconds()));
    }
    let doubts = article.doubts(now);
    Analyzed { content: Content::of(&article), id: article.id, document, doubts }
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

/// The fields that are text in the article itself.
fn text(article: &Article, name: FieldName) -> &str {
    match name {
        FieldName::Id => &article.id,
        FieldName::Title => &article.title,
        FieldName::Teaser => &article.teaser,
        FieldName::Body => &article.body,
        FieldName::Source => &article.source,
        FieldName::Section => &article.section,
        FieldName::Author => &article.author,
        FieldName::Url => &article.url,
        FieldName::Language => &article.language,
        FieldName::Path => &article.path,
        FieldName::Published | FieldName::Updated => "",
    }
}

fn stored_value(article: &Article, name: FieldName) -> Cow<'_, str> {
    let moment =
        |moment: &Option<Moment>| moment.as_ref().map(ToString::to_string).unwrap_or_default().into();
    match name {
        FieldName::Published => moment(&article.published),
        FieldName::Updated => moment(&article.updated),
        _ => text(article, name).into(),
    }
}
