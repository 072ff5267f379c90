//! Two runs at once, and runs that are interrupted.

use super::{WORD, articles, log, settle};
use crate::crash::folder::disorder;
use crate::support::World;
use std::fs::File;
use std::os::unix::process::ExitStatusExt;
use std::process::{Child, Command, ExitStatus, Output, Stdio};
use std::time::{Duration, Instant};

/// An index of 30 articles, and an archive that takes a while.
fn world(articles_now: usize) -> World {
    let world = World::new();
    settle(&world.write("archiv/a.jsonl", articles("alt", 0..30)));
    world.expect(0, &["index", "--index", "ix", "archiv"]);
    settle(&world.write("archiv/b.jsonl", articles("neu", 0..articles_now)));
    world
}

fn start(world: &World, args: &[&str]) -> Child {
    world.command(args).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap()
}

fn send(signal: &str, child: &Child) {
    Command::new("kill").args([&format!("-{signal}"), &child.id().to_string()]).status().unwrap();
}

fn count(world: &World) -> String {
    world.run(&["count", "--index", "ix", WORD]).stdout.trim().to_owned()
}

/// Waits, but not for ever.
#[track_caller]
fn end(mut child: Child, within: Duration) -> (ExitStatus, String) {
    let start = Instant::now();
    while child.try_wait().unwrap().is_none() {
        if start.elapsed() > within {
            child.kill().unwrap();
            panic!("it was still there after {within:?}");
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    let Output { status, stderr, .. } = child.wait_with_output().unwrap();
    (status, String::from_utf8(stderr).unwrap())
}

const LONG: Duration = Duration::from_secs(60);

/// On a busy machine a run may end before the signal comes: then a longer one is interrupted.
fn stopped_by(signal: &str) {
    let sizes = [5_000, 20_000, 80_000];
    assert!(sizes.into_iter().any(|articles| interrupted(signal, articles) >= 3), "every run was through");
}

/// Interrupts runs over an archive with this number of new articles, each run a little later; the
/// number of runs that did not end before.
fn interrupted(signal: &str, articles: usize) -> usize {
    let world = world(articles);
    let all = (articles + 30).to_string();
    let args = ["index", "--index", "ix", "archiv"];
    let begin = Instant::now();
    world.expect(0, &["index", "--index", "probe", "archiv"]);
    let whole = begin.elapsed();
    let mut interrupted = 0;
    for moment in 0..7 {
        let child = start(&world, &args);
        std::thread::sleep(whole * moment / 8 + Duration::from_millis(5));
        send(signal, &child);
        let (status, said) = end(child, LONG);
        if count(&world) != "30" {
            // It was through already.
            assert_eq!((status.code(), count(&world)), (Some(0), all.clone()), "{said}");
            break;
        }
        // Before it could say what is to become of it, the signal does what it does to any program.
        let at_once = moment == 0 && status.signal().is_some();
        assert!(at_once || status.code() == Some(130), "{signal}: {status}: {said}");
        assert!(at_once || said == "nachlese: error: interrupted\n", "{said}");
        assert_eq!(disorder(&world.path("ix"), 2), [""; 0]);
        interrupted += 1;
    }
    world.expect(0, &args);
    assert_eq!(count(&world), all);
    interrupted
}

#[test]
fn ctrl_c_ends_a_run_in_good_order() {
    stopped_by("INT");
}

#[test]
fn sigterm_ends_a_run_in_good_order() {
    stopped_by("TERM");
}

/// Two signals, one after the other. `false` if the run had ended with the first.
fn killed_by_the_second() -> bool {
    let world = world(5000);
    let child = start(&world, &["index", "--index", "ix", "archiv"]);
    // It has begun to work, so that it knows what to do with signals.
    let building = world.path("ix/generations/0002.building");
    while !building.exists() {
        std::thread::sleep(Duration::from_millis(1));
    }
    let pid = child.id().to_string();
    Command::new("sh").args(["-c", &format!("kill -INT {pid}; kill -INT {pid}")]).status().unwrap();
    let (status, said) = end(child, LONG);
    if status.code() == Some(130) {
        return false;
    }
    assert_eq!(status.signal(), Some(2), "{said}");
    assert_eq!(count(&world), "30");
    world.expect(0, &["index", "--index", "ix", "archiv"]);
    assert_eq!((count(&world).as_str(), disorder(&world.path("ix"), 2)), ("5030", Vec::new()));
    true
}

#[test]
fn a_second_signal_ends_a_run_at_once() {
    // Two signals that come in one moment count as one.
    assert!((0..20).any(|_| killed_by_the_second()));
}

/// The lock, as another run holds it.
fn hold(world: &World) -> File {
    let lock = File::options().append(true).open(world.path("ix/lock")).unwrap();
    lock.lock().unwrap();
    std::fs::write(world.path("ix/lock"), "process 4711 on archivrechner since 2024-05-12T03:17:00+02:00\n")
        .unwrap();
    lock
}

const WRITERS: [&[&str]; 4] = [
    &["index", "--index", "ix", "archiv"],
    &["remove", "--index", "ix", "alt-1"],
    &["remove", "--index", "ix", "--restore", "alt-1"],
    &["gc", "--index", "ix"],
];

#[test]
fn a_second_writer_names_the_run_that_holds_the_lock() {
    let world = world(1);
    let lock = hold(&world);
    for args in WRITERS {
        let said = world.expect(75, args).stderr;
        for words in ["another run", "process 4711", "on archivrechner", "since 2024-05-12T03:17:00+02:00"] {
            assert!(said.contains(words), "{args:?}: {said}");
        }
    }
    // Readers need not wait.
    assert_eq!(count(&world), "30");
    world.expect(0, &["status", "--index", "ix"]);
    world.expect(0, &["check", "--full", "--index", "ix"]);
    drop(lock);
    // A process that another test forks this moment has the lock, too, until it is a program of its
    // own.
    assert_eq!(log(&world, 0, &["--wait", "30", "archiv"])["articles"], 31);
    let said = std::fs::read_to_string(world.path("ix/lock")).unwrap();
    let [process, pid, on, host, since, time] = *said.split_whitespace().collect::<Vec<_>>() else {
        panic!("{said}")
    };
    assert_eq!((process, on, since), ("process", "on", "since"), "{said}");
    assert!(pid.parse::<u32>().is_ok() && !host.is_empty() && time.contains('T'), "{said}");
}

#[test]
fn who_waits_long_enough_gets_the_lock() {
    let world = world(1);
    let lock = hold(&world);
    let mut child = start(&world, &["index", "--index", "ix", "--wait", "60", "archiv"]);
    std::thread::sleep(Duration::from_millis(300));
    assert!(child.try_wait().unwrap().is_none(), "it did not wait");
    drop(lock);
    let (status, said) = end(child, LONG);
    assert!(status.success(), "{said}");
    assert_eq!(count(&world), "31");
}

#[test]
fn who_does_not_is_sent_away_in_time() {
    let world = world(1);
    let _lock = hold(&world);
    let begin = Instant::now();
    let said = world.expect(75, &["index", "--index", "ix", "--wait", "1", "archiv"]).stderr;
    assert!(said.contains("process 4711"), "{said}");
    let waited = begin.elapsed();
    assert!((Duration::from_secs(1)..Duration::from_secs(10)).contains(&waited), "{waited:?}");
}

#[test]
fn a_run_that_waits_can_be_interrupted() {
    let world = world(1);
    let _lock = hold(&world);
    for (command, signal) in [("index", "INT"), ("index", "TERM"), ("remove", "INT")] {
        let name = if command == "index" { "archiv" } else { "alt-1" };
        let child = start(&world, &[command, "--index", "ix", "--wait", "50", name]);
        std::thread::sleep(Duration::from_millis(500));
        send(signal, &child);
        let (status, said) = end(child, Duration::from_secs(20));
        assert_eq!(status.code(), Some(130), "{command}, {signal}: {said}");
    }
    assert_eq!(count(&world), "30");
}
