//! The significant terms of the hits of a query.

use super::{Document, Table, write_about};
use nachlese_query::{SignificantTerm, SignificantTerms};
use serde::Serialize;
use std::io::{self, Write};

/// The significant terms of a query.
#[derive(Clone, Copy, Debug)]
pub struct TermsDocument<'a> {
    query: &'a str,
    terms: &'a SignificantTerms,
}

#[derive(Serialize)]
struct Json<'a> {
    articles: u64,
    read: u64,
    terms: &'a [SignificantTerm],
}

impl<'a> TermsDocument<'a> {
    /// The significant terms of this query.
    pub fn new(query: &'a str, terms: &'a SignificantTerms) -> TermsDocument<'a> {
        TermsDocument { query, terms }
    }
}

impl Document for TermsDocument<'_> {
    fn json(&self, out: &mut dyn Write) -> io::Result<()> {
        let found = self.terms;
        let json = Json { articles: found.articles, read: found.read, terms: &found.terms };
        write_about(out, self.query, &found.notes, json)
    }

    fn table(&self) -> Table {
        let row = |term: &SignificantTerm| {
            let SignificantTerm { term, articles, archive, score, .. } = term;
            vec![term.clone(), articles.to_string(), archive.to_string(), format!("{score:.3}")]
        };
        Table {
            columns: vec!["term", "articles", "archive", "score"],
            rows: self.terms.terms.iter().map(row).collect(),
        }
    }
}
