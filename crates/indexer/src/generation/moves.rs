//! The new places of documents after segments were merged or renumbered.

use crate::error::IndexError;
use crate::generation::records::DocumentPlace;
use tantivy::BitSet;

/// What happened to each segment, by its old number.
#[derive(Default)]
pub(crate) struct Moves(Vec<Move>);

/// What happened to one segment.
pub(crate) enum Move {
    /// It has another number.
    Renumbered(u16),
    /// Its documents that were not deleted, `alive`, are in another segment from `first` on.
    Merged { segment: u16, first: u32, alive: BitSet },
}

impl Moves {
    /// Adds what happened to the next segment.
    pub(crate) fn push(&mut self, next: Move) {
        self.0.push(next);
    }

    /// Replaces the places of documents, in any order, with their new ones.
    ///
    /// # Errors
    ///
    /// A place is that of no document, or of a deleted one.
    pub(crate) fn apply<'p>(
        &self,
        places: impl Iterator<Item = &'p mut DocumentPlace>,
    ) -> Result<(), IndexError> {
        let ranks: Vec<Vec<u32>> = self.0.iter().map(Move::ranks).collect();
        for place in places {
            *place = self.moved(*place, &ranks).ok_or_else(|| {
                let DocumentPlace { segment, document } = place;
                IndexError::Damaged(format!(
                    "a record names document {document} of segment {segment}, which does not exist"
                ))
            })?;
        }
        Ok(())
    }

    fn moved(&self, place: DocumentPlace, ranks: &[Vec<u32>]) -> Option<DocumentPlace> {
        let number = usize::from(place.segment);
        match self.0.get(number)? {
            Move::Renumbered(segment) => Some(DocumentPlace { segment: *segment, ..place }),
            Move::Merged { segment, first, alive } => {
                let rank = ranks.get(number)?.get(place.document as usize)?;
                let is_alive = alive.contains(place.document);
                is_alive.then_some(DocumentPlace { segment: *segment, document: first + rank })
            }
        }
    }
}

impl Move {
    /// For each document of a merged segment, the number of documents before it that are not
    /// deleted. Computed once per segment: a bit set can only count by words.
    fn ranks(&self) -> Vec<u32> {
        let Move::Merged { alive, .. } = self else { return Vec::new() };
        let mut rank = 0;
        (0..alive.max_value())
            .map(|document| {
                let before = rank;
                rank += u32::from(alive.contains(document));
                before
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_of_merged_segments_close_the_gaps_and_a_deleted_one_is_an_error() {
        let mut alive = BitSet::with_max_value_and_full(4);
        alive.remove(1);
        let mut moves = Moves::default();
        moves.push(Move::Merged { segment: 1, first: 10, alive });
        moves.push(Move::Renumbered(0));
        let place = |segment, document| DocumentPlace { segment, document };
        let mut places = [place(0, 0), place(0, 3), place(1, 7)];
        moves.apply(places.iter_mut()).unwrap();
        assert_eq!(places, [place(1, 10), place(1, 12), place(0, 7)]);
        for nowhere in [place(0, 1), place(0, 4), place(2, 0)] {
            assert!(moves.apply([nowhere].iter_mut()).is_err(), "{nowhere:?}");
        }
    }
}
