//! The hits of a query.

use super::texts;
use crate::column::Column;
use crate::json::FORMAT_VERSION;
use nachlese_query::{AlsoSearched, Answer, Hit, Hits};
use serde::Serialize;
use std::io;

/// The hits of a query, and what it was.
#[derive(Clone, Copy, Debug)]
pub struct HitsDocument<'a> {
    query: &'a str,
    hits: &'a Hits,
    relaxed: bool,
}

impl<'a> HitsDocument<'a> {
    /// The hits of this query.
    pub fn new(query: &'a str, hits: &'a Hits) -> HitsDocument<'a> {
        HitsDocument { query, hits, relaxed: false }
    }

    /// The hits.
    pub fn hits(&self) -> &'a Hits {
        self.hits
    }

    /// As JSON, with these fields of each hit, or all if there are none.
    pub(crate) fn as_json(&self, fields: &[Column]) -> io::Result<impl Serialize + use<'a>> {
        let hits = self.hits.hits.iter().map(|hit| object(hit, fields)).collect::<io::Result<_>>()?;
        Ok(Json {
            format_version: FORMAT_VERSION,
            query: self.query,
            total: self.hits.total,
            relaxed: self.relaxed,
            notes: texts(&self.hits.notes),
            also_searched: &self.hits.also_searched,
            generation: self.hits.generation,
            hits,
        })
    }
}

impl<'a> From<&'a Answer> for HitsDocument<'a> {
    fn from(answer: &'a Answer) -> HitsDocument<'a> {
        HitsDocument { query: &answer.query, hits: &answer.hits, relaxed: answer.relaxed }
    }
}

#[derive(Serialize)]
struct Json<'a> {
    format_version: u32,
    query: &'a str,
    total: Option<u64>,
    relaxed: bool,
    notes: Vec<String>,
    also_searched: &'a [AlsoSearched],
    generation: u32,
    hits: Vec<serde_json::Value>,
}

/// A hit as an object, with these fields or all.
pub(crate) fn object(hit: &Hit, fields: &[Column]) -> io::Result<serde_json::Value> {
    let mut object = serde_json::to_value(hit)?;
    if let Some(of_hit) = object.as_object_mut().filter(|_| !fields.is_empty()) {
        of_hit.retain(|key, _| fields.iter().any(|field| field.name() == key));
    }
    Ok(object)
}
