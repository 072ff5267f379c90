//! The first pass of a search for any of the words: the best candidates among all documents that
//! have any of many terms.
//!
//! MaxScore (Turtle & Flood 1995) over windows of documents, as Lucene and PISA do it: terms that
//! could not lift a document among the best by themselves are looked up only in documents that
//! another term found. Tantivy's union (block-max WAND) finds the next document by sorting its
//! terms, which is expensive for the twenty of a headline, half of them short prefixes that many
//! documents have: 6.2 ms a query on a million articles, where this takes a sixth of that
//! (docs/performance.md, "First pass").

use crate::error::Failed;
use crate::generation::Generation;
use crate::plan::{CandidateTerm, Candidates};
use crate::rank::bm25;
use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;
use tantivy::fieldnorm::FieldNormReader;
use tantivy::postings::{BlockSegmentPostings, TermInfo};
use tantivy::query::{EnableScoring, Scorer};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocAddress, DocId, Score, SegmentOrdinal, SegmentReader, TERMINATED, Term};

/// Documents that are scored at a time: their scores fit into the first-level cache.
const WINDOW: usize = 4096;

/// A score in whole points. They add up to the same in any order: a document's rank does not depend
/// on the limit.
type Points = i32;

/// The most points that all terms can give together.
const MOST_POINTS: f32 = (1 << 30) as f32;

/// The best `limit` documents, best first; of equal ones those with the lower address.
pub(super) fn best(
    generation: &Generation,
    candidates: &Candidates,
    limit: usize,
) -> Result<Vec<(Score, DocAddress)>, Failed> {
    let mut weights: Vec<Option<TermWeight>> =
        candidates.terms.iter().map(|term| TermWeight::open(generation, term)).collect::<Result<_, _>>()?;
    let sum: f32 = weights.iter().flatten().map(|weight| weight.most).sum();
    let scale = if sum > 0.0 { MOST_POINTS / sum } else { 0.0 };
    weights.iter_mut().flatten().for_each(|weight| weight.most *= scale);
    let filter = candidates.filter.as_ref();
    let filter = filter
        .map(|query| query.weight(EnableScoring::disabled_from_searcher(&generation.searcher)))
        .transpose()?;
    let mut best = Best { limit, heap: BinaryHeap::with_capacity(limit + 1) };
    for (ordinal, segment) in generation.searcher.segment_readers().iter().enumerate() {
        let mut lists = Vec::new();
        for (term, weight) in candidates.terms.iter().zip(&weights) {
            if let Some(weight) = weight {
                lists.extend(TermPostings::open(segment, ordinal, term, weight)?);
            }
        }
        let filter = filter.as_ref().map(|weight| weight.scorer(segment, 1.0)).transpose()?;
        SegmentPass::new(segment, ordinal as SegmentOrdinal, lists, filter).run(&mut best);
    }
    let mut best = best.heap.into_vec();
    best.sort_unstable();
    let score = |points: Points| if scale > 0.0 { points as f32 / scale } else { 0.0 };
    Ok(best.into_iter().map(|Reverse(found)| (score(found.points), found.address)).collect())
}

/// What a term counts in the whole index.
struct TermWeight {
    /// The points that no document exceeds.
    most: f32,
    /// What BM25's denominator adds to the number of occurrences, by the length of the text in
    /// Tantivy's one byte.
    norms: Vec<f32>,
    /// Where each segment has its postings.
    postings: Vec<Option<TermInfo>>,
}

impl TermWeight {
    /// `None` for a term that no document has.
    fn open(generation: &Generation, term: &CandidateTerm) -> Result<Option<TermWeight>, Failed> {
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
        Ok(Some(TermWeight { most, norms, postings }))
    }
}

/// The documents of a segment that have a term, from the current position of the pass on.
struct TermPostings<'w> {
    postings: BlockSegmentPostings,
    /// The index of the next document in the current block of postings.
    at: usize,
    lengths: FieldNormReader,
    weight: &'w TermWeight,
}

impl<'w> TermPostings<'w> {
    fn open(
        segment: &SegmentReader,
        ordinal: usize,
        term: &CandidateTerm,
        weight: &'w TermWeight,
    ) -> Result<Option<Self>, Failed> {
        let Some(Some(info)) = weight.postings.get(ordinal) else { return Ok(None) };
        let index = segment.inverted_index(term.field)?;
        let postings = index.read_block_postings_from_terminfo(info, IndexRecordOption::WithFreqs)?;
        let lengths = segment.get_fieldnorms_reader(term.field)?;
        Ok(Some(TermPostings { postings, at: 0, lengths, weight }))
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

    /// The points of a document that does not precede the current one.
    fn points_of(&mut self, doc: DocId) -> Points {
        self.at = self.postings.seek(doc);
        if self.next() != doc {
            return 0;
        }
        let occurrences = self.postings.freqs().get(self.at).copied().unwrap_or(1);
        self.points(doc, occurrences)
    }
}

/// The scores of consecutive documents.
struct Window {
    start: DocId,
    scores: Vec<Points>,
    /// A bit for each document that has a score.
    scored: Vec<u64>,
}

impl Window {
    fn add(&mut self, doc: DocId, points: Points) {
        // In a damaged index they may be in any order.
        let place = doc.wrapping_sub(self.start) as usize;
        if let (Some(sum), Some(bits)) = (self.scores.get_mut(place), self.scored.get_mut(place / 64)) {
            *sum = sum.saturating_add(points);
            *bits |= 1 << (place % 64);
        }
    }

