//! A few test searches in a generation: before it is taken into use, and when an index is checked.

use crate::error::IndexError;
use crate::generation::records::DocumentPlace;
use nachlese_german::{Analyzer, Level};
use nachlese_index_format::{Fields, Layout, ReadOnlyDirectory, open_lexicon};
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;
use tantivy::collector::{Count, DocSetCollector};
use tantivy::query::{Query, TermQuery};
use tantivy::schema::{IndexRecordOption, Value};
use tantivy::{DocAddress, Index, ReloadPolicy, Searcher, TantivyDocument, Term};

/// The number of articles, spread over the index, that must be found by their id and by words of
/// their text.
const CANARIES: u64 = 7;

/// Opens a generation as a reader would and searches it. It must have `articles` articles;
/// `places`, if given, must be those of documents that are not deleted.
pub(crate) fn verify(
    generation: &Path,
    fields: &Fields,
    articles: u64,
    places: Option<&BTreeSet<DocumentPlace>>,
) -> Result<(), IndexError> {
    let failed = |what: String| Err(IndexError::Verification(what));
    let directory = ReadOnlyDirectory::open(&Layout::segment(generation)).map_err(IndexError::segments)?;
    let index = Index::open(directory).map_err(IndexError::segments)?;
    let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into();
    let searcher = reader.map_err(IndexError::segments)?.searcher();
    if searcher.num_docs() != articles {
        return failed(format!("it holds {} articles instead of {articles}", searcher.num_docs()));
    }
    let missing = places.into_iter().flatten().filter(|place| !is_alive(&searcher, place)).count();
    if missing > 0 {
        return failed(format!("{missing} records name documents that are deleted or do not exist"));
    }
    let step = (articles / CANARIES).max(1);
    let mut analyzer = Analyzer::with_lexicon(Arc::new(open_lexicon(generation)?));
    for number in (0..articles).step_by(step as usize) {
        if let Some(address) = address(&searcher, number) {
            search_for(&searcher, fields, &mut analyzer, address)?;
        }
    }
    Ok(())
}

fn is_alive(searcher: &Searcher, place: &DocumentPlace) -> bool {
    let segment = searcher.segment_readers().get(usize::from(place.segment));
    segment.is_some_and(|segment| place.document < segment.max_doc() && !segment.is_deleted(place.document))
}

/// The document with this number among those that are not deleted.
fn address(searcher: &Searcher, mut number: u64) -> Option<DocAddress> {
    for (ordinal, segment) in searcher.segment_readers().iter().enumerate() {
        let length = u64::from(segment.num_docs());
        if number < length {
            let document = match segment.alive_bitset() {
                None => number as u32,
                Some(alive) => alive.iter_alive().nth(number as usize)?,
            };
            return Some(DocAddress::new(ordinal as u32, document));
        }
        number -= length;
    }
    None
}

/// Searches for one article: by its id, which finds no other, and by the first word of its texts at
/// each level.
fn search_for(
    searcher: &Searcher,
    fields: &Fields,
    analyzer: &mut Analyzer,
    address: DocAddress,
) -> Result<(), IndexError> {
    let document: TantivyDocument = searcher.doc(address).map_err(IndexError::segments)?;
    let id = document.get_first(fields.id).and_then(|v| v.as_str()).unwrap_or_default();
    let by_id = TermQuery::new(Term::from_field_text(fields.id, id), IndexRecordOption::Basic);
    if searcher.search(&by_id, &Count).map_err(IndexError::segments)? != 1 {
        return Err(IndexError::Verification(format!("article {id} is not found by its id")));
    }
    for levels in &fields.texts {
        let stored = fields.stored.iter().find(|(name, _)| *name == levels.name);
        let text =
            stored.and_then(|(_, f)| document.get_first(*f)).and_then(|v| v.as_str()).unwrap_or_default();
        let mut first = [None, None];
        analyzer.analyze(text, |t| {
            let [exact, stem] = &mut first;
            exact.get_or_insert_with(|| (Level::Exact, t.exact.to_owned()));
            if !t.function_word {
                stem.get_or_insert_with(|| (Level::Stem, t.stem.to_owned()));
            }
        });
        for (level, term) in first.into_iter().flatten() {
            let Some(field) = levels.level(level) else { continue };
            let query = TermQuery::new(Term::from_field_text(field, &term), IndexRecordOption::Basic);
            if !finds(searcher, &query, address)? {
                return Err(IndexError::Verification(format!(
                    "article {id} is not found by its word \"{term}\""
                )));
            }
        }
    }
    Ok(())
}

fn finds(searcher: &Searcher, query: &dyn Query, address: DocAddress) -> Result<bool, IndexError> {
    let found = searcher.search(query, &DocSetCollector).map_err(IndexError::segments)?;
    Ok(found.contains(&address))
}
