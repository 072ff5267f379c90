//! Who may read what.

use super::nobody::{Nobody, set_mode};
use super::{WORD, articles, log, settle, skip};
use crate::support::World;
use std::collections::BTreeMap;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Stdio};

#[track_caller]
fn count(nobody: &Nobody<'_>, articles: &str) {
    let code = i32::from(articles == "0");
    assert_eq!(nobody.expect(code, &["count", "--index", "ix", WORD]).stdout.trim(), articles);
}

/// An archive of nobody's own, with a folder that can be shut.
fn archive(world: &World) -> Option<Nobody<'_>> {
    let nobody = Nobody::of(world)?;
    for number in 0..3 {
        settle(&world.write(&format!("archiv/zu/{number}.jsonl"), articles("zu", number..number + 1)));
        settle(&world.write(&format!("archiv/offen/{number}.jsonl"), articles("offen", number..number + 1)));
    }
    std::fs::create_dir(world.path("ix")).unwrap();
    nobody.give("archiv");
    nobody.give("ix");
    Some(nobody)
}

/// Both by builds and by updates.
fn comes_back(shut: &str, mode: u32, left: &str, flags: &[&str]) {
    let world = World::new();
    let Some(nobody) = archive(&world) else { return };
    let run = |code| nobody.expect(code, &[&["index", "--index", "ix", "archiv"], flags].concat()).stderr;
    run(0);
    count(&nobody, "6");
    let path = world.path(shut);
    set_mode(&path, 0);
    // A file that is what it was is not read again, so that it is not missed: only a build does.
    world.write("archiv/offen/neu.jsonl", "");
    nobody.give("archiv/offen/neu.jsonl");
    let said = nobody.expect(3, &["index", "--index", "ix", "--full", "archiv"]).stderr;
    assert!(
        said.contains("Permission denied") && said.contains(shut.trim_start_matches("archiv/")),
        "{said}"
    );
    count(&nobody, left);
    assert!(!run(0).contains("Permission"), "it was said once");
    let status = nobody.expect(0, &["status", "--index", "ix"]).stdout;
    assert!(status.contains("failed      "), "{status}");
    set_mode(&path, mode);
    run(0);
    count(&nobody, "6");
    assert!(!nobody.expect(0, &["status", "--index", "ix"]).stdout.contains("failed"));
}

#[test]
fn a_folder_that_may_be_read_again_is() {
    comes_back("archiv/zu", 0o755, "3", &[]);
    comes_back("archiv/zu", 0o755, "3", &["--rewrite-below", "0"]);
}

#[test]
fn a_file_that_may_be_read_again_is_without_having_changed() {
    comes_back("archiv/zu/1.jsonl", 0o644, "5", &[]);
    comes_back("archiv/zu/1.jsonl", 0o644, "5", &["--rewrite-below", "0"]);
}

/// Nothing else has changed, and yet there is something to note down.
#[test]
fn a_folder_that_is_no_trouble_any_more_is_forgotten() {
    let world = World::new();
    let Some(nobody) = archive(&world) else { return };
    std::fs::create_dir(world.path("archiv/leer")).unwrap();
    set_mode(&world.path("archiv/leer"), 0);
    nobody.give("archiv/leer");
    nobody.expect(3, &["index", "--index", "ix", "archiv"]);
    std::fs::remove_dir(world.path("archiv/leer")).unwrap();
    nobody.expect(0, &["index", "--index", "ix", "archiv"]);
    let status = nobody.expect(0, &["status", "--index", "ix"]).stdout;
    assert!(!status.contains("leer"), "{status}");
    // With that it is done.
    let status = nobody.expect(0, &["index", "--index", "ix", "--log-format", "json", "archiv"]).stderr;
    assert!(status.contains("unchanged"), "{status}");
}

/// Every file below a folder, with length and mode.
fn listing(folder: &Path) -> BTreeMap<String, (u64, u32)> {
    let mut listing = BTreeMap::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let (path, meta) = entry.map(|entry| (entry.path(), entry.metadata().unwrap())).unwrap();
        if meta.is_dir() {
            listing.extend(self::listing(&path));
        }
        listing.insert(path.display().to_string(), (meta.len(), meta.permissions().mode() & 0o777));
    }
    listing
}

/// Writers say which file they may not write, and change nothing; readers need no permission to
/// write.
#[track_caller]
fn reads_and_writes_nothing(world: &World, reason: &str, run: impl Fn(i32, &[&str]) -> crate::support::Run) {
    let before = listing(&world.path("ix"));
    for writer in [
        vec!["index", "--index", "ix", "archiv"],
        vec!["remove", "--index", "ix", "zu-1"],
        vec!["gc", "--index", "ix"],
    ] {
        let said = run(2, &writer).stderr;
        assert!(said.contains(&format!("ix/lock: {reason}")), "{said}");
    }
    assert_eq!(run(0, &["count", "--index", "ix", WORD]).stdout, "6\n");
    for reader in [
        vec!["search", "--index", "ix", WORD],
        vec!["show", "--index", "ix", "zu-1"],
        vec!["status", "--index", "ix"],
        vec!["explain", "--index", "ix", WORD],
        vec!["check", "--index", "ix", "--full"],
        vec!["gc", "--index", "ix", "--dry-run"],
    ] {
        run(0, &reader);
    }
    assert_eq!(listing(&world.path("ix")), before);
}

