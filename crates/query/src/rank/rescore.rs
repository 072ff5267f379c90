//! The second pass: BM25 over every level and field, for the candidates of the first.
//!
//! Tantivy's own scores fix k1 and b and cannot combine levels without losing its pruning. Here each term's postings are
//! sought through the candidates, which lie in document order: some microseconds a term.
//! BM25 is that of [`bm25`](super::bm25); the exponent of its idf, and that of repeated query words, were measured (docs/relevance.md, "Rare and repeated words").
//!
//! What a word stands for is one term with several ways to write it, as synonyms are in Lucene: the highest document frequency of them is
//! that of all, and occurrences are added up before they are saturated. So a rare spelling of a name, or a word that is seldom part of a
//! compound, never outranks what was typed.
//!
//! Words of which one mostly comes with another (`Julian Assange`, `Robert Koch-Institut`) say less together than BM25 adds up, which takes
//! them for independent: both are discounted by how far they are not (normalized pointwise mutual information, Bouma 2009). Articles with both
//! are counted among the candidates, so that pairs which more articles have than there are candidates are taken for less dependent than they
//! are (docs/relevance.md, "Words that come together").

use super::{bm25, early, stored};
use crate::error::Failed;
use crate::generation::Generation;
use crate::lowering::{Kind, Scored, Way};
use nachlese_german::Level;
use nachlese_index_format::{FieldName, Ranking, TextLevels};
use std::ops::Range;
use std::rc::Rc;
use std::sync::Arc;
use tantivy::fieldnorm::FieldNormReader;
use tantivy::postings::Postings;
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocAddress, DocId, DocSet, InvertedIndexReader, Score, TERMINATED, Term};

#[derive(Clone, Copy)]
struct Candidate {
    address: DocAddress,
    score: Score,
}

/// Scores the candidates anew and sorts them; those at the places `wanted` are in order to the last tie, by id.
pub(super) fn rescore(
    generation: &Generation,
    scoring: &[Scored],
    candidates: Vec<(Score, DocAddress)>,
    wanted: Range<usize>,
) -> Result<Vec<(Score, DocAddress)>, Failed> {
    let mut addresses: Vec<DocAddress> = candidates.into_iter().map(|(_, address)| address).collect();
    addresses.sort_unstable();
    let mut scores: Vec<Score> = vec![0.0; addresses.len()];
    for point in points(generation, scoring, &addresses)? {
        for (score, points) in scores.iter_mut().zip(&point.of_candidates) {
            *score += points;
        }
    }
    let mut candidates: Vec<Candidate> =
        addresses.into_iter().zip(scores).map(|(address, score)| Candidate { address, score }).collect();
    candidates.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.address.cmp(&b.address)));
    break_ties(generation, &mut candidates, wanted)?;
    Ok(candidates.into_iter().map(|c| (c.score, c.address)).collect())
}

/// What the candidates have of something scored, in one text.
pub(super) struct Points<'s> {
    pub(super) scored: &'s Scored,
    pub(super) kind: Kind,
    pub(super) text: FieldName,
    /// What they were divided by, because the word mostly comes with another.
    pub(super) discount: f32,
    /// The points of each candidate, in their order.
    pub(super) of_candidates: Vec<Score>,
}

/// The points of candidates, which are in the order of their addresses. Document frequencies and lengths are those of the whole index.
pub(super) fn points<'s>(
    generation: &Generation,
    scoring: &'s [Scored],
    candidates: &[DocAddress],
) -> Result<Vec<Points<'s>>, Failed> {
    let (ranking, documents) = (&generation.schema.ranking, documents(generation));
    let mut found = Vec::new();
    for levels in &generation.texts {
        let weight = generation.schema.rules(levels.name).weight();
        let scoring = scoring.iter().filter(|scored| scored.weight * weight > 0.0);
        found.extend(occurrences(generation, levels, scoring, candidates)?);
    }
    let together = Together::among(&found, documents, ranking.cooccurrence_discount);
    let mut points: Vec<Points<'s>> = found
        .into_iter()
        .map(|Occurrences { scored, text, frequency, of_candidates, own }| {
            let idf = bm25::idf(documents, frequency);
            let discount = together.discount(scored);
            let weight = generation.schema.rules(text).weight()
                * scored.weight
                * scored.times.powf(ranking.query_tf_exponent)
                * idf.powf(ranking.idf_exponent)
                * (ranking.k1 + 1.0)
                / discount;
            let of_candidates = candidates.iter().zip(of_candidates);
            let of_candidates = of_candidates.map(|(address, occurrences)| {
                if occurrences > 0.0 { weight * saturated(occurrences, &own, *address, ranking) } else { 0.0 }
            });
            Points { scored, kind: scored.kind, text, discount, of_candidates: of_candidates.collect() }
        })
        .collect();
    points.extend(early::points(generation, &points, candidates, documents)?);
    Ok(points)
}

