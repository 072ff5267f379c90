//! The first pass of a ranking: the best candidates among all that have any of many terms.
//!
//! MaxScore (Turtle & Flood 1995) over windows of documents, as Lucene and PISA do it: the terms that could lift no document among the best
//! by themselves are only looked up in those that another term found. Tantivy's union (block-max WAND) finds the next document by sorting
//! its terms, which is dear for the twenty of a headline, of which half are short beginnings that many documents have: 6.2 ms a query on a
//! million articles, where this takes a sixth of it (docs/performance.md, "First pass").

use super::bm25;
use crate::error::Failed;
use crate::generation::Generation;
use crate::lowering::{AnyOf, RankTerm};
use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;
use tantivy::fieldnorm::FieldNormReader;
use tantivy::postings::{BlockSegmentPostings, TermInfo};
use tantivy::query::{EnableScoring, Scorer};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocAddress, DocId, Score, SegmentOrdinal, SegmentReader, TERMINATED, Term};

/// Documents that are scored at a time: their scores stay in the nearest cache.
const WINDOW: usize = 4096;

/// A score in whole points.
type Points = i32;

/// The points of all terms together.
const MOST_POINTS: f32 = (1 << 30) as f32;

/// The best `limit` documents of a ranking, best first; of equal ones those that lie first in the archive.
pub(super) fn best(
    generation: &Generation,
    ranking: &AnyOf,
    limit: usize,
) -> Result<Vec<(Score, DocAddress)>, Failed> {
    let mut weights: Vec<Option<Weight>> =
        ranking.terms.iter().map(|term| Weight::of(generation, term)).collect::<Result<_, _>>()?;
    // Whole points add up to the same in whatever order: a document's place does not hang on how many are asked for.
    let sum: f32 = weights.iter().flatten().map(|weight| weight.most).sum();
    let scale = if sum > 0.0 { MOST_POINTS / sum } else { 0.0 };
    weights.iter_mut().flatten().for_each(|weight| weight.most *= scale);
    let filter = ranking.filter.as_ref();
    let filter = filter
        .map(|query| query.weight(EnableScoring::disabled_from_searcher(&generation.searcher)))
        .transpose()?;
    let mut best = Best { limit, heap: BinaryHeap::with_capacity(limit + 1) };
    for (ordinal, segment) in generation.searcher.segment_readers().iter().enumerate() {
        let mut lists = Vec::new();
        for (term, weight) in ranking.terms.iter().zip(&weights) {
            if let Some(weight) = weight {
                lists.extend(List::open(segment, ordinal, term, weight)?);
            }
        }
        let filter = filter.as_ref().map(|weight| weight.scorer(segment, 1.0)).transpose()?;
        Pass::new(segment, ordinal as SegmentOrdinal, lists, filter).run(&mut best);
    }
    let mut best = best.heap.into_vec();
    best.sort_unstable();
    let score = |points: Points| if scale > 0.0 { points as f32 / scale } else { 0.0 };
    Ok(best.into_iter().map(|Reverse(found)| (score(found.points), found.address)).collect())
}

/// What a term counts in the whole index.
struct Weight {
    /// Points that no document exceeds.
    most: f32,
    /// BM25's denominator beside the number of occurrences, by the length of the text as Tantivy keeps it: in one byte.
    norms: Vec<f32>,
    /// Where each segment has its postings.
    postings: Vec<Option<TermInfo>>,
}

impl Weight {
    /// `None` for a term that no document has.
    fn of(generation: &Generation, term: &RankTerm) -> Result<Option<Weight>, Failed> {
        let (mut frequency, mut tokens, mut documents) = (0.0, 0.0, 0.0);
        let wanted = Term::from_field_text(term.field, &term.text);
        let mut postings = Vec::new();
        for segment in generation.searcher.segment_readers() {
            let index = segment.inverted_index(term.field)?;
            let info = index.get_term_info(&wanted)?;
            frequency += info.as_ref().map_or(0.0, |info| info.doc_freq as f32);
            postings.push(info);
            tokens += index.total_num_tokens() as f32;
            documents += segment.max_doc() as f32;
        }
        if frequency == 0.0 {
            return Ok(None);
        }
        let constants = &generation.schema.ranking;
        let average = (tokens / documents).max(1.0);
        let length = |id: u8| FieldNormReader::id_to_fieldnorm(id) as f32 / average;
        let norms = (0..=u8::MAX).map(|id| bm25::norm(length(id), constants)).collect();
        let most = term.weight * bm25::idf(documents, frequency).powf(constants.idf_exponent);
        Ok(Some(Weight { most, norms, postings }))
    }
}

