//! Which articles an update writes, and which documents it deletes.
//!
//! What becomes of a record depends on the removals and on the records before it with the same id.
//! So every id that is affected by a change is resolved again, over the whole archive and in its
//! order, exactly as a build would do it. All other ids keep their articles.

use crate::document::Identity;
use crate::error::IndexError;
use crate::generation::records::{DocumentPlace, RecordOutcome, RecordRow};
use crate::pipeline::resolve::{Decision, Resolver};
use crate::removals::names::RemovalHashes;
use crate::update::changes::Changes;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// The records of one pass over files, by the new numbers of the files.
pub(crate) type PassRecords = BTreeMap<usize, Vec<Identity>>;

/// The records of the generation before.
pub(crate) struct Before<'a> {
    /// By the old number of a file.
    pub(crate) files: Vec<&'a [RecordRow]>,
    /// The removals that were in force.
    pub(crate) removed: &'a RemovalHashes,
}

impl<'a> Before<'a> {
    fn file(&self, number: usize) -> Result<&'a [RecordRow], IndexError> {
        let file = self.files.get(number).copied();
        file.ok_or_else(|| IndexError::Damaged(format!("it has no records of file {number}")))
    }
}

/// What becomes of a record of the new archive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NewOutcome {
    /// Nothing is written for it.
    Known(RecordOutcome),
    /// It is written.
    Written {
        /// Added to the id from 2 on.
        number: u32,
        /// The pass that read it.
        pass: u16,
        /// Its position among the articles of that pass that are written, from 0.
        article: u32,
    },
}

/// What an update has to do.
#[derive(Debug, Default)]
pub(crate) struct Resolution {
    /// Every record of the new archive, in its order.
    pub(crate) records: Vec<(Identity, NewOutcome)>,
    /// By the new number of a file: the number of its records.
    pub(crate) counts: Vec<u32>,
    /// For each pass and each of its records: the number for its id if it is to be written.
    pub(crate) selected: Vec<Vec<Option<u32>>>,
    /// Documents to delete, each with the hash of its record's id.
    pub(crate) deleted: BTreeMap<DocumentPlace, u64>,
    /// Unchanged files, by their new numbers, that must be read all the same: one of their records
    /// was a copy, or had another number, and is now to be written.
    pub(crate) wanted: BTreeSet<usize>,
    /// For each pass, the number of articles that are written so far.
    written: Vec<u32>,
}

impl Resolution {
    /// Resolves the records of an archive of `files` files. Files in `passes` were read; the
    /// records of all others are those of the generation before.
    ///
    /// # Errors
    ///
    /// The generation before does not have the files that `changes` names.
    pub(crate) fn new(
        before: &Before<'_>,
        files: usize,
        changes: &Changes,
        passes: &[PassRecords],
        removed: &RemovalHashes,
    ) -> Result<Resolution, IndexError> {
        let affected = affected_ids(before, changes, passes, removed)?;
        let read = changes.read.iter().filter_map(|(now, old)| Some((*now, (*old)?)));
        let kept = changes.kept.iter().map(|(old, now)| (*now, *old));
        let old_numbers: HashMap<usize, usize> = read.chain(kept).collect();
        let mut resolution = Resolution {
            selected: vec![Vec::new(); passes.len()],
            written: vec![0; passes.len()],
            ..Resolution::default()
        };
        let mut resolver = Resolver::default();
        for now in 0..files {
            let first = resolution.records.len();
            let old = match old_numbers.get(&now) {
                Some(old) => before.file(*old)?,
                None => &[],
            };
            let read = passes.iter().enumerate().find_map(|(pass, files)| Some((pass, files.get(&now)?)));
            let mut resolve = |identity: &Identity| resolver.resolve(identity, removed);
            match read {
                Some((pass, records)) => resolution.add_read_file(pass, records, old, &mut resolve),
                None => resolution.add_known_file(now, old, &affected, &mut resolve),
            }
            resolution.counts.push((resolution.records.len() - first) as u32);
        }
        for old in &changes.vanished {
            let gone = documents(before.file(*old)?);
            resolution.deleted.extend(gone.map(|(row, _, place)| (place, row.identity.own)));
        }
        Ok(resolution)
    }

    /// Adds the records of a file that was read. `old` are those that it had before.
    fn add_read_file(
        &mut self,
        pass: usize,
        records: &[Identity],
        old: &[RecordRow],
        resolve: &mut impl FnMut(&Identity) -> Decision,
    ) {
        let mut known: HashMap<Key, DocumentPlace> =
            documents(old).map(|(row, number, place)| (key(&row.identity, number), place)).collect();
        for identity in records {
            let mut selected = None;
            let outcome = match resolve(identity) {
                Decision::Copy => NewOutcome::Known(RecordOutcome::Copy),
                Decision::Removed => NewOutcome::Known(RecordOutcome::Removed),
                Decision::Article { number } => match known.remove(&key(identity, number)) {
                    Some(place) => NewOutcome::Known(RecordOutcome::Article { number, place }),
                    None => {
                        selected = Some(number);
                        let article = self.written[pass];
                        self.written[pass] += 1;
                        NewOutcome::Written { number, pass: pass as u16, article }
                    }
                },
            };
            self.selected[pass].push(selected);
            self.records.push((*identity, outcome));
        }
        self.deleted.extend(known.into_iter().map(|((own, ..), place)| (place, own)));
    }

