//! Archives as they are: bad files, copies, selections.

use crate::support::{World, record};

#[test]
fn bad_files_are_named_and_the_rest_is_indexed() {
    let world = World::new();
    let lines = [record("a", "Gut", "Ein Haus."), "{kaputt\n".to_owned(), record("b", "Gut", "Zwei Häuser.")];
    world.write("archiv/gemischt.jsonl", lines.concat());
    world.write("archiv/latin.txt", b"\xff\xfe\xfa kein Text \xe4");
    let run = world.expect(3, &["index", "--index", "ix", "archiv"]);
    assert!(run.stderr.contains("gemischt.jsonl:2"), "{}", run.stderr);
    assert!(run.stderr.contains("latin.txt"), "{}", run.stderr);
    assert_eq!(world.ids(&["--index", "ix", "haus"]).len(), 2);
    // Known failures are no news, but stay in the status.
    world.expect(0, &["index", "--index", "ix", "archiv"]);
    world.expect(0, &["index", "--index", "ix", "--full", "archiv"]);
    let status = world.expect(0, &["status", "--index", "ix"]);
    assert_eq!(status.stdout.matches("failed ").count(), 2, "{}", status.stdout);
}

#[test]
fn copies_go_and_equal_ids_stay_apart() {
    let world = World::new();
    let lines = [record("a", "Eins", "Haus."), record("a", "Eins", "Haus."), record("a", "Zwei", "Haus.")];
    world.write("archiv/x.jsonl", lines.concat());
    let run = world.expect(0, &["index", "--index", "ix", "archiv"]);
    assert!(run.stderr.contains("a#2"), "{}", run.stderr);
    let mut ids = world.ids(&["--index", "ix", "haus"]);
    ids.sort();
    assert_eq!(ids, ["a", "a#2"]);
}

#[test]
fn selections_hold() {
    let world = World::new();
    for name in [
        "a/eins.jsonl",
        "a/zwei.jsonl",
        "b/drei.jsonl",
        ".verborgen/vier.jsonl",
        "b/fuenf.jsonl",
        "b/ignoriert.jsonl",
    ] {
        world.write(&format!("archiv/{name}"), record(name, "Haus", "Haus."));
    }
    world.write("archiv/b/.nachleseignore", "ignoriert.jsonl\n");
    world.write("archiv/.gitignore", "*\n");
    let count = |index: &str, extra: &[&str]| {
        world.expect(0, &[&["index", "--index", index, "archiv"], extra].concat());
        world.ids(&["--index", index, "haus"]).len()
    };
    assert_eq!(count("i1", &[]), 4);
    assert_eq!(count("i2", &["--include", "a/*"]), 2);
    assert_eq!(count("i3", &["--exclude", "fuenf*"]), 3);
}

#[test]
fn a_changed_archive_is_noticed() {
    let world = World::new();
    world.write("archiv/x.jsonl", record("a", "Haus", "Haus."));
    let archive = &["--archive", "archiv", "haus"];
    assert_eq!(world.ids(archive), ["a"]);
    world.write("archiv/y.jsonl", record("b", "Haus", "Haus."));
    assert_eq!(world.ids(archive).len(), 2);
    std::fs::remove_file(world.path("archiv/x.jsonl")).unwrap();
    assert_eq!(world.ids(archive), ["b"]);
}

#[test]
fn an_empty_archive_makes_an_empty_index() {
    let world = World::new();
    std::fs::create_dir_all(world.path("archiv")).unwrap();
    world.expect(0, &["index", "--index", "ix", "archiv"]);
    world.expect(1, &["search", "--index", "ix", "haus"]);
}

#[cfg(unix)]
#[test]
fn an_index_in_an_open_folder_is_readable_by_others() {
    use std::os::unix::fs::PermissionsExt;
    let world = World::new();
    world.write("archiv/x.jsonl", record("a", "Haus", "Haus."));
    std::fs::create_dir(world.path("ix")).unwrap();
    for (folder, file) in [(0o755, 0o644), (0o700, 0o600)] {
        std::fs::set_permissions(world.path("ix"), std::fs::Permissions::from_mode(folder)).unwrap();
        world.expect(0, &["index", "--full", "--index", "ix", "archiv"]);
        let generations = std::fs::read_dir(world.path("ix/generations")).unwrap();
        let newest = generations.map(|e| e.unwrap().path()).max().unwrap();
        for name in ["manifest.json", "segment/meta.json"] {
            let mode = std::fs::metadata(newest.join(name)).unwrap().permissions().mode() & 0o777;
            assert_eq!(mode, file, "{name}");
        }
    }
}
