//! An archive that is not there, or not all of it, or full of what cannot be read.

use super::{WORD, articles, log};
use crate::crash::folder::disorder;
use crate::support::World;

fn world() -> World {
    let world = World::new();
    for file in 0..10 {
        world.write(&format!("archiv/{file}.jsonl"), articles("a", file * 10..file * 10 + 10));
    }
    world.expect(0, &["index", "--index", "ix", "archiv"]);
    world
}

/// A run that ends with 2, says so, and leaves the index as it was.
#[track_caller]
fn refused(world: &World, flags: &[&str], says: &[&str]) {
    let run = world.expect(2, &[&["index", "--index", "ix", "archiv"], flags].concat());
    for words in says {
        assert!(run.stderr.contains(words), "{words:?} is not in {}", run.stderr);
    }
    assert_eq!(run.stderr.lines().count(), 1, "{}", run.stderr);
    assert_eq!(world.run(&["count", "--index", "ix", WORD]).stdout, "100\n");
    assert_eq!(disorder(&world.path("ix"), 2), [""; 0]);
}

fn take_away(world: &World, files: std::ops::Range<usize>) {
    for file in files {
        std::fs::remove_file(world.path(&format!("archiv/{file}.jsonl"))).unwrap();
    }
}

#[test]
fn an_archive_that_is_gone_empties_no_index() {
    let world = world();
    std::fs::rename(world.path("archiv"), world.path("weg")).unwrap();
    refused(&world, &[], &["cannot read archiv: No such file"]);
    refused(&world, &["--min-articles-ratio", "0"], &["cannot read archiv: No such file"]);
    // The folder of a disk that is not mounted.
    std::fs::create_dir(world.path("archiv")).unwrap();
    refused(&world, &[], &["only 0 articles are left of 100", "--min-articles-ratio"]);
    refused(&world, &["--full"], &["only 0 articles are left of 100"]);
    refused(&world, &["--rewrite-below", "0"], &["only 0 articles are left of 100"]);
    // Back again.
    std::fs::remove_dir(world.path("archiv")).unwrap();
    std::fs::rename(world.path("weg"), world.path("archiv")).unwrap();
    assert_eq!(log(&world, 0, &["archiv"])["outcome"], "unchanged");
    // And if it is meant.
    take_away(&world, 0..10);
    let run = world.expect(0, &["index", "--index", "ix", "--min-articles-ratio", "0", "archiv"]);
    assert!(run.stderr.contains("the index is empty now"), "{}", run.stderr);
    assert_eq!(world.run(&["count", "--index", "ix", WORD]).stdout, "0\n");
}

#[test]
fn the_operator_sets_the_share_that_may_be_missing() {
    let world = world();
    take_away(&world, 0..2);
    refused(&world, &["--min-articles-ratio", "0.9"], &["only 80 articles are left of 100"]);
    refused(&world, &["--min-articles-ratio", "81%"], &["only 80 articles"]);
    take_away(&world, 2..6);
    refused(&world, &[], &["only 40 articles are left of 100"]);
    refused(&world, &["--rewrite-below", "0"], &["only 40 articles are left of 100"]);
    // Half of it is what the default takes.
    world.write("archiv/5.jsonl", articles("a", 50..60));
    assert_eq!(log(&world, 0, &["--rewrite-below", "0", "archiv"])["articles"], 50);
}

#[test]
fn too_many_errors_are_refused_and_named() {
    let world = world();
    world.write("archiv/defekt.jsonl", "kein JSON\n{\"title\": \n");
    for most in ["1", "0", "1%", "1.9%"] {
        refused(
            &world,
            &["--max-errors", most],
            &["2 of 102 records and files failed", "--max-errors", "defekt.jsonl:1: "],
        );
    }
    // A first build, too.
    let run = world.expect(2, &["index", "--index", "erst", "--max-errors", "1", "archiv"]);
    assert!(run.stderr.contains("defekt.jsonl:1"), "{}", run.stderr);
    world.expect(2, &["count", "--index", "erst", WORD]);
    world.expect(3, &["index", "--index", "ix", "--max-errors", "2%", "archiv"]);
    world.expect(0, &["index", "--index", "ix", "--max-errors", "2", "--full", "archiv"]);
    assert_eq!(world.run(&["count", "--index", "ix", WORD]).stdout, "100\n");
}

#[test]
fn what_newly_fails_is_what_is_named() {
    let world = world();
    world.write("archiv/defekt.jsonl", "kein JSON\n");
    world.expect(3, &["index", "--index", "ix", "archiv"]);
    world.write("archiv/kaputt.jsonl", "auch keines\n");
    refused(&world, &["--max-errors", "1"], &["2 of 102 records and files failed", "kaputt.jsonl:1: "]);
}

#[test]
fn who_wants_no_notes_gets_the_exit_code_alone() {
    let world = world();
    world.write("archiv/defekt.jsonl", "kein JSON\n");
    let run = world.expect(3, &["index", "--index", "ix", "--quiet", "archiv"]);
    assert_eq!((run.stdout.as_str(), run.stderr.as_str()), ("", ""));
    assert!(world.expect(0, &["status", "--index", "ix"]).stdout.contains("defekt.jsonl:1"));
}