    /// Adds the records of an unchanged file, which has the new number `now`.
    fn add_known_file(
        &mut self,
        now: usize,
        old: &[RecordRow],
        affected: &HashSet<u64>,
        resolve: &mut impl FnMut(&Identity) -> Decision,
    ) {
        for row in old {
            if !affected.contains(&row.identity.own) {
                self.records.push((row.identity, NewOutcome::Known(row.outcome)));
                continue;
            }
            let outcome = match (resolve(&row.identity), row.outcome) {
                (Decision::Copy, _) => RecordOutcome::Copy,
                (Decision::Removed, _) => RecordOutcome::Removed,
                (Decision::Article { number }, RecordOutcome::Article { number: same, place })
                    if number == same =>
                {
                    RecordOutcome::Article { number, place }
                }
                (Decision::Article { .. }, _) => {
                    // The outcome is provisional: it is resolved again when the file was read.
                    self.wanted.insert(now);
                    RecordOutcome::Copy
                }
            };
            if let RecordOutcome::Article { place, .. } = row.outcome
                && outcome != row.outcome
            {
                self.deleted.insert(place, row.identity.own);
            }
            self.records.push((row.identity, NewOutcome::Known(outcome)));
        }
    }
}

/// Splits the records of an archive by its files, given the number of records in each; `None` if
/// there are fewer or more.
pub(crate) fn by_file<T>(mut records: &[T], counts: impl Iterator<Item = u32>) -> Option<Vec<&[T]>> {
    let mut files = Vec::new();
    for count in counts {
        let (file, rest) = records.split_at_checked(count as usize)?;
        files.push(file);
        records = rest;
    }
    records.is_empty().then_some(files)
}

/// Two records with the same key have the same document.
type Key = (u64, u64, u32, u32);

fn key(identity: &Identity, number: u32) -> Key {
    (identity.own, identity.content, identity.rest, number)
}

/// The records that are articles, with their numbers and documents.
fn documents(rows: &[RecordRow]) -> impl Iterator<Item = (&RecordRow, u32, DocumentPlace)> {
    rows.iter().filter_map(|row| match row.outcome {
        RecordOutcome::Article { number, place } => Some((row, number, place)),
        RecordOutcome::Copy | RecordOutcome::Removed => None,
    })
}

