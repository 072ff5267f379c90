//! Which articles an update writes, and which it deletes.
//!
//! What becomes of a record depends on the records before it that have its id, and on what was taken down. So every id that
//! is touched is settled anew, over all of the archive and in its order, exactly as a build would; an id that no change
//! touches keeps what it had.

use super::changes::Changes;
use crate::document::Identity;
use crate::generation::records::{Fate, Place, Trace};
use crate::pipeline::{Decision, Ids, decide};
use crate::removals::list::RemovedHashes;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::ops::Range;

/// The records of one pass over files, in order.
pub(crate) struct Pass {
    /// By the file's new number: its records, as a range of `records`.
    pub(crate) files: BTreeMap<usize, Range<usize>>,
    pub(crate) records: Vec<Identity>,
}

/// What an update starts from.
pub(crate) struct Before<'a> {
    pub(crate) traces: &'a [Trace],
    /// By the file's old number: its records, as a range of `traces`.
    pub(crate) files: &'a [Range<usize>],
    /// What was taken down by then.
    pub(crate) removed: &'a RemovedHashes,
}

impl Before<'_> {
    fn of(&self, file: usize) -> &[Trace] {
        let range = self.files.get(file).cloned().unwrap_or_default();
        self.traces.get(range).unwrap_or_default()
    }
}

/// What becomes of a record of the new archive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NewFate {
    /// What it was, or no article.
    Is(Fate),
    /// It is written: which pass it was read in, and the how manieth article that is written of this pass.
    Written { number: u32, pass: u16, article: u32 },
}

/// What an update has to do.
#[derive(Debug, Default)]
pub(crate) struct Settlement {
    /// Every record of the new archive, in its order.
    pub(crate) records: Vec<(Identity, NewFate)>,
    /// By the file's new number: how many records it has.
    pub(crate) counts: Vec<u32>,
    /// For each pass, for each of its records: the number of its id if it is to be written.
    pub(crate) chosen: Vec<Vec<Option<u32>>>,
    /// Documents to be deleted, each with its record's own id.
    pub(crate) doomed: BTreeMap<Place, u64>,
    /// Files, by their new number, that have not changed and must be read all the same: a record of theirs was a copy, or
    /// had another number, and is to be written.
    pub(crate) wanted: BTreeSet<usize>,
}

impl Settlement {
    /// Settles the articles of an archive of so many files.
    pub(crate) fn of(
        before: &Before<'_>,
        files: usize,
        changes: &Changes,
        passes: &[Pass],
        removed: &RemovedHashes,
    ) -> Settlement {
        let touched = touched(before, changes, passes, removed);
        let mut old_numbers: Vec<Option<usize>> = vec![None; files];
        let read = changes.read.iter().map(|(now, old)| (*now, *old));
        for (now, old) in read.chain(changes.kept.iter().map(|(old, now)| (*now, Some(*old)))) {
            if let Some(number) = old_numbers.get_mut(now) {
                *number = old;
            }
        }
        let mut settlement = Settlement {
            chosen: passes.iter().map(|pass| vec![None; pass.records.len()]).collect(),
            ..Settlement::default()
        };
        let mut written = vec![0; passes.len()];
        let mut ids = Ids::default();
        for (now, old) in old_numbers.iter().enumerate() {
            let first = settlement.records.len();
            let old = old.map(|old| before.of(old)).unwrap_or_default();
            let pass = passes
                .iter()
                .enumerate()
                .find_map(|(number, pass)| Some((number, pass, pass.files.get(&now)?)));
            match pass {
                Some((number, pass, range)) => {
                    let mut known = documents(old);
                    for place in range.clone() {
                        let Some(identity) = pass.records.get(place) else { continue };
                        let decision = decide(identity, removed, &mut ids);
                        let fate = match decision {
                            Decision::Copy => NewFate::Is(Fate::Copy),
                            Decision::Removed => NewFate::Is(Fate::Removed),
                            Decision::Article { number: id } => match known.remove(&key(identity, id)) {
                                Some(place) => NewFate::Is(Fate::Article { number: id, place }),
                                None => {
                                    let chosen =
                                        settlement.chosen.get_mut(number).and_then(|c| c.get_mut(place));
                                    if let Some((chosen, written)) = chosen.zip(written.get_mut(number)) {
                                        *chosen = Some(id);
                                        *written += 1;
                                        NewFate::Written {
                                            number: id,
                                            pass: number as u16,
                                            article: *written - 1,
                                        }
                                    } else {
                                        continue;
                                    }
                                }
                            },
                        };
                        settlement.records.push((*identity, fate));
                    }
                    let left = known.into_iter().map(|((own, ..), place)| (place, own));
                    settlement.doomed.extend(left);
                }
                None => {
                    for trace in old {
                        if !touched.contains(&trace.identity.own) {
                            settlement.records.push((trace.identity, NewFate::Is(trace.fate)));
                            continue;
                        }
                        let fate = match (decide(&trace.identity, removed, &mut ids), trace.fate) {
                            (Decision::Copy, _) => Fate::Copy,
                            (Decision::Removed, _) => Fate::Removed,
                            (Decision::Article { number }, Fate::Article { number: same, place })
                                if number == same =>
                            {
                                Fate::Article { number, place }
                            }
                            (Decision::Article { .. }, _) => {
                                settlement.wanted.insert(now);
                                Fate::Copy
                            }
                        };
                        if let Fate::Article { place, .. } = trace.fate
                            && fate != trace.fate
                        {
                            settlement.doomed.insert(place, trace.identity.own);
                        }
                        settlement.records.push((trace.identity, NewFate::Is(fate)));
                    }
                }
            }
            settlement.counts.push((settlement.records.len() - first) as u32);
        }
        let gone = changes.vanished.iter().flat_map(|old| before.of(*old));
        settlement.doomed.extend(documents_of(gone).map(|(trace, _, place)| (place, trace.identity.own)));
        settlement
    }
}

