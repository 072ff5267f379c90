//! JSON: records of collectors to articles.

mod record;

use super::{Draft, Keys, Rejection, Source};

/// Reads the articles of a value.
pub(super) fn read(text: &str, source: Source<'_>, _keys: &Keys) -> Vec<Result<Draft, Rejection>> {
    vec![
        record::read(text, source)
            .map(|article| Draft::of_record(article, Vec::new()))
            .map_err(|e| source.failed(e)),
    ]
}
