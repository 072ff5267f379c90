//! How good a split is: a number above 0 where it is better than none.
//!
//! A linear model with a few hidden units. Those are worth one and a half points of exactly split
//! compounds over the linear model alone (docs/relevance.md, "Compounds"): frequency means one
//! thing of a long word and another of a short one.

use super::features::FEATURES;
use super::weights::{INPUT, LINEAR, OUTPUT};

/// The score of a split with these features.
pub(super) fn score(features: &[f32; FEATURES]) -> f32 {
    let dot = |weights: &[f32; FEATURES]| {
        weights.iter().zip(features).map(|(weight, value)| weight * value).sum::<f32>()
    };
    dot(&LINEAR) + INPUT.iter().zip(&OUTPUT).map(|(unit, weight)| weight * dot(unit).tanh()).sum::<f32>()
}
