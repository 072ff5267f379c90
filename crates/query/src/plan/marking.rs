//! What is marked in the hits of a query.

use crate::expand::{Alternative, AlternativeKind, ExpandedWord, Expansion, Pattern};
use crate::operators::Proximity;
use crate::options::Match;
use nachlese_index_format::FieldName;

/// What a reader sees marked.
#[derive(Clone, Debug)]
pub(crate) enum Marked {
    /// Any form with this stem.
    Stem(String),
    /// Any compound with a constituent that has this stem.
    Compound(String),
    /// Any forms with these stems, where each is close to the one before it.
    CloseTogether(Vec<String>),
    /// This folded form.
    Exact(String),
    /// These folded forms, consecutive.
    Sequence(Vec<String>),
    /// Any folded form that looks like this.
    Pattern(Pattern),
    /// Words in the positions that a condition requires.
    Proximity(Proximity),
    /// In this text field alone.
    In(FieldName, Box<Marked>),
    /// One word, by any of these.
    Any(Vec<Marked>),
}

/// What is marked of a word. A search for any of the words takes the pieces of a word one by one.
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
        // The constituents of a compound are found close together, or one by one in a search for
        // any of the words.
        AlternativeKind::ConstituentsInProximity if !any => {
            vec![Marked::CloseTogether(alternative.terms.clone())]
        }
        AlternativeKind::Constituent if any => vec![Marked::Stem(term())],
        AlternativeKind::ConstituentInCompound if any => vec![Marked::Compound(term())],
        // Prefixes find what is related. Readers would take a mark for a wrong one.
        _ => Vec::new(),
    }
}
