//! A fixed set of questions to a generation: before the switch, and whenever an index is checked.

use crate::error::IndexError;
use crate::generation::records::Place;
use nachlese_german::{Analyzer, Level};
use nachlese_index_format::{Fields, Layout, ReadOnlyDirectory, open_lexicon};
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;
use tantivy::collector::{Count, DocSetCollector};
use tantivy::query::{Query, TermQuery};
use tantivy::schema::{IndexRecordOption, Value};
use tantivy::{DocAddress, Index, ReloadPolicy, Searcher, TantivyDocument, Term};

/// So many articles, spread over the index, must be found by their id and by words of their text.
const CANARIES: u64 = 7;

/// Opens the generation as a reader would and asks it. It must have so many articles; where `places` are given, they must be
/// those that are alive.
pub(crate) fn ask_all(
    generation: &Path,
    fields: &Fields,
    articles: u64,
    places: Option<&BTreeSet<Place>>,
) -> Result<(), IndexError> {
    let failed = |what: String| Err(IndexError::Verification(what));
    let directory =
        ReadOnlyDirectory::open(&Layout::segment(generation)).map_err(tantivy::TantivyError::from)?;
    let index = Index::open(directory)?;
    let searcher = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?.searcher();
    if searcher.num_docs() != articles {
        return failed(format!("it holds {} articles instead of {articles}", searcher.num_docs()));
    }
    let strays = places.into_iter().flatten().filter(|place| !is_alive(&searcher, place)).count();
    if strays > 0 {
        return failed(format!("{strays} records are of documents that are deleted or not there"));
    }
    let step = (articles / CANARIES).max(1);
    let mut analyzer = Analyzer::with_lexicon(Arc::new(open_lexicon(generation)?));
    for number in (0..articles).step_by(step as usize) {
        if let Some(address) = address(&searcher, number) {
            ask(&searcher, fields, &mut analyzer, address)?;
        }
    }
    Ok(())
}

fn is_alive(searcher: &Searcher, place: &Place) -> bool {
    let segment = searcher.segment_readers().get(usize::from(place.segment));
    segment.is_some_and(|segment| place.document < segment.max_doc() && !segment.is_deleted(place.document))
}

/// The document with a number among those that are not deleted.
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

/// One article must be found by its id alone, and be among those that have a word of its text, in every level.
fn ask(
    searcher: &Searcher,
    fields: &Fields,
    analyzer: &mut Analyzer,
    address: DocAddress,
) -> Result<(), IndexError> {
    let document: TantivyDocument = searcher.doc(address)?;
    let id = document.get_first(fields.id).and_then(|v| v.as_str()).unwrap_or_default();
    let by_id = TermQuery::new(Term::from_field_text(fields.id, id), IndexRecordOption::Basic);
    if searcher.search(&by_id, &Count)? != 1 {
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
    Ok(searcher.search(query, &DocSetCollector)?.contains(&address))
}
