//! Indexes of every format that there was, as they lie on users' disks (tests/formats/README.md),
//! and of one that is still to come.

use crate::support::{World, copy, root};
use nachlese_index_format::{FORMAT_VERSION, Fingerprints, Layout, Schema, checksummed};
use std::path::Path;

/// A copy of the index of a format, and of its archive.
fn world(format: u32) -> World {
    let world = World::new();
    world.write("queries.tsv", "q1\tBrücke\n");
    let folder = root().join("tests/formats");
    copy(&folder.join(format.to_string()), &world.path("ix"));
    copy(&folder.join("archiv"), &world.path("archiv"));
    world
}

/// What is typed for an index that must be of this program's format.
const COMMANDS: [&[&str]; 9] = [
    &["search", "--index", "ix", "Brücke"],
    &["count", "--index", "ix", "Brücke"],
    &["explain", "--index", "ix", "Brücke"],
    &["show", "--index", "ix", "ek-1"],
    &["batch", "--index", "ix", "--queries", "queries.tsv"],
    &["status", "--index", "ix"],
    &["check", "--index", "ix"],
    &["check", "--full", "--index", "ix"],
    &["remove", "--index", "ix", "ek-1"],
];

/// Every command says which format it found, which it reads, and what helps; and that does help.
#[track_caller]
fn is_refused_and_rebuilt(world: &World, format: u32) {
    let found = format!("format {format}, this program reads {FORMAT_VERSION}");
    for args in COMMANDS {
        let run = world.expect(2, args);
        let is_reported = run.stderr.contains(&found) && run.stderr.contains("nachlese index --full");
        assert!(is_reported && run.stdout.is_empty(), "{args:?}: {}", run.stderr);
    }
    // An index that an archive is named for is brought up to date by itself.
    let run = world.expect(0, &["index", "--index", "ix", "archiv"]);
    assert_eq!((run.stdout.as_str(), run.stderr.as_str()), ("", ""));
    assert_eq!(world.ids(&["--index", "ix", "Fähren"]), ["nw-1"]);
    // The old generation is kept as any other, and is no damage.
    assert_eq!(Layout::new(world.path("ix")).finished().unwrap().len(), 2);
    world.expect(0, &["check", "--full", "--index", "ix"]);
    world.expect(0, &["remove", "--index", "ix", "ek-1"]);
}

#[test]
fn older_formats_are_refused_and_rebuilt() {
    for format in 1..FORMAT_VERSION {
        is_refused_and_rebuilt(&world(format), format);
    }
}

#[test]
fn this_format_is_read_as_it_was_written() {
    let world = world(FORMAT_VERSION);
    world.expect(0, &["check", "--full", "--index", "ix"]);
    // The analysis changes more often than the format: what is asked for here are words as they are
    // written.
    let analysis = Fingerprints::of(&Schema::default()).analysis;
    world.alter_manifest("ix", |manifest| manifest["fingerprints"]["analysis"] = analysis.into());
    let mut ids = world.ids(&["--index", "ix", "=Brücke"]);
    ids.sort();
    assert_eq!(ids, ["ek-1", "nw-1"]);
    assert_eq!(world.ids(&["--index", "ix", "\"Fähre über die Elbe\"", "quelle:Nordwarte"]), ["nw-1"]);
    assert_eq!(world.ids(&["--index", "ix", "schlagwort:\"Bau der Brücke\"", "agentur:dpa"]), ["nw-1"]);
    let run = world.expect(0, &["show", "--index", "ix", "ek-3"]);
    assert!(run.stdout.contains("Das Hochwasser der Elbe ist um einen Meter gesunken."), "{}", run.stdout);
    world.expect(1, &["show", "--index", "ix", "ek-2"]);
    assert!(world.expect(0, &["remove", "--index", "ix", "--list"]).stdout.ends_with("\tek-2\n"));
    let status = world.expect(0, &["status", "--index", "ix"]);
    assert!(status.stdout.contains("/srv/archiv"), "{}", status.stdout);
    // Removed articles stay removed.
    world.expect(0, &["index", "--index", "ix", "archiv"]);
    assert_eq!(world.run(&["count", "--index", "ix", "datum:2024"]).stdout, "4\n");
    world.expect(0, &["check", "--full", "--index", "ix"]);
}

#[test]
fn a_newer_format_is_refused_and_rebuilt() {
    let one = world(FORMAT_VERSION);
    one.alter_manifest("ix", |manifest| manifest["fingerprints"]["format"] = 99.into());
    is_refused_and_rebuilt(&one, 99);
    // Nobody knows yet what its manifest has.
    let other = world(FORMAT_VERSION);
    other.alter_manifest("ix", |manifest| {
        *manifest = serde_json::json!({ "fingerprints": { "format": 99 }, "files": ["a", "b"] });
    });
    is_refused_and_rebuilt(&other, 99);
}

#[test]
fn what_is_no_manifest_is_damage() {
    let cut_short = format!("{{\"fingerprints\": {{\"format\": {FORMAT_VERSION}}}}}");
    let garbage = ["", "{}", "no JSON\n", &cut_short, "[[[[", "\u{0}\u{0}\u{0}\u{0}"];
    let checksummed =
        checksummed::to_bytes(&std::collections::BTreeMap::from([("fingerprints", "none")])).unwrap();
    for bytes in
        garbage.map(|text| text.as_bytes().to_vec()).into_iter().chain([checksummed, vec![0xff; 5000]])
    {
        let world = world(FORMAT_VERSION);
        std::fs::write(world.path("ix/generations/0003/manifest.json"), &bytes).unwrap();
        for args in COMMANDS {
            let run = world.expect(if args[0] == "check" { 1 } else { 2 }, args);
            let said = run.stdout + &run.stderr;
            assert!(
                said.contains("manifest.json is damaged") && said.contains("nachlese index --full"),
                "{said}"
            );
        }
        world.expect(0, &["index", "--index", "ix", "archiv"]);
        assert_eq!(world.run(&["count", "--index", "ix", "datum:2024"]).stdout, "4\n");
    }
}

/// What is committed says nothing of the machine that it was made on.
#[test]
fn no_index_here_names_a_machine() {
    let folder = root().join("tests/formats");
    for format in 1..=FORMAT_VERSION {
        let (files, size) = files(&folder.join(format.to_string()));
        assert!(files > 10 && size < 30_000, "format {format}: {files} files, {size} bytes");
    }
}

fn files(folder: &Path) -> (u32, usize) {
    let (mut files_seen, mut size) = (0, 0);
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            let (more, bytes) = files(&path);
            (files_seen, size) = (files_seen + more, size + bytes);
            continue;
        }
        let bytes = std::fs::read(&path).unwrap();
        assert!(!path.ends_with("lock"), "{} names a host", path.display());
        let text = String::from_utf8_lossy(&bytes);
        let names = ["/home/", "/root/", "/tmp/", "/work/", "/Users/"];
        assert!(!names.iter().any(|name| text.contains(name)), "{}", path.display());
        (files_seen, size) = (files_seen + 1, size + bytes.len());
    }
    (files_seen, size)
}
