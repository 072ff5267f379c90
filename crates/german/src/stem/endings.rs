//! Endings, stripped from the right while enough of the word remains.
//!
//! - **-nis, -nisse** belong to one stem: `Ergebnisse` = `Ergebnis`.
//! - **-ismus** loses -us: `Kapitalismus`, `Kapitalismen`.
//! - **-ie, -iem, -ier** stay: `Industrie`, `Papier`.
//! - **-er** is stripped after an [adjective](super::adjective) and in the closed class of
//!   [plurals](crate::tables::er_plurals).
//! - **-em** is stripped from words of more than four letters, **-end, -lnd, -rnd** from words of
//!   more than five.
//! - **-t, -e** are stripped one by one while more than three letters remain, but never one of a
//!   double letter.
//! - **-n** is stripped from -en, -eln, -ern: `warnen`, not `warn`.
//! - **-s** is stripped from the end of a word, and before -t: [`final_s`].
//! - **Any ending** stays if the word is [complete](crate::tables::complete), or if a name would
//!   remain: `Kohle`, `Kohl`.
//! - **-le, -re** of contracted verbs and adjectives become -el, -er: `wandre` = `wandern`,
//!   `dunkle` = `dunkel`.
//!
//! Letters are counted as CISTEM counts them: `sch` is one, `ei` and `ie` are one ([`measure`]).
//! Source: CISTEM (MIT) for the frame, grammar for the rest, by hand. Not done: -chen, -lein.

use super::adjective::is_adjective;
use super::final_s::{self, takes_nis};
use crate::evidence::Evidence;
use crate::letters::Letters;
use crate::tables::suffixes::{self, SuffixMatches, SuffixTable};

/// Which endings a word has lost.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct StrippedEndings {
    /// -er of the plural.
    pub(super) er_plural: bool,
    /// -er or -st, which may be comparison.
    pub(super) compared: bool,
    /// -t, -st, -end: no noun has these.
    pub(super) verbal: bool,
}

/// Strips the endings of a word, and returns which they were.
pub(super) fn strip(word: &mut Letters, evidence: Evidence<'_>) -> StrippedEndings {
    let folded;
    let plain = if word.has_umlauts() {
        folded = word.folded();
        folded.as_slice()
    } else {
        word.as_slice()
    };
    let (end, stripped) = length_without_endings(word.as_slice(), plain, evidence);
    let contracted = match plain.get(end.saturating_sub(2)..=end) {
        Some([b'b' | b'd' | b'f' | b'g' | b'k' | b'm' | b'p' | b's' | b't' | b'z', b'l', b'e']) => {
            Some(b"el")
        }
        Some([b'b' | b'd' | b'f' | b'g' | b'k' | b'm' | b'p' | b't', b'r', b'e']) => Some(b"er"),
        _ => None,
    };
    match contracted {
        Some(full) => {
            word.truncate(end - 1);
            word.append(full);
        }
        None => word.truncate(end),
    }
    stripped
}

