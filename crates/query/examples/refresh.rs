//! A long-running program: it counts the hits of a query every second, and switches to the
//! generation that `nachlese index` has built in the meantime.
//!
//!     cargo run --release -p nachlese-query --example refresh -- INDEX "Hochwasser" 60
#![allow(clippy::print_stdout, reason = "an example prints")]

use nachlese_query::{Index, MatchOptions};
use std::time::Duration;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [folder, query, seconds] = args.as_slice() else {
        return Err("usage: refresh INDEX QUERY SECONDS".into());
    };
    let index = Index::open(folder)?;
    for second in 0..seconds.parse::<u32>()? {
        // Costs reading one small file if nothing has changed. On an error, the index keeps its
        // generation.
        match index.refresh() {
            Ok(new) if new || second == 0 => {
                let count = index.count(query, &MatchOptions::new())?;
                println!(
                    "generation {}: {count} of {} articles",
                    index.generation_number(),
                    index.articles()
                );
            }
            Ok(_) => {}
            Err(error) => println!("keeping generation {}: {error}", index.generation_number()),
        }
        std::thread::sleep(Duration::from_secs(1));
    }
    Ok(())
}
