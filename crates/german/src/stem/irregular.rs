//! Plurals that do not add an ending to the singular: `Museen` to `Museum`, `Firmen` to `Firma`.
//!
//! By the table of [`irregular_plurals`](crate::tables::irregular_plurals); any other word by the
//! singular that the lexicon has.

use crate::evidence::Evidence;
use crate::letters::Letters;
use crate::tables::irregular_plurals::PLURALS;
use crate::tables::suffixes::{self, SuffixTable};

/// A singular must be used this often for a plural to be reduced to it.
const MIN_USES: u32 = 4;

/// Endings of plurals, each with the endings of singulars that it may belong to.
const PATTERNS: [(&[u8], &[&[u8]]); 3] = [
    (b"ien", &[b"ium", b"ion"]),
    (b"en", &[b"um", b"us", b"a", b"on", b"is", b"os", b"o"]),
    (b"a", &[b"um", b"on"]),
];

/// Turns a plural into its singular: a plural of the table, or one of which the lexicon has the
/// singular and no regular form.
pub(super) fn singular(word: &mut Letters, evidence: Evidence<'_>) {
    let all = word.as_slice();
    if !matches!(all, [_, _, _, .., b'n' | b'a' | b'i' | b'e']) {
        return;
    }
    let length = suffixes::longest(all, SuffixTable::IrregularPlural);
    let row = || {
        PLURALS.iter().find(|(plural, _)| {
            all.ends_with(plural.trim_start_matches('^').as_bytes())
                && plural.trim_start_matches('^').len() == length
        })
    };
    if length > 0
        && let Some((_, singular)) = row()
    {
        word.truncate(all.len() - length);
        word.append(singular.as_bytes());
    } else if !evidence.is_empty() && evidence.is_written_like_a_noun() != Some(false) {
        let known = PATTERNS.iter().find_map(|(plural, singulars)| {
            let head = all.strip_suffix(*plural).filter(|head| head.len() >= 3)?;
            Some((head, singular_ending(head, plural, singulars, evidence)?))
        });
        if let Some((head, singular)) = known {
            let length = head.len();
            word.truncate(length);
            word.append(singular);
        }
    }
}

/// The ending of the singular that the lexicon has of `head`, unless the plural is a regular one.
fn singular_ending(
    head: &[u8],
    plural: &[u8],
    singulars: &'static [&'static [u8]],
    evidence: Evidence<'_>,
) -> Option<&'static [u8]> {
    let regular: &[&[u8]] = match plural {
        b"ien" => &[b"ie"],
        b"en" => &[b"", b"e"],
        _ => &[b"as"],
    };
    if regular.iter().any(|ending| evidence.count(head, ending) > 0) {
        return None;
    }
    singulars
        .iter()
        .copied()
        .find(|ending| evidence.count(head, ending) >= MIN_USES && evidence.is_singular_of_this(head, ending))
}
