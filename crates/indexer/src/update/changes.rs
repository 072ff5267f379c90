//! Which files of an archive have changed.

use crate::generation::sources::ReadFile;
use nachlese_archive::{Failure, SourceFile, digest};
use rayon::prelude::*;
use std::cmp::Ordering;
use std::collections::HashSet;
use std::fs::File;

/// How the files of an archive differ from those that a generation was made of. Files are numbered
/// by their positions in the old and the new list.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Changes {
    /// Unchanged files: old number, new number.
    pub(crate) kept: Vec<(usize, usize)>,
    /// New and changed files: new number, and the old number if there is one.
    pub(crate) read: Vec<(usize, Option<usize>)>,
    /// Old numbers of files that no longer exist.
    pub(crate) vanished: Vec<usize>,
    /// The size of all files that are new, changed or gone, in bytes.
    pub(crate) bytes: u64,
}

/// What is known about a file without reading it.
enum FileState {
    Same,
    Changed,
    /// The size is the same, but time or inode differ or are not reliable: the digest decides.
    Uncertain,
}

impl Changes {
    /// Compares two lists of files, both sorted by name. Reads uncertain files, in parallel.
    pub(crate) fn between(old: &[ReadFile], failures: &[Failure], new: &[SourceFile]) -> Changes {
        let mut changes = Changes::default();
        let transient: HashSet<&str> =
            failures.iter().filter(|f| f.kind.may_pass()).map(|f| f.path.as_str()).collect();
        let mut uncertain = Vec::new();
        let (mut before, mut now) = (0, 0);
        loop {
            let order = match (old.get(before), new.get(now)) {
                (None, None) => break,
                (Some(_), None) => Ordering::Less,
                (None, Some(_)) => Ordering::Greater,
                (Some(old), Some(new)) => old.file.name.cmp(&new.name),
            };
            match order {
                Ordering::Less => changes.vanished.push(before),
                Ordering::Greater => changes.read.push((now, None)),
                Ordering::Equal => {
                    match old.get(before).zip(new.get(now)).map(|(old, new)| file_state(old, &transient, new))
                    {
                        Some(FileState::Same) => changes.kept.push((before, now)),
                        Some(FileState::Uncertain) => uncertain.push((before, now)),
                        _ => changes.read.push((now, Some(before))),
                    }
                }
            }
            before += usize::from(order != Ordering::Greater);
            now += usize::from(order != Ordering::Less);
        }
        let same: Vec<bool> = uncertain
            .par_iter()
            .map(|(before, now)| {
                let pair = old.get(*before).zip(new.get(*now));
                pair.is_some_and(|(old, new)| old.digest.is_some() && digest(&new.path).ok() == old.digest)
            })
            .collect();
        for ((before, now), same) in uncertain.into_iter().zip(same) {
            if same {
                changes.kept.push((before, now));
            } else {
                changes.read.push((now, Some(before)));
            }
        }
        changes.kept.sort_unstable();
        changes.read.sort_unstable();
        let read = changes.read.iter().filter_map(|(now, _)| new.get(*now)).map(|file| file.size);
        let gone = changes.vanished.iter().filter_map(|before| old.get(*before)).map(|old| old.file.size);
        changes.bytes = read.chain(gone).sum();
        changes
    }

    /// Whether every file is unchanged.
    pub(crate) fn is_empty(&self) -> bool {
        self.read.is_empty() && self.vanished.is_empty()
    }
}

