//! Names lose nothing but a genitive -s.
//!
//! | name | told by |
//! |---|---|
//! | of a person: `Brandt` is no form of `Brand`, `Biden` none of `bid` | the lexicon: a capital, rarely an article, often a forename or title before it |
//! | of a place in -en: `Polen` is no form of `Pol` | [`PLACES`] |
//!
//! The guard against `Paris`, `Hans`, `Wilders`: an -s goes only if the word without it is a name, and not much rarer.

use super::evidence::Evidence;
use super::letters::Letters;
use super::tails::{self, Table};

/// Places in -en that the rules would merge with other words. Source: geography, by hand.
pub(super) const PLACES: &[&str] = &[
    "^polen",
    "^schweden",
    "^bayern",
    "hessen",
    "sachsen",
    "preussen",
    "^franken",
    "^schwaben",
    "^baden",
    "westfalen",
    "^emden",
    "^minden",
    "^dresden",
    "^bremen",
];

/// Takes the genitive -s off a name; `true` if the word is one and done with.
pub(super) fn settle(word: &mut Letters, evidence: Evidence<'_>) -> bool {
    let all = word.as_slice();
    let uses = evidence.uses();
    // `Kongress` is no genitive of `Kongres`; `Wilderss`, which nobody writes, is one.
    let base = all.strip_suffix(b"s").filter(|base| base.len() >= 3 && (uses == 0 || !base.ends_with(b"s")));
    if tails::find(base.unwrap_or(all)).is_in(Table::Place) {
        word.truncate(base.map_or(all.len(), <[u8]>::len));
        return true;
    }
    if evidence.is_empty() {
        return false;
    }
    if let Some(base) = base {
        let base_uses = evidence.count(base, b"");
        if base_uses > 0 && base_uses.saturating_mul(2) >= uses && evidence.is_name(base) {
            word.truncate(base.len());
            return true;
        }
    }
    evidence.is_named(all)
}
