//! BM25, for both passes (Robertson & Zaragoza 2009, "The Probabilistic Relevance Framework"), with
//! the idf of Lucene, which is never negative.

use nachlese_index_format::Ranking;

/// The inverse document frequency of a term that `frequency` of `documents` documents have.
pub(crate) fn idf(documents: f32, frequency: f32) -> f32 {
    (1.0 + (documents - frequency + 0.5) / (frequency + 0.5)).ln()
}

/// The term of the denominator that depends on the text length; `length` is relative to the
/// average.
pub(crate) fn norm(length: f32, ranking: &Ranking) -> f32 {
    ranking.k1 * (1.0 - ranking.b + ranking.b * length)
}
