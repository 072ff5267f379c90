//! Article to Tantivy document.

use nachlese_archive::Article;
use nachlese_index_format::{FieldName, Fields};
use tantivy::{DateTime, TantivyDocument};

/// Lays an article out over the fields of an index.
pub(crate) fn document(article: &Article, fields: &Fields) -> TantivyDocument {
    let mut document = TantivyDocument::new();
    for &(name, field) in &fields.stored {
        let value = stored_value(article, name);
        if !value.is_empty() {
            document.add_text(field, value);
        }
    }
    for zones in &fields.texts {
        let text = text(article, zones.name);
        if !text.is_empty() {
            for field in [zones.exact, zones.stem].into_iter().flatten() {
                document.add_text(field, text);
            }
        }
    }
    for (&name, &field) in &fields.names {
        let value = text(article, name);
        if !value.is_empty() {
            document.add_text(field, value);
        }
    }
    if let (Some(field), Some(moment)) = (fields.published_at, &article.published) {
        document.add_date(field, DateTime::from_timestamp_secs(moment.start_seconds()));
    }
    document
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

fn stored_value(article: &Article, name: FieldName) -> String {
    match name {
        FieldName::Published => article.published.as_ref().map(ToString::to_string).unwrap_or_default(),
        FieldName::Updated => article.updated.as_ref().map(ToString::to_string).unwrap_or_default(),
        _ => text(article, name).to_owned(),
    }
}
