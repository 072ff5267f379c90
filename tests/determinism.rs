//! The same archive gives the same hits in the same order, whatever the thread count.

use crate::support::{World, record};

#[test]
fn threads_change_nothing() {
    let world = World::new();
    let words = [
        "Haus",
        "Häuser",
        "Sicherheit",
        "Minister",
        "Ministerin",
        "Wasser",
        "Elbe",
        "Straße",
        "Zug",
        "Nacht",
    ];
    // Enough text for several sets of batches, and many equal scores.
    for file in 0..4 {
        let lines: String = (0..2000)
            .map(|n| {
                let word = |k: usize| words[(n * 7 + k * 3 + file) % words.len()];
                let body = format!("{} und {} am {} bei {}. ", word(0), word(1), word(2), word(n % 5))
                    .repeat(1 + n % 40);
                record(&format!("r{file}-{}", (n * 7919) % 2000), word(3), &body)
            })
            .collect();
        world.write(&format!("archiv/{file}.jsonl"), lines);
    }
    let queries: String =
        (0..50).map(|n| format!("q{n}\t{} {}\n", words[n % 10], words[(n / 7) % 10])).collect();
    world.write("queries.tsv", queries);
    let answers: Vec<String> = ["1", "2", "4"]
        .iter()
        .map(|threads| {
            let index = format!("ix{threads}");
            world.expect(0, &["index", "--index", &index, "--threads", threads, "archiv"]);
            world.expect(0, &["batch", "--index", &index, "--queries", "queries.tsv", "-n", "300"]).stdout
        })
        .collect();
    assert!(answers[0].lines().count() > 10_000);
    assert!(answers.iter().all(|a| *a == answers[0]));
    let lexicon = |threads: &str| {
        std::fs::read(world.path(&format!("ix{threads}/generations/0001/lexicon.bin"))).unwrap()
    };
    assert!(lexicon("1").len() > 100);
    assert!(["2", "4"].iter().all(|threads| lexicon(threads) == lexicon("1")));
}

#[test]
fn equal_scores_are_ordered_by_id() {
    let world = World::new();
    let lines: String =
        ["c", "a", "d", "b"].iter().map(|id| record(id, &format!("Haus {id}x"), "Ein Haus.")).collect();
    world.write("archiv/x.jsonl", lines);
    assert_eq!(world.ids(&["--archive", "archiv", "haus"]), ["a", "b", "c", "d"]);
}