/// The length of `word` without its endings; `plain` is the word without umlauts.
fn length_without_endings(word: &[u8], plain: &[u8], evidence: Evidence<'_>) -> (usize, StrippedEndings) {
    let whole = final_s::length_without_double_s(word, evidence);
    let mut b = plain.get(..whole).unwrap_or(plain);
    let mut len = measure(b);
    let mut stripped = StrippedEndings::default();
    let written = evidence.is_written_like_a_noun();
    let (noun, nominal) = (written == Some(true), !evidence.is_empty() && written != Some(false));
    let umlauts = word.as_ptr() != plain.as_ptr();
    while len > 3 {
        let umlauted = word.get(..b.len()).unwrap_or(b);
        let matches = suffixes::find(umlauted);
        let plain_matches = if umlauts { suffixes::find(b) } else { matches };
        let may_be_noun =
            !umlauts || word.get(b.len()) == Some(&b'e') || !umlauted.iter().any(u8::is_ascii_uppercase);
        if is_complete(matches, plain_matches, may_be_noun) {
            break;
        }
        let behind = plain.get(b.len()).filter(|_| b.len() < whole);
        let cut = match b {
            [head @ .., b'n', b'i', b's', b's'] if takes_nis(head) => return (b.len() - 1, stripped),
            [head @ .., b'n', b'i', b's'] if takes_nis(head) => break,
            [_, _, .., b'i', b's', b'm', b'u', b's'] => return (b.len() - 2, stripped),
            [.., b'e', b'i', b'e'] | [.., b'e', b'i', b'e', b'm' | b'r'] => 1,
            [.., b'i', b'e'] | [.., b'i', b'e', b'm' | b'r'] => break,
            [.., b'e', b'r'] if len > 4 && evidence.is_agent(umlauted) => break,
            [head @ .., b'e', b'r'] if len > 4 && (is_adjective(head) || declines(umlauted, evidence)) => {
                stripped.compared = true;
                2
            }
            [head @ .., b'e', b'r'] if len > 4 && has_er_plural(head) => {
                stripped.er_plural = true;
                2
            }
            [.., b'e', b'm'] if len > 4 => 2,
            [.., b'e' | b'l' | b'r', b'n', b'd'] if len > 5 => {
                stripped.verbal = true;
                2
            }
            [.., b'n', b'd'] => break,
            // `Schnelltests` is no verb, `kauftest` is one.
            [.., b'e', b's', b't'] if noun || evidence.is_capitalized() => break,
            [.., last, b't'] if *last != b't' => {
                stripped.verbal = true;
                stripped.compared |= *last == b's';
                1
            }
            [.., last, b'e'] if *last != b'e' => 1,
            [head @ .., b'n'] if takes_n(head) || behind.is_none() && is_contracted(head) => 1,
            [.., last, b's'] if *last != b's' => {
                let ending = match behind {
                    None => final_s::ends_word(umlauted, b, evidence),
                    Some(b't') => final_s::ends_before_t(umlauted, b, evidence),
                    // Before another ending an s is part of the base: `Preise`, `reisen`.
                    Some(_) => false,
                };
                if !ending {
                    break;
                }
                1
            }
            _ => break,
        };
        let shorter = b.get(..b.len() - cut).unwrap_or_default();
        if nominal
            && !b.ends_with(b"s")
            && evidence.is_other_name(word.get(..shorter.len()).unwrap_or(shorter))
        {
            break;
        }
        b = shorter;
        len -= cut;
    }
    (b.len(), stripped)
}

/// Whether a word has no ending, by its matches and those of its plain letters. `may_be_noun`: it
/// has no umlaut, or an -e of the plural was stripped. Otherwise an umlaut before -t is a verb's
/// (`schwört` is no form of `Wort`, but `Kräfte` is one of `Kraft`).
fn is_complete(matches: SuffixMatches, plain: SuffixMatches, may_be_noun: bool) -> bool {
    let complete =
        matches.is_in(SuffixTable::Complete) || may_be_noun && plain.is_in(SuffixTable::UmlautNoun);
    complete && !plain.is_in(SuffixTable::Incomplete)
}

/// Whether -er after `base` is a plural.
fn has_er_plural(base: &[u8]) -> bool {
    let matches = suffixes::find(base);
    base == b"ei" || matches.is_in(SuffixTable::ErPlural) && !matches.is_in(SuffixTable::Country)
}

/// Whether -n behind `head` is an ending: in -en, -eln, -ern, `Nachbarn`, `Herrn`; not in `Bahn`,
/// `warn`, `Million`.
fn takes_n(head: &[u8]) -> bool {
    matches!(head, [.., b'e'] | [.., b'e', b'l' | b'r'] | [.., b'b', b'a', b'r'] | [.., b'r', b'r'])
}

/// Whether -n behind `head` may stand for -en: `gehn`, `baun`.
fn is_contracted(head: &[u8]) -> bool {
    matches!(head, [.., b'e', b'h'] | [.., b'a', b'u'])
}

/// Whether a word in -er is an adjective, by the forms in -em and -es that the lexicon has of it.
fn declines(word: &[u8], evidence: Evidence<'_>) -> bool {
    let Some(head) = word.get(..word.len() - 2).filter(|_| !evidence.is_empty()) else { return false };
    evidence.count(head, b"em") > 0
        && evidence.count(head, b"es") > 0
        && !evidence.is_noun(head, b"").unwrap_or(false)
}

/// The number of letters, with `sch`, `ei` and `ie` counted as one.
fn measure(b: &[u8]) -> usize {
    let mut n = b.len();
    let mut r = b;
    loop {
        match r {
            [b's', b'c', b'h', t @ ..] => {
                n -= 2;
                r = t;
            }
            [b'e', b'i', t @ ..] | [b'i', b'e', t @ ..] => {
                n -= 1;
                r = t;
            }
            [_, t @ ..] => r = t,
            [] => return n,
        }
    }
}
