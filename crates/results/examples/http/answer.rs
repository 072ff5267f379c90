//! What the server answers: the bytes that `nachlese search --format json` prints.

use nachlese_query::{Index, SearchOptions};
use nachlese_results::{Format, HitsDocument, HitsOptions};
use std::io;

/// The answer to a query as a JSON document.
pub(crate) fn json(index: &Index, query: &str) -> io::Result<Vec<u8>> {
    let format = Format::named("json").ok_or(io::ErrorKind::Unsupported)?;
    let options = HitsOptions::new();
    let search = SearchOptions::new().excerpts(format.excerpts(&options));
    let answer = index.answer(query.trim(), &search).map_err(io::Error::other)?;
    let mut document = Vec::new();
    format.hits(&mut document, &HitsDocument::from(&answer), &options)?;
    Ok(document)
}
