//! Every cut of a word into a modifier, its link and a head.

use super::affixes;
use super::parts::{Parts, SHORTEST_PART};
use std::borrow::Cow;

/// What stands between modifier and head.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Link {
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
    /// -s, by its ending, on a word that the archive does not have: `Magyarisierungs|politik`.
    Unknown,
}

/// Links that are added, longest first where they share an end.
const ADDED: [(&str, Link); 7] = [
    ("ens", Link::Other),
    ("es", Link::Es),
    ("s", Link::S),
    ("en", Link::N),
    ("n", Link::N),
    ("er", Link::Other),
    ("e", Link::Other),
];

/// Links by which a modifier lost an end.
const LOST: [(&str, Link); 2] = [("e", Link::LostE), ("en", Link::LostEn)];

/// A cut.
#[derive(Clone, Debug)]
pub(super) struct Candidate<'w> {
    /// Where the head begins, in bytes.
    pub(super) at: usize,
    /// The modifier without its link, as the word that it is alone.
    pub(super) base: Cow<'w, str>,
    pub(super) link: Link,
    /// Uses of the base.
    pub(super) uses: u32,
}

/// Every cut of `word` of which both sides may be parts.
pub(super) fn of<'w>(word: &'w str, parts: Parts<'_>) -> Vec<Candidate<'w>> {
    let last = word.len().saturating_sub(SHORTEST_PART);
    (SHORTEST_PART..=last)
        .filter_map(|at| {
            let (modifier, head) = (word.get(..at)?, word.get(at..)?);
            let is_head = has_vowel(head) && parts.may_be(parts.uses_as_head(head)) && !affixes::is_end(head);
            if !is_head || !has_vowel(modifier) || affixes::is_beginning(modifier) {
                return None;
            }
            let (base, link, uses) = base(modifier, parts)?;
            Some(Candidate { at, base, link, uses })
        })
        .collect()
}

/// Where what ends `word` is a word that may be a part, the longest first.
pub(super) fn heads<'w>(word: &'w str, parts: Parts<'_>) -> Vec<(usize, &'w str)> {
    let ends = (SHORTEST_PART..word.len()).filter_map(|at| Some((at, word.get(at..)?)));
    let is_part = |head: &str| parts.may_be(parts.uses_as_head(head)) && !affixes::is_end(head);
    ends.filter(|(_, head)| head.len() >= SHORTEST_PART && is_part(head)).collect()
}

/// The most frequent word that a modifier may be of.
pub(super) fn base<'m>(modifier: &'m str, parts: Parts<'_>) -> Option<(Cow<'m, str>, Link, u32)> {
    let known = |word: &str| {
        let uses = parts.uses(word);
        (word.len() >= SHORTEST_PART && parts.may_be(uses)).then_some(uses)
    };
    let mut best = known(modifier).map(|uses| (Cow::Borrowed(modifier), Link::None, uses));
    let mut offer = |base: Cow<'m, str>, link| {
        if let Some(uses) = known(&base)
            && best.as_ref().is_none_or(|(.., most)| uses > *most)
        {
            best = Some((base, link, uses));
        }
    };
    for (end, link) in ADDED {
        if let Some(base) = modifier.strip_suffix(end) {
            offer(Cow::Borrowed(base), link);
        }
    }
    for (end, link) in LOST {
        offer(Cow::Owned(format!("{modifier}{end}")), link);
    }
    let unknown = modifier.strip_suffix('s').filter(|_| affixes::is_noun_with_link(modifier));
    best.or_else(|| unknown.map(|base| (Cow::Borrowed(base), Link::Unknown, 0)))
}

fn has_vowel(part: &str) -> bool {
    part.bytes().any(|byte| b"aeiouy".contains(&byte))
}
