//! Ids and addresses of documents, as they are stored.

use crate::generation::previous::Previous;
use crate::generation::records::DocumentPlace;
use crate::removals::names::without_number;
use nachlese_index_format::{FieldName, Fields, Layout, ReadOnlyDirectory};
use std::panic::{AssertUnwindSafe, catch_unwind};
use tantivy::schema::Value;
use tantivy::{DocAddress, Index, ReloadPolicy, TantivyDocument};

/// The ids and addresses of those documents that have a name by another spelling of their address.
/// They are shown to the user, so an article that cannot be read is removed all the same.
pub(crate) fn other_addresses(
    name: &str,
    previous: &Previous,
    places: &[DocumentPlace],
) -> Vec<(String, String)> {
    // Tantivy may panic on damaged segments.
    let stored = catch_unwind(AssertUnwindSafe(|| ids_and_addresses(previous, places).unwrap_or_default()));
    let mut others = stored.unwrap_or_default();
    others.retain(|(id, url)| ![url.as_str(), without_number(id)].contains(&name));
    others
}

fn ids_and_addresses(
    previous: &Previous,
    places: &[DocumentPlace],
) -> tantivy::Result<Vec<(String, String)>> {
    let fields = Fields::new(&previous.schema);
    let index = Index::open(ReadOnlyDirectory::open(&Layout::segment(&previous.folder))?)?;
    let searcher = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?.searcher();
    let mut found = Vec::with_capacity(places.len());
    for place in places {
        let address = DocAddress::new(place.segment.into(), place.document);
        let document: TantivyDocument = searcher.doc(address)?;
        let text = |name| {
            let (_, field) = fields.stored.iter().find(|(stored, _)| *stored == name)?;
            Some(document.get_first(*field)?.as_str()?.to_owned())
        };
        let [id, url] = [FieldName::Id, FieldName::Url].map(|name| text(name).unwrap_or_default());
        found.push((id, url));
    }
    Ok(found)
}
