//! An index folder: copied, and looked through for what must not lie there.

use super::operation::Abilities;
use crate::support::World;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Everything that may lie in an index folder while nobody writes.
const KNOWN: [&str; 5] = ["lock", "current", "removed.json", "last-run.json", "generations"];

/// Makes `to` what `from` is; where there is no `from`, there is no `to`.
pub fn copy(from: &Path, to: &Path) {
    if to.exists() {
        std::fs::remove_dir_all(to).unwrap();
    }
    if from.exists() {
        copy_below(from, to);
    }
}

fn copy_below(from: &Path, to: &Path) {
    std::fs::create_dir(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy_below(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// What lies there and should not, or should and does not, once a run has ended well.
pub fn disorder(index: &Path, keep: usize) -> Vec<String> {
    let mut complaints: Vec<String> = Vec::new();
    for name in names(index).into_iter().filter(|name| !KNOWN.contains(&name.as_str())) {
        complaints.push(format!("{name} was left behind"));
    }
    let generations = index.join("generations");
    let (finished, others): (Vec<_>, Vec<_>) = names(&generations)
        .into_iter()
        .partition(|name| name.len() >= 4 && name.bytes().all(|byte| byte.is_ascii_digit()));
    complaints.extend(others.iter().map(|name| format!("generations/{name} was left behind")));
    if finished.len() > keep {
        complaints.push(format!("there are generations {finished:?}, {keep} are to be kept"));
    }
    let pointer = std::fs::read_to_string(index.join("current")).unwrap_or_default();
    let current = pointer.split_whitespace().next();
    if current != finished.last().map(String::as_str) {
        complaints.push(format!("{current:?} is in use, and there are generations {finished:?}"));
    }
    for name in finished {
        let listed = listed(&generations.join(&name));
        let found = lengths(&generations.join(&name));
        if listed != found {
            let names = |files: &BTreeMap<String, u64>, others: &BTreeMap<String, u64>| {
                let others = |file: &&String| others.get(*file) != files.get(*file);
                files.keys().filter(others).cloned().collect::<Vec<_>>().join(" ")
            };
            complaints.push(format!(
                "generation {name} is not what it was: listed only [{}], found only [{}]",
                names(&listed, &found),
                names(&found, &listed)
            ));
        }
    }
    complaints
}

/// What `check` says of the index in use, where the program has that command.
pub fn damage(world: &World, index: &str, full: bool) -> Option<String> {
    if !Abilities::of_the_program().check || !world.path(index).join("current").exists() {
        return None;
    }
    let mut args = vec!["check", "--index", index];
    args.extend(full.then_some("--full"));
    let run = world.run(&args);
    (run.code != 0).then(|| format!("check ended with {}: {}{}", run.code, run.stdout, run.stderr))
}

/// The files that the newest generation shares with another one; `None` where that is unknown.
pub fn inherited(index: &Path) -> Option<Vec<String>> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        let generations = index.join("generations");
        let newest = generations.join(names(&generations).last().unwrap());
        let shared = |file: &String| std::fs::metadata(newest.join(file)).unwrap().nlink() > 1;
        Some(lengths(&newest).into_keys().filter(shared).collect())
    }
    #[cfg(not(unix))]
    None
}

/// How many segments the newest generation has.
pub fn segments(index: &Path) -> usize {
    let generations = index.join("generations");
    let newest = names(&generations).pop_last().map(|name| lengths(&generations.join(name)));
    newest.unwrap_or_default().keys().filter(|file| file.ends_with(".store")).count()
}

fn names(folder: &Path) -> BTreeSet<String> {
    let Ok(entries) = std::fs::read_dir(folder) else { return BTreeSet::new() };
    entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

/// The files of a generation by its manifest, with their lengths.
fn listed(generation: &Path) -> BTreeMap<String, u64> {
    let manifest = std::fs::read(generation.join("manifest.json")).unwrap_or_default();
    let manifest: Value = serde_json::from_slice(&manifest).unwrap_or_default();
    let files = manifest["files"].as_object().cloned().unwrap_or_default();
    files.into_iter().map(|(name, file)| (name, file["length"].as_u64().unwrap())).collect()
}

/// The files of a generation that are there, but for the manifest.
fn lengths(generation: &Path) -> BTreeMap<String, u64> {
    let mut found = BTreeMap::new();
    let mut folders = vec![generation.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let (path, meta) = entry.map(|entry| (entry.path(), entry.metadata().unwrap())).unwrap();
            if meta.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(generation).unwrap().to_str().unwrap().to_owned();
                found.insert(name, meta.len());
            }
        }
    }
    found.remove("manifest.json");
    found
}
