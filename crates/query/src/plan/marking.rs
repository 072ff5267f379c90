//! What is marked in the hits of a query.

use crate::expand::{Alternative, AlternativeKind, ExpandedWord, Expansion, Pattern};
use crate::operators::Proximity;
use crate::options::Match;
use nachlese_index_format::FieldName;

/// A rule for what is marked in a text.
#[derive(Clone, Debug)]
pub(crate) enum Marked {
    /// Any form with this stem.
    Stem(String),
    /// Any compound with a constituent that has this stem.
    Compound(String),
    /// Any forms with these stems, if each is close to the one before it.
    Close(Vec<String>),
    /// This folded form.
    Exact(String),
    /// These folded forms, consecutive.
    Sequence(Vec<String>),
    /// Any folded form that matches this pattern.
    Pattern(Pattern),
    /// Words at positions that satisfy a condition.
    Proximity(Proximity),
    /// Only in this text field.
    In(FieldName, Box<Marked>),
    /// One word, by any of these rules.
    Any(Vec<Marked>),
}

/// What is marked of a word. In a search for any of the words, its pieces are marked separately.
pub(super) fn of_word(word: &ExpandedWord, matching: Match) -> Vec<Marked> {
    let pieces = || word.pieces.iter().map(|piece| of_expansion(piece, matching));
    match &word.concatenated {
        Some(concatenated) => {
            let concatenated = Marked::Stem(concatenated.terms.stem.clone());
            if matching == Match::Any {
                std::iter::once(concatenated).chain(pieces()).collect()
            } else {
                vec![concatenated, Marked::Sequence(word.sequence())]
            }
        }
        None => pieces().collect(),
    }
}

/// What is marked of consecutive exact forms.
pub(super) fn of_sequence(forms: &[String]) -> Option<Marked> {
    match forms {
        [] => None,
        [form] => Some(Marked::Exact(form.clone())),
        _ => Some(Marked::Sequence(forms.to_vec())),
    }
}

fn of_expansion(expansion: &Expansion, matching: Match) -> Marked {
    let any = matching == Match::Any;
    Marked::Any(expansion.alternatives.iter().flat_map(|each| of_alternative(each, any)).collect())
}

fn of_alternative(alternative: &Alternative, any: bool) -> Vec<Marked> {
    let term = || alternative.term().to_owned();
    match alternative.kind {
        AlternativeKind::FunctionWord => alternative.terms.iter().cloned().map(Marked::Exact).collect(),
        AlternativeKind::Inflected | AlternativeKind::OtherName => vec![Marked::Stem(term())],
        AlternativeKind::Compound => vec![Marked::Compound(term())],
        AlternativeKind::OnlyTyped => vec![Marked::Exact(term())],
        // The constituents of a compound match close to each other, or separately in a search for
        // any of the words.
        AlternativeKind::ConstituentsInProximity if !any => {
            vec![Marked::Close(alternative.terms.clone())]
        }
        AlternativeKind::Constituent if any => vec![Marked::Stem(term())],
        AlternativeKind::ConstituentInCompound if any => vec![Marked::Compound(term())],
        // A prefix matches related words, whose marks would look wrong.
        _ => Vec::new(),
    }
}