/// The ids of records that are new, changed, moved, gone, removed or restored.
fn affected_ids(
    before: &Before<'_>,
    changes: &Changes,
    passes: &[PassRecords],
    removed: &RemovalHashes,
) -> Result<HashSet<u64>, IndexError> {
    let changed = changes.read.iter().filter_map(|(_, old)| *old).chain(changes.vanished.iter().copied());
    // A file that was listed as unchanged and read all the same may have lost records meanwhile.
    let read = |now: &usize| passes.iter().any(|pass| pass.contains_key(now));
    let reread = changes.kept.iter().filter(|(_, now)| read(now)).map(|(old, _)| *old);
    let mut affected = HashSet::new();
    for old in changed.chain(reread) {
        affected.extend(before.file(old)?.iter().map(|row| row.identity.own));
    }
    affected.extend(passes.iter().flat_map(BTreeMap::values).flatten().map(|identity| identity.own));
    if before.removed != removed {
        let all = before.files.iter().copied().flatten().map(|row| &row.identity);
        let turned = all.filter(|i| before.removed.contains(i) != removed.contains(i));
        affected.extend(turned.map(|i| i.own));
    }
    Ok(affected)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pipeline::resolve::Resolver;
    use proptest::prelude::*;

    /// A file's records: id and content, each of few, so that they collide.
    type File = Vec<(u64, u64)>;

    fn identity((own, content): (u64, u64)) -> Identity {
        Identity { own, content, rest: 0, url: own + 100 }
    }

    /// What a build makes of an archive.
    fn built(files: &[File], removed: &RemovalHashes) -> Vec<RecordRow> {
        let mut resolver = Resolver::default();
        let mut document = 0;
        let outcome = |decision| match decision {
            Decision::Copy => RecordOutcome::Copy,
            Decision::Removed => RecordOutcome::Removed,
            Decision::Article { number } => {
                document += 1;
                RecordOutcome::Article { number, place: DocumentPlace { segment: 0, document: document - 1 } }
            }
        };
        let mut outcome = outcome;
        files
            .iter()
            .flatten()
            .map(|record| {
                let identity = identity(*record);
                RecordRow { identity, outcome: outcome(resolver.resolve(&identity, removed)) }
            })
            .collect()
    }

    /// The rows of each file.
    fn split<'r>(rows: &'r [RecordRow], files: &[File]) -> Vec<&'r [RecordRow]> {
        by_file(rows, files.iter().map(|file| file.len() as u32)).unwrap()
    }

    fn pass(files: &[File], numbers: impl Iterator<Item = usize>) -> PassRecords {
        numbers
            .map(|number| (number, files[number].iter().map(|record| identity(*record)).collect()))
            .collect()
    }

    fn files() -> impl Strategy<Value = Vec<File>> {
        prop::collection::vec(prop::collection::vec((0u64..4, 0u64..3), 0..4), 1..5)
    }

    /// A file that has not changed must be read for one id, has changed since, and has lost
    /// another.
    #[test]
    fn records_lost_before_a_file_is_read_are_resolved_too() {
        let old: [File; 3] = [vec![(1, 0)], vec![(1, 1), (2, 0)], vec![(2, 1)]];
        let none = RemovalHashes::default();
        let rows = built(&old, &none);
        let before = Before { files: split(&rows, &old), removed: &none };
        let changes = Changes { read: vec![(0, Some(0))], kept: vec![(1, 1), (2, 2)], ..Changes::default() };
        let now: [File; 3] = [vec![], vec![(1, 1)], vec![(2, 1)]];
        let mut passes = vec![pass(&now, [0].into_iter())];
        let wanted =
            |passes: &[PassRecords]| Resolution::new(&before, 3, &changes, passes, &none).unwrap().wanted;
        assert_eq!(wanted(&passes), [1].into());
        passes.push(pass(&now, [1].into_iter()));
        // Its other record was the first of two.
        assert_eq!(wanted(&passes), [2].into());
    }

    proptest! {
        /// The same articles under the same ids, whatever has changed; and a document is written
        /// only where none was.
        #[test]
        fn an_update_resolves_records_as_a_build_would(
            old in files(), new in files(), same in any::<[bool; 5]>(), down in prop::collection::vec(0u64..4, 0..2),
            down_before in prop::collection::vec(0u64..4, 0..2), meanwhile in files(), moves in any::<[bool; 5]>(),
        ) {
            let (down, down_before) = (RemovalHashes::from_hashes(&down), RemovalHashes::from_hashes(&down_before));
            let before_rows = built(&old, &down_before);
            let mut now = new;
            let mut changes = Changes::default();
            for number in 0..now.len().max(old.len()) {
                if number >= now.len() {
                    changes.vanished.push(number);
                } else if number >= old.len() {
                    changes.read.push((number, None));
                } else if same[number] {
                    now[number] = old[number].clone();
                    changes.kept.push((number, number));
                } else {
                    changes.read.push((number, Some(number)));
                }
            }
            let before = Before { files: split(&before_rows, &old), removed: &down_before };
            let mut passes = vec![pass(&now, changes.read.iter().map(|(now, _)| *now))];
            let resolution = loop {
                let resolution = Resolution::new(&before, now.len(), &changes, &passes, &down).unwrap();
                if resolution.wanted.is_empty() {
                    break resolution;
                }
                // What had not changed when it was listed may have by the time it is read after
                // all.
                for number in resolution.wanted.iter().filter(|number| moves[**number]) {
                    if let Some(other) = meanwhile.get(*number) {
                        now[*number] = other.clone();
                    }
                }
                passes.push(pass(&now, resolution.wanted.iter().copied()));
            };
            let expected = built(&now, &down);
            prop_assert_eq!(resolution.records.len(), expected.len());
            let mut alive: HashSet<DocumentPlace> = documents(&before_rows).map(|(_, _, place)| place).collect();
            for place in resolution.deleted.keys() {
                prop_assert!(alive.remove(place), "{:?} was no document", place);
            }
            for ((identity, outcome), expected) in resolution.records.iter().zip(&expected) {
                prop_assert_eq!(identity, &expected.identity);
                match (outcome, expected.outcome) {
                    (NewOutcome::Known(RecordOutcome::Article { number, place }), RecordOutcome::Article { number: same, .. }) => {
                        prop_assert_eq!(*number, same);
                        prop_assert!(alive.remove(place), "two records are one document, or it is deleted");
                    }
                    (NewOutcome::Written { number, .. }, RecordOutcome::Article { number: same, .. }) => {
                        prop_assert_eq!(*number, same);
                    }
                    (NewOutcome::Known(outcome), expected) => prop_assert_eq!(*outcome, expected),
                    other => prop_assert!(false, "{:?}", other),
                }
            }
            prop_assert!(alive.is_empty(), "documents of no record are left: {:?}", alive);
        }
    }
}