    /// Removes each document and passes it on, with its score.
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

/// The pass over one segment.
struct SegmentPass<'s, 'w> {
    segment: &'s SegmentReader,
    ordinal: SegmentOrdinal,
    /// The postings of all terms; those that can add least come first.
    lists: Vec<TermPostings<'w>>,
    /// What each list and those before it can add at most.
    most: Vec<Points>,
    /// Documents that hits must be among.
    filter: Option<Box<dyn Scorer>>,
}

impl<'s, 'w> SegmentPass<'s, 'w> {
    fn new(
        segment: &'s SegmentReader,
        ordinal: SegmentOrdinal,
        mut lists: Vec<TermPostings<'w>>,
        filter: Option<Box<dyn Scorer>>,
    ) -> Self {
        lists.sort_by(|a, b| a.weight.most.total_cmp(&b.weight.most));
        let mut sum: Points = 0;
        let most = lists.iter().map(|list| {
            sum = sum.saturating_add(list.weight.most.ceil() as Points);
            sum
        });
        SegmentPass { segment, ordinal, most: most.collect(), lists, filter }
    }

    fn run(mut self, best: &mut Best) {
        let mut window = Window { start: 0, scores: vec![0; WINDOW], scored: vec![0; WINDOW / 64] };
        loop {
            // The lists before this one cannot make a hit together.
            let essential = self.most.partition_point(|most| *most <= best.least());
            let (others, finding) = self.lists.split_at_mut(essential);
            let start = finding.iter().map(TermPostings::next).min().unwrap_or(TERMINATED);
            // A damaged index may name documents that do not exist.
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
                    best.offer(ScoredDocument { points, address: DocAddress::new(self.ordinal, doc) });
                }
            });
        }
    }
}

/// Whether a filter has a document that does not precede its current one.
fn has(filter: &mut dyn Scorer, doc: DocId) -> bool {
    let at = if filter.doc() < doc { filter.seek(doc) } else { filter.doc() };
    at == doc
}

/// A document and its points; the greater ranks first.
#[derive(PartialEq)]
struct ScoredDocument {
    points: Points,
    address: DocAddress,
}

impl Eq for ScoredDocument {}

impl Ord for ScoredDocument {
    fn cmp(&self, other: &Self) -> Ordering {
        self.points.cmp(&other.points).then_with(|| other.address.cmp(&self.address))
    }
}

impl PartialOrd for ScoredDocument {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// The best documents so far.
struct Best {
    limit: usize,
    heap: BinaryHeap<Reverse<ScoredDocument>>,
}

impl Best {
    /// The points that a document must exceed; -1 while there is room, for documents whose words
    /// count nothing.
    fn least(&self) -> Points {
        match self.heap.peek() {
            Some(Reverse(least)) if self.heap.len() >= self.limit => least.points,
            _ => -1,
        }
    }

    fn offer(&mut self, found: ScoredDocument) {
        self.heap.push(Reverse(found));
        if self.heap.len() > self.limit {
            self.heap.pop();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::options::{Match, SearchOptions};
    use crate::plan::plan;
    use crate::{Index, syntax};
    use nachlese_indexer::{Order, Quiet};
    use proptest::prelude::*;
    use std::sync::LazyLock;

    /// A word for a number below 1000: three syllables.
    fn word(number: usize) -> String {
        let syllables = ["ba", "de", "ko", "lum", "mi", "ner", "po", "rat", "su", "tik"];
        [number / 100, number / 10, number].map(|digit| syllables[digit % 10]).concat()
    }

    /// Thousands of short articles of words that are as frequent as words are: the n-th has a share
    /// of 1/n.
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
        let options = SearchOptions { matching: Match::Any, ..SearchOptions::default() };
        let plan =
            generation.with_analyzer(|a| plan(&generation, a, &syntax::parse(query), &options)).unwrap();
        best(&generation, &plan.candidates.unwrap(), limit).unwrap()
    }

    proptest! {
        /// What was skipped could not have been among the best.
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
