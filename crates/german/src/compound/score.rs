//! How good a split is: above 0 if it is better than none.
//!
//! A linear model with a few hidden units. With them, 1.5 percentage points more compounds are
//! split exactly than by the linear model alone (docs/relevance.md, "Compounds"): frequency has one
//! meaning for a long word and another for a short one.

use super::features::FEATURES;
use super::weights::{INPUT, LINEAR, OUTPUT};

/// The score of a split with these features.
pub(super) fn score(features: &[f32; FEATURES]) -> f32 {
    let dot = |weights: &[f32; FEATURES]| {
        weights.iter().zip(features).map(|(weight, value)| weight * value).sum::<f32>()
    };
    dot(&LINEAR) + INPUT.iter().zip(&OUTPUT).map(|(unit, weight)| weight * dot(unit).tanh()).sum::<f32>()
}
