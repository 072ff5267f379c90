//! A report on a query built by the program: number of hits, timeline, outlets, significant terms.
//!
//!     cargo run --release -p nachlese-query --example report -- INDEX WORD [WORD ...]
#![allow(clippy::print_stdout, reason = "an example prints")]

use nachlese_query::ast::{NameField, all, word};
use nachlese_query::{Facet, Index, MatchOptions, Period};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut args = std::env::args().skip(1);
    let (Some(index), words) = (args.next(), args.collect::<Vec<_>>()) else {
        return Err("usage: report INDEX WORD ...".into());
    };
    let index = Index::open(index)?;
    let query = all(words.into_iter().map(word));
    let options = MatchOptions::new();
    println!("{query}: {} articles", index.count(query.clone(), &options)?);
    for bin in index.timeline(query.clone(), Period::Year, &options)?.bins {
        println!("  {} {} of {}", bin.period, bin.articles, bin.archive);
    }
    let sources = index.facets(query.clone(), &[Facet::Name(NameField::Source)], &options)?.facets;
    for value in sources.iter().flat_map(|counts| &counts.values).take(5) {
        println!("  {} {}", value.articles, value.value);
    }
    let terms = index.significant_terms(query, 10, &options)?.terms;
    println!("  {}", terms.iter().map(|term| term.term.as_str()).collect::<Vec<_>>().join(", "));
    Ok(())
}
