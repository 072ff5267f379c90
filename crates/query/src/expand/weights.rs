//! The weights of alternatives: one table, computed from the schema of the index.
//!
//! For the score, alternatives are grouped: a group shares one document frequency and one
//! saturation (the word in any form; the form that was typed; each constituent; each prefix). A
//! group has a weight, and within it each alternative has a share. The first pass has no groups and
//! sums over terms.

use super::alternative::{AlternativeKind, Weight};
use nachlese_index_format::Schema;

/// The weight of an alternative of this kind.
pub(super) fn weight(kind: AlternativeKind, schema: &Schema) -> Weight {
    use AlternativeKind as Kind;
    let (levels, first_pass) = (&schema.levels, &schema.first_pass);
    let share = |weight: f32| if levels.stem > 0.0 { weight / levels.stem } else { 0.0 };
    let constituent = levels.stem * first_pass.constituents;
    let constituent_prefix = levels.prefix * levels.constituents;
    let (group, share, all, any) = match kind {
        Kind::FunctionWord => (levels.exact, 1.0, levels.exact, levels.exact),
        Kind::FunctionWordStem => (levels.stem, 1.0, levels.stem, levels.stem),
        Kind::Inflected => (levels.stem, 1.0, levels.stem, levels.stem),
        Kind::Compound => (
            levels.stem,
            share(levels.parts),
            levels.parts * first_pass.compound_boost,
            levels.stem * first_pass.compounds,
        ),
        Kind::OtherName => (levels.stem, share(levels.names), levels.names, levels.names),
        // In the first pass it is one of the inflected forms.
        Kind::Typed => (levels.exact, 1.0, 0.0, 0.0),
        Kind::OnlyTyped => (levels.exact, 1.0, levels.exact, levels.exact),
        // Each constituent is scored on its own, and a search for any of the words matches each.
        Kind::ConstituentsInProximity => (0.0, 0.0, levels.constituents, 0.0),
        Kind::Constituent => (levels.constituents, 1.0, 0.0, constituent),
        Kind::ConstituentInCompound => {
            (levels.constituents, share(levels.parts), 0.0, constituent * first_pass.compounds)
        }
        Kind::LongPrefix => (levels.prefix, 1.0, 0.0, levels.stem),
        Kind::ShortPrefix => (levels.prefix, 1.0, 0.0, levels.stem * first_pass.short_prefix),
        Kind::ConstituentLongPrefix => (constituent_prefix, 1.0, 0.0, constituent),
        Kind::ConstituentShortPrefix => (constituent_prefix, 1.0, 0.0, constituent * first_pass.short_prefix),
    };
    Weight { group, share, all, any }
}