/// How often the candidates have something scored, in one text.
struct Occurrences<'s> {
    scored: &'s Scored,
    text: FieldName,
    frequency: f32,
    of_candidates: Vec<f32>,
    /// The level of the best way, whose lengths are taken.
    own: Rc<LevelReaders>,
}

/// The occurrences in one text of what the index has of `scoring`.
fn occurrences<'s>(
    generation: &Generation,
    levels: &TextLevels,
    scoring: impl Iterator<Item = &'s Scored>,
    candidates: &[DocAddress],
) -> Result<Vec<Occurrences<'s>>, Failed> {
    let open = |level| match levels.level(level) {
        Some(field) => Ok::<_, Failed>(Some(Rc::new(LevelReaders::open(generation, field)?))),
        None => Ok(None),
    };
    let [exact, stem, parts, prefix] = [Level::Exact, Level::Stem, Level::Parts, Level::Prefix].map(open);
    let (exact, stem, parts, prefix) = (exact?, stem?, parts?, prefix?);
    let readers = |level| match level {
        Level::Exact => exact.as_ref(),
        Level::Stem => stem.as_ref(),
        Level::Parts => parts.as_ref(),
        Level::Prefix => prefix.as_ref(),
        Level::Names => None,
    };
    let mut found = Vec::new();
    for scored in scoring {
        let Some(own) = scored.ways.iter().find_map(|way| readers(way.level)) else { continue };
        let mut of_candidates = vec![0.0; candidates.len()];
        let mut frequency = 0.0_f32;
        for way in scored.ways.iter().filter(|way| way.share > 0.0) {
            if let Some(level) = readers(way.level) {
                frequency = frequency.max(level.count(way, candidates, &mut of_candidates)?);
            }
        }
        if frequency == 0.0 {
            continue;
        }
        if let Some(whole) = &scored.part_of
            && let Some(level) = readers(whole.level)
        {
            frequency = frequency.max(level.frequency(whole)?);
        }
        found.push(Occurrences { scored, text: levels.name, frequency, of_candidates, own: Rc::clone(own) });
    }
    Ok(found)
}

/// Words whose coming together is looked at: more would take a query's length squared.
const MOST_TOGETHER: usize = 64;

/// How far words of the query come together.
struct Together<'s> {
    /// The words, as they were typed, and what their points are divided by.
    discounts: Vec<(&'s str, f32)>,
}

