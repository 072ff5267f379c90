//! One index, many threads: each line of stdin is a query, answered by the next free thread.
//!
//!     cargo run --release -p nachlese-query --example threads -- INDEX 4 < queries.txt
#![allow(clippy::print_stdout, reason = "an example prints")]

use nachlese_query::{Index, Match, SearchOptions};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [folder, threads] = args.as_slice() else {
        return Err("usage: threads INDEX THREADS < QUERIES".into());
    };
    let index = Index::open(folder)?;
    let options = SearchOptions::new().limit(1).matching(Match::Any);
    std::thread::scope(|scope| {
        for _ in 0..threads.parse::<usize>()? {
            scope.spawn(|| {
                let mut line = String::new();
                // Stdin is locked while a line is read, but not while it is answered.
                while std::io::stdin().read_line(&mut line).is_ok_and(|bytes| bytes > 0) {
                    let query = line.trim();
                    match index.rank(query, &options) {
                        Ok(best) => println!("{query}\t{}", best.first().map_or("-", |hit| hit.id.as_str())),
                        Err(error) => println!("{query}\terror: {error}"),
                    }
                    line.clear();
                }
            });
        }
        Ok(())
    })
}
