//! Times of files that say less than one thinks.

use super::{WORD, articles, log, set_modified, settle};
use crate::support::{World, record};
use serde_json::Value;
use std::path::Path;
use std::time::{Duration, SystemTime};

fn world() -> World {
    let world = World::new();
    for file in 0..8 {
        settle(&world.write(&format!("archiv/{file}.jsonl"), articles("a", file * 3..file * 3 + 3)));
    }
    update(&world, "built");
    world
}

#[track_caller]
fn update(world: &World, outcome: &str) -> Value {
    let run = log(world, 0, &["--rewrite-below", "0", "archiv"]);
    assert_eq!(run["outcome"], outcome, "{run}");
    run
}

/// A run that finds other content in one file of three articles.
#[track_caller]
fn notices(world: &World) {
    let run = update(world, "updated");
    assert_eq!((&run["added"], &run["changed"], &run["removed"]), (&0.into(), &3.into(), &0.into()), "{run}");
    assert_eq!(world.ids(&["--index", "ix", "Oder"]).len(), 3);
}

/// Other words of the same length.
fn other(path: &Path) -> Vec<u8> {
    let text = std::fs::read_to_string(path).unwrap();
    let other = text.replace("Elbe", "Oder");
    assert!(other != text && other.len() == text.len());
    other.into_bytes()
}

fn modified(path: &Path) -> SystemTime {
    path.metadata().unwrap().modified().unwrap()
}

/// Writes into the same file, which keeps its time.
fn rewrite(path: &Path) {
    let time = modified(path);
    std::fs::write(path, other(path)).unwrap();
    set_modified(path, time);
}

#[test]
fn a_touch_is_no_change_and_no_work() {
    let world = world();
    for round in 0..3 {
        for file in 0..8 {
            set_modified(&world.path(&format!("archiv/{file}.jsonl")), SystemTime::now());
        }
        let run = update(&world, "unchanged");
        assert_eq!((&run["generation"], &run["articles"]), (&1.into(), &24.into()), "{round}");
    }
    assert_eq!(std::fs::read_dir(world.path("ix/generations")).unwrap().count(), 1);
}

#[test]
fn a_file_that_was_written_right_before_is_looked_at_again() {
    let world = world();
    let path = world.path("archiv/3.jsonl");
    // Within two seconds of the run, also where the machine is slow.
    set_modified(&path, SystemTime::now() + Duration::from_secs(1));
    std::fs::write(world.path("archiv/neu.jsonl"), record("neu", WORD, "Neu.")).unwrap();
    update(&world, "updated");
    rewrite(&path);
    notices(&world);
    update(&world, "unchanged");
}

#[test]
fn files_of_the_future_and_of_a_clock_that_was_set_back_are_looked_at() {
    let world = world();
    let path = world.path("archiv/3.jsonl");
    // So they look when the clock is set back: all of them.
    for file in 0..8 {
        let time = SystemTime::now() + Duration::from_secs(86_400 * (file + 1));
        set_modified(&world.path(&format!("archiv/{file}.jsonl")), time);
    }
    world.write("archiv/neu.jsonl", record("neu", WORD, "Neu."));
    assert_eq!(update(&world, "updated")["added"], 1);
    update(&world, "unchanged");
    rewrite(&path);
    notices(&world);
    update(&world, "unchanged");
    // A run of the future is no old one.
    set_modified(&world.path("ix/last-run.json"), SystemTime::now() + Duration::from_secs(86_400));
    world.expect(0, &["status", "--index", "ix", "--max-age", "1h"]);
}

#[test]
fn files_from_before_time_began_are_read_once() {
    let world = world();
    for (file, seconds) in [(0, 0), (1, 1), (2, 86_400 * 366)] {
        let time = SystemTime::UNIX_EPOCH - Duration::from_secs(seconds);
        set_modified(&world.path(&format!("archiv/{file}.jsonl")), time);
    }
    update(&world, "unchanged");
    world.write("archiv/neu.jsonl", record("neu", WORD, "Neu."));
    assert_eq!(update(&world, "updated")["added"], 1);
    update(&world, "unchanged");
    std::fs::write(world.path("archiv/1.jsonl"), other(&world.path("archiv/1.jsonl"))).unwrap();
    notices(&world);
}

#[test]
fn another_file_of_the_same_time_and_size_is_noticed() {
    let world = world();
    let path = world.path("archiv/3.jsonl");
    let new = world.write("beiseite.jsonl", other(&path));
    set_modified(&new, modified(&path));
    std::fs::rename(&new, &path).unwrap();
    notices(&world);
}

#[test]
fn a_file_that_grew_keeps_no_time_from_being_noticed() {
    let world = world();
    let path = world.path("archiv/3.jsonl");
    let time = modified(&path);
    let mut text = std::fs::read(&path).unwrap();
    text.extend(record("neu", WORD, "Neu.").into_bytes());
    std::fs::write(&path, text).unwrap();
    set_modified(&path, time);
    let run = update(&world, "updated");
    assert_eq!((&run["added"], &run["changed"]), (&1.into(), &0.into()), "{run}");
}
