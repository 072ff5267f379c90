//! A disk that is full. A file system in memory of a chosen size stands for it: that takes root.

use super::{WORD, articles, settle, skip};
use crate::crash::folder::{copy, disorder};
use crate::support::World;
use std::path::PathBuf;
use std::process::Command;

/// A disk whose size can be changed.
struct Disk {
    path: PathBuf,
}

impl Disk {
    fn mount(world: &World) -> Option<Disk> {
        let path = world.path("platte");
        std::fs::create_dir(&path).unwrap();
        let options = ["-t", "tmpfs", "-o", "size=64m", "tmpfs"];
        match Command::new("mount").args(options).arg(&path).output() {
            Ok(output) if output.status.success() => return Some(Disk { path }),
            Ok(output) => skip(&format!("no full disk: {}", String::from_utf8_lossy(&output.stderr).trim())),
            Err(error) => skip(&format!("no full disk: mount: {error}")),
        }
        None
    }

    /// Leaves this many blocks free.
    fn leave(&self, blocks: u64) {
        let stat = Command::new("stat").args(["-f", "-c", "%S %b %f"]).arg(&self.path).output().unwrap();
        let stat = String::from_utf8(stat.stdout).unwrap();
        let [size, all, free] = *stat.split_whitespace().map(|n| n.parse().unwrap()).collect::<Vec<u64>>()
        else {
            panic!("{stat}")
        };
        self.resize((all - free + blocks).max(1) * size);
    }

    fn enlarge(&self) {
        self.resize(64 << 20);
    }

    fn resize(&self, bytes: u64) {
        let options = format!("remount,size={bytes}");
        assert!(Command::new("mount").args(["-o", &options]).arg(&self.path).status().unwrap().success());
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("--lazy").arg(&self.path).status();
    }
}

const INDEX: &str = "platte/ix";

/// Articles that the index on the disk has; `None` where there is no index.
fn count(world: &World) -> Option<usize> {
    let run = world.run(&["count", "--index", INDEX, WORD]);
    (run.code < 2).then(|| run.stdout.trim().parse().unwrap())
}

/// What a run is given, and what it makes of an index.
struct Case<'a> {
    args: &'a [&'a str],
    /// Articles before; `None` where there is no index yet.
    old: Option<usize>,
    new: usize,
    /// Generations that it leaves.
    keep: usize,
    /// Blocks that the next try has more.
    step: usize,
    /// The fewest tries that must fail before there is room enough.
    fail: usize,
}

/// Gives a run more and more room. Until it is enough the run says so, the old index answers, and
/// nothing is left over; with room made, the same run succeeds.
fn fails_in_good_order(case: &Case<'_>) {
    let world = World::new();
    let Some(disk) = Disk::mount(&world) else { return };
    let index =
        |flags: &[&str]| world.expect(0, &[&["index", "--index", "vorher", "archiv"], flags].concat());
    settle(&world.write("archiv/a.jsonl", articles("alt", 0..30)));
    if case.old.is_some() {
        index(&[]);
        settle(&world.write("archiv/b.jsonl", articles("alt", 30..40)));
        index(&["--rewrite-below", "0"]);
    }
    if case.args[0] == "index" {
        settle(&world.write("archiv/c.jsonl", articles("neu", 0..5)));
    }
    let mut failed = 0;
    for room in (0..5000).step_by(case.step) {
        disk.enlarge();
        copy(&world.path("vorher"), &world.path(INDEX));
        disk.leave(room);
        let run = world.run(case.args);
        if run.code != 0 {
            failed += 1;
            assert_eq!(run.code, 2, "{room}: {}", run.stderr);
            let reason = ["No space left on device", "bytes are free"].iter().any(|r| run.stderr.contains(r));
            assert!(reason && run.stderr.contains(INDEX), "{room}: {}", run.stderr);
            assert_eq!(count(&world), case.old, "{room}");
            assert_eq!(disorder(&world.path(INDEX), 2), [""; 0], "{room}: {}", run.stderr);
            disk.enlarge();
            world.expect(0, case.args);
        }
        assert_eq!(count(&world), Some(case.new), "{room}");
        assert_eq!(disorder(&world.path(INDEX), case.keep), [""; 0], "{room}");
        if run.code == 0 {
            break;
        }
    }
    assert!(failed >= case.fail, "only {failed} runs had too little room");
}

#[test]
fn a_first_build() {
    let args = ["index", "--index", INDEX, "archiv"];
    fails_in_good_order(&Case { args: &args, old: None, new: 35, keep: 1, step: 4, fail: 3 });
}

#[test]
fn an_update() {
    let args = ["index", "--index", INDEX, "--rewrite-below", "0", "archiv"];
    fails_in_good_order(&Case { args: &args, old: Some(40), new: 45, keep: 2, step: 1, fail: 10 });
}

#[test]
fn a_full_build() {
    let args = ["index", "--index", INDEX, "--full", "archiv"];
    fails_in_good_order(&Case { args: &args, old: Some(40), new: 45, keep: 2, step: 4, fail: 3 });
}

#[test]
fn a_removal() {
    let args = ["remove", "--index", INDEX, "alt-7"];
    fails_in_good_order(&Case { args: &args, old: Some(40), new: 39, keep: 2, step: 1, fail: 5 });
}

#[test]
fn a_purge() {
    let args = ["remove", "--index", INDEX, "--purge", "alt-7"];
    fails_in_good_order(&Case { args: &args, old: Some(40), new: 39, keep: 1, step: 2, fail: 5 });
}

/// What makes room must not need any.
#[test]
fn old_generations_go_without_room() {
    let args = ["gc", "--index", INDEX, "--keep", "1"];
    fails_in_good_order(&Case { args: &args, old: Some(40), new: 40, keep: 1, step: 1, fail: 0 });
}

#[test]
fn a_run_that_is_sure_not_to_fit_does_not_begin() {
    let world = World::new();
    let Some(disk) = Disk::mount(&world) else { return };
    settle(&world.write("archiv/a.jsonl", articles("alt", 0..4000)));
    let refused = |args: &[&str]| {
        let run = world.expect(2, &[&["index", "--index", INDEX, "archiv"], args].concat());
        let (free, needed) = run.stderr.split_once(" bytes are free, the run needs ").unwrap();
        let free: u64 = free.rsplit(' ').next().unwrap().parse().unwrap();
        let needed: u64 = needed.split(' ').next().unwrap().parse().unwrap();
        assert!(free < needed, "{}", run.stderr);
        assert!(run.stderr.starts_with(&format!("nachlese: error: {INDEX}: ")), "{}", run.stderr);
        assert_eq!(disorder(&world.path(INDEX), 2), [""; 0]);
    };
    disk.resize(64 << 10);
    refused(&[]);
    disk.enlarge();
    world.expect(0, &["index", "--index", INDEX, "archiv"]);
    disk.leave(10);
    refused(&["--full"]);
    settle(&world.write("archiv/b.jsonl", articles("neu", 0..1900)));
    refused(&["--rewrite-below", "0"]);
    assert_eq!(count(&world), Some(4000));
    disk.enlarge();
    world.expect(0, &["index", "--index", INDEX, "archiv"]);
    assert_eq!(count(&world), Some(5900));
}