impl<'s> Together<'s> {
    fn among(found: &[Occurrences<'s>], documents: f32, dependence: f32) -> Together<'s> {
        // Of each word: which candidates have it in any text, and how many articles do.
        let mut words: Vec<(&str, Vec<bool>, f32)> = Vec::new();
        for of_word in found.iter().filter(|of| of.scored.kind == Kind::Word && dependence > 0.0) {
            let has = of_word.of_candidates.iter().map(|occurrences| *occurrences > 0.0);
            if let Some((_, known, frequency)) =
                words.iter_mut().find(|(word, ..)| *word == of_word.scored.word)
            {
                known.iter_mut().zip(has).for_each(|(known, has)| *known |= has);
                *frequency = frequency.max(of_word.frequency);
            } else if words.len() < MOST_TOGETHER {
                words.push((&of_word.scored.word, has.collect(), of_word.frequency));
            }
        }
        let mut most = vec![0.0_f32; words.len()];
        for (at, (_, one, of_one)) in words.iter().enumerate() {
            for (after, (_, other, of_other)) in words.iter().enumerate().skip(at + 1) {
                let both = one.iter().zip(other).filter(|(one, other)| **one && **other).count() as f32;
                if both < 2.0 {
                    continue;
                }
                let expected = of_one.max(both) * of_other.max(both) / documents;
                let dependent =
                    ((both / expected).ln() / (documents / both).ln().max(f32::EPSILON)).clamp(0.0, 1.0);
                for place in [at, after] {
                    if let Some(most) = most.get_mut(place) {
                        *most = most.max(dependent);
                    }
                }
            }
        }
        let discounts = words.iter().zip(most).map(|((word, ..), most)| (*word, 1.0 + dependence * most));
        Together { discounts: discounts.collect() }
    }

    /// What the points of something scored are divided by.
    fn discount(&self, scored: &Scored) -> f32 {
        let known = self.discounts.iter().find(|(word, _)| *word == scored.word);
        known.map_or(1.0, |(_, discount)| *discount)
    }
}

/// The candidates of one segment; they are sorted by address.
pub(super) fn of_segment(candidates: &[DocAddress], ordinal: usize) -> Range<usize> {
    let start = candidates.partition_point(|c| (c.segment_ord as usize) < ordinal);
    let end = candidates.partition_point(|c| (c.segment_ord as usize) <= ordinal);
    start..end
}

/// One level of a text, in every segment.
struct LevelReaders {
    field: Field,
    indexes: Vec<Arc<InvertedIndexReader>>,
    lengths: Vec<FieldNormReader>,
    /// Mean length, in terms, not below 1.
    average: f32,
}

impl LevelReaders {
    fn open(generation: &Generation, field: Field) -> Result<LevelReaders, Failed> {
        let segments = generation.searcher.segment_readers();
        let indexes = segments.iter().map(|s| s.inverted_index(field)).collect::<Result<Vec<_>, _>>()?;
        let lengths =
            segments.iter().map(|s| s.get_fieldnorms_reader(field)).collect::<Result<Vec<_>, _>>()?;
        let tokens: f32 = indexes.iter().map(|i| i.total_num_tokens() as f32).sum();
        let average = (tokens / documents(generation)).max(1.0);
        Ok(LevelReaders { field, indexes, lengths, average })
    }

    /// Adds the occurrences of a way to those of each candidate; its document frequency.
    fn count(&self, way: &Way, candidates: &[DocAddress], occurrences: &mut [f32]) -> Result<f32, Failed> {
        let term = Term::from_field_text(self.field, &way.text);
        let mut frequency = 0.0;
        for (ordinal, index) in self.indexes.iter().enumerate() {
            let Some(info) = index.get_term_info(&term)? else { continue };
            frequency += info.doc_freq as f32;
            let range = of_segment(candidates, ordinal);
            let (Some(candidates), Some(occurrences)) =
                (candidates.get(range.clone()), occurrences.get_mut(range))
            else {
                continue;
            };
            let mut postings = index.read_postings_from_terminfo(&info, IndexRecordOption::WithFreqs)?;
            for (candidate, occurrences) in candidates.iter().zip(occurrences) {
                match seek(&mut postings, candidate.doc_id) {
                    TERMINATED => break,
                    doc if doc == candidate.doc_id => {
                        *occurrences += way.share * postings.term_freq() as f32;
                    }
                    _ => {}
                }
            }
        }
        Ok(frequency)
    }

    /// The document frequency of a way.
    fn frequency(&self, way: &Way) -> Result<f32, Failed> {
        self.count(way, &[], &mut [])
    }
}

pub(super) fn seek(postings: &mut impl DocSet, doc: DocId) -> DocId {
    if postings.doc() < doc { postings.seek(doc) } else { postings.doc() }
}

fn documents(generation: &Generation) -> f32 {
    generation.searcher.segment_readers().iter().map(|s| s.max_doc() as f32).sum()
}

/// BM25's saturation of so many occurrences in a text of this length.
fn saturated(occurrences: f32, level: &LevelReaders, address: DocAddress, ranking: &Ranking) -> f32 {
    let lengths = level.lengths.get(address.segment_ord as usize);
    let length = lengths.map_or(1.0, |lengths| lengths.fieldnorm(address.doc_id) as f32 / level.average);
    occurrences / (occurrences + bm25::norm(length, ranking))
}

/// Orders runs of equal scores by id, as far as they reach into `wanted`: to read an id costs as much as to score a term.
fn break_ties(
    generation: &Generation,
    candidates: &mut [Candidate],
    wanted: Range<usize>,
) -> Result<(), Failed> {
    let mut start = 0;
    for run in candidates.chunk_by_mut(|a, b| a.score == b.score) {
        let end = start + run.len();
        if run.len() > 1 && start < wanted.end && end > wanted.start {
            let ids = stored::ids(generation, run.iter().map(|c| c.address))?;
            let mut order: Vec<(String, Candidate)> = ids.into_iter().zip(run.iter().copied()).collect();
            order.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.address.cmp(&b.1.address)));
            for (place, (_, candidate)) in run.iter_mut().zip(order) {
                *place = candidate;
            }
        }
        start = end;
    }
    Ok(())
}
