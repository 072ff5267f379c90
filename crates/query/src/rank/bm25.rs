//! What all passes have of BM25 (Robertson & Zaragoza 2009, "The Probabilistic Relevance Framework"), with the idf of Lucene, which is never negative.

use nachlese_index_format::Ranking;

/// How rare a term is that so many of the documents have.
pub(super) fn idf(documents: f32, frequency: f32) -> f32 {
    (1.0 + (documents - frequency + 0.5) / (frequency + 0.5)).ln()
}

/// What stands beside the number of occurrences in the denominator, in a text of this length; a text of average length has 1.
pub(super) fn norm(length: f32, ranking: &Ranking) -> f32 {
    ranking.k1 * (1.0 - ranking.b + ranking.b * length)
}
