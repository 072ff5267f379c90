//! What a generation in use consists of lies on the disk before the pointer names it: a kill cannot
//! show that, as the machine goes on and keeps what was written, but the log of calls can.

use super::{Call, Fault, run, shim, world};
use crate::crash::archive::Archive;
use crate::crash::folder::copy;
use crate::crash::operation::{Abilities, Operation};
use std::collections::BTreeMap;
use std::path::Path;

/// Files and folders that were written to, and whether that was synced since.
#[derive(Default)]
struct Disk(BTreeMap<String, bool>);

impl Disk {
    fn follow(&mut self, call: &Call) {
        let Call { name, path, to, .. } = call;
        match (name.as_str(), to) {
            ("fsync", _) => {
                self.0.insert(path.clone(), true);
            }
            ("link", Some(to)) => {
                self.0.insert(to.clone(), self.is_synced(path));
                self.changed_in(to);
            }
            ("rename", Some(to)) => {
                self.changed_in(path);
                let below = format!("{path}/");
                for (old, synced) in std::mem::take(&mut self.0) {
                    let moved = old == *path || old.starts_with(&below);
                    self.0.insert(if moved { format!("{to}{}", &old[path.len()..]) } else { old }, synced);
                }
                self.changed_in(to);
            }
            ("create" | "mkdir", _) => {
                self.0.insert(path.clone(), false);
                self.changed_in(path);
            }
            ("unlink" | "rmdir", _) => {
                self.0.remove(path);
                self.changed_in(path);
            }
            // write, truncate
            _ => {
                self.0.insert(path.clone(), false);
            }
        }
    }

    /// The folder of `path` has another entry.
    fn changed_in(&mut self, path: &str) {
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        self.0.insert(folder.to_owned(), false);
    }

    /// What the log says nothing of is of a run before.
    fn is_synced(&self, path: &str) -> bool {
        self.0.get(path).copied().unwrap_or(true)
    }

    /// Everything in a generation is new or linked, so that the log must have it.
    fn unsynced(&self, index: &Path, path: &str) -> Vec<String> {
        let mut found = Vec::new();
        if self.0.get(path) != Some(&true) {
            found.push(path.to_owned());
        }
        if index.join(path).is_dir() {
            for entry in std::fs::read_dir(index.join(path)).unwrap() {
                let name = entry.unwrap().file_name().into_string().unwrap();
                found.extend(self.unsynced(index, &format!("{path}/{name}")));
            }
        }
        found
    }
}

/// What a run had not synced when it had to be, by its calls.
fn not_synced_in_time(index: &Path, calls: &[Call]) -> Vec<String> {
    let current = std::fs::read_to_string(index.join("current")).unwrap();
    let generation = format!("generations/{}", current.split_whitespace().next().unwrap());
    let switch = calls.iter().position(Call::switches).unwrap();
    let mut disk = Disk::default();
    let mut late = Vec::new();
    for (place, call) in calls.iter().enumerate() {
        if call.name == "rename" && call.to.as_deref().is_some_and(|to| !to.contains('/')) {
            late.extend((!disk.is_synced(&call.path)).then(|| call.path.clone()));
        }
        if place == switch {
            late.extend(disk.unsynced(index, &generation));
            late.extend((!disk.is_synced("generations")).then(|| "generations".to_owned()));
        }
        disk.follow(call);
    }
    if !calls[switch..].iter().any(|call| call.name == "fsync" && call.path.is_empty()) {
        late.push("the switch itself".to_owned());
    }
    late
}

const ARCHIVE: Archive = Archive { files: 8, articles: 3, step: 1 };

#[test]
fn everything_is_synced_before_the_switch() {
    if shim().is_none() {
        return;
    }
    let world = world();
    let mut operations = vec![Operation::First, Operation::Update, Operation::Full];
    if Abilities::of_the_program().remove {
        operations.push(Operation::Remove("5-0".to_owned()));
    }
    for (state, operation) in operations.into_iter().enumerate() {
        ARCHIVE.bring_to(&world, state);
        let calls = run(&world, &operation, "ix", Fault::Full, 0).calls;
        let late = not_synced_in_time(&world.path("ix"), &calls);
        assert!(late.is_empty(), "{} did not sync in time: {late:#?}", operation.name());
    }
}

/// Disks that know no links get copies.
#[test]
fn a_copy_in_place_of_a_link_is_synced() {
    if shim().is_none() || !Abilities::of_the_program().rewrite_below {
        return;
    }
    let world = world();
    ARCHIVE.bring_to(&world, 0);
    run(&world, &Operation::First, "vorher", Fault::Full, 0);
    ARCHIVE.bring_to(&world, 1);
    copy(&world.path("vorher"), &world.path("ix"));
    let calls = run(&world, &Operation::Update, "ix", Fault::Eio, 0).calls;
    let links: Vec<&Call> = calls.iter().filter(|call| call.name == "link").collect();
    assert!(links.len() > 6, "{links:?}");
    for link in links {
        copy(&world.path("vorher"), &world.path("ix"));
        let outcome = run(&world, &Operation::Update, "ix", Fault::Eio, link.number);
        assert_eq!(outcome.code, Some(0), "{}", outcome.stderr);
        // The link that failed is in the log as if it had been made.
        let calls: Vec<Call> = outcome.calls.into_iter().filter(|call| call.number != link.number).collect();
        let late = not_synced_in_time(&world.path("ix"), &calls);
        assert!(late.is_empty(), "not synced in time: {late:#?}");
    }
}
