//! When a final -s is an ending: the genitive or plural of `Autos`, `Merkels`; not in `Haus`,
//! `Status`, `arbeitslos`, `Paris`.
//!
//! - **-nis, -us, -los** keep their -s, but `Santinis`, `Staus`, `Kilos` lose it. The letter before
//!   decides.
//! - **-ss after a consonant** is a genitive added to another -s (`Walterss`): no German word ends
//!   so.
//! - **`reist`, `löst`**: the -s belongs to the verb, by the table, or else by the infinitive that
//!   the lexicon has.
//! - **Any other** -s is an ending, unless the lexicon has `Kollapse`, `Kollapses` and no `Kollap`.
//!
//! Nouns in -s that are frequent heads of compounds are in [`complete`](crate::tables::complete).
//! Source: grammar (genitive and plural in -s, suffixes in -s), by hand.

use crate::evidence::Evidence;
use crate::tables::suffixes::{self, SuffixTable};

/// The length of a word without a genitive -s behind another -s, which some writers add to names.
pub(super) fn length_without_double_s(word: &[u8], evidence: Evidence<'_>) -> usize {
    let end = word.len();
    match word {
        [.., c, b's', b's'] if is_consonant(*c) => end - 1,
        [_, _, _, .., b'a' | b'e' | b'i' | b'o' | b'u', b's', b's']
            if !suffixes::find(word).is_in(SuffixTable::WordInSs) && is_unknown(word, evidence) =>
        {
            end - 1
        }
        _ => end,
    }
}

/// Whether there is a lexicon and it has no form of the word.
fn is_unknown(word: &[u8], evidence: Evidence<'_>) -> bool {
    !evidence.is_empty()
        && [b"".as_slice(), b"e", b"es", b"en"].iter().all(|ending| evidence.count(word, ending) == 0)
}

/// Whether the -s of a whole word is an ending; `plain` is the word without umlauts.
pub(super) fn ends_word(word: &[u8], plain: &[u8], evidence: Evidence<'_>) -> bool {
    match (word, plain) {
        ([.., b'u', b's'], [.., v, _, _]) if !matches!(v, b'a' | b'e' | b'o') => !is_latin(word, evidence),
        (_, [.., v, b'l', b'o', b's']) if is_consonant(*v) && *v != b'l' => false,
        _ => !is_own(word, evidence),
    }
}

/// Whether the -s between a base and a stripped -t is an ending: `kaufst`, not `reist`.
pub(super) fn ends_before_t(base: &[u8], plain: &[u8], evidence: Evidence<'_>) -> bool {
    let own = |stem: &[u8]| evidence.infinitive(base) > evidence.infinitive(stem);
    !suffixes::find(plain).is_in(SuffixTable::VerbInS)
        && (evidence.is_empty() || !base.split_last().is_some_and(|(_, stem)| own(stem)))
}

/// Whether -nis is a suffix behind `head` (`Ergeb-nis`), and not the genitive of a name
/// (`Santini-s`).
pub(super) fn takes_nis(head: &[u8]) -> bool {
    head.len() > 2 && head.last().is_some_and(|&letter| is_consonant(letter))
}

fn is_consonant(letter: u8) -> bool {
    !matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u' | b'y' | b'A' | b'O' | b'U')
}

/// Whether -us belongs to the word: a lexicon must have the word, and more often than the word
/// without -s.
fn is_latin(word: &[u8], evidence: Evidence<'_>) -> bool {
    let Some((_, base)) = word.split_last().filter(|_| !evidence.is_empty()) else { return true };
    let uses = evidence.count(word, b"");
    uses > 0 && uses >= evidence.count(base, b"")
}

/// Whether the -s is the word's own: the lexicon has it with further endings, or often, and hardly
/// ever without -s.
fn is_own(word: &[u8], evidence: Evidence<'_>) -> bool {
    let Some((_, base)) = word.split_last().filter(|_| !evidence.is_empty()) else { return false };
    let genitive = base.strip_suffix(b"e").map_or(0, |nominative| evidence.count(nominative, b""));
    let (uses, base_uses) = (evidence.count(word, b""), evidence.count(base, b"") + genitive);
    let further = evidence.count(word, b"e") + evidence.count(word, b"es");
    uses > 0 && uses + further > base_uses.saturating_mul(4) && (further > 0 || base_uses == 0 && uses >= 20)
}
