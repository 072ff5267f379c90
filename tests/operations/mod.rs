//! What operators meet: full disks, files that may not be read, archives that are gone or move, two
//! runs at once, clocks that lie. What a run that is cut short leaves behind is in tests/crash/.

mod churn;
mod clock;
#[cfg(unix)]
mod full;
#[cfg(unix)]
mod nobody;
#[cfg(unix)]
mod permissions;
#[cfg(unix)]
mod schedule;
#[cfg(unix)]
mod signals;
mod steps;
mod vanished;

#[cfg(unix)]
use crate::support::skip;
use crate::support::{World, record};
use serde_json::Value;
use std::fs::File;
use std::path::Path;
use std::time::{Duration, SystemTime};

/// Whether modes of files bind this process as they bind others.
#[cfg(unix)]
fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt;
    std::fs::metadata("/proc/self").is_ok_and(|process| process.uid() == 0)
}

/// Every article has the word, in a form that no lexicon changes.
const WORD: &str = "Hochwasser";

/// Records of this many articles.
fn articles(name: &str, numbers: std::ops::Range<usize>) -> String {
    let body = |number: usize| format!("Der Pegel der Elbe stand bei {number} Zentimetern. ").repeat(3);
    numbers.map(|n| record(&format!("{name}-{n}"), &format!("{WORD} {name} {n}"), &body(n))).collect()
}

/// Dates a file of the world so that its time shows whether it changes.
fn settle(path: &Path) {
    set_modified(path, SystemTime::now() - Duration::from_secs(3600));
}

fn set_modified(path: &Path, time: SystemTime) {
    File::options().append(true).open(path).unwrap().set_modified(time).unwrap();
}

/// What a run says of itself.
#[track_caller]
fn log(world: &World, code: i32, args: &[&str]) -> Value {
    let run = world.expect(code, &[&["index", "--index", "ix", "--log-format", "json"], args].concat());
    serde_json::from_str(&run.stderr).unwrap()
}

/// id, title and path of every article.
fn found(world: &World, index: &str, query: &str) -> Vec<String> {
    let run = world.run(&["search", "--index", index, "-n", "10000", "--format", "ndjson", query]);
    assert!(run.code < 2, "{}", run.stderr);
    let hit = |line: &str| {
        let hit: Value = serde_json::from_str(line).unwrap();
        format!("{} {} {}", hit["id"], hit["title"], hit["path"])
    };
    let mut found: Vec<String> = run.stdout.lines().map(hit).collect();
    found.sort();
    found
}

/// Asserts that the index holds what one does that is built from nothing of the same archive, and
/// applies the same list of removals.
#[track_caller]
fn as_built(world: &World, archive: &str, queries: &[&str]) {
    let _ = std::fs::remove_dir_all(world.path("neu"));
    std::fs::create_dir(world.path("neu")).unwrap();
    let _ = std::fs::copy(world.path("ix/removed.json"), world.path("neu/removed.json"));
    let build = world.run(&["index", "--index", "neu", "--full", archive]);
    assert!([0, 3].contains(&build.code), "{}", build.stderr);
    for query in queries {
        let (updated, built) = (found(world, "ix", query), found(world, "neu", query));
        let differ = |some: &[String], others: &[String]| {
            some.iter().filter(|article| !others.contains(article)).cloned().collect::<Vec<_>>()
        };
        assert!(
            updated == built,
            "{query}: only the old index has {:?}, only the new one {:?}",
            differ(&updated, &built),
            differ(&built, &updated)
        );
    }
    let status = |index| {
        let status = world.expect(0, &["status", "--index", index, "--format", "json"]).stdout;
        let status: Value = serde_json::from_str(&status).unwrap();
        ["articles", "files", "copies", "removed", "failures", "failed"].map(|key| status[key].clone())
    };
    assert_eq!(status("ix"), status("neu"));
}