/// The documents of a segment that have a term, from where the pass has come to.
struct List<'w> {
    postings: BlockSegmentPostings,
    /// The next place in the block of postings at hand.
    at: usize,
    lengths: FieldNormReader,
    weight: &'w Weight,
}

impl<'w> List<'w> {
    fn open(
        segment: &SegmentReader,
        ordinal: usize,
        term: &RankTerm,
        weight: &'w Weight,
    ) -> Result<Option<Self>, Failed> {
        let Some(Some(info)) = weight.postings.get(ordinal) else { return Ok(None) };
        let index = segment.inverted_index(term.field)?;
        let postings = index.read_block_postings_from_terminfo(info, IndexRecordOption::WithFreqs)?;
        let lengths = segment.get_fieldnorms_reader(term.field)?;
        Ok(Some(List { postings, at: 0, lengths, weight }))
    }

    fn next(&self) -> DocId {
        self.postings.docs().get(self.at).copied().unwrap_or(TERMINATED)
    }

    fn points(&self, doc: DocId, occurrences: u32) -> Points {
        let norm = self.weight.norms.get(usize::from(self.lengths.fieldnorm_id(doc)));
        let occurrences = occurrences as f32;
        (self.weight.most * occurrences / (occurrences + norm.copied().unwrap_or(1.0))) as Points
    }

    /// Adds the scores of all documents below `end` to the window's.
    fn add_until(&mut self, end: DocId, window: &mut Window) {
        loop {
            let rest = self.postings.docs().get(self.at..).unwrap_or_default();
            let occurrences = self.postings.freqs().get(self.at..).unwrap_or_default();
            let mut passed = 0;
            for (&doc, &occurrences) in rest.iter().zip(occurrences) {
                if doc >= end {
                    break;
                }
                window.add(doc, self.points(doc, occurrences));
                passed += 1;
            }
            self.at += passed;
            if passed < rest.len() || rest.is_empty() {
                return;
            }
            self.postings.advance();
            self.at = 0;
        }
    }

    /// The points of a document that does not lie behind.
    fn points_of(&mut self, doc: DocId) -> Points {
        self.at = self.postings.seek(doc);
        if self.next() != doc {
            return 0;
        }
        let occurrences = self.postings.freqs().get(self.at).copied().unwrap_or(1);
        self.points(doc, occurrences)
    }
}

/// The scores of some documents in a row.
struct Window {
    start: DocId,
    scores: Vec<Points>,
    /// A bit for each document that has a score.
    scored: Vec<u64>,
}

impl Window {
    fn add(&mut self, doc: DocId, points: Points) {
        // Of a damaged index they may be in any order.
        let place = doc.wrapping_sub(self.start) as usize;
        if let (Some(sum), Some(bits)) = (self.scores.get_mut(place), self.scored.get_mut(place / 64)) {
            *sum = sum.saturating_add(points);
            *bits |= 1 << (place % 64);
        }
    }

    /// Takes each document out, with its score.
    fn drain(&mut self, mut take: impl FnMut(DocId, Points)) {
        for (word, bits) in self.scored.iter_mut().enumerate() {
            while *bits != 0 {
                let place = word * 64 + bits.trailing_zeros() as usize;
                *bits &= *bits - 1;
                if let Some(score) = self.scores.get_mut(place) {
                    take(self.start + place as DocId, std::mem::take(score));
                }
            }
        }
    }
}

/// One pass over a segment.
struct Pass<'s, 'w> {
    segment: &'s SegmentReader,
    ordinal: SegmentOrdinal,
    /// Those that can add least come first.
    lists: Vec<List<'w>>,
    /// What this list and those before it can add at most.
    most: Vec<Points>,
    /// Documents that hits must be among.
    filter: Option<Box<dyn Scorer>>,
}

impl<'s, 'w> Pass<'s, 'w> {
    fn new(
        segment: &'s SegmentReader,
        ordinal: SegmentOrdinal,
        mut lists: Vec<List<'w>>,
        filter: Option<Box<dyn Scorer>>,
    ) -> Self {
        lists.sort_by(|a, b| a.weight.most.total_cmp(&b.weight.most));
        let mut sum: Points = 0;
        let most = lists.iter().map(|list| {
            sum = sum.saturating_add(list.weight.most.ceil() as Points);
            sum
        });
        Pass { segment, ordinal, most: most.collect(), lists, filter }
    }