#[test]
fn an_index_that_may_not_be_written_answers() {
    let world = World::new();
    let Some(nobody) = archive(&world) else { return };
    world.expect(0, &["index", "--index", "ix", "archiv"]);
    // Its owner now is root.
    Command::new("chown").args(["-R", "0:0"]).arg(world.path("ix")).status().unwrap();
    set_mode(&world.path("ix"), 0o755);
    world.write("archiv/neu.jsonl", articles("neu", 0..1));
    reads_and_writes_nothing(&world, "Permission denied", |code, args| nobody.expect(code, args));
    let said = nobody.expect(2, &["index", "--index", "ganz/neu", "archiv"]).stderr;
    assert!(said.contains("ganz/neu: Permission denied"), "{said}");
}

#[test]
fn an_index_on_a_disk_that_cannot_be_written_answers() {
    let world = World::new();
    if archive(&world).is_none() {
        return;
    }
    world.expect(0, &["index", "--index", "ix", "archiv"]);
    world.write("archiv/neu.jsonl", articles("neu", 0..1));
    let mount = |args: &[&str]| {
        let mounted = Command::new("mount").args(args).arg(world.path("ix")).output();
        mounted.is_ok_and(|output| output.status.success())
    };
    let ix = world.path("ix").display().to_string();
    if !mount(&["--bind", &ix]) {
        return skip("no disk that cannot be written: it cannot be mounted");
    }
    let read_only = mount(&["-o", "remount,ro,bind"]);
    let outcome = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        assert!(read_only);
        reads_and_writes_nothing(&world, "Read-only file system", |code, args| world.expect(code, args));
    }));
    Command::new("umount").arg(&ix).status().unwrap();
    outcome.unwrap_or_else(|panic| std::panic::resume_unwind(panic));
    assert_eq!(log(&world, 0, &["archiv"])["articles"], 7);
}

/// As cron and others run it: no home, no terminal, no language, and a mask that hides what is
/// made.
fn as_cron(world: &World, args: &str) {
    let script = format!("umask 077 && exec ./nachlese {args}");
    let run = Command::new("/bin/sh")
        .args(["-c", &script])
        .current_dir(world.path(""))
        .env_clear()
        .env("LANG", "C")
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&run.stderr).into_owned();
    assert!(run.status.success() && said.is_empty(), "{args}: {said}");
}

#[test]
fn the_mode_of_the_folder_says_who_may_search() {
    let world = World::new();
    let Some(nobody) = Nobody::of(&world) else { return };
    settle(&world.write("archiv/a.jsonl", articles("alt", 0..30)));
    settle(&world.write("archiv/Köln.txt", "Hochwasser in Köln\n\nDer Rhein steigt, sagte der Minister.\n"));
    for (index, mode) in [("ix", 0o755), ("geheim", 0o700)] {
        std::fs::create_dir(world.path(index)).unwrap();
        set_mode(&world.path(index), mode);
    }
    let refused = |index: &str| {
        for args in [["count", "--index", index, WORD], ["show", "--index", index, "alt-1"]] {
            let said = nobody.expect(2, &args).stderr;
            assert!(said.contains("Permission denied") && !said.contains("no index"), "{said}");
        }
    };
    let answers = |articles: &str| {
        count(&nobody, articles);
        nobody.expect(0, &["check", "--index", "ix", "--full"]);
        nobody.expect(0, &["status", "--index", "ix"]);
        assert!(nobody.expect(0, &["search", "--index", "ix", "Rhein Köln"]).stdout.contains("Rhein"));
    };
    // A folder that is made with this mask is its owner's alone.
    for index in ["ix", "geheim", "gemacht"] {
        as_cron(&world, &format!("index --index {index} archiv"));
    }
    answers("31");
    refused("geheim");
    refused("gemacht");
    settle(&world.write("archiv/b.jsonl", articles("neu", 0..2)));
    for index in ["ix", "geheim"] {
        as_cron(&world, &format!("index --index {index} --rewrite-below 0 archiv"));
        as_cron(&world, &format!("remove --index {index} alt-3 -q"));
    }
    answers("32");
    refused("geheim");
    let open = |index: &str, bits: u32| {
        listing(&world.path(index)).into_iter().filter(|(_, (_, mode))| mode & bits != 0).count()
    };
    assert_eq!((open("ix", 0o022), open("geheim", 0o077)), (0, 0));
}

/// The files that an update shares with the generation before are still as they were made.
#[test]
fn an_index_that_is_opened_to_others_is_open_after_the_next_update() {
    let world = World::new();
    let Some(nobody) = Nobody::of(&world) else { return };
    std::fs::create_dir(world.path("ix")).unwrap();
    set_mode(&world.path("ix"), 0o700);
    settle(&world.write("archiv/a.jsonl", articles("alt", 0..30)));
    as_cron(&world, "index --index ix archiv");
    set_mode(&world.path("ix"), 0o755);
    settle(&world.write("archiv/b.jsonl", articles("neu", 0..2)));
    as_cron(&world, "index --index ix --rewrite-below 0 archiv");
    count(&nobody, "32");
}