/// Compares a file with its former state. `transient` are the files that could not be opened: they
/// may become readable without having changed.
fn file_state(old: &ReadFile, transient: &HashSet<&str>, new: &SourceFile) -> FileState {
    let still_fails = || transient.contains(new.name.as_str()) && File::open(&new.path).is_err();
    if old.file.size != new.size || old.digest.is_none() && !still_fails() {
        return FileState::Changed;
    }
    let same_stat = (old.file.modified_ns, old.file.inode) == (new.modified_ns, new.inode);
    match (&old.digest, same_stat) {
        // It could not be opened, and still cannot.
        (None, true) => FileState::Same,
        (None, false) => FileState::Changed,
        (Some(_), true) if old.stat_reliable => FileState::Same,
        (Some(_), _) => FileState::Uncertain,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::generation::files::now_ns;
    use crate::generation::sources::LeftOutCounts;
    use nachlese_archive::{Entry, Selection, entries, list};
    use std::io::Write;
    use std::path::Path;
    use std::time::{Duration, SystemTime};

    fn listed(folder: &Path) -> Vec<SourceFile> {
        list(&[folder.to_owned()], &Selection::default()).unwrap().files
    }

    fn read(file: &SourceFile, stat_reliable: bool) -> ReadFile {
        let digest = digest(&file.path).ok();
        let left_out = LeftOutCounts::default();
        ReadFile { file: file.clone(), digest, stat_reliable, records: 1, failed: 0, left_out }
    }

    /// The file ended in the middle of a line while it was read.
    #[test]
    fn a_file_that_grows_while_it_is_read_is_read_again() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.jsonl");
        let (half, rest) = ("{\"title\": \"Haus\"}\n{\"title\":", " \"Hof\"}\n");
        std::fs::write(&path, format!("{half}{rest}")).unwrap();
        let an_hour_ago = SystemTime::now() - Duration::from_secs(3600);
        File::options().append(true).open(&path).unwrap().set_modified(an_hour_ago).unwrap();
        let before = listed(folder.path());
        std::fs::write(&path, half).unwrap();
        let mut entries = entries(0, &before[0]);
        let mut read: Vec<_> = entries.by_ref().take(2).collect();
        File::options().append(true).open(&path).unwrap().write_all(rest.as_bytes()).unwrap();
        read.extend(entries.by_ref());
        let torn = |entry: &Entry| !entry.bytes.starts_with(b"{") || !entry.bytes.ends_with(b"}");
        assert!(read.iter().flatten().any(torn), "{read:?}");
        let reading = entries.finish().unwrap();
        assert_eq!(reading.digest, digest(&path).unwrap());
        let old = ReadFile::new(before[0].clone(), now_ns(), Some(reading));
        let now = listed(folder.path());
        assert_eq!(now[0].size, before[0].size);
        assert_eq!(Changes::between(&[old], &[], &now).read, [(0, Some(0))]);
    }

    #[test]
    fn a_file_has_changed_if_its_content_has() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
        for name in ["gone", "grown", "kept", "same size", "touched", "written in the same tick"] {
            write(&format!("{name}.txt"), "Haus");
        }
        let before = listed(folder.path());
        let old: Vec<ReadFile> =
            before.iter().map(|file| read(file, !file.name.starts_with("written"))).collect();
        let same_time = |name: &str| {
            let file = File::options().write(true).open(folder.path().join(name)).unwrap();
            let listed = before.iter().find(|file| file.name == name).unwrap();
            let time = SystemTime::UNIX_EPOCH + Duration::from_nanos(listed.modified_ns as u64);
            file.set_modified(time).unwrap();
        };
        std::fs::remove_file(folder.path().join("gone.txt")).unwrap();
        write("grown.txt", "Hausboot");
        write("new.txt", "Hof");
        write("same size.txt", "Hofs");
        let later = SystemTime::now() + Duration::from_secs(9);
        File::options()
            .write(true)
            .open(folder.path().join("same size.txt"))
            .unwrap()
            .set_modified(later)
            .unwrap();
        File::options()
            .write(true)
            .open(folder.path().join("touched.txt"))
            .unwrap()
            .set_modified(later)
            .unwrap();
        write("written in the same tick.txt", "Hofs");
        same_time("written in the same tick.txt");
        let now = listed(folder.path());
        let changes = Changes::between(&old, &[], &now);
        let names = |numbers: Vec<usize>| -> Vec<&str> {
            numbers.into_iter().map(|number| now[number].name.as_str()).collect()
        };
        assert_eq!(names(changes.kept.iter().map(|(_, now)| *now).collect()), ["kept.txt", "touched.txt"]);
        assert_eq!(
            names(changes.read.iter().map(|(now, _)| *now).collect()),
            ["grown.txt", "new.txt", "same size.txt", "written in the same tick.txt"]
        );
        assert_eq!(changes.vanished, [0]);
        assert!(!changes.is_empty());
        let unchanged: Vec<ReadFile> = now.iter().map(|file| read(file, true)).collect();
        assert!(Changes::between(&unchanged, &[], &now).is_empty());
    }
}
