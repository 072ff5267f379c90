//! The first pass of a search for any of the words: the best candidates among the documents that
//! have any of many terms.
//!
//! MaxScore (Turtle & Flood 1995) over windows of documents, as in Lucene and PISA: terms that
//! cannot lift a document among the best by themselves are only looked up in documents that have
//! another term. Tantivy's union (block-max WAND) finds the next document by sorting its terms.
//! That is expensive for the twenty terms of a headline, half of them short prefixes that many
//! documents have: 6.2 ms for a query on a million articles, of which this takes a sixth
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

/// Number of documents that are scored at a time: their scores fit into the level-1 cache.
const WINDOW: usize = 4096;

/// A score in fixed-point arithmetic. Unlike floats, sums do not depend on the order of terms, so
/// that a document's rank does not depend on the limit.
type FixedScore = i32;

/// The scale: the sum of the maximum scores of all terms.
const GREATEST_SUM: f32 = (1 << 30) as f32;

/// The best `limit` documents, best first; ties are broken by address.
pub(super) fn best(
    generation: &Generation,
    candidates: &Candidates,
    limit: usize,
) -> Result<Vec<(Score, DocAddress)>, Failed> {
    let mut weights: Vec<Option<TermWeight>> =
        candidates.terms.iter().map(|term| TermWeight::open(generation, term)).collect::<Result<_, _>>()?;
    let sum: f32 = weights.iter().flatten().map(|weight| weight.most).sum();
    let scale = if sum > 0.0 { GREATEST_SUM / sum } else { 0.0 };
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
    let score = |score: FixedScore| if scale > 0.0 { score as f32 / scale } else { 0.0 };
    Ok(best.into_iter().map(|Reverse(found)| (score(found.score), found.address)).collect())
}

/// The weight of a term in the whole index.
struct TermWeight {
    /// Upper bound of its score in any document.
    most: f32,
    /// The term of BM25's denominator that depends on the length of the text, by Tantivy's one-byte
    /// field norm.
    norms: Vec<f32>,
    /// The locations of its postings, by segment.
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

/// The documents of a segment that have a term, from the current document on.
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

    fn score(&self, doc: DocId, occurrences: u32) -> FixedScore {
        let norm = self.weight.norms.get(usize::from(self.lengths.fieldnorm_id(doc)));
        let occurrences = occurrences as f32;
        (self.weight.most * occurrences / (occurrences + norm.copied().unwrap_or(1.0))) as FixedScore
    }

    /// Adds the scores of all documents before `end` to those of the window.
    fn add_until(&mut self, end: DocId, window: &mut Window) {
        loop {
            let rest = self.postings.docs().get(self.at..).unwrap_or_default();
            let occurrences = self.postings.freqs().get(self.at..).unwrap_or_default();
            let mut passed = 0;
            for (&doc, &occurrences) in rest.iter().zip(occurrences) {
                if doc >= end {
                    break;
                }
                window.add(doc, self.score(doc, occurrences));
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

    /// The score of a document, which must not precede the current one.
    fn score_of(&mut self, doc: DocId) -> FixedScore {
        self.at = self.postings.seek(doc);
        if self.next() != doc {
            return 0;
        }
        let occurrences = self.postings.freqs().get(self.at).copied().unwrap_or(1);
        self.score(doc, occurrences)
    }
}

/// The scores of consecutive documents.
struct Window {
    start: DocId,
    scores: Vec<FixedScore>,
    /// A bit for each document that has a score.
    scored: Vec<u64>,
}

impl Window {
    fn add(&mut self, doc: DocId, score: FixedScore) {
        // In a damaged index, documents may be in any order.
        let place = doc.wrapping_sub(self.start) as usize;
        if let (Some(sum), Some(bits)) = (self.scores.get_mut(place), self.scored.get_mut(place / 64)) {
            *sum = sum.saturating_add(score);
            *bits |= 1 << (place % 64);
        }
    }

    /// Empties the window and passes on each document with its score.
    fn drain(&mut self, mut take: impl FnMut(DocId, FixedScore)) {
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
    /// The postings of all terms, by ascending upper bound.
    lists: Vec<TermPostings<'w>>,
    /// The sum of the upper bounds of each list and those before it.
    most: Vec<FixedScore>,
    /// The documents among which hits must be.
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
        let mut sum: FixedScore = 0;
        let most = lists.iter().map(|list| {
            sum = sum.saturating_add(list.weight.most.ceil() as FixedScore);
            sum
        });
        SegmentPass { segment, ordinal, most: most.collect(), lists, filter }
    }

    fn run(mut self, best: &mut Best) {
        let mut window = Window { start: 0, scores: vec![0; WINDOW], scored: vec![0; WINDOW / 64] };
        loop {
            // Even all lists before this one cannot lift a document among the best.
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
            window.drain(|doc, mut score| {
                for (list, most) in others.iter_mut().zip(&self.most).rev() {
                    if score.saturating_add(*most) <= best.least() {
                        return;
                    }
                    score = score.saturating_add(list.score_of(doc));
                }
                if score > best.least()
                    && !self.segment.is_deleted(doc)
                    && self.filter.as_mut().is_none_or(|filter| has(filter.as_mut(), doc))
                {
                    best.offer(ScoredDocument { score, address: DocAddress::new(self.ordinal, doc) });
                }
            });
        }
    }
}

/// Whether a filter has a document, which must not precede its current one.
fn has(filter: &mut dyn Scorer, doc: DocId) -> bool {
    let at = if filter.doc() < doc { filter.seek(doc) } else { filter.doc() };
    at == doc
}

/// A document and its score; the greater one ranks first.
#[derive(PartialEq)]
struct ScoredDocument {
    score: FixedScore,
    address: DocAddress,
}

impl Eq for ScoredDocument {}

impl Ord for ScoredDocument {
    fn cmp(&self, other: &Self) -> Ordering {
        self.score.cmp(&other.score).then_with(|| other.address.cmp(&self.address))
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
    /// The score that a document must exceed; -1 while there is room, so that documents with a
    /// score of 0 qualify.
    fn least(&self) -> FixedScore {
        match self.heap.peek() {
            Some(Reverse(least)) if self.heap.len() >= self.limit => least.score,
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
    use crate::options::{Match, MatchOptions};
    use crate::plan::plan;
    use crate::{Index, syntax};
    use nachlese_indexer::{IndexOptions, Quiet};
    use proptest::prelude::*;
    use std::sync::LazyLock;

    /// A word for a number below 1000: three syllables.
    fn word(number: usize) -> String {
        let syllables = ["ba", "de", "ko", "lum", "mi", "ner", "po", "rat", "su", "tik"];
        [number / 100, number / 10, number].map(|digit| syllables[digit % 10]).concat()
    }

    /// Thousands of short articles whose words follow Zipf's law: the n-th has a share of 1/n.
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
            let options = IndexOptions::new(index.clone(), vec![archive]).threads(2);
            nachlese_indexer::run(&options, &Quiet).unwrap();
            let index = Index::open(index).unwrap();
            (folder, index)
        });
        &ARCHIVE
    }

    fn candidates(query: &str, limit: usize) -> Vec<(Score, DocAddress)> {
        let generation = archive().1.generation();
        let options = MatchOptions::new().matching(Match::Any);
        let plan =
            generation.with_analyzer(|a| plan(&generation, a, &syntax::parse(query), &options)).unwrap();
        best(&generation, &plan.candidates.unwrap(), limit).unwrap()
    }

    proptest! {
        /// Documents that are skipped could not have been among the best.
        #[test]
        fn the_best_are_those_of_an_exhaustive_search(
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
