//! Archives as they are: bad files, copies, selections.

use crate::support::{World, record};

#[test]
fn bad_files_are_named_and_the_rest_is_indexed() {
    let world = World::new();
    let lines = [record("a", "Gut", "Ein Haus."), "{kaputt\n".to_owned(), record("b", "Gut", "Zwei Häuser.")];
    world.write("archiv/gemischt.jsonl", lines.concat());
    world.write("archiv/bild.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0 kein Text \xe4");
    let run = world.expect(3, &["index", "--index", "ix", "archiv"]);
    assert!(run.stderr.contains("gemischt.jsonl:2"), "{}", run.stderr);
    assert!(run.stderr.contains("bild.txt"), "{}", run.stderr);
    assert_eq!(world.ids(&["--index", "ix", "haus"]).len(), 2);
    // Known failures are no news, but stay in the status.
    world.expect(0, &["index", "--index", "ix", "archiv"]);
    world.expect(0, &["index", "--index", "ix", "--full", "archiv"]);
    let status = world.expect(0, &["status", "--index", "ix"]);
    assert_eq!(status.stdout.matches("failed ").count(), 2, "{}", status.stdout);
}

#[test]
fn texts_in_any_encoding_are_found() {
    let world = World::new();
    let text = "Überschrift\n\nDie Häuser in Köln stehen – „so heißt es“ – noch lange, und niemand stört sich daran.\n";
    let latin: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).unwrap_or(b'"')).collect();
    let utf16 = |mark: bool| {
        let mark = mark.then_some(0xFEFF);
        mark.into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect::<Vec<u8>>()
    };
    world.write("archiv/a.txt", text);
    world.write("archiv/b.txt", latin);
    world.write("archiv/c.txt", utf16(true));
    world.write("archiv/d.txt", utf16(false));
    world.write("archiv/e.txt", text.replace('ö', "Ã¶").replace('ä', "Ã¤"));
    let line = record("f", "Haus", "Häuser in Köln.");
    let marked: Vec<u8> =
        std::iter::once(0xFEFF).chain(line.encode_utf16()).flat_map(u16::to_be_bytes).collect();
    world.write("archiv/f.jsonl", marked);
    let mut ids = world.ids(&["--archive", "archiv", "=Häuser =Köln"]);
    ids.sort();
    assert_eq!(ids, ["a.txt", "b.txt", "c.txt", "d.txt", "e.txt", "f"]);
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

#[cfg(target_os = "linux")]
#[test]
fn names_that_are_no_utf8_are_reported_and_the_rest_is_indexed() {
    use std::os::unix::ffi::OsStrExt;
    let world = World::new();
    world.write("archiv/a.jsonl", record("a", "Haus", "Haus."));
    let folder = world.path("archiv").join(std::ffi::OsStr::from_bytes(b"M\xfcller"));
    std::fs::create_dir(&folder).unwrap();
    std::fs::write(folder.join("b.txt"), "Haus\n\nEin Haus steht hier.").unwrap();
    let run = world.expect(3, &["index", "--index", "ix", "archiv"]);
    assert!(run.stderr.contains("UTF-8"), "{}", run.stderr);
    assert_eq!(world.ids(&["--index", "ix", "haus"]), ["a"]);
}

#[test]
fn a_file_of_another_kind_is_named_a_few_times() {
    let world = World::new();
    world.write("archiv/x.jsonl", "{\"titel\": 1}\n".repeat(5000));
    let run = world.expect(3, &["index", "--index", "ix", "archiv"]);
    assert!(run.stderr.lines().count() < 30, "{}", run.stderr.lines().count());
    assert!(run.stderr.contains("no further failure"), "{}", run.stderr);
}

#[test]
fn many_records_of_one_id_stay_apart_in_time() {
    let world = World::new();
    let lines: String = (0..20_000).map(|n| record("0", "Haus", &format!("Haus Nummer {n}."))).collect();
    world.write("archiv/x.jsonl", lines);
    world.expect(0, &["index", "--index", "ix", "--quiet", "archiv"]);
    assert_eq!(world.run(&["count", "--index", "ix", "haus"]).stdout, "20000\n");
}

#[test]
fn a_long_id_costs_its_record_alone() {
    let world = World::new();
    let lines = [record(&"x".repeat(70_000), "Haus", "Haus."), record("b", "Haus", "Haus.")];
    world.write("archiv/x.jsonl", lines.concat());
    world.expect(3, &["index", "--index", "ix", "archiv"]);
    assert_eq!(world.ids(&["--index", "ix", "haus"]), ["b"]);
}

#[test]
fn other_weights_are_not_laid_over_damage() {
    let world = World::new();
    world.write("archiv/x.jsonl", record("a", "Haus", "Haus."));
    world.expect(0, &["index", "--index", "ix", "archiv"]);
    let segment = world.path("ix/generations/0001/segment");
    let files = std::fs::read_dir(segment).unwrap().map(|e| e.unwrap().path());
    for file in files.filter(|f| f.extension().is_some_and(|e| e == "idx")) {
        let mut bytes = std::fs::read(&file).unwrap();
        bytes[2] ^= 0xff;
        std::fs::write(&file, bytes).unwrap();
    }
    let schema = std::fs::read_to_string(crate::support::root().join("index-schema.toml")).unwrap();
    world.write("other.toml", schema.replace("weight = 1.6", "weight = 1.7"));
    world.expect(0, &["index", "--index", "ix", "--schema", "other.toml", "archiv"]);
    assert_eq!(world.ids(&["--index", "ix", "haus"]), ["a"]);
}

#[cfg(unix)]
#[test]
fn pipes_links_and_huge_lines_neither_stop_nor_fill_a_run() {
    let world = World::new();
    world.write("archiv/a.jsonl", record("a", "Haus", "Haus."));
    let made = std::process::Command::new("mkfifo").arg(world.path("archiv/rohr.txt")).status().unwrap();
    assert!(made.success());
    std::os::unix::fs::symlink(world.path("archiv"), world.path("archiv/kreis")).unwrap();
    std::os::unix::fs::symlink("schleife.txt", world.path("archiv/schleife.txt")).unwrap();
    let huge = [vec![b'x'; 80 << 20], b"\n".to_vec(), record("b", "Haus", "Haus.").into_bytes()].concat();
    world.write("archiv/lang.jsonl", huge);
    world.write(
        "archiv/tief.jsonl",
        format!("{}\n{}", "{\"x\":".repeat(100_000), record("c", "Haus", "Haus.")),
    );
    let run = world.expect(3, &["index", "--index", "ix", "archiv"]);
    for part in ["rohr.txt: not a regular file", "schleife.txt", "lang.jsonl:1: ", "tief.jsonl:1: "] {
        assert!(run.stderr.contains(part), "{part}: {}", run.stderr);
    }
    assert!(run.stderr.lines().all(|line| line.len() < 400), "{}", run.stderr);
    let mut ids = world.ids(&["--index", "ix", "haus"]);
    ids.sort();
    assert_eq!(ids, ["a", "b", "c"]);
}
