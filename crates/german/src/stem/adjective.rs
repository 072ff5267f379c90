//! Whether a final -er is an ending of adjectives (`kleiner`) or part of the word (`lehrer`,
//! `sicher`).
//!
//! No rule recognises every adjective; but nearly all long ones have a suffix, and the short ones
//! are few:
//!
//! | base ends with | example |
//! |---|---|
//! | a suffix of adjectives | `gefährlich-er`, `farbig-er`, `haltbar-er`, `aktiv-er` |
//! | the ending of a participle | `laufend-er`, `gefunden-er`, `reduziert-er`, `gelobt-er` |
//! | -er, -st, -est after an adjective | `kleiner-er`, `kleinst-er` |
//! | a plain adjective, also as the head of a compound | `klein-er`, `haargenau-er` |
//!
//! The suffixes are listed in [`adjectives`](crate::tables::adjectives). Not done: adjectives that
//! are not listed keep -er (`doofer`); persons that look like one lose it (`Fremder`).

use crate::tables::prefixes;
use crate::tables::suffixes::{self, SuffixTable};

/// Superlatives that are not the positive with -st.
const IRREGULAR_SUPERLATIVES: [&str; 5] = ["best", "erst", "letzt", "nachst", "hochst"];

/// Whether -er after `base` is an ending of adjectives.
pub(super) fn is_adjective(base: &[u8]) -> bool {
    match base {
        b"alt" => true,
        // `Maler`, `Gründer`.
        b"mal" | [.., b'g', b'r', b'u', b'n', b'd'] => false,
        [positive @ .., b'e', b'r'] => positive.len() > 2 && is_adjective(positive),
        [positive @ .., b'e', b's', b't'] | [positive @ .., b's', b't'] if has_adjective_suffix(positive) => {
            true
        }
        [_, .., b's', b's', b't'] => true,
        [.., b's', b't'] => IRREGULAR_SUPERLATIVES.iter().any(|row| row.as_bytes() == base),
        _ => has_adjective_suffix(base),
    }
}

fn has_adjective_suffix(base: &[u8]) -> bool {
    let found = suffixes::find(base);
    found.is_in(SuffixTable::Adjective) || found.is_in(SuffixTable::Participle) && has_participle_prefix(base)
}

fn has_participle_prefix(base: &[u8]) -> bool {
    let prefixes =
        ["ge", "be", "ver", "er", "ent", "zer", "emp", "miss", "un", "uber", "unter", "hinter", "wider"];
    let mut separable = false;
    prefixes::for_each_separable(base, |_| separable = true);
    (separable || prefixes.iter().any(|prefix| base.starts_with(prefix.as_bytes())))
        && !base.ends_with(b"schaft")
}