/// What makes a document that is there the one that would be written.
type Key = (u64, u64, u32, u32);

fn key(identity: &Identity, number: u32) -> Key {
    (identity.own, identity.content, identity.rest, number)
}

fn documents_of<'t>(
    traces: impl Iterator<Item = &'t Trace>,
) -> impl Iterator<Item = (&'t Trace, u32, Place)> {
    traces.filter_map(|trace| match trace.fate {
        Fate::Article { number, place } => Some((trace, number, place)),
        Fate::Copy | Fate::Removed => None,
    })
}

fn documents(traces: &[Trace]) -> HashMap<Key, Place> {
    documents_of(traces.iter()).map(|(trace, number, place)| (key(&trace.identity, number), place)).collect()
}

/// The ids whose records are not all what and where they were.
fn touched(before: &Before<'_>, changes: &Changes, passes: &[Pass], removed: &RemovedHashes) -> HashSet<u64> {
    let changed = changes.read.iter().filter_map(|(_, old)| *old).chain(changes.vanished.iter().copied());
    // What was listed as unchanged and read all the same may have lost records meanwhile.
    let read = |now: &usize| passes.iter().any(|pass| pass.files.contains_key(now));
    let reread = changes.kept.iter().filter(|(_, now)| read(now)).map(|(old, _)| *old);
    let old = changed.chain(reread).flat_map(|file| before.of(file));
    let mut touched: HashSet<u64> = old.map(|trace| trace.identity.own).collect();
    touched.extend(passes.iter().flat_map(|pass| &pass.records).map(|identity| identity.own));
    if before.removed != removed {
        let turned = before.traces.iter().map(|trace| &trace.identity);
        touched.extend(turned.filter(|i| before.removed.cover(i) != removed.cover(i)).map(|i| i.own));
    }
    touched
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pipeline::Ids;
    use proptest::prelude::*;

    /// A file's records: id and content, each of few, so that they collide.
    type File = Vec<(u64, u64)>;

    fn identity((own, content): (u64, u64)) -> Identity {
        Identity { own, content, rest: 0, url: own + 100 }
    }

    /// What a build makes of an archive.
    fn built(files: &[File], removed: &RemovedHashes) -> Vec<Trace> {
        let mut ids = Ids::default();
        let mut document = 0;
        let fate = |decision| match decision {
            Decision::Copy => Fate::Copy,
            Decision::Removed => Fate::Removed,
            Decision::Article { number } => {
                document += 1;
                Fate::Article { number, place: Place { segment: 0, document: document - 1 } }
            }
        };
        let mut fate = fate;
        files
            .iter()
            .flatten()
            .map(|record| {
                let identity = identity(*record);
                Trace { identity, fate: fate(decide(&identity, removed, &mut ids)) }
            })
            .collect()
    }

    fn ranges(files: &[File]) -> Vec<Range<usize>> {
        let ends: Vec<usize> = (0..=files.len()).map(|n| files.iter().take(n).map(Vec::len).sum()).collect();
        ends.windows(2).map(|pair| pair[0]..pair[1]).collect()
    }

    fn pass(files: &[File], numbers: impl Iterator<Item = usize>) -> Pass {
        let mut pass = Pass { files: BTreeMap::new(), records: Vec::new() };
        for number in numbers {
            let first = pass.records.len();
            pass.records.extend(files[number].iter().map(|record| identity(*record)));
            pass.files.insert(number, first..pass.records.len());
        }
        pass
    }

    fn files() -> impl Strategy<Value = Vec<File>> {
        prop::collection::vec(prop::collection::vec((0u64..4, 0u64..3), 0..4), 1..5)
    }

    /// A file that has not changed must be read for one id, has changed since, and has lost another.
    #[test]
    fn what_is_lost_while_it_is_read_is_settled_too() {
        let old: [File; 3] = [vec![(1, 0)], vec![(1, 1), (2, 0)], vec![(2, 1)]];
        let (none, ranges) = (RemovedHashes::default(), ranges(&old));
        let traces = built(&old, &none);
        let before = Before { traces: &traces, files: &ranges, removed: &none };
        let changes = Changes { read: vec![(0, Some(0))], kept: vec![(1, 1), (2, 2)], ..Changes::default() };
        let now: [File; 3] = [vec![], vec![(1, 1)], vec![(2, 1)]];
        let mut passes = vec![pass(&now, [0].into_iter())];
        let wanted = |passes: &[Pass]| Settlement::of(&before, 3, &changes, passes, &none).wanted;
        assert_eq!(wanted(&passes), [1].into());
        passes.push(pass(&now, [1].into_iter()));
        // Its other record was the first of two.
        assert_eq!(wanted(&passes), [2].into());
    }

    proptest! {
        /// The same articles under the same ids, whatever has changed; and a document is written only where none was.
        #[test]
        fn an_update_settles_what_a_build_would(
            old in files(), new in files(), same in any::<[bool; 5]>(), down in prop::collection::vec(0u64..4, 0..2),
            down_before in prop::collection::vec(0u64..4, 0..2), meanwhile in files(), moves in any::<[bool; 5]>(),
        ) {
            let (down, down_before) = (RemovedHashes::of(&down), RemovedHashes::of(&down_before));
            let before_traces = built(&old, &down_before);
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
            let old_ranges = ranges(&old);
            let before = Before { traces: &before_traces, files: &old_ranges, removed: &down_before };
            let mut passes = vec![pass(&now, changes.read.iter().map(|(now, _)| *now))];
            let settlement = loop {
                let settlement = Settlement::of(&before, now.len(), &changes, &passes, &down);
                if settlement.wanted.is_empty() {
                    break settlement;
                }
                // What had not changed when it was listed may have by the time it is read after all.
                for number in settlement.wanted.iter().filter(|number| moves[**number]) {
                    if let Some(other) = meanwhile.get(*number) {
                        now[*number] = other.clone();
                    }
                }
                passes.push(pass(&now, settlement.wanted.iter().copied()));
            };
            let expected = built(&now, &down);
            prop_assert_eq!(settlement.records.len(), expected.len());
            let mut alive: HashSet<Place> = documents_of(before_traces.iter()).map(|(_, _, place)| place).collect();
            for place in settlement.doomed.keys() {
                prop_assert!(alive.remove(place), "{:?} was no document", place);
            }
            for ((identity, fate), expected) in settlement.records.iter().zip(&expected) {
                prop_assert_eq!(identity, &expected.identity);
                match (fate, expected.fate) {
                    (NewFate::Is(Fate::Article { number, place }), Fate::Article { number: same, .. }) => {
                        prop_assert_eq!(*number, same);
                        prop_assert!(alive.remove(place), "two records are one document, or it is deleted");
                    }
                    (NewFate::Written { number, .. }, Fate::Article { number: same, .. }) => {
                        prop_assert_eq!(*number, same);
                    }
                    (NewFate::Is(fate), expected) => prop_assert_eq!(*fate, expected),
                    other => prop_assert!(false, "{:?}", other),
                }
            }
            prop_assert!(alive.is_empty(), "documents of no record are left: {:?}", alive);
        }
    }
}
