//! Every split of a word into a modifier, a linking element and a head.

use super::affixes;
use super::statistics::{ConstituentStatistics, MIN_CONSTITUENT};
use std::borrow::Cow;

/// What lies between modifier and head.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LinkingElement {
    /// Nothing: `Stadt|rat`.
    None,
    /// -s: `Sicherheits|rat`.
    S,
    /// -es: `Bundes|rat`.
    Es,
    /// -n, -en: `Straßen|bahn`.
    N,
    /// -er, -e, -ens: `Kinder|garten`.
    Other,
    /// An -e that is lost: `Schul|leiter`.
    LostE,
    /// An -en that is lost: `Bau|stelle` of bauen.
    LostEn,
    /// -s on a word that the archive does not have, by its suffix: `Magyarisierungs|politik`.
    Unknown,
}

/// Linking elements that are added, the longest first where one ends another.
const ADDED: [(&str, LinkingElement); 7] = [
    ("ens", LinkingElement::Other),
    ("es", LinkingElement::Es),
    ("s", LinkingElement::S),
    ("en", LinkingElement::N),
    ("n", LinkingElement::N),
    ("er", LinkingElement::Other),
    ("e", LinkingElement::Other),
];

/// Endings that a modifier may have lost.
const LOST: [(&str, LinkingElement); 2] = [("e", LinkingElement::LostE), ("en", LinkingElement::LostEn)];

/// A possible split of a word.
#[derive(Clone, Debug)]
pub(super) struct Candidate<'w> {
    /// Where the head begins, in bytes.
    pub(super) at: usize,
    /// The modifier as a word of its own, without its linking element.
    pub(super) base: Cow<'w, str>,
    pub(super) linking: LinkingElement,
    /// Uses of the base.
    pub(super) uses: u32,
}

/// Every split of `word` into two sides that may be constituents.
pub(super) fn candidates<'w>(word: &'w str, statistics: ConstituentStatistics<'_>) -> Vec<Candidate<'w>> {
    let last = word.len().saturating_sub(MIN_CONSTITUENT);
    (MIN_CONSTITUENT..=last)
        .filter_map(|at| {
            let (modifier, head) = (word.get(..at)?, word.get(at..)?);
            let both_have_vowels = has_vowel(head) && has_vowel(modifier);
            if !both_have_vowels || !is_head(head, statistics) || affixes::is_prefix(modifier) {
                return None;
            }
            let (base, linking, uses) = base(modifier, statistics)?;
            Some(Candidate { at, base, linking, uses })
        })
        .collect()
}

/// The suffixes of `word` that may be heads, each with its offset, the longest first.
pub(super) fn heads<'w>(word: &'w str, statistics: ConstituentStatistics<'_>) -> Vec<(usize, &'w str)> {
    let ends = (MIN_CONSTITUENT..word.len()).filter_map(|at| Some((at, word.get(at..)?)));
    ends.filter(|(_, head)| head.len() >= MIN_CONSTITUENT && is_head(head, statistics)).collect()
}

fn is_head(head: &str, statistics: ConstituentStatistics<'_>) -> bool {
    statistics.may_be_constituent(statistics.uses_as_head(head)) && !affixes::is_suffix(head)
}

/// The most frequent word that a modifier may be a form of, with its linking element and its uses.
pub(super) fn base<'m>(
    modifier: &'m str,
    statistics: ConstituentStatistics<'_>,
) -> Option<(Cow<'m, str>, LinkingElement, u32)> {
    let known = |word: &str| {
        let uses = statistics.uses(word);
        (word.len() >= MIN_CONSTITUENT && statistics.may_be_constituent(uses)).then_some(uses)
    };
    let mut best = known(modifier).map(|uses| (Cow::Borrowed(modifier), LinkingElement::None, uses));
    let mut offer = |base: Cow<'m, str>, linking| {
        if let Some(uses) = known(&base)
            && best.as_ref().is_none_or(|(.., most)| uses > *most)
        {
            best = Some((base, linking, uses));
        }
    };
    for (end, linking) in ADDED {
        if let Some(base) = modifier.strip_suffix(end) {
            offer(Cow::Borrowed(base), linking);
        }
    }
    for (end, linking) in LOST {
        offer(Cow::Owned(format!("{modifier}{end}")), linking);
    }
    let unknown = modifier.strip_suffix('s').filter(|_| affixes::is_noun_with_linking_s(modifier));
    best.or_else(|| unknown.map(|base| (Cow::Borrowed(base), LinkingElement::Unknown, 0)))
}

fn has_vowel(side: &str) -> bool {
    side.bytes().any(|byte| b"aeiouy".contains(&byte))
}
