//! A minimal program: it searches an index and prints the hits with marked words in brackets.
//!
//!     cargo run --release -p nachlese-query --example search -- INDEX "Lawrow Sicherheit"
#![allow(clippy::print_stdout, reason = "an example prints")]

use nachlese_query::{Index, SearchOptions};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut args = std::env::args().skip(1);
    let (Some(index), Some(query)) = (args.next(), args.next()) else {
        return Err("usage: search INDEX QUERY".into());
    };
    let found = Index::open(index)?.search(&query, &SearchOptions::new())?;
    for hit in &found.hits {
        println!("{:>3}. {} ({})", hit.rank, hit.title, hit.id);
        for snippet in &hit.snippets {
            let mut text = snippet.text.clone();
            // From the end, so that the offsets of earlier marks stay valid.
            for (start, end) in snippet.marks.iter().rev() {
                text.insert(*end, ']');
                text.insert(*start, '[');
            }
            println!("     {text}");
        }
    }
    println!("{} of {}", found.hits.len(), found.total.unwrap_or(0));
    Ok(())
}
