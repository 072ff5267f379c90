//! Which files have changed.

use crate::state::sources::ReadFile;
use nachlese_archive::{Failure, SourceFile, digest};
use rayon::prelude::*;
use std::cmp::Ordering;
use std::collections::HashSet;
use std::fs::File;

/// How the files of an archive differ from those that a generation was made of. Files are numbered as in either list.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Changes {
    /// Files that are what they were: old number, new number.
    pub(crate) kept: Vec<(usize, usize)>,
    /// Files that are new or have changed, by their new number, with the old one.
    pub(crate) read: Vec<(usize, Option<usize>)>,
    /// Old numbers of files that are gone.
    pub(crate) vanished: Vec<usize>,
    /// Bytes of all files that are read again or gone.
    pub(crate) bytes: u64,
}

/// What is known of a file without reading it.
enum Known {
    Same,
    Changed,
    /// Its size is what it was, its time or inode is not, or cannot tell: its digest decides.
    InDoubt,
}

impl Changes {
    /// Compares two lists of files, both sorted by name. Reads the files that are in doubt, in parallel.
    pub(crate) fn between(old: &[ReadFile], failures: &[Failure], new: &[SourceFile]) -> Changes {
        let mut changes = Changes::default();
        let passing: HashSet<&str> =
            failures.iter().filter(|f| f.kind.may_pass()).map(|f| f.path.as_str()).collect();
        let mut in_doubt = Vec::new();
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
                    match old.get(before).zip(new.get(now)).map(|(old, new)| known(old, &passing, new)) {
                        Some(Known::Same) => changes.kept.push((before, now)),
                        Some(Known::InDoubt) => in_doubt.push((before, now)),
                        _ => changes.read.push((now, Some(before))),
                    }
                }
            }
            before += usize::from(order != Ordering::Greater);
            now += usize::from(order != Ordering::Less);
        }
        let same: Vec<bool> = in_doubt
            .par_iter()
            .map(|(before, now)| {
                let pair = old.get(*before).zip(new.get(*now));
                pair.is_some_and(|(old, new)| old.digest.is_some() && digest(&new.path).ok() == old.digest)
            })
            .collect();
        for ((before, now), same) in in_doubt.into_iter().zip(same) {
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

    /// Whether nothing needs to be read again, and nothing is gone.
    pub(crate) fn is_empty(&self) -> bool {
        self.read.is_empty() && self.vanished.is_empty()
    }
}

/// `passing` are the files that could not be opened, which may come to be readable without having changed.
fn known(old: &ReadFile, passing: &HashSet<&str>, new: &SourceFile) -> Known {
    let fails_still = || passing.contains(new.name.as_str()) && File::open(&new.path).is_err();
    if old.file.size != new.size || old.digest.is_none() && !fails_still() {
        return Known::Changed;
    }
    let stated = (old.file.modified_ns, old.file.inode) == (new.modified_ns, new.inode);
    match (&old.digest, stated) {
        // It could not be opened, and still cannot.
        (None, true) => Known::Same,
        (None, false) => Known::Changed,
        (Some(_), true) if old.settled => Known::Same,
        (Some(_), _) => Known::InDoubt,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::generation::files::now_ns;
    use crate::state::sources::Outcomes;
    use nachlese_archive::{Entry, Selection, entries, list};
    use std::io::Write;
    use std::path::Path;
    use std::time::{Duration, SystemTime};

    fn listed(folder: &Path) -> Vec<SourceFile> {
        list(&[folder.to_owned()], &Selection::default()).unwrap().files
    }

    fn read(file: &SourceFile, settled: bool) -> ReadFile {
        let digest = digest(&file.path).ok();
        ReadFile { file: file.clone(), digest, settled, records: 1, failed: 0, outcomes: Outcomes::default() }
    }

    /// A reader to whom half of a line was all there was, for a moment.
    #[test]
    fn a_file_that_is_written_once_more_while_it_is_read_is_read_again() {
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
    fn a_file_has_changed_where_its_content_has() {
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
