//! JSON: records of collectors to articles.
//!
//! 1. [`record`]: a record with our own keys is read directly;
//! 2. otherwise [`syntax`]: the text to a value;
//! 3. [`wrapped`]: the value to its records, if it wraps some;
//! 4. [`fields`]: the keys of a record to the fields that they may mean, by the user's mapping
//!    (`keys`), the table of names (`key_names`) and [`record_keys`];
//! 5. [`article`]: what they mean, by their values: [`plain`] texts and [`markup`], dates
//!    ([`when`]), [`people`], addresses ([`address`]).

mod address;
mod article;
mod fields;
mod markup;
mod people;
mod plain;
mod record;
mod record_keys;
mod syntax;
#[cfg(test)]
mod tests;
mod when;
mod wrapped;

use super::draft::{Draft, Rejection, Source};
use super::keys::Keys;
use crate::failure_kind::FailureKind;
use crate::left_out::NoArticleReason;
use crate::place::Place;
use article::{RecordContext, RecordError};
use serde_json::{Map, Value};
use wrapped::Wrapped;

/// Reads the articles of a value.
pub(super) fn read(text: &str, source: Source<'_>, keys: &Keys) -> Vec<Result<Draft, Rejection>> {
    if keys.is_empty()
        && let Some(article) = record::read(text, source)
    {
        return vec![Ok(Draft::new(article, Vec::new()))];
    }
    let value = match syntax::parse(text) {
        Ok(value) => value,
        Err(kind) => return vec![Err(source.failed(kind))],
    };
    match wrapped::records(&value, keys) {
        Wrapped::One(record) => vec![one(record, &RecordContext::default(), source, keys)],
        Wrapped::Several(records, outer) => several(&records, outer, source, keys),
        Wrapped::Nothing if source.place.line().is_some() => {
            vec![Err(source.failed(FailureKind::NotAnObject))]
        }
        Wrapped::Nothing => vec![Err(source.no_article(NoArticleReason::OtherRecord))],
    }
}

fn one(
    record: &Map<String, Value>,
    context: &RecordContext<'_>,
    source: Source<'_>,
    keys: &Keys,
) -> Result<Draft, Rejection> {
    article::draft(record, context, source, keys).map_err(|why| match why {
        // Each line should be an article, but every folder may hold a settings file.
        RecordError::NoArticle(kind) if source.place.line().is_some() => source.failed(kind),
        RecordError::NoArticle(_) => source.no_article(NoArticleReason::OtherRecord),
        RecordError::Failed(kind) => source.failed(kind),
    })
}

fn several(
    records: &[&Value],
    outer: Option<&Map<String, Value>>,
    source: Source<'_>,
    keys: &Keys,
) -> Vec<Result<Draft, Rejection>> {
    let graph = outer.and_then(|outer| outer.get("@graph")).and_then(Value::as_array);
    let mut context = RecordContext {
        article: outer.map(|outer| article::list_defaults(outer, keys)).unwrap_or_default(),
        graph: graph.map_or(&[], Vec::as_slice),
        below: String::new(),
    };
    let mut drafts = Vec::new();
    for (item, record) in (0..).zip(records) {
        // An item of a whole file has a place of its own; one inside a line or an item has not.
        let source = match source.place {
            Place::Whole => Source { place: Place::Item(item), ..source },
            Place::Line(_) | Place::Item(_) => {
                context.below = format!("[{item}]");
                source
            }
        };
        let Some(record) = record.as_object() else {
            drafts.push(Err(source.no_article(NoArticleReason::OtherRecord)));
            continue;
        };
        let draft = one(record, &context, source, keys);
        // A graph holds the outlet, its logo and the author besides the article.
        if graph.is_none() || draft.is_ok() {
            drafts.push(draft);
        }
    }
    drafts
}