    fn run(mut self, best: &mut Best) {
        let mut window = Window { start: 0, scores: vec![0; WINDOW], scored: vec![0; WINDOW / 64] };
        loop {
            // The lists before this one do not make a hit together.
            let essential = self.most.partition_point(|most| *most <= best.least());
            let (others, finding) = self.lists.split_at_mut(essential);
            let start = finding.iter().map(List::next).min().unwrap_or(TERMINATED);
            // A damaged index may have documents that there are not.
            if start >= self.segment.max_doc() {
                return;
            }
            window.start = start;
            let end = start.saturating_add(WINDOW as DocId);
            for list in finding {
                list.add_until(end, &mut window);
            }
            window.drain(|doc, mut points| {
                for (list, most) in others.iter_mut().zip(&self.most).rev() {
                    if points.saturating_add(*most) <= best.least() {
                        return;
                    }
                    points = points.saturating_add(list.points_of(doc));
                }
                if points > best.least()
                    && !self.segment.is_deleted(doc)
                    && self.filter.as_mut().is_none_or(|filter| has(filter.as_mut(), doc))
                {
                    best.offer(Found { points, address: DocAddress::new(self.ordinal, doc) });
                }
            });
        }
    }
}

/// Whether a filter has a document that does not lie behind.
fn has(filter: &mut dyn Scorer, doc: DocId) -> bool {
    let at = if filter.doc() < doc { filter.seek(doc) } else { filter.doc() };
    at == doc
}

/// A document and its points; what ranks first is greater.
#[derive(PartialEq)]
struct Found {
    points: Points,
    address: DocAddress,
}

impl Eq for Found {}

impl Ord for Found {
    fn cmp(&self, other: &Self) -> Ordering {
        self.points.cmp(&other.points).then_with(|| other.address.cmp(&self.address))
    }
}

impl PartialOrd for Found {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// The best documents so far.
struct Best {
    limit: usize,
    heap: BinaryHeap<Reverse<Found>>,
}

impl Best {
    /// What a document must exceed: where there is room any will do, also one with words that count nothing.
    fn least(&self) -> Points {
        match self.heap.peek() {
            Some(Reverse(least)) if self.heap.len() >= self.limit => least.points,
            _ => -1,
        }
    }

    fn offer(&mut self, found: Found) {
        self.heap.push(Reverse(found));
        if self.heap.len() > self.limit {
            self.heap.pop();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lowering::lower;
    use crate::options::{Match, MatchOptions};
    use crate::{Index, syntax};
    use nachlese_indexer::{Order, Quiet};
    use proptest::prelude::*;
    use std::sync::LazyLock;

    /// A word for a number below 1000: three syllables.
    fn word(number: usize) -> String {
        let syllables = ["ba", "de", "ko", "lum", "mi", "ner", "po", "rat", "su", "tik"];
        [number / 100, number / 10, number].map(|digit| syllables[digit % 10]).concat()
    }

    /// Some thousand short articles of words as frequent as words are: the n-th a share of 1/n.
    fn archive() -> &'static (tempfile::TempDir, Index) {
        static ARCHIVE: LazyLock<(tempfile::TempDir, Index)> = LazyLock::new(|| {
            let folder = tempfile::tempdir().unwrap();
            let mut seed = 1_u64;
            let mut random = move || {
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                (seed >> 33) as f64 / (1_u64 << 31) as f64
            };
            let lines = (0..9_000).map(|n| {
                let words = (0..3 + n % 9).map(|_| word(400_f64.powf(random()) as usize));
                let body = words.collect::<Vec<_>>().join(" ");
                format!("{{\"id\":\"{n}\",\"body\":\"{body}\"}}\n")
            });
            let (archive, index) = (folder.path().join("a.jsonl"), folder.path().join("index"));
            std::fs::write(&archive, lines.collect::<String>()).unwrap();
            let order = Order { threads: 2, ..Order::new(index.clone(), vec![archive]) };
            nachlese_indexer::run(&order, &Quiet).unwrap();
            let index = Index::open(index).unwrap();
            (folder, index)
        });
        &ARCHIVE
    }

    fn candidates(query: &str, limit: usize) -> Vec<(Score, DocAddress)> {
        let generation = archive().1.generation();
        let options = MatchOptions::new().matching(Match::Any);
        let plan =
            generation.with_analyzer(|a| lower(&generation, a, &syntax::parse(query), &options)).unwrap();
        best(&generation, &plan.ranking.unwrap(), limit).unwrap()
    }

    proptest! {
        /// Whatever is not looked at could not have been among them.
        #[test]
        fn the_best_are_the_best_of_all(
            words in proptest::collection::vec(1_usize..400, 1..9), limit in 1_usize..60, without in 1_usize..30
        ) {
            let mut query: String = words.iter().map(|number| word(*number) + " ").collect();
            if without > 20 {
                query += &format!("-{}", word(without));
            }
            let (few, all) = (candidates(&query, limit), candidates(&query, 10_000));
            prop_assert_eq!(few.len(), limit.min(all.len()));
            prop_assert_eq!(&few, &all[..few.len()]);
            prop_assert!(all.iter().is_sorted_by(|a, b| a.0 >= b.0));
        }
    }
}
